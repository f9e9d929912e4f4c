"""Calibration: what a score is worth on documents held out, and the score under which a verdict is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from briefing.classifier.artefact import Knots

Floats = npt.NDArray[np.float64]

_WANTED = 0.95
_SAMPLES = 400
_GROUPS = 12
_CAUTION = 5
"""The percentile: in nineteen of twenty samples at least so many are right."""
_MOST = 0.99


def honest_scores(scores: Sequence[float], right: Sequence[bool], documents: Sequence[int]) -> Knots:
    """(score, share right) in rising order: what the network's ``scores`` are worth, between which lines are drawn.

    An isotonic regression (Zadrozny and Elkan 2002) over groups of like scores. The share of a group is one that is
    reached in nineteen of twenty samples of the ``documents`` that the verdicts stand in (given by number): documents
    differ more than their sentences do, and those to come are less like those learnt from than those held out.
    """
    given, good, place = np.asarray(scores), np.asarray(right, np.bool_), np.asarray(documents)
    groups = [group for group in np.array_split(np.argsort(given, kind="stable"), _GROUPS) if len(group)]
    means = np.array([given[group].mean() for group in groups])
    shares = np.array([_surely_right(good[group], place[group], int(place.max()) + 1) for group in groups])
    risen = _rising(shares, np.array([len(group) for group in groups], np.float64))
    known = {
        round(float(mean), 4): round(float(min(share, _MOST)), 4) for mean, share in zip(means, risen, strict=True)
    }
    return tuple(sorted(known.items()))


def doubt_threshold(scores: Sequence[float]) -> float:
    """The lowest score (in hundredths) such that of the verdicts at or above it 95 in 100 are right.

    ``scores`` are honest ones: their mean is the share that is right. 1 where no score will do.
    """
    given = np.asarray(scores)
    for threshold in np.arange(50, 100) / 100:
        sure = given[given >= threshold]
        if len(sure) and sure.mean() >= _WANTED:
            return float(threshold)
    return 1.0


def _surely_right(right: npt.NDArray[np.bool_], documents: npt.NDArray[np.int64], count: int) -> float:
    draws = np.random.default_rng(0).integers(count, size=(_SAMPLES, count))
    hits, every = (np.bincount(documents[part], minlength=count)[draws].sum(axis=1) for part in (right, right | True))
    return float(np.percentile(hits[every > 0] / every[every > 0], _CAUTION))


def _rising(values: Floats, weights: Floats) -> Floats:
    """The rising sequence nearest to ``values``: neighbours that fall are pooled (Ayer et al. 1955)."""
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        pool = (float(value), float(weight), 1)
        while pools and pools[-1][0] > pool[0]:
            before = pools.pop()
            total = before[1] + pool[1]
            pool = ((before[0] * before[1] + pool[0] * pool[1]) / total, total, before[2] + pool[2])
        pools.append(pool)
    return np.array([value for value, _, size in pools for _ in range(size)])
