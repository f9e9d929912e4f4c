"""Distances between pieces in buckets, each as wide as it is far (Raffel et al. 2020, section 2.1; MPNet uses them)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_FARTHEST = 128


def bucket_of(distances: npt.NDArray[np.int64], buckets: int) -> npt.NDArray[np.int64]:
    """The bucket of each of ``distances`` in pieces: the first half for pieces before, the second for those after.

    Half of each has one distance a bucket; the rest widen up to 128 pieces, beyond which all are one.
    """
    half = buckets // 2
    exact = half // 2
    far = np.abs(distances)
    widening = np.log(np.maximum(far, 1) / exact) / np.log(_FARTHEST / exact) * (half - exact)
    wide = np.minimum(exact + widening.astype(np.int64), half - 1)
    return np.where(far < exact, far, wide) + np.where(distances > 0, half, 0)
