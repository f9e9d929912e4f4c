"""Arguments that several commands share, and the settings that they make."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefing.errors import UsageError
from briefing.model.source import Source
from briefing.pipeline import STANDARD_INPUT, read, read_bytes
from briefing.settings import Settings, load_settings

FORMATS = ("pdf", "docx", "html", "md", "json", "csv", "xlsx")


def add_brief_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that makes a brief."""
    parser.add_argument(
        "-o", "--output", metavar="DIR", type=Path, default=Path("out"), help="folder to write to (default: out)"
    )
    parser.add_argument("--name", help="file name without suffix, or a pattern such as '{date}-{title|slug}'")
    parser.add_argument("--format", metavar="LIST", help="pdf,docx,html,md,json,csv,xlsx (default: pdf,docx,json)")
    parser.add_argument("--template", metavar="SET", help="name of a template set, or a folder that holds one")
    parser.add_argument("--title", help="title of the brief (default: the source's own)")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="date of the brief (default: today)")
    parser.add_argument("--marking", help="protective marking, such as TLP:AMBER or OFFICIAL")
    parser.add_argument("--addressee", metavar="WHO", help="whom the brief is for")
    parser.add_argument("--length", choices=("short", "standard", "full"), help="how much goes into the body")
    parser.add_argument("--paper", choices=("A4", "Letter"), help="paper size (default: A4)")
    parser.add_argument(
        "--style-document", metavar="DOCX", type=Path, help="take styles, page and letterhead from this Word file"
    )
    parser.add_argument("--language", metavar="TAG", help="language of the headings and labels: en, fr, de, sr-Latn")
    parser.add_argument("--up-to", metavar="MARKING", help="leave out what is marked above this")
    parser.add_argument("--only", metavar="PART", help="one section or one register entry (R3) alone")
    add_settings_argument(parser)


def add_settings_argument(parser: argparse.ArgumentParser) -> None:
    """The argument that names a settings file."""
    parser.add_argument(
        "--settings", metavar="FILE", type=Path, help="settings file (default: briefing.toml here, if any)"
    )


def settings_from(args: argparse.Namespace) -> Settings:
    """The settings in force: command line over file over defaults; today's date where none is given."""
    given: dict[str, Any] = {
        "title": getattr(args, "title", None),
        "date": getattr(args, "date", None),
        "marking": getattr(args, "marking", None),
        "addressee": getattr(args, "addressee", None),
        "name": getattr(args, "name", None),
        "formats": formats_of(getattr(args, "format", None)),
        "compose.template": getattr(args, "template", None),
        "length": getattr(args, "length", None),
        "compose.only": getattr(args, "only", None),
        "compose.up_to": getattr(args, "up_to", None),
        "compose.language": getattr(args, "language", None),
        "classifier.model": getattr(args, "model", None),
        "render.paper": getattr(args, "paper", None),
        "render.style_document": getattr(args, "style_document", None),
    }
    chosen = {key: value for key, value in given.items() if value is not None}
    return load_settings(getattr(args, "settings", None), chosen, today=_today(), folder=Path.cwd())


def formats_of(text: str | None) -> tuple[str, ...] | None:
    """The formats that ``pdf,docx`` names, or ``None`` for ``None``; raises :class:`UsageError` for an unknown one."""
    if text is None:
        return None
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise UsageError(
            f"--format: {', '.join(unknown) or 'nothing'} is not an output format", remedy=f"use {', '.join(FORMATS)}"
        )
    return names


def read_sources(names: Sequence[str], settings: Settings) -> tuple[Source, ...]:
    """The sources that the command line names; ``-`` is standard input."""
    if list(names) == ["-"]:
        return (read_bytes(sys.stdin.buffer.read(), STANDARD_INPUT, settings),)
    if "-" in names:
        raise UsageError("- (standard input) must be the only source")
    return read([Path(name) for name in names], settings)


def _today() -> str:
    """Today, or the day that ``SOURCE_DATE_EPOCH`` names, for builds that must be the same on another day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    return datetime.datetime.now().astimezone().date().isoformat()
