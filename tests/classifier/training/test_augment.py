"""Variants: names change throughout and alike, nothing else does; misread words stay mostly readable."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from briefing.classifier.training.augment import misread, name_rows, swap_names
from briefing.classifier.units import Unit


def test_a_name_is_replaced_by_the_same_other_one_everywhere() -> None:
    units = [Unit("Serbia denied it."), Unit("Belgrade said that Serbia and the Serbian army had left.")]
    first, second = swap_names(units, random.Random(7))
    country = first.text.split(" denied")[0]
    (row,) = (row for row in name_rows() if row[0] == country)
    assert country != "Serbia"
    assert second.text == f"{row[3]} said that {country} and the {row[1]} army had left."


def test_text_without_names_stays_as_it_is() -> None:
    unit = Unit("The ships left Serbiatown at dawn.", 3)
    assert swap_names([unit], random.Random(1)) == (unit,)


def test_every_row_of_names_has_five_and_no_country_stands_twice() -> None:
    assert {len(row) for row in name_rows()} == {5}
    assert len({row[0] for row in name_rows()}) == len(name_rows()) > 50


@given(st.text(max_size=60), st.integers())
def test_misreading_takes_little_away(text: str, seed: int) -> None:
    changed = misread(text, random.Random(seed))
    assert abs(len(changed) - len(text)) <= 6


def test_misreading_changes_a_sentence_and_the_same_way_for_the_same_seed() -> None:
    sentence = "The official warned of further attacks on the waterways."
    assert misread(sentence, random.Random(3)) == misread(sentence, random.Random(3))
    assert any(misread(sentence, random.Random(seed)) != sentence for seed in range(3))
