"""What an action is asked of where that is nobody who acts."""

from __future__ import annotations

import pytest

from briefing.analysis.recommendations import extract
from briefing.analysis.register.draft import Draft
from briefing.analysis.register.subjects import subject_of
from briefing.model.register import Force, Stance
from briefing.model.sentence import Sentence
from briefing.model.source import Span
from briefing.model.verdict import Section


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Next, partnerships with Canada should focus on the north.", "focus", "partnerships with Canada"),
        ("The new law must cover all ports.", "cover", "new law"),
        ("It should cover all ports.", "cover", None),
        ("These measures should cover all ports.", "cover", None),
        ("Hire pilots.", "Hire", None),
    ],
)
def test_the_subject_before_the_modal_is_what_it_is_asked_of(text: str, verb: str, subject: str | None) -> None:
    at = text.index(verb)
    draft = Draft(verb.lower(), (at, at + len(verb)), (at, len(text) - 1), (), Force.SHOULD, Stance.OWN)
    place = subject_of(text, draft)
    assert (text[slice(*place)] if place else None) == subject


def test_a_passive_keeps_its_subject_in_the_action() -> None:
    text = "The rules should be widened."
    draft = Draft("widen", (20, 27), (0, 27), (), Force.SHOULD, Stance.OWN)
    assert subject_of(text, draft) is None


def test_an_entry_with_an_actor_has_no_other_subject() -> None:
    text = "NATO should send ships to the strait."
    (entry,) = extract([Sentence("S1", 1, Span(0, len(text)), text)], [Section.RECOMMENDATION])
    assert (entry.actors, entry.subject) == (("NATO",), None)
