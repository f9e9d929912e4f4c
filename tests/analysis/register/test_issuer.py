"""Whose own document it is."""

from __future__ import annotations

import pytest

from briefing.analysis.register.issuer import body_of, issuers

RESOLUTION = [
    "1. The General Assembly recommends that members disarm.",
    "2. Accordingly the General Assembly calls upon the Harbour Council to report.",
    "3. The General Assembly, having heard the envoy, urges members to pay.",
    "4. Members shall report.",
]


def test_the_body_that_speaks_throughout_issues_the_document() -> None:
    assert issuers(RESOLUTION) == {"General Assembly"}


def test_a_body_that_is_quoted_now_and_then_does_not_issue_the_document() -> None:
    others = ["Ruritania should pay."] * 9
    assert issuers([*RESOLUTION, *others]) == frozenset()
    assert issuers(RESOLUTION[:2]) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly recommended a ban.",
        "The Kremlin urges the towns to yield.",
        "The ministry recommends a ban.",
        "The Council should decide.",
    ],
)
def test_a_past_word_a_government_and_a_demand_on_a_body_are_no_word_of_an_issuer(text: str) -> None:
    assert body_of(text) is None
