"""Calibration: the temperature that makes scores honest, and the score under which a verdict is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from briefing.classifier.network import probabilities

Floats = npt.NDArray[np.floating]

_WANTED = 0.95
_SAMPLES = 400
_TEMPERATURES = np.geomspace(0.4, 4.0, 200)


def best_temperature(logits: npt.NDArray[np.float32], labels: Sequence[int]) -> float:
    """The divisor of ``logits`` (units, sections) that makes ``labels`` likeliest (Guo et al. 2017)."""
    rows = np.arange(len(labels))

    def surprise(temperature: float) -> float:
        return float(-np.log(probabilities(logits, temperature)[rows, list(labels)] + 1e-12).mean())

    return float(min(_TEMPERATURES, key=surprise))


def doubt_threshold(scores: Sequence[float], right: Sequence[bool], documents: Sequence[int]) -> float:
    """The lowest score (in hundredths) above which ``_WANTED`` of the verdicts are ``right``, and surely so.

    Surely: in nineteen of twenty samples of the ``documents`` that the verdicts stand in (given by number), since
    documents differ more than their sentences do. 1 where no score will do.
    """
    given, good, place = np.asarray(scores), np.asarray(right), np.asarray(documents)
    count = int(place.max()) + 1
    draws = np.random.default_rng(0).integers(count, size=(_SAMPLES, count))
    for threshold in np.arange(50, 100) / 100:
        sure = given >= threshold
        all_, hits = (np.bincount(place, chosen, count)[draws].sum(axis=1) for chosen in (sure, sure & good))
        if np.percentile(hits / np.maximum(all_, 1), 5) >= _WANTED:
            return float(threshold)
    return 1.0
