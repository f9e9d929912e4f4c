"""Which instruments an entry has."""

from __future__ import annotations

import pytest

from briefing.analysis.register.draft import Choice, Draft
from briefing.model.register import Force, Stance


@pytest.mark.parametrize(
    ("chances", "chosen"),
    [
        ((0.3, 0.2, 0.1), ["a"]),
        ((0.6, 0.9, 0.1), ["b", "a"]),
        ((0.6, 0.7, 0.65), ["b", "c"]),
        ((0.9, 0.95, 0.85), ["b", "a", "c"]),
    ],
)
def test_an_entry_has_two_instruments_and_a_third_only_where_it_is_nearly_sure(
    chances: tuple[float, ...], chosen: list[str]
) -> None:
    choices = tuple(Choice(name, chance, (0, 1)) for name, chance in zip("abc", chances, strict=True))
    draft = Draft("act", (0, 1), (0, 1), (), Force.MUST, Stance.OWN, choices)
    assert [choice.name for choice in draft.chosen()] == chosen
