"""What benchmarks on labelled documents share: their arguments, a document with its registers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefing.analysis import assembly
from briefing.analysis.directory import directory
from briefing.analysis.options import AnalysisOptions
from briefing.analysis.reading import Reading
from briefing.analysis.reading import read as read_source
from briefing.analysis.register.gold import LabelledSentence
from briefing.model.register import Analysis
from briefing.model.sentence import SentenceKind
from briefing.model.source import Source, Span
from briefing.model.verdict import SECTIONS, Section, Verdict


def arguments(description: str | None, name: str) -> argparse.Namespace | None:
    """What the benchmark ``name`` is asked for (``folder``, ``learn``); none, after a line, without its documents."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared" / "gold")
    parser.add_argument("--learn", action="store_true")
    args = parser.parse_args()
    if all((args.folder / part).is_file() for part in ("dev.jsonl", "train.jsonl")):
        return args
    print(f"{name}: skipped, no labelled documents in {args.folder}")
    return None


def analysed(units: Sequence[LabelledSentence]) -> tuple[tuple[Reading, ...], Analysis]:
    """The readings and the registers of the document that ``units`` are."""
    options = AnalysisOptions()
    text, sentences = "", []
    for number, unit in enumerate(units):
        text += (
            "\n\n" if number and unit.sentence.paragraph != units[number - 1].sentence.paragraph else " " * bool(text)
        )
        heading = unit.section is Section.OTHER and unit.sentence.text[-1:].isalnum()
        kind = SentenceKind.HEADING if heading else SentenceKind.SENTENCE
        span = Span(len(text), len(text) + len(unit.sentence.text))
        text += unit.sentence.text
        sentences.append(replace(unit.sentence, source="S1", span=span, kind=kind))
    source = Source("S1", units[0].document, "text", text, ())
    sections = [unit.section or Section.OTHER for unit in units]
    verdicts = tuple(
        Verdict(sentence, section, tuple(float(one is section) for one in SECTIONS))  # type: ignore[arg-type]
        for sentence, section in zip(sentences, sections, strict=True)
    )
    found = assembly.analyse((source,), verdicts, options)
    return read_source(source, verdicts, directory(options.actors)), found
