"""Distances between pieces in buckets."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefing.distances import bucket_of


def test_near_pieces_have_a_bucket_each_and_far_ones_share() -> None:
    distances = np.array([0, -1, -7, -8, -12, -127, -500, 1, 7, 8, 500])
    assert bucket_of(distances, 32).tolist() == [0, 1, 7, 8, 9, 15, 15, 17, 23, 24, 31]


@given(st.integers(1, 600), st.sampled_from([8, 16, 32]))
def test_before_and_after_are_told_apart_and_farther_is_never_nearer(distance: int, buckets: int) -> None:
    before, after, farther = bucket_of(np.array([-distance, distance, distance + 1]), buckets)
    assert before < buckets // 2 <= after < buckets
    assert after - before == buckets // 2
    assert farther >= after
