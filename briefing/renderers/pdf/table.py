"""Tables over any number of pages: heads repeated, rows whole unless they are taller than half a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from briefing.renderers.pdf.canvas import TaggedCanvas
from briefing.renderers.pdf.structure import ARTIFACT
from briefing.renderers.pdf.text import Block, TextBlock

TALL = 330.0
"""A row higher than this many points may be cut."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """Room above and below the text of a cell and between columns, in points, and the colours of the rules."""

    room: float
    gutter: float
    head_rule: str
    row_rule: str


@dataclass(slots=True)
class TableRow:
    """A row's cells, one a column, the anchor it carries, and its height once it is measured."""

    cells: Sequence[TextBlock]
    anchor: str = ""
    height: float = 0.0

    def measure(self, widths: Sequence[float], look: TableLook) -> float:
        """The row's height with the room around its text."""
        inner = max((cell.wrap(width, 0)[1] for cell, width in zip(self.cells, widths, strict=True)), default=0.0)
        self.height = inner + 2 * look.room
        return self.height

    def cut(self, widths: Sequence[float], height: float, look: TableLook) -> tuple[TableRow, TableRow]:
        """What of the row fits into ``height``, and the rest."""
        pairs = [cell.cut(width, height - 2 * look.room) for cell, width in zip(self.cells, widths, strict=True)]
        first = TableRow([pair[0] for pair in pairs], self.anchor)
        rest = TableRow([pair[1] for pair in pairs])
        first.measure_parts(look)
        rest.measure_parts(look)
        return first, rest

    def measure_parts(self, look: TableLook) -> None:
        """Sets the height from cells that are already broken into lines."""
        self.height = max((cell.height for cell in self.cells), default=0.0) + 2 * look.room


class TableBlock(Block):
    """Rows ``start`` to ``stop`` of a table; the first part of it tags its head, the others repeat it as artifact."""

    def __init__(
        self,
        shares: Sequence[float],
        head: TableRow | None,
        rows: Sequence[TableRow],
        look: TableLook,
        after: float = 0.0,
    ) -> None:
        super().__init__(0.0, after)
        self.shares = shares
        self.head = head
        self.rows = rows
        self.look = look
        self.anchor = ""
        self.start, self.stop = 0, len(rows)
        self.tops: list[float] = []
        self._measured = -1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width given, and the height of head and rows."""
        if width != self._measured:
            self._measure(width)
        self.width, self.height = width, self._head_height() + self.tops[self.stop] - self.tops[self.start]
        return width, self.height

    def _measure(self, width: float) -> None:
        self._measured = width
        widths = self._widths(width)
        if self.head and self.head.measure(widths, self.look) > TALL:
            self.rows, self.stop, self.head = [self.head, *self.rows], self.stop + 1, None
        self.tops = list(accumulate((row.measure(widths, self.look) for row in self.rows), initial=0.0))

    def split(self, width: float, height: float, at_top: bool = False) -> list[Block]:
        """The rows that fit below the head, and the rest; neither page has a single row where it can be avoided."""
        self.wrap(width, height)
        room, at = height - self._head_height(), self.start
        while at < self.stop and self.tops[at + 1] - self.tops[self.start] <= room + 0.01:
            at += 1
        left = room - (self.tops[at] - self.tops[self.start])
        if at < self.stop and self._is_cut(at, left, at_top):
            return self._cut(at, left)
        at -= at == self.stop - 1 and at - self.start > 2
        enough = at > self.start + (self.stop - self.start > 2 and not at_top)
        return [self._part(self.start, at), self._part(at, self.stop)] if enough and at < self.stop else []

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draws head, rows and rules."""
        top = y + self.height
        if self.anchor and not self.start:
            canvas.place(self.anchor, x, top + 4)
        if self.head:
            top = self._draw_row(canvas, self.head, x, top, self.look.head_rule, 0.9)
        for row in self.rows[self.start : self.stop]:
            if row.anchor:
                canvas.place(row.anchor, x, top + 2)
            top = self._draw_row(canvas, row, x, top, self.look.row_rule, 0.4)

    def _draw_row(self, canvas: TaggedCanvas, row: TableRow, x: float, top: float, rule: str, thick: float) -> float:
        left = x
        for cell, share in zip(row.cells, self.shares, strict=True):
            cell.draw(canvas, left, top - self.look.room - cell.height)
            left += share * self.width
        with canvas.content(ARTIFACT):
            canvas.fill_rect(x, top - row.height - thick / 2, self.width, thick, rule)
        return top - row.height

    def _is_cut(self, at: int, left: float, at_top: bool) -> bool:
        """Whether a row is cut that does not fit into what is ``left`` of the page."""
        return (at == self.start and at_top) or (self.rows[at].height > TALL and left > TALL / 4)

    def _cut(self, at: int, left: float) -> list[Block]:
        first, rest = self.rows[at].cut(self._widths(self.width), left, self.look)
        rows = [*self.rows[:at], first, rest, *self.rows[at + 1 :]]
        tops = list(accumulate((row.height for row in rows), initial=0.0))
        return [self._part(self.start, at + 1, rows, tops), self._part(at + 1, self.stop + 1, rows, tops)]

    def _part(
        self, start: int, stop: int, rows: Sequence[TableRow] | None = None, tops: list[float] | None = None
    ) -> TableBlock:
        part = TableBlock(self.shares, self.head, rows or self.rows, self.look, self.after)
        part.tops, part._measured = tops or self.tops, self._measured
        part.start, part.stop, part.anchor = start, stop, self.anchor
        if start > self.start and self.head:
            part.head = self._repeated(self.head)
        return part

    def _repeated(self, head: TableRow) -> TableRow:
        again = TableRow([cell.as_artifact() for cell in head.cells])
        again.measure(self._widths(self.width), self.look)
        return again

    def _head_height(self) -> float:
        return self.head.height if self.head else 0.0

    def _widths(self, width: float) -> list[float]:
        last = len(self.shares) - 1
        return [share * width - (self.look.gutter if n < last else 0.0) for n, share in enumerate(self.shares)]
