"""Where sentences end."""

from __future__ import annotations

import itertools
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sentences.boundaries import LONGEST, ends

CASES = [
    line.split(" ¦ ")
    for line in Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def cut(text: str) -> list[str]:
    marks = [0, *ends(text)]
    return [text[start:end].strip() for start, end in itertools.pairwise(marks)]


@pytest.mark.parametrize("sentences", CASES, ids=lambda sentences: sentences[0][:40])
def test_sentences_come_apart_at_their_ends_alone(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


@given(st.text(alphabet="aB1. !?…“”\"'()[]\n-", max_size=200))
def test_no_character_is_lost_between_ends(text: str) -> None:
    marks = [0, *ends(text)]
    assert marks == sorted(set(marks))
    assert not text[marks[-1] :].strip()


@given(st.integers(1, 4))
def test_no_unit_is_longer_than_the_limit(times: int) -> None:
    text = "word, and another " * (LONGEST * times // 10)
    assert max(map(len, cut(text))) <= LONGEST


@pytest.mark.parametrize("unit", [". ", '"', "(", "a.b. ", "1. "])
def test_time_does_not_grow_with_the_square_of_hostile_text(unit: str) -> None:
    started = process_time()
    assert sum(1 for _ in ends(unit * 100_000)) >= 1
    assert process_time() - started < 8
