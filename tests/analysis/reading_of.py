"""Readings and analyses of invented sentences, for tests of the analysis."""

from __future__ import annotations

from briefing.analysis import AnalysisOptions, analyse
from briefing.analysis.directory import directory
from briefing.analysis.persons import find_persons
from briefing.analysis.reading import Reading, read
from briefing.model.register import Analysis
from briefing.model.verdict import Section
from tests.builders import THREAT, Unit, source_of, unit, verdicts_of


def readings_of(*units: Unit, key: str = "S1") -> tuple[Reading, ...]:
    """The readings of the sentences of one source, persons found."""
    source = source_of(units, key)
    known = directory()
    return find_persons(read(source, verdicts_of(source, units), known), known)[0]


def reading_of(text: str, section: Section = THREAT) -> Reading:
    """The reading of one sentence."""
    return readings_of(unit(text, section))[0]


def analysis_of(*sources: tuple[Unit, ...], date: str | None = None, **options: object) -> Analysis:
    """The analysis of sources, each given as its sentences."""
    read_in = [source_of(units, f"S{n}") for n, units in enumerate(sources, 1)]
    verdicts = [v for source, units in zip(read_in, sources, strict=True) for v in verdicts_of(source, units)]
    return analyse(read_in, verdicts, AnalysisOptions(date=date, **options))  # type: ignore[arg-type]
