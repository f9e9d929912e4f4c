"""Calibration: scores become honest, and what is not doubtful is right as often as wanted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.classifier.network import probabilities
from briefing.classifier.training.calibration import best_temperature, doubt_threshold


def drawn(temperature: float, count: int = 6000) -> tuple[np.ndarray, list[int]]:  # type: ignore[type-arg]
    """Logits that are too sure by ``temperature``, and labels drawn by their true probabilities."""
    random = np.random.default_rng(0)
    logits = random.normal(0, 2, (count, 4)).astype(np.float32)
    shares = probabilities(logits, 1.0)
    labels = [int(random.choice(4, p=row)) for row in shares]
    return logits * np.float32(temperature), labels


@pytest.mark.parametrize("temperature", [0.7, 1.0, 2.0])
def test_the_temperature_that_makes_scores_honest_is_found(temperature: float) -> None:
    logits, labels = drawn(temperature)
    assert best_temperature(logits, labels) == pytest.approx(temperature, rel=0.06)


@given(st.lists(st.tuples(st.integers(0, 99), st.booleans(), st.integers(0, 4)), min_size=1))
def test_above_the_threshold_enough_are_right(scored: list[tuple[int, bool, int]]) -> None:
    scores, right, documents = ([value[at] for value in scored] for at in range(3))
    threshold = doubt_threshold([score / 100 for score in scores], right, documents)
    above = [good for score, good in zip(scores, right, strict=True) if score / 100 >= threshold]
    assert threshold == 1 or sum(above) >= 0.9 * len(above)


def test_the_threshold_is_the_lowest_that_will_do() -> None:
    scores = [0.9] * 100 + [0.7] * 100 + [0.6] * 100
    right = [True] * 200 + [False] * 100
    assert doubt_threshold(scores, right, [number % 10 for number in range(300)]) == 0.61


def test_one_document_that_is_all_wrong_makes_for_caution() -> None:
    scores, right = [0.95] * 100 + [0.8] * 100, [True] * 195 + [False] * 5
    spread = doubt_threshold(scores, right, [number % 25 for number in range(200)])
    together = doubt_threshold(scores, right, [number // 8 for number in range(200)])
    assert spread < together


def test_where_nothing_is_right_everything_is_doubtful() -> None:
    assert doubt_threshold([0.99] * 5, [False] * 5, [0] * 5) == 1.0
