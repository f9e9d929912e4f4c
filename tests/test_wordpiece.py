"""Word pieces: longest match first, and a memory that stays small."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import wordpiece
from briefing.wordpiece import WordPiece

PIECES = (
    "[UNK]",
    "war",
    "##s",
    "##ning",
    *string.ascii_lowercase,
    *(f"##{letter}" for letter in string.ascii_lowercase),
)


def cut(word: str) -> list[str]:
    words = WordPiece(PIECES)
    return [words.vocabulary[number] for number in words.pieces(word)]


def test_the_longest_piece_is_taken_first() -> None:
    assert cut("Warning") == ["war", "##ning"]
    assert cut("wars") == ["war", "##s"]


def test_accents_are_read_as_the_plain_letter_and_what_cannot_be_cut_is_unknown() -> None:
    assert cut("wár") == ["war"]
    assert cut("война") == ["[UNK]"]


@given(st.lists(st.text("abcdefg", min_size=1, max_size=8), max_size=60))
def test_forgetting_changes_no_answer(many: list[str]) -> None:
    forgetful, plain = WordPiece(PIECES), WordPiece(PIECES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wordpiece, "_MOST_REMEMBERED", 3)
        found = [forgetful.pieces(word) for word in many]
        assert len(forgetful._known) <= 3
    assert found == [plain.pieces(word) for word in many]
