"""Blocks set on pages, one below the other, each page with its running head and foot."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.renderers import theme
from briefing.renderers.pdf.canvas import TaggedCanvas
from briefing.renderers.pdf.page import Running, draw_running, text_size
from briefing.renderers.pdf.text import Block

_SLACK = 0.01
"""Points by which sums of heights may miss a page's height."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows stands on a new page, which is turned ``sideways`` or upright."""

    sideways: bool = False


class Layout:
    """Pages of ``paper`` on ``canvas``; a page begins when the first block is set on it, so none stays empty."""

    def __init__(self, canvas: TaggedCanvas, paper: tuple[float, float], words: Running) -> None:
        self.canvas = canvas
        self.upright = self.paper = paper
        self.words = words
        self.room = 0.0
        """Points left on the page."""
        self.above: Block | None = None
        """The block set last on the page; ``None`` at its top."""
        self.is_open = False

    def set(self, story: Iterable[Block | Turn]) -> None:
        """Sets every block and ends the last page; a document without blocks has one page."""
        waiting = deque(story)
        while waiting:
            item = waiting.popleft()
            if isinstance(item, Turn):
                self._end_page()
                self.paper = self.upright[::-1] if item.sideways else self.upright
            else:
                waiting.extendleft(reversed(self._set(item)))
        if self.canvas.getPageNumber() == 1:
            self._begin_page()
        self._end_page()

    def _set(self, block: Block) -> list[Block]:
        """Sets ``block`` where it fits; returns what is still to be set: its parts, or the block itself."""
        self._begin_page()
        space = max(self.above.after, block.before) if self.above else 0.0
        width, room = text_size(self.paper)[0], self.room - space
        _, height = block.wrap(width, room)
        at_top = self.above is None
        if height > room + _SLACK:
            parts = block.split(width, room, at_top)
            if parts:
                return parts
            if not at_top:
                self._end_page()
                return [block]
        self.room = room - height
        block.draw(self.canvas, theme.MARGIN_SIDE, theme.MARGIN_BOTTOM + self.room)
        self.above = block
        return []

    def _begin_page(self) -> None:
        if not self.is_open:
            self.canvas.setPageSize(self.paper)
            draw_running(self.canvas, self.paper, self.words)
            self.is_open, self.above, self.room = True, None, text_size(self.paper)[1]

    def _end_page(self) -> None:
        if self.is_open:
            self.canvas.showPage()
        self.is_open = False
