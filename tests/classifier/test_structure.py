"""Layout: what a unit looks like and where it stands, as numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.classifier.structure import FEATURES, features, is_heading, is_list_item
from briefing.classifier.units import Unit
from briefing.model.sentence import SentenceKind


@given(st.lists(st.builds(Unit, st.text(max_size=60), st.integers(1, 5)), max_size=8))
def test_any_units_have_a_row_of_finite_numbers_each(units: list[Unit]) -> None:
    rows = features(units)
    assert rows.shape == (len(units), FEATURES)
    assert np.isfinite(rows).all()
    assert (rows >= 0).all()


def test_a_short_line_without_a_full_stop_is_a_heading_and_a_sentence_is_not() -> None:
    assert is_heading(Unit("What could go wrong"))
    assert is_heading(Unit("A heading by its layout.", 1, SentenceKind.HEADING))
    assert not is_heading(Unit("The ships left at dawn."))


@pytest.mark.parametrize("text", ["- sell the ships", "• sell the ships", "(a) sell the ships", "3. Sell the ships"])
def test_a_bullet_or_a_number_makes_a_list_item(text: str) -> None:
    assert is_list_item(Unit(text))


def test_a_year_at_the_start_makes_no_list_item() -> None:
    assert not is_list_item(Unit("2019 was the year of the drought."))


def test_the_place_in_the_document_grows_from_nothing_to_one() -> None:
    rows = features([Unit(f"Sentence {n}.") for n in range(5)])
    assert rows[:, 0].tolist() == [0, 0.25, 0.5, 0.75, 1]
