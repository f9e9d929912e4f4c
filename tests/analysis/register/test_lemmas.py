"""The verb that a word stands for."""

from __future__ import annotations

import pytest

from briefing.analysis.register.lemmas import verb_of


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("imposing", "impose"),
        ("Widened", "widen"),
        ("were", "be"),
        ("investment", "invest"),
        ("cooperation", "cooperate"),
        ("modernisation", "modernise"),
        ("decisions", "decide"),
        ("redeploying", "redeploy"),
        ("co-develop", "co-develop"),
        ("Co-operation", "cooperate"),
        ("incentivised", "incentivise"),
        ("triangulating", "triangulate"),
        ("ceasefire", "ceasefire"),
    ],
)
def test_forms_and_nouns_give_their_verb(word: str, verb: str) -> None:
    assert verb_of(word) == verb
