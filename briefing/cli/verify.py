"""Read a brief's PDF, Word file and web page back and compare them with its JSON.

    briefing verify out/article.json

The files stand beside the JSON under the same name. Each difference is a line: a statement, row or number that reads
otherwise, is missing, or was added, as in a Word file that somebody has edited. Nothing is written.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from briefing.cli.common import add_settings_argument, settings_from
from briefing.cli.console import progress
from briefing.cli.render import read_dossier
from briefing.errors import BriefError, OutputError
from briefing.pipeline import as_composed, compose, with_settings
from briefing.verify import READ_BACK, verify


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing verify``."""
    parser.add_argument("brief", metavar="BRIEF.json", type=Path, help="a brief's JSON, as briefing build writes it")
    parser.add_argument("--template", metavar="SET", help="the template set, where the brief was made with another")
    parser.add_argument("--length", choices=("short", "standard", "full"), help="the length it was made with")
    add_settings_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print every difference; returns 0 where there is none, else raises :class:`OutputError` (exit code 5)."""
    settings = settings_from(args)
    dossier = with_settings(read_dossier(args.brief), settings)
    files = _beside(args.brief)
    with progress(f"reading back {', '.join(files)}"):
        differences = verify(compose(dossier, as_composed(dossier, settings)), files)
    for difference in differences:
        print(difference.line())
    if differences:
        count = f"{len(differences)} difference{'s' if len(differences) > 1 else ''}"
        raise OutputError(f"{args.brief}: {count} between the brief and its files", remedy="render it again")
    print(f"{args.brief}: {', '.join(files)} hold what the brief says")
    return 0


def _beside(path: Path) -> dict[str, bytes]:
    """The files of the brief at ``path`` by format; raises :class:`BriefError` where there is none."""
    there = {name: path.with_suffix(f".{name}") for name in READ_BACK if path.with_suffix(f".{name}").is_file()}
    if not there:
        wanted = ", ".join(f".{name}" for name in READ_BACK)
        raise BriefError(f"{path}: no {wanted} beside it to compare", remedy="render it first: briefing render")
    try:
        return {name: file.read_bytes() for name, file in there.items()}
    except OSError as error:
        raise BriefError(f"{error.filename}: {error.strerror or error}") from error
