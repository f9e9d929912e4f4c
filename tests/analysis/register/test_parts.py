"""Condition, purpose, deadline and target of an action."""

from __future__ import annotations

import pytest

from briefing.analysis.register.parts import condition, parts


def part(text: str, action: str, role: str) -> str | None:
    start = text.index(action)
    place = getattr(parts(text, (start, start + len(action))), role)
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        (
            "The alliance must send aid should Ruritania attack the port.",
            "send aid",
            "should Ruritania attack the port",
        ),
        ("If talks fail, the council should reconvene.", "reconvene", "If talks fail"),
        ("The bank should lend more, unless prices rise, and report.", "lend more", "unless prices rise"),
        ("Should the truce collapse, observers should return.", "return", "Should the truce collapse"),
        (
            "Even if a fair vote is not possible we should keep the talks going.",
            "keep the talks going",
            "Even if a fair vote is not possible",
        ),
        ("If we should fail, the council must act.", "act", "If we should fail"),
        ("The council should reconvene in May.", "reconvene in May", None),
        ("The ministry should ask whether and if so why it failed.", "ask whether", None),
        ("Funds should be provided by the ministry.", "be provided", None),
    ],
)
def test_a_condition_is_a_clause_of_its_own(text: str, action: str, wanted: str | None) -> None:
    assert part(text, action, "condition") == wanted


def test_a_plain_should_is_no_inverted_condition() -> None:
    assert condition("The union should open an office.") is None


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        ("The navy should patrol the strait to deter raids.", "patrol the strait", "to deter raids"),
        ("To slow inflation, the bank should raise rates.", "raise rates", "To slow inflation"),
        (
            "The bureau should publish maps for planning purposes.",
            "publish maps for planning purposes",
            "for planning purposes",
        ),
        ("The bureau should publish maps.", "publish maps", None),
    ],
)
def test_a_purpose_stands_after_the_action_or_opens_the_sentence(text: str, action: str, wanted: str | None) -> None:
    assert part(text, action, "purpose") == wanted


def test_a_purpose_does_not_reach_into_the_next_entry() -> None:
    text = "They should train staff to spot fraud and open a hotline."
    start = text.index("train staff")
    found = parts(text, (start, start + len("train staff")), limit=text.index(" and open"))
    assert found.purpose is not None
    assert text[slice(*found.purpose)] == "to spot fraud"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The agency must report by the end of 2027.", "by the end of 2027"),
        ("The agency must report within six months.", "within six months"),
        ("The agency must report before 1 March 2026.", "before 1 March 2026"),
        ("The agency must report over the next three years.", "over the next three years"),
        ("The agency must report by hand.", None),
    ],
)
def test_a_deadline_is_a_time_up_to_which(text: str, wanted: str | None) -> None:
    assert part(text, text[text.index("report") : -1], "deadline") == wanted


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        (
            "They should impose sanctions on those responsible for the raid.",
            "impose sanctions on those responsible for the raid",
            "those responsible for the raid",
        ),
        ("They should send troops to Ruritania.", "send troops to Ruritania", "Ruritania"),
        ("They should use the Customs Union’s ports.", "use the Customs Union’s ports", "the Customs Union’s ports"),
        ("They should save energy.", "save energy", None),
        ("Set up an office similar to the ODNI.", "Set up an office similar to the ODNI", None),
        ("Let the American people be given an answer.", "the American people be given an answer", "American people"),
    ],
)
def test_a_target_is_whom_or_what_the_action_is_aimed_at(text: str, action: str, wanted: str | None) -> None:
    assert part(text, action, "target") == wanted
