"""Negation kept."""

from __future__ import annotations

import pytest

from briefing.analysis.register.prohibition import prohibited


def judged(text: str, verb: str, action: str) -> bool:
    at, start = text.index(verb), text.index(action)
    return prohibited(text, (at, at + len(verb)), (start, start + len(action)))


@pytest.mark.parametrize(
    ("text", "verb", "action"),
    [
        ("The union should not lift the ban.", "lift", "lift the ban"),
        ("Don’t sell the port.", "sell", "sell the port"),
        ("No state should sell the port.", "sell", "sell the port"),
        ("It would be unwise to sell the port.", "sell", "sell the port"),
        ("Selling the port would be a mistake.", "Selling", "Selling the port"),
        ("It will help; it will not, however, sell the port.", "sell", "sell the port"),
        ("The union must not, in our view, lift the ban.", "lift", "lift the ban"),
        ("The town won’t sell the port.", "sell", "sell the port"),
        ("The union should by no means lift the ban.", "lift", "lift the ban"),
        ("Under no circumstances should the union lift the ban.", "lift", "lift the ban"),
        ("Neither government should wait for Brussels.", "wait", "wait for Brussels"),
        ("Rather than selling the port, the town should repair it.", "selling", "selling the port"),
    ],
)
def test_what_is_not_to_be_done_is_prohibited(text: str, verb: str, action: str) -> None:
    assert judged(text, verb, action)


@pytest.mark.parametrize(
    ("text", "verb", "action"),
    [
        ("The union should lift the ban.", "lift", "lift the ban"),
        ("The union should not only lift the ban.", "lift", "lift the ban"),
        ("The union may or may not lift the ban.", "lift", "lift the ban"),
        ("The union should avoid lifting the ban.", "avoid", "avoid lifting the ban"),
        ("No later than May the union should lift the ban.", "lift", "lift the ban"),
    ],
)
def test_what_is_asked_for_is_not(text: str, verb: str, action: str) -> None:
    assert not judged(text, verb, action)


def test_or_carries_a_prohibition_on() -> None:
    text = "The union should not lift the ban or reopen the port."
    first = (text.index("lift"), text.index(" or"))
    at = text.index("reopen")
    assert prohibited(text, (at, at + 6), (at, len(text) - 1), first)
    assert not prohibited(text, (at, at + 6), (at, len(text) - 1))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Don’t sell the port, build a new one.", False),
        ("Don’t sell the port, build a new one or close the old one.", True),
        ("Don’t sell the port or build a new one.", True),
    ],
)
def test_a_comma_carries_a_prohibition_on_only_within_a_list_of_alternatives(text: str, wanted: bool) -> None:
    at = text.index("build")
    action = (at, at + len("build a new one"))
    assert prohibited(text, (at, at + 5), action, (text.index("sell"), text.index("port") + 4)) is wanted
