"""Which drafts of a sentence are one action."""

from __future__ import annotations

import pytest

from briefing.analysis.register.distinct import distinct
from briefing.analysis.register.draft import Draft
from briefing.analysis.register.lemmas import verb_of
from briefing.model.register import Force, Stance


def drafts(text: str, *heads: str) -> list[Draft]:
    """A draft for each word of ``heads``, whose action runs from it to the end of the sentence."""
    places = [(head, text.index(head)) for head in heads]
    return [
        Draft(verb_of(head), (at, at + len(head)), (at, len(text) - 1), (), Force.MUST, Stance.OWN)
        for head, at in places
    ]


@pytest.mark.parametrize(
    ("text", "heads", "left"),
    [
        ("The EU should impose and enforce sanctions.", ("impose", "enforce"), ["impose"]),
        ("States must monitor, evaluate, and hold them to account.", ("monitor", "evaluate", "hold"), ["monitor"]),
        ("Staff should participate in and organize drills.", ("participate", "organize"), ["participate"]),
        ("Staff should plan drills and buy boats.", ("plan", "buy"), ["plan", "buy"]),
        ("The risks must be mitigated.", ("be", "mitigated"), ["mitigate"]),
        ("The plan must be comprehensive.", ("be", "comprehensive"), ["be"]),
        ("Forces must remain prepared to withdraw.", ("remain", "withdraw"), ["withdraw"]),
        ("Oslo should continue to impose tolls.", ("continue", "impose"), ["impose"]),
        ("Oslo should keep releasing papers.", ("keep", "releasing"), ["release"]),
        ("Oslo should stop releasing papers.", ("stop", "releasing"), ["stop"]),
        ("Oslo needs a shift from merely offering aid.", ("shift", "offering"), ["shift"]),
        ("What Oslo needs to see is that it must act.", ("see", "act"), ["act"]),
        ("Oslo should ask Bergen to impose tolls.", ("ask", "impose"), ["ask", "impose"]),
    ],
)  # fmt: skip
def test_one_action_is_one_entry(text: str, heads: tuple[str, ...], left: list[str]) -> None:
    assert [found.verb for found in distinct(text, drafts(text, *heads))] == left


def test_coordinated_verbs_run_to_the_end_of_their_common_object() -> None:
    text = "The EU should impose and enforce sanctions."
    (found,) = distinct(text, drafts(text, "impose", "enforce"))
    assert text[slice(*found.action)] == "impose and enforce sanctions"


def test_an_action_that_ends_with_its_modal_is_none() -> None:
    text = "Interagency work should go further."
    at = text.index("should")
    (wrong,) = (Draft("work", (12, 16), (0, at + 6), (), Force.SHOULD, Stance.OWN),)
    assert distinct(text, [wrong]) == ()


def test_the_same_words_are_one_action() -> None:
    text = "A ban is needed."
    twice = [Draft(verb, at, (0, 5), (), Force.MUST, Stance.OWN) for verb, at in (("use", (0, 1)), ("ban", (2, 5)))]
    assert [found.verb for found in distinct(text, twice)] == ["ban"]


def test_an_article_makes_no_second_action() -> None:
    text = "They call for a complete moratorium on fishing."
    at = text.index("moratorium")
    one, two = (
        Draft("impose", (place, place + 4), (start, len(text) - 1), (), Force.MUST, Stance.OWN)
        for place, start in ((at - 9, at - 11), (at, at - 9))
    )
    assert len(distinct(text, [one, two])) == 1


def test_what_an_action_should_be_is_no_second_action() -> None:
    text = "Inclusion of all parties should be part of the talks."
    end = len(text) - 1
    include = Draft("include", (0, 9), (0, 24), (), Force.SHOULD, Stance.OWN)
    be = Draft("be", (text.index("be "), text.index("be ") + 2), (0, end), (), Force.SHOULD, Stance.OWN)
    assert [found.verb for found in distinct(text, [include, be])] == ["include"]


def test_the_subject_of_what_is_asked_is_no_action_of_its_own() -> None:
    text = "Talks with the towns are essential for ending the quarrel."
    talks = Draft("talk", (0, 5), (0, 20), (), Force.MUST, Stance.OWN)
    ending = Draft("end", (41, 47), (0, len(text) - 1), (), Force.MUST, Stance.OWN)
    (left,) = distinct(text, [talks, ending])
    assert (left.verb, text[slice(*left.action)]) == ("talk", text[:-1])


def test_what_something_is_needed_for_is_no_second_action() -> None:
    text = "Pilots cost money, and a shared register is necessary to verify their licences."
    register = Draft("register", (32, 40), (23, 40), (), Force.MUST, Stance.OWN)
    verify = Draft("verify", (57, 63), (57, len(text) - 1), (), Force.MUST, Stance.OWN)
    (left,) = distinct(text, [register, verify])
    assert text[slice(*left.action)] == "a shared register is necessary to verify their licences"
