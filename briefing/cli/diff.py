"""What has changed between two briefs: recommendations and threats new, dropped, hardened, softened, reassigned.

    briefing diff march.json june.json
    briefing diff march.json june.json --markdown > changes.md

Force goes from could over should to must; a likelihood is compared on its own scale only.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from briefing.analysis.diff import as_markdown, as_records, as_text, compare
from briefing.cli.render import read_dossier


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing diff``."""
    parser.add_argument("old", metavar="OLD.json", type=Path, help="the earlier brief")
    parser.add_argument("new", metavar="NEW.json", type=Path, help="the later brief")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as a JSON list")
    form.add_argument("--markdown", action="store_true", help="as Markdown")


def run(args: argparse.Namespace) -> int:
    """Print the changes; returns 0."""
    changes = compare(read_dossier(args.old).analysis, read_dossier(args.new).analysis)
    if args.json:
        print(json.dumps(as_records(changes), ensure_ascii=False, indent=1))
    else:
        sys.stdout.write(as_markdown(changes) if args.markdown else as_text(changes))
    return 0
