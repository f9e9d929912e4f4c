"""What the lead-in of a list gives to its items."""

from __future__ import annotations

import pytest

from briefing.analysis.register.antecedents import actors_of_lead_in, verb_of_lead_in
from briefing.model.sentence import Sentence
from briefing.model.source import Span


@pytest.mark.parametrize(
    ("lead_in", "verb"),
    [
        ("Naval bases should be established at these places:", "establish"),
        ("The fleet must acquire:-", "acquire"),
        ("The council should:", ""),
        ("The package should include:", ""),
        ("Three things stood out:", ""),
    ],
)
def test_a_lead_in_has_the_verb_that_its_items_complete(lead_in: str, verb: str) -> None:
    item = "(a) A mobile task force;"
    texts = (lead_in, item)
    sentences = [Sentence("S1", number, Span(0, len(text)), text) for number, text in enumerate(texts, start=1)]
    assert verb_of_lead_in(sentences, 1) == verb
    assert verb_of_lead_in(sentences, 0) == ""


@pytest.mark.parametrize(
    ("lead_in", "actors"),
    [
        ("The Commission and its agencies should:", ("Commission", "its agencies")),
        ("A policy built along those lines would:", ()),
    ],
)
def test_what_is_planned_is_not_who_acts(lead_in: str, actors: tuple[str, ...]) -> None:
    texts = (lead_in, "- Create rewards for cooperation;")
    sentences = [Sentence("S1", number, Span(0, len(text)), text) for number, text in enumerate(texts, start=1)]
    assert actors_of_lead_in(sentences, 1) == actors


@pytest.mark.parametrize(
    ("lead_in", "actors"),
    [
        ("Italy, France and Spain should:", ("Italy", "France", "Spain")),
        ("Further, for this to work, the ministry should:", ("ministry",)),
        ("In 2030, the towns and the ministry should:", ("towns", "ministry")),
    ],
)
def test_what_is_put_before_the_subject_is_no_actor(lead_in: str, actors: tuple[str, ...]) -> None:
    texts = (lead_in, "- Create rewards for cooperation;")
    sentences = [Sentence("S1", number, Span(0, len(text)), text) for number, text in enumerate(texts, start=1)]
    assert actors_of_lead_in(sentences, 1) == actors
