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


@given(st.lists(st.booleans(), min_size=1), st.floats(0.1, 1))
def test_above_the_threshold_enough_are_right(right: list[bool], wanted: float) -> None:
    scores = np.linspace(0.99, 0.3, len(right)).tolist()
    threshold = doubt_threshold(scores, right, wanted)
    above = [each for score, each in zip(scores, right, strict=True) if score >= threshold]
    assert not above or sum(above) >= wanted * len(above) - 1e-9


def test_the_threshold_is_the_lowest_that_will_do() -> None:
    scores = [0.99, 0.95, 0.9, 0.8, 0.7]
    assert doubt_threshold(scores, [True, True, True, False, False], 0.75) == 0.8
    assert doubt_threshold(scores, [True, True, True, False, False], 1.0) == 0.9
    assert doubt_threshold(scores, [False] * 5, 0.95) == 1.0
