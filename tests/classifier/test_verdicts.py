"""Verdicts: scores that sum to one, the rulings of layout, and indifference to what does not matter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.classifier import ClassifierOptions, Unit, classify, classify_units, model_name
from briefing.classifier.units import LabelledUnit
from briefing.classifier.verdicts import ruled
from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.source import Span
from briefing.model.verdict import Section, Verdict

ARTICLE = (
    "The ferry line was opened in 1988 and carries nine thousand people a day.",
    "Its owner, a bank abroad, sold it in April.",
    "The buyer is close to the neighbouring state's secret service, which is mapping the harbour.",
    "A sudden closure of the line could cut the island off within a week.",
    "The government should buy the line back before the autumn.",
    "Parliament must also see the contract.",
)


def read(*texts: str, document: str = "d") -> tuple[Verdict, ...]:
    units = [LabelledUnit(document, "", n, Unit(text)) for n, text in enumerate(texts, start=1)]
    return classify_units(units)[document]


def sentence(text: str, index: int, kind: SentenceKind, source: str = "S1") -> Sentence:
    return Sentence(source, index, Span(0, len(text)), text, kind)


def test_an_article_is_sorted_as_a_reader_would() -> None:
    found = [verdict.section for verdict in read(*ARTICLE)]
    assert found[:2] == [Section.BACKGROUND] * 2
    assert found[3] is Section.THREAT_ASSESSMENT
    assert found[4:] == [Section.RECOMMENDATION] * 2


@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_any_text_gets_scores_that_sum_to_one_and_the_likeliest_section(texts: list[str]) -> None:
    for verdict in read(*texts):
        assert sum(verdict.scores) == pytest.approx(1, abs=1e-9)
        assert verdict.score == max(verdict.scores)


def test_the_same_text_gets_the_same_verdicts_twice() -> None:
    assert read(*ARTICLE) == read(*ARTICLE)


@pytest.mark.parametrize("change", [str.upper, lambda text: f"  {text.replace(' ', '   ')} ", lambda text: text])
def test_white_space_and_case_change_nothing_in_the_network(change) -> None:  # type: ignore[no-untyped-def]
    plain, changed = read("A word before.", ARTICLE[4].lower()), read("A word before.", change(ARTICLE[4].lower()))
    assert changed[1].section is plain[1].section


def test_typographic_quotes_read_as_plain_ones() -> None:
    plain, set_ = read('He called it "a gift" to smugglers.'), read("He called it “a gift” to smugglers.")
    assert plain[0].scores == set_[0].scores


def test_documents_do_not_colour_each_other() -> None:
    units = [LabelledUnit(doc, "", n, Unit(text)) for doc in "ab" for n, text in enumerate(ARTICLE, start=1)]
    found = classify_units(units)
    assert [verdict.scores for verdict in found["a"]] == [verdict.scores for verdict in read(*ARTICLE)]
    assert [verdict.scores for verdict in found["b"]] == [verdict.scores for verdict in found["a"]]


def test_notes_and_boilerplate_are_other_without_a_doubt() -> None:
    kinds = (SentenceKind.SENTENCE, SentenceKind.NOTE, SentenceKind.BOILERPLATE)
    verdicts = classify([sentence(ARTICLE[4], n, kind) for n, kind in enumerate(kinds, start=1)])
    assert [verdict.section for verdict in verdicts] == [Section.RECOMMENDATION, Section.OTHER, Section.OTHER]
    assert verdicts[1].scores == (0, 0, 0, 1)


def test_a_note_between_sentences_changes_nothing_for_them() -> None:
    told = [sentence(text, n, SentenceKind.SENTENCE) for n, text in enumerate(ARTICLE, start=1)]
    noted = [*told[:2], sentence("[the translator's note]", 9, SentenceKind.NOTE), *told[2:]]
    with_note = [verdict for verdict in classify(noted) if verdict.sentence.kind is not SentenceKind.NOTE]
    assert [verdict.scores for verdict in with_note] == [verdict.scores for verdict in classify(told)]


def test_a_heading_is_a_proposal_or_other() -> None:
    scores = ruled(SentenceKind.HEADING, np.array([0.5, 0.2, 0.1, 0.2]))
    assert scores.tolist() == [0, 0, 0.1, 0.9]


def test_nothing_is_made_of_nothing() -> None:
    assert classify([]) == ()


def test_a_document_longer_than_a_block_is_read_whole_and_in_order() -> None:
    long = read(*(["Ships left.", "They should return."] * 310))
    assert [verdict.sentence.index for verdict in long] == list(range(1, 621))
    assert {verdict.section for verdict in long[601::2]} == {long[301].section}


def test_the_model_has_a_name_with_its_digest() -> None:
    name, digest = model_name(ClassifierOptions()).split("-")
    assert name == "fast"
    assert len(digest) == 8
