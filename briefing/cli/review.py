"""Check, correct and release a brief in the browser.

    briefing review article.txt
    briefing review out/article.json
    briefing review

The page is served to this machine alone, at an address that carries a token. Every decision is kept at once in
NAME.json in the output folder, never in the source; without a file, a page opens to drop some on. Ctrl-C ends.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import sys
import webbrowser
from pathlib import Path

from briefing.cli.common import add_brief_arguments, read_sources, settings_from
from briefing.cli.console import progress
from briefing.errors import BriefError, UsageError
from briefing.pipeline import with_settings
from briefing.settings import Settings
from briefing.workbench.desk import Opened, kept_review
from briefing.workbench.home import Home, free_home, kept_at, safe_name
from briefing.workbench.server import LOOPBACK, address, desk_for, door_of, is_loopback, listening, serve
from briefing.workbench.settling import started

OUT = Path("out")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing review``."""
    parser.add_argument("sources", metavar="SOURCE", nargs="*", help="sources of one brief, or its NAME.json")
    parser.add_argument("--port", type=int, metavar="N", help="port to listen on (default: 8700 or a free one)")
    parser.add_argument("--host", default=LOOPBACK, help="address to listen on (default: this machine alone)")
    parser.add_argument("--no-browser", action="store_true", help="print the address and open nothing")
    add_brief_arguments(parser)
    parser.set_defaults(output=None)


def run(args: argparse.Namespace) -> int:
    """Serve the workbench until it is interrupted; returns 0."""
    settings = settings_from(args)
    folder, opened = _opened(args, settings)
    made = listening(args.host, args.port)
    door = door_of(made, args.host)
    url = address(made, args.host, door)
    if not is_loopback(args.host):
        print(f"briefing: note: {args.host} can be reached from other machines, without encryption", file=sys.stderr)
    print(url, flush=True)
    if not args.no_browser:
        webbrowser.open(url)
    with contextlib.suppress(KeyboardInterrupt):
        serve(desk_for(settings, folder, door, _now, opened), made)
    return 0


def _opened(args: argparse.Namespace, settings: Settings) -> tuple[Path, Opened | None]:
    """The folder to keep briefs in, and the brief to begin with; a brief's JSON stays where it is."""
    folder = args.output or OUT
    if not args.sources:
        return folder, None
    records = [Path(name) for name in args.sources if name.lower().endswith(".json")]
    if not records:
        return folder, _from_sources(args.sources, settings, folder)
    if len(args.sources) > 1:
        raise UsageError("a brief's .json is reviewed alone", remedy="give sources, or one .json")
    folder = args.output or records[0].parent
    kept = kept_at(Home(records[0].parent, records[0].stem))
    if kept is None:
        raise BriefError(f"{records[0]}: no such file", remedy="check the path")
    dossier = with_settings(kept[1], settings)
    own = folder.resolve() == records[0].parent.resolve()
    return folder, Opened(dossier, kept[0] if own else free_home(folder, records[0].stem))


def _from_sources(names: list[str], settings: Settings, folder: Path) -> Opened:
    with progress("reading and sorting sentences"):
        sources = read_sources(names, settings)
        name = safe_name(f"{settings.name}.json" if settings.name else sources[0].name)
        found = kept_review(sources, folder, name)
        opened = found or Opened(started(sources, settings), free_home(folder, name))
    return Opened(with_settings(opened.dossier, settings), opened.home)


def _now() -> str:
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")
