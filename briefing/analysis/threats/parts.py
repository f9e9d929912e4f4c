"""What the trained network says of a sentence: whether it holds a threat, and which of its words say who, whom, what.

The network reads each sentence by itself, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from briefing.analysis.graph import Floats, Graph, shipped
from briefing.analysis.window import Window, window

ROLES = ("actor", "target", "likelihood", "horizon")
"""The parts that are tagged word by word; each has three scores: outside, first word, further word."""
START, END, HOLDS = 3 * len(ROLES), 3 * len(ROLES) + 1, 3 * len(ROLES) + 2
SIZE = HOLDS + 1
"""How many scores a piece has: those of the roles, where the conduct starts and ends, whether a threat is held."""

_BATCH = 4
_FIRST, _INSIDE = 1, 2

Place = tuple[int, int]
"""Characters ``[start, end)`` of a sentence."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a threat as characters of its sentence; ``holds`` is the probability (0 to 1) that there is one."""

    holds: float
    conduct: Place
    actor: tuple[Place, ...] = ()
    target: tuple[Place, ...] = ()
    likelihood: tuple[Place, ...] = ()
    horizon: tuple[Place, ...] = ()


@cache
def load(threads: int = 0) -> Graph:
    """The shipped network, loaded once; raises :class:`briefing.analysis.graph.WeightsError` for a damaged one."""
    return shipped("briefing.analysis.threats", "", threads)


def parts(texts: Sequence[str], network: Graph) -> list[Parts | None]:
    """The parts of each of ``texts``; none of a text without words."""
    found: list[Parts | None] = [None] * len(texts)
    windows = {at: window(text, "", "", network.wordpiece) for at, text in enumerate(texts)}
    order = sorted((at for at, read in windows.items() if read.words), key=lambda at: len(windows[at].pieces))
    for some in (order[at : at + _BATCH] for at in range(0, len(order), _BATCH)):
        for at, scores in zip(some, network.scores([windows[at] for at in some]), strict=True):
            found[at] = told(scores, windows[at])
    return found


def told(scores: Floats, read: Window) -> Parts:
    """What the scores (pieces, ``SIZE``) of a window with words say."""
    words = scores[list(read.firsts)]
    start = int(words[:, START].argmax())
    end = start + int(words[start:, END].argmax())
    places = {
        role: tuple(_place(read, *run) for run in _runs(words[:, 3 * number : 3 * number + 3]))
        for number, role in enumerate(ROLES)
    }
    holds = float(1 / (1 + np.exp(-float(scores[0, HOLDS]))))
    return Parts(holds, _place(read, start, end), **places)


def _place(read: Window, first: int, last: int) -> Place:
    return read.words[first][0], read.words[last][1]


def _runs(scores: Floats) -> Iterator[tuple[int, int]]:
    """The first and the last word of each run of words that are tagged as one part."""
    tags = [int(tag) for tag in scores.argmax(axis=1)]
    start = None
    for at, tag in enumerate([*tags, 0]):
        if start is not None and tag != _INSIDE:
            yield start, at - 1
            start = None
        if tag == _FIRST or (tag == _INSIDE and start is None):
            start = at
