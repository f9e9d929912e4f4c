"""Sort the sentences of a document, or units in the gold format, into sections.

    briefing classify article.pdf
    briefing classify units.jsonl --json

A document is read and split first. A .jsonl file holds one unit a line (doc, n, par, text). With --json one object a
line: doc, n, text, section, scores.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from briefing.classifier import ClassifierOptions, classify_units, parse_units
from briefing.cli.common import add_settings_argument, read_sources, settings_from
from briefing.cli.console import progress, say_notices
from briefing.model.verdict import SECTIONS, Verdict
from briefing.pipeline import classify
from briefing.readers.files import load
from briefing.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing classify``."""
    parser.add_argument("file", metavar="FILE", help="a document (- is standard input), or a .jsonl of units")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--model", choices=("fast", "accurate"), help="the networks that read (default: fast)")
    add_settings_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print the verdicts; returns 0."""
    settings = settings_from(args)
    with progress("sorting sentences"):
        verdicts = _verdicts(args.file, settings)
    for document, verdict in verdicts:
        print(as_json(document, verdict) if args.json else as_line(verdict))
    return 0


def read_units_file(path: Path, settings: Settings) -> str:
    """The text of a .jsonl file; raises :class:`briefing.errors.SourceError`."""
    return load(path, settings.read.max_bytes).decode("utf-8-sig", errors="replace")


def as_json(document: str, verdict: Verdict) -> str:
    """``verdict`` as one line of JSON."""
    scores = {str(section): score for section, score in zip(SECTIONS, verdict.scores, strict=True)}
    sentence = verdict.sentence
    record = {
        "doc": document,
        "n": sentence.index,
        "text": sentence.text,
        "section": str(verdict.section),
        "scores": scores,
        "doubtful": verdict.doubtful,
        "cues": [{"text": cue.text, "weight": cue.weight} for cue in verdict.cues],
    }
    return json.dumps(record, ensure_ascii=False)


def as_line(verdict: Verdict) -> str:
    """``verdict`` as one line for people: section, score, a question mark if doubtful, number, text."""
    doubt = "?" if verdict.doubtful else " "
    return f"{verdict.section:<17} {verdict.score:.2f}{doubt} {verdict.sentence.id:>7}  {verdict.sentence.text}"


def _verdicts(name: str, settings: Settings) -> Iterable[tuple[str, Verdict]]:
    if name.lower().endswith(".jsonl"):
        options: ClassifierOptions = settings.classifier
        found = classify_units(parse_units(read_units_file(Path(name), settings), name), options=options)
        return [(document, verdict) for document, verdicts in found.items() for verdict in verdicts]
    sources = read_sources([name], settings)
    say_notices(notice for source in sources for notice in source.notices)
    names = {source.id: source.name for source in sources}
    return [(names[verdict.sentence.source], verdict) for verdict in classify(sources, settings)]
