"""Calibration: the temperature that makes scores honest, and the score under which a verdict is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from briefing.classifier.network import probabilities

Floats = npt.NDArray[np.floating]

_TEMPERATURES = np.geomspace(0.4, 4.0, 200)


def best_temperature(logits: npt.NDArray[np.float32], labels: Sequence[int]) -> float:
    """The divisor of ``logits`` (units, sections) that makes ``labels`` likeliest (Guo et al. 2017)."""
    rows = np.arange(len(labels))

    def surprise(temperature: float) -> float:
        return float(-np.log(probabilities(logits, temperature)[rows, list(labels)] + 1e-12).mean())

    return float(min(_TEMPERATURES, key=surprise))


def doubt_threshold(scores: Sequence[float], right: Sequence[bool], wanted: float = 0.95) -> float:
    """The lowest score such that of the verdicts with at least that score the share ``wanted`` is right (else 1)."""
    order = np.argsort(-np.asarray(scores), kind="stable")
    shares = np.cumsum(np.asarray(right)[order]) / np.arange(1, len(order) + 1)
    enough = np.nonzero(shares >= wanted)[0]
    return float(np.asarray(scores)[order[enough[-1]]]) if len(enough) else 1.0
