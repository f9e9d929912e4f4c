"""The recommendations register of a document, or of units in the gold format.

    briefing register article.pdf
    briefing register units.jsonl --json

A document is read, split and sorted into sections first. A .jsonl file holds one unit a line (doc, n, par, text);
where a unit has a label, that is its section. With --json one object a line: doc, n, entries.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from briefing.analysis.recommendations import extract
from briefing.analysis.register.gold import LabelledSentence, as_line, entry_of, parse_sentences
from briefing.classifier import MODELS, classify_units, parse_units
from briefing.cli.classify import read_units_file
from briefing.cli.common import add_settings_argument, read_sources, settings_from
from briefing.cli.console import progress, say_notices
from briefing.model.register import Recommendation, Stance
from briefing.model.sentence import Sentence
from briefing.model.verdict import Section
from briefing.pipeline import classify
from briefing.settings import Settings

Judged = tuple[str, Sentence, Section]
"""The name of a document, one of its sentences, and the section of that sentence."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing register``."""
    parser.add_argument("file", metavar="FILE", help="a document (- is standard input), or a .jsonl of units")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--model", choices=MODELS, help="the networks that read (default: fast)")
    add_settings_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print the register; returns 0."""
    settings = settings_from(args)
    with progress("reading what is recommended"):
        judged = _judged(args.file, settings)
        found = _by_sentence(judged, settings)
    for name, sentence, section in judged:
        entries = found.get((name, sentence.id), [])
        if args.json and section is Section.RECOMMENDATION:
            print(as_line(name, sentence.index, [entry_of(entry) for entry in entries]))
        elif not args.json:
            for entry in entries:
                print(as_text(entry))
    return 0


def as_text(entry: Recommendation) -> str:
    """One entry as lines for people: who, how strongly, what; then whatever else is known of it."""
    context = f"[{', '.join(entry.actors_from_context)}]" if entry.actors_from_context else "unstated"
    who = ", ".join(entry.actors) or context
    who += f" ({entry.subject})" if entry.subject else ""
    meant = "".join(f" [{item.phrase}: {item.meaning}]" for item in entry.clarifications)
    word = (
        "" if entry.stance is Stance.OWN else f" · {entry.stance}" + (f" by {entry.speaker}" if entry.speaker else "")
    )
    more = [(role, getattr(entry, role)) for role in ("target", "condition", "purpose", "deadline")]
    return "\n".join(
        [
            f"{entry.id:>4}  {who} · {entry.force} · {entry.action}{meant}",
            f"      {', '.join(entry.instruments)}{word} · {', '.join(entry.evidence)}",
            *(f"      {role}: {value}" for role, value in more if value),
        ]
    )


def _judged(name: str, settings: Settings) -> list[Judged]:
    if name.lower().endswith(".jsonl"):
        text = read_units_file(Path(name), settings)
        return list(_units(parse_sentences(text, name), text, name, settings))
    sources = read_sources([name], settings)
    say_notices(notice for source in sources for notice in source.notices)
    names = {source.id: source.name for source in sources}
    return [(names[v.sentence.source], v.sentence, v.section) for v in classify(sources, settings)]


def _units(units: Sequence[LabelledSentence], text: str, name: str, settings: Settings) -> Iterable[Judged]:
    """The units with their sections; those of a document in which a unit has no label are sorted first."""
    unlabelled = {unit.document for unit in units if unit.section is None}
    decided: dict[tuple[str, int], Section] = {}
    if unlabelled:
        given = [unit for unit in parse_units(text, name) if unit.document in unlabelled]
        for document, verdicts in classify_units(given, options=settings.classifier).items():
            decided |= {(document, verdict.sentence.index): verdict.section for verdict in verdicts}
    for unit in units:
        section = unit.section or decided.get((unit.document, unit.sentence.index), Section.OTHER)
        yield unit.document, unit.sentence, section


def _by_sentence(judged: Sequence[Judged], settings: Settings) -> Mapping[tuple[str, str], list[Recommendation]]:
    """The entries of each sentence, by document and sentence id; each document has ids of its own."""
    found: dict[tuple[str, str], list[Recommendation]] = {}
    for name, group in groupby(judged, key=lambda item: item[0]):
        each = list(group)
        for entry in extract([item[1] for item in each], [item[2] for item in each], settings.analysis):
            found.setdefault((name, entry.evidence[0]), []).append(entry)
    return found
