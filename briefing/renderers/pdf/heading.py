"""Headings: their levels without gaps, their anchors, their bookmarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model.document import Block, Callout, Heading, Landscape, ListBlock, Quote, plain
from briefing.renderers import fonts
from briefing.renderers.pdf import text
from briefing.renderers.pdf.canvas import TaggedCanvas
from briefing.renderers.pdf.lines import Piece


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its level in the structure (no gaps), the level it is shown at, its words and its anchor."""

    level: int
    shown_level: int
    title: str
    anchor: str


class Outline:
    """The headings of a document in reading order."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.entries: list[Entry] = []
        anchors: set[str] = set()
        for heading in _headings(blocks):
            level = min(max(heading.level, 1), 6, self.entries[-1].level + 1 if self.entries else 1)
            anchor = heading.anchor if heading.anchor not in anchors else ""
            anchor = anchor or f"heading-{len(self.entries) + 1}"
            anchors.add(anchor)
            self.entries.append(Entry(level, heading.level, title_of(heading), anchor))
        self._next = 0

    def entry(self, heading: Heading) -> Entry:
        """The entry of the next heading, which is ``heading``."""
        self._next += 1
        return self.entries[self._next - 1]


def title_of(heading: Heading) -> str:
    """The words of a heading on one line, with its number; a heading without any is left out of the document."""
    return " ".join(fonts.clean(f"{heading.number} {plain(heading.children)}").split())


def _headings(blocks: tuple[Block, ...]) -> Iterable[Heading]:
    for block in blocks:
        match block:
            case Heading() if title_of(block):
                yield block
            case Quote(children) | Landscape(children) | Callout(_, children):
                yield from _headings(children)
            case ListBlock(items):
                for item in items:
                    yield from _headings(item)
            case _:
                pass


class HeadingBlock(text.TextBlock):
    """A heading: it stays with what follows, and the outline leads to it."""

    def __init__(self, pieces: Iterable[Piece], style: text.TextStyle, entry: Entry) -> None:
        super().__init__(pieces, style, anchor=entry.anchor, sticks=True)
        self.entry = entry

    def split(self, width: float, height: float, at_top: bool = False) -> list[text.Block]:
        """A heading is split only where no page is high enough for it."""
        return super().split(width, height) if at_top else []

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draws the heading and enters it into the outline."""
        super().draw(canvas, x, y)
        canvas.addOutlineEntry(self.entry.title, self.entry.anchor, self.entry.level - 1, closed=0)
