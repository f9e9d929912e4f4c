"""Windows: runs of whole units that the encoder reads at once, so that each unit is seen among its neighbours.

After the sequential sentence classification of Cohan et al. (2019): every unit of a window is judged from one reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.classifier.structure import is_heading
from briefing.classifier.units import Unit
from briefing.wordpiece import WordPiece

NO_UNIT = -1
"""The unit of a piece that belongs to none: the window's start and the heading repeated there."""


@dataclass(frozen=True, slots=True)
class Packing:
    """How windows are packed, in pieces.

    ``size`` of a window, ``longest`` unit (its middle is cut out of a longer one), ``margin`` of context that a window
    shares with the next, ``heading`` pieces of the heading in force repeated at the start; each window is filled with
    ``blank`` to a ``multiple``, and the model reads the blanks too, so that windows of like length need no mask;
    ``start``, ``end``, ``paragraph`` and ``blank`` are the vocabulary's marks.
    """

    size: int = 256
    longest: int = 72
    margin: int = 40
    heading: int = 20
    multiple: int = 1
    start: str = "[CLS]"
    end: str = "[SEP]"
    paragraph: str = "[unused1]"
    blank: str = "[PAD]"


@dataclass(frozen=True, slots=True)
class Window:
    """Piece numbers, and for each the number of its unit or ``NO_UNIT``."""

    pieces: tuple[int, ...]
    units: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.pieces)


def windows(units: Sequence[Unit], wordpiece: WordPiece, packing: Packing) -> Iterator[Window]:
    """The windows of one document, in order; each unit stands whole in one of them or in several."""
    bodies = list(_bodies(units, wordpiece, packing))
    headings = list(_headings_in_force(units, bodies, packing.heading))
    end, start, total = wordpiece.ids[packing.end], wordpiece.ids[packing.start], len(bodies)
    blank, own = wordpiece.ids[packing.blank], 0
    while own < total:
        first = _reach_back(bodies, own, 0, packing.margin)
        heading = (*headings[first], end) if headings[first] else ()
        pieces, numbers = [start, *heading], [NO_UNIT] * (1 + len(heading))
        last = first
        while last < total and (last <= own or len(pieces) + len(bodies[last]) <= packing.size):
            pieces += bodies[last]
            numbers += [last] * len(bodies[last])
            last += 1
        blanks = -len(pieces) % packing.multiple
        yield Window((*pieces, *[blank] * blanks), (*numbers, *[NO_UNIT] * blanks))
        if last >= total:
            return
        own = _reach_back(bodies, last, own + 1, packing.margin)


def cut(pieces: Sequence[int], longest: int) -> list[int]:
    """``pieces`` if there are no more than ``longest``, else its first two thirds of that and its last third."""
    if len(pieces) <= longest:
        return list(pieces)
    head = longest * 2 // 3
    return [*pieces[:head], *pieces[head - longest :]]


def _bodies(units: Sequence[Unit], wordpiece: WordPiece, packing: Packing) -> Iterator[list[int]]:
    before: int | None = None
    for unit in units:
        mark = [] if unit.paragraph == before else [wordpiece.ids[packing.paragraph]]
        yield [*mark, *cut(wordpiece.encode(unit.text), packing.longest), wordpiece.ids[packing.end]]
        before = unit.paragraph


def _headings_in_force(units: Sequence[Unit], bodies: Sequence[list[int]], length: int) -> Iterator[list[int]]:
    current: list[int] = []
    before: int | None = None
    for unit, body in zip(units, bodies, strict=True):
        yield current
        if is_heading(unit):
            current = body[unit.paragraph != before : -1][:length]
        before = unit.paragraph


def _reach_back(bodies: Sequence[list[int]], at: int, lowest: int, margin: int) -> int:
    room = margin
    while at > lowest and len(bodies[at - 1]) <= room:
        at -= 1
        room -= len(bodies[at])
    return at
