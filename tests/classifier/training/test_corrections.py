"""Corrections: only what an analyst decided is learnt; the rest of the document is read as context."""

from __future__ import annotations

from dataclasses import replace

from briefing.classifier.training.corrections import corrected, decided
from briefing.classifier.training.examples import UNKNOWN
from briefing.model.brief import Dossier
from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.source import Span
from briefing.model.verdict import SECTIONS, DecidedBy, Section, Verdict
from tests.renderers.sample_brief import sample_brief


def verdict(index: int, by: DecidedBy, kind: SentenceKind = SentenceKind.SENTENCE, source: str = "S1") -> Verdict:
    sentence = Sentence(source, index, Span(0, 4), f"text {index}", kind, paragraph=index)
    return Verdict(sentence, Section.THREAT_ASSESSMENT, (0.0, 1.0, 0.0, 0.0), decided_by=by)


def dossier(*verdicts: Verdict) -> Dossier:
    return replace(sample_brief().dossier, verdicts=verdicts)


def test_a_corrected_sentence_is_learnt_among_its_neighbours() -> None:
    verdicts = (verdict(1, DecidedBy.MODEL), verdict(2, DecidedBy.ANALYST), verdict(3, DecidedBy.MODEL))
    (example,) = corrected([dossier(*verdicts)])
    assert example.labels == (UNKNOWN, SECTIONS.index(Section.THREAT_ASSESSMENT), UNKNOWN)
    assert [unit.text for unit in example.units] == ["text 1", "text 2", "text 3"]
    assert decided([example]) == 1


def test_sources_that_nobody_corrected_and_notes_are_left_out() -> None:
    note = verdict(2, DecidedBy.MODEL, SentenceKind.NOTE)
    verdicts = (verdict(1, DecidedBy.ANALYST), note, verdict(1, DecidedBy.MODEL, source="S2"))
    (example,) = corrected([dossier(*verdicts)])
    assert len(example.units) == 1


def test_briefs_without_corrections_teach_nothing() -> None:
    assert corrected([dossier(verdict(1, DecidedBy.MODEL))]) == ()
