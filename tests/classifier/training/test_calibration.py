"""Calibration: scores become honest, and what is not doubtful is right as often as wanted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.classifier.network import probabilities
from briefing.classifier.training.calibration import doubt_threshold, honest_scores

LOGITS = st.lists(st.floats(-30, 30, width=32), min_size=4, max_size=4)


def drawn(worth: float, count: int = 20_000) -> tuple[list[float], list[bool], list[int]]:
    """Scores that are right ``worth`` times as often as they say, in many documents."""
    random = np.random.default_rng(0)
    scores = random.uniform(0.5, 1, count)
    right = random.uniform(size=count) < scores * worth
    return scores.tolist(), right.tolist(), [number % 500 for number in range(count)]


@pytest.mark.parametrize("worth", [0.7, 0.9])
def test_a_score_that_promises_too_much_is_brought_to_what_it_is_worth(worth: float) -> None:
    knots = honest_scores(*drawn(worth))
    assert all(share == pytest.approx(score * worth, abs=0.05) for score, share in knots)


def test_what_scores_are_worth_rises_with_them() -> None:
    scores, right, documents = drawn(0.8, 300)
    shares = [share for _, share in honest_scores(scores, right, documents)]
    assert shares == sorted(shares)


def test_documents_that_are_all_wrong_make_for_caution() -> None:
    scores, right = [0.95] * 200, [True] * 190 + [False] * 10
    spread = honest_scores(scores, right, [number % 20 for number in range(200)])
    together = honest_scores(scores, right, [number // 10 for number in range(200)])
    assert min(share for _, share in together) < min(share for _, share in spread)


@given(LOGITS, st.lists(st.floats(0.01, 0.99), min_size=1, max_size=5))
def test_the_section_decided_on_stays_the_same(logits: list[float], shares: list[float]) -> None:
    knots = tuple(zip(np.linspace(0.3, 0.98, len(shares)).tolist(), sorted(shares), strict=True))
    plain, worth = probabilities(np.array(logits, np.float32)), probabilities(np.array(logits, np.float32), knots)
    assert worth.sum() == pytest.approx(1) or plain.max() == np.sort(plain)[-2]
    assert worth[plain.argmax()] == worth.max()


def test_the_threshold_is_the_lowest_above_which_enough_are_right() -> None:
    assert doubt_threshold([0.99] * 60 + [0.9] * 30 + [0.7] * 10) == 0.71
    assert doubt_threshold([0.97] * 60 + [0.9] * 60) == 0.91


def test_where_no_score_is_high_enough_everything_is_doubtful() -> None:
    assert doubt_threshold([0.9] * 5) == 1.0
