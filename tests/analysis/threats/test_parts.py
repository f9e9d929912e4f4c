"""From the network's scores to places in a sentence."""

from __future__ import annotations

import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from briefing.analysis.graph import Floats
from briefing.analysis.threats.parts import END, HOLDS, ROLES, SIZE, START, load, parts, told
from briefing.analysis.window import Window, window
from briefing.wordpiece import WordPiece

LETTERS = [prefix + letter for letter in string.ascii_lowercase for prefix in ("", "##")]
WORDS = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", *LETTERS])
TEXT = "iran may cut the cable soon ."
READ = window(TEXT, "", "", WORDS)


def scores(read: Window, **tagged: tuple[int, int]) -> Floats:
    """Scores by which the words (first, last) of each role are tagged as such, and "conduct" runs so."""
    made = np.zeros((len(read.pieces), SIZE), np.float32)
    for number, role in enumerate(ROLES):
        made[:, 3 * number] = 1
        if role in tagged:
            first, last = tagged[role]
            made[read.firsts[first], 3 * number + 1] = 2
            for word in range(first + 1, last + 1):
                made[read.firsts[word], 3 * number + 2] = 2
    first, last = tagged["conduct"]
    made[read.firsts[first], START] = made[read.firsts[last], END] = 1
    made[:, HOLDS] = 3
    return made


def test_each_part_stands_where_its_words_are_tagged() -> None:
    found = told(scores(READ, actor=(0, 0), likelihood=(1, 1), conduct=(2, 5), target=(3, 4), horizon=(5, 5)), READ)
    words = {role: [TEXT[slice(*place)] for place in getattr(found, role)] for role in ROLES}
    assert words == {"actor": ["iran"], "target": ["the cable"], "likelihood": ["may"], "horizon": ["soon"]}
    assert TEXT[slice(*found.conduct)] == "cut the cable soon"
    assert found.holds == pytest.approx(0.9526, abs=1e-3)


@given(arrays.arrays(np.float32, (len(READ.pieces), SIZE), elements=st.floats(-9, 9, width=32)))
def test_whatever_the_scores_every_place_is_made_of_whole_words(given_scores: Floats) -> None:
    found = told(given_scores, READ)
    starts, ends = {start for start, _ in READ.words}, {end for _, end in READ.words}
    for start, end in (found.conduct, *found.actor, *found.target, *found.likelihood, *found.horizon):
        assert start in starts
        assert end in ends
        assert start < end


def test_a_text_without_words_has_no_parts() -> None:
    empty, full, mark = parts(["", "Iran may attack Oman.", "…"], load())
    assert empty is None
    assert full is not None
    assert mark is None or mark.holds < 1
