"""Render the JSON of a brief again, perhaps edited, perhaps with another template set.

    briefing render out/article.json --template decision_memo --format docx

What the brief was made with (template set, length, labels, options) stands unless this call decides otherwise.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from briefing.cli.brief_files import write_brief
from briefing.cli.common import add_brief_arguments, settings_from
from briefing.errors import BriefError
from briefing.model.brief import Dossier
from briefing.model.record import from_record
from briefing.pipeline import as_composed, with_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing render``."""
    parser.add_argument("brief", metavar="BRIEF.json", type=Path, help="a brief's JSON, as briefing build writes it")
    add_brief_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Render the brief; returns 0."""
    settings = settings_from(args)
    dossier = with_settings(read_dossier(args.brief), settings)
    settings = as_composed(dossier, settings)
    write_brief(dossier, settings, args.output, args.brief.name)
    return 0


def read_dossier(path: Path) -> Dossier:
    """The dossier in the file at ``path``; raises :class:`BriefError`."""
    try:
        return from_record(json.loads(path.read_bytes()))
    except OSError as error:
        raise BriefError(f"{path}: {error.strerror or error}") from error
    except ValueError as error:
        raise BriefError(f"{path}: not JSON ({error})") from error
    except BriefError as error:
        raise BriefError(f"{path}: {error}") from error
