"""Read one source or several and write one brief.

    briefing build article.txt
    briefing build a.html b.pdf -o briefs --name balkans --format pdf,docx --marking TLP:AMBER
    briefing build - < article.txt

The sources become one brief, as PDF, as an editable Word file and as JSON, from which `briefing render` makes it again.
"""

from __future__ import annotations

import argparse

from briefing.cli.brief_files import write_brief
from briefing.cli.common import add_brief_arguments, read_sources, settings_from
from briefing.cli.console import progress
from briefing.pipeline import analyse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing build``."""
    parser.add_argument(
        "sources", metavar="SOURCE", nargs="+", help=".txt, .md, .html, .docx or .pdf; - is standard input"
    )
    add_brief_arguments(parser)
    parser.add_argument("--model", choices=("fast", "accurate"), help="the networks that read (default: fast)")


def run(args: argparse.Namespace) -> int:
    """Build the brief; returns 0."""
    settings = settings_from(args)
    with progress(f"reading {len(args.sources)} source{'s' if len(args.sources) > 1 else ''}"):
        sources = read_sources(args.sources, settings)
    with progress("sorting sentences and extracting the registers"):
        dossier = analyse(sources, settings)
    write_brief(dossier, settings, args.output, sources[0].name)
    return 0
