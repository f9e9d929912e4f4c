"""Windows: each unit whole in one of them or more, none longer than it must be, all of a multiple's length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.classifier.units import Unit
from briefing.classifier.windows import NO_UNIT, Packing, cut, windows
from briefing.model.sentence import SentenceKind
from briefing.wordpiece import WordPiece

WORDS = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[unused1]", *"abcdefgh", *(f"##{c}" for c in "abcdefgh"), "."])
PACKING = Packing(size=24, longest=9, margin=6, heading=3, multiple=4)

texts = st.lists(st.text("abcdefgh ", min_size=1, max_size=40).map(lambda text: f"a {text} ."), min_size=1, max_size=12)


@given(texts, st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_every_unit_stands_whole_in_some_window(sentences: list[str], paragraph: int) -> None:
    units = [Unit(text, 1 + n // paragraph) for n, text in enumerate(sentences)]
    alone = [cut(WORDS.encode(text), PACKING.longest) for text in sentences]
    seen: set[int] = set()
    for window in windows(units, WORDS, PACKING):
        for unit in set(window.units) - {NO_UNIT}:
            own = [piece for piece, of in zip(window.pieces, window.units, strict=True) if of == unit]
            marks = {WORDS.ids[PACKING.end], WORDS.ids[PACKING.paragraph]}
            assert [piece for piece in own if piece not in marks] == alone[unit]
            seen.add(unit)
    assert seen == set(range(len(sentences)))


@given(texts)
@settings(max_examples=100, deadline=None)
def test_windows_have_the_length_of_a_multiple_and_start_with_the_mark(sentences: list[str]) -> None:
    for window in windows([Unit(text) for text in sentences], WORDS, PACKING):
        assert len(window) % PACKING.multiple == 0
        assert len(window) == len(window.units) <= PACKING.size + PACKING.longest
        assert window.pieces[0] == WORDS.ids["[CLS]"]


def test_neighbouring_windows_share_a_margin() -> None:
    units = [Unit("a b c .") for _ in range(12)]
    first, second, *_ = windows(units, WORDS, PACKING)
    assert set(first.units) & set(second.units) - {NO_UNIT}


def test_the_heading_in_force_is_repeated_at_the_start_of_a_later_window() -> None:
    heading = Unit("h g", 1, SentenceKind.HEADING)
    *_, last = windows([heading, *(Unit("a b c d e .", 2) for _ in range(9))], WORDS, PACKING)
    assert last.pieces[1:4] == (*WORDS.encode("h g"), WORDS.ids["[SEP]"])
    assert last.units[1:4] == (NO_UNIT,) * 3


@pytest.mark.parametrize("count", [3, 9, 10, 40])
def test_a_long_unit_keeps_its_start_and_its_end(count: int) -> None:
    pieces = list(range(count))
    found = cut(pieces, 9)
    assert len(found) == min(count, 9)
    assert found[0] == 0
    assert found[-1] == count - 1
