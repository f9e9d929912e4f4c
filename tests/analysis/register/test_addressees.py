"""Whom a proposal in the imperative is addressed to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.analysis.recommendations import extract
from briefing.analysis.register.addressees import addressees, is_imperative
from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.source import Span
from briefing.model.verdict import Section


def under(*headings: str) -> list[Sentence]:
    text = "Hire pilots."
    return [Sentence("S1", 1, Span(0, len(text)), text, headings=headings)]


def listed(*texts: str, paragraph: int = 0) -> list[Sentence]:
    """Sentences, those that begin with a hyphen as items of a list; all in one paragraph where it is given."""
    found = []
    for number, text in enumerate(texts, start=1):
        kind = SentenceKind.LIST_ITEM if text.startswith("- ") else SentenceKind.SENTENCE
        plain = text.removeprefix("- ")
        found.append(Sentence("S1", number, Span(0, len(plain)), plain, kind, paragraph or number))
    return found


@pytest.mark.parametrize(
    ("headings", "who"),
    [
        (("Recommendations for the European Commission",), ("European Commission",)),
        (("3. Recommendations to NATO allies",), ("NATO allies",)),
        (("For the United States and its partners:",), ("United States", "partners")),
        (("What NATO should do",), ("NATO",)),
        (("What should member states do?",), ("member states",)),
        (("Policy recommendations for Washington", "Military measures"), ("Washington",)),
        (("Recommendations", "European Union"), ("European Union",)),
        (("Threats", "European Union"), ()),
        (("Recommendations for cyber security",), ()),
        (("For a stronger Europe",), ()),
        (("To counter Russian propaganda",), ()),
        (("Recommendations",), ()),
        (("Recommendations", "Strengthening partners"), ()),
        (("Recommendations", "Support the government"), ()),
        (("Steps to support the government",), ()),
        (("Recommendations", "Russia"), ()),
        (("What Russia could do next",), ()),
    ],
)
def test_a_heading_addresses_those_it_names(headings: tuple[str, ...], who: tuple[str, ...]) -> None:
    assert addressees(under(*headings), 0) == who


def test_a_list_is_addressed_to_who_must_act_by_the_sentence_above_it() -> None:
    texts = ("To meet this, the coastal states should act.", "- Hire pilots.", "- Share data.")
    assert addressees(listed(*texts), 1) == addressees(listed(*texts), 2) == ("coastal states",)


def test_a_lead_in_that_names_nobody_lets_the_sentence_before_it_speak() -> None:
    texts = ("The government should act.", "Recommendations include the following:", "- Hire pilots.")
    assert addressees(listed(*texts), 2) == ("government",)


def test_what_is_no_actor_is_not_addressed() -> None:
    assert addressees(listed("Confidence should grow.", "- Hire pilots."), 1) == ()


def test_the_beginning_of_a_paragraph_addresses_all_of_it() -> None:
    texts = ("For donors: Pay for the pilots.", "Share your data.")
    assert addressees(listed(*texts, paragraph=1), 1) == ("donors",)
    assert addressees(listed(*texts), 1) == ()


@pytest.mark.parametrize(
    ("text", "word", "imperative"),
    [
        ("Hire pilots.", "Hire", True),
        ("Finally, urgently hire pilots.", "hire", True),
        ("To meet this, hire pilots.", "hire", True),
        ("Hiring pilots.", "Hiring", True),
        ("Towns hire pilots.", "hire", False),
        ("Pilots should be hired.", "hired", False),
        ("(a) Hire pilots.", "Hire", True),
        ("Increase in spending is needed.", "Increase", False),
        ("Building trust is hard.", "Building", False),
    ],
)
def test_an_imperative_has_nothing_before_it_that_acts(text: str, word: str, imperative: bool) -> None:
    at = text.index(word)
    assert is_imperative(text, (at, at + len(word))) is imperative


def test_an_addressee_is_an_actor_from_the_context_of_imperatives_alone() -> None:
    texts = ("- Hire more pilots for the strait.", "- The old lighthouse should be repaired.")
    sentences = [replace(each, headings=("Recommendations for the ministry",)) for each in listed(*texts)]
    hire, repair = extract(sentences, [Section.RECOMMENDATION] * 2)
    assert (hire.actors, hire.actors_from_context) == ((), ("ministry",))
    assert (repair.actors, repair.actors_from_context) == ((), ())
