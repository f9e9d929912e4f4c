"""The order of characters on a line, against examples worked out by hand and with another implementation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.renderers.pdf.bidi import base_level, levels, mirrored, turns, visual


def ordered(text: str, base: int) -> str:
    """The characters from left to right, brackets not yet turned round."""
    return "".join(text[index] for index in visual(levels(text, base)))


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("abc אבג def", "abc גבא def", "def גבא abc"),
        ("אב 123 גד", "דג 123 בא", "דג 123 בא"),
        ("a (אב) c", "a (בא) c", "c )בא( a"),
        ("אב-2019, גד", "דג ,2019-בא", "דג ,2019-בא"),
        ("ا 1.5% ب", "ب %1.5 ا", "ب %1.5 ا"),
        ("אב $5 ג", "ג $5 בא", "ג $5 בא"),
        ("a, אב", "a, בא", "בא ,a"),
    ],
)
def test_lines_of_both_directions(text: str, left: str, right: str) -> None:
    assert (ordered(text, 0), ordered(text, 1)) == (left, right)


def test_the_first_letter_decides_how_a_paragraph_runs() -> None:
    assert base_level("123 שלום abc") == 1
    assert base_level("(abc) שלום") == 0
    assert base_level("123") == 0


def test_brackets_turn_round() -> None:
    assert mirrored("(א«ב]") == "[ב»א)"


@given(st.text("ab אב اب 12 ٣ (),.-%", max_size=30), st.sampled_from((0, 1)))
def test_every_character_has_one_place(text: str, base: int) -> None:
    assert sorted(visual(levels(text, base))) == list(range(len(text)))


@given(st.text("ab 12 (),.", max_size=30))
def test_text_from_left_to_right_stays_as_it_is(text: str) -> None:
    assert not turns(text)
    assert ordered(text, 0) == text
