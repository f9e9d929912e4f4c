"""From units to the model's logits: windows in batches, the mean of each unit's pieces, then the whole document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

import numpy as np
import numpy.typing as npt

from briefing.classifier.artefact import Artefact, Floats, Knots
from briefing.classifier.structure import features
from briefing.classifier.units import Unit
from briefing.classifier.windows import NO_UNIT, Window, windows
from briefing.model.verdict import SECTIONS

_BATCH = 8
_BLOCK = 600
_OVERLAP = 40
_AHEAD = 1e-3
"""How far the highest probability stays ahead of the next."""
_TRACE = 1e-12


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model made of one unit: its logits, and what each piece of it added to them (pieces, sections)."""

    logits: Floats
    moves: Floats


def read_document(units: Sequence[Unit], artefact: Artefact) -> Iterator[Reading]:
    """A reading of each unit of one document, in order.

    A long document is read in blocks that overlap, so that memory does not grow with it and time grows linearly.
    """
    layout = features(units)
    for start in range(0, len(units), _BLOCK):
        low, high = max(0, start - _OVERLAP), min(len(units), start + _BLOCK + _OVERLAP)
        readings = _read_block(units[low:high], layout[low:high], artefact)
        yield from readings[start - low : start - low + _BLOCK]


def batches(found: Sequence[Window]) -> Iterator[list[Window]]:
    """``found`` in batches of one length each, so that none is padded and a window's verdicts hang on it alone."""
    for _, alike in groupby(sorted(found, key=len), key=len):
        while batch := list(islice(alike, _BATCH)):
            yield batch


def unit_vectors(units: Sequence[Unit], layout: Floats, artefact: Artefact) -> tuple[Floats, list[Floats]]:
    """What the head is given of ``units``, (count, width + layout), and what each piece of each adds to its logits."""
    found = list(windows(units, artefact.wordpiece, artefact.manifest.packing))
    sums: list[Floats] = [np.zeros(0, np.float32)] * len(units)
    moves: list[Floats] = [np.zeros(0, np.float32)] * len(units)
    counts = [0] * len(units)
    for batch in batches(found):
        vectors, moved = artefact.encode(np.array([window.pieces for window in batch], np.int32))
        for row, window in enumerate(batch):
            for unit, start, end in runs(window):
                total = vectors[row, start:end].sum(axis=0)
                sums[unit] = sums[unit] + total if counts[unit] else total
                moves[unit] = moves[unit] + moved[row, start:end] if counts[unit] else moved[row, start:end]
                counts[unit] += end - start
    means = np.stack(sums) / np.asarray(counts, np.float32)[:, None]
    given = np.concatenate([means, layout], axis=1).astype(np.float32)
    return given, [(move / count).astype(np.float32) for move, count in zip(moves, counts, strict=True)]


def _read_block(units: Sequence[Unit], layout: Floats, artefact: Artefact) -> list[Reading]:
    given, moves = unit_vectors(units, layout, artefact)
    return [Reading(logits, move) for logits, move in zip(artefact.judge(given), moves, strict=True)]


def runs(window: Window) -> Iterator[tuple[int, int, int]]:
    """(unit, first piece, one past the last piece) of each unit in ``window``."""
    start = 0
    for at in range(1, len(window) + 1):
        if at == len(window) or window.units[at] != window.units[start]:
            if window.units[start] != NO_UNIT:
                yield window.units[start], start, at
            start = at


def probabilities(logits: Floats, knots: Knots = ()) -> npt.NDArray[np.float64]:
    """``logits`` (…, sections) as probabilities that sum to one.

    The highest is brought to what it is worth by ``knots``, (score, share right) in rising order; the others share the
    rest as before. It stays the highest.
    """
    scaled = logits.astype(np.float64)
    powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    found = np.asarray(powers / powers.sum(axis=-1, keepdims=True)).reshape(*logits.shape[:-1], len(SECTIONS))
    return _worth(found, knots) if knots else found


def _worth(scores: npt.NDArray[np.float64], knots: Knots) -> npt.NDArray[np.float64]:
    given, right = zip(*knots, strict=True)
    highest = scores.argmax(axis=-1)[..., None] == np.arange(scores.shape[-1])
    others = np.where(highest, 0.0, np.maximum(scores, _TRACE))
    others /= others.sum(axis=-1, keepdims=True)
    next_best = others.max(axis=-1, keepdims=True)
    worth = np.interp(scores.max(axis=-1, keepdims=True), given, right)
    worth = np.maximum(worth, (next_best + _AHEAD) / (1 + next_best))
    return np.asarray(np.where(highest, worth, others * (1 - worth)))
