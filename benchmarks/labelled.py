"""A labelled document with its registers, its sections as labelled; what several benchmarks measure on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
