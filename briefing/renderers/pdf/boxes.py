"""Blocks around blocks: indented, barred and coloured ones, chains that stay together, drawings, rules, items."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.renderers.pdf.canvas import TaggedCanvas
from briefing.renderers.pdf.structure import ARTIFACT
from briefing.renderers.pdf.text import Block, TextBlock


def gap(above: Block, below: Block) -> float:
    """The space between two blocks."""
    return max(above.after, below.before)


class Inset(Block):
    """A block moved in from the left, perhaps with a bar, a ground and a label (of a list item) beside it.

    ``room`` are points above and below inside the ground.
    """

    def __init__(
        self,
        child: Block,
        left: float,
        *,
        right: float = 0.0,
        room: tuple[float, float] = (0.0, 0.0),
        bar: str = "",
        ground: str = "",
        label: TextBlock | None = None,
    ) -> None:
        super().__init__(child.before, child.after, child.sticks)
        self.child = child
        self.left = left
        self.right = right
        self.room = room
        self.bar = bar
        self.ground = ground
        self.label = label

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width given, and the height with room above and below."""
        _, inner = self.child.wrap(self._inside(width), height)
        if self.label:
            self.label.wrap(self.left, height)
        self.width, self.height = width, inner + sum(self.room)
        return width, self.height

    def split(self, width: float, height: float, at_top: bool = False) -> list[Block]:
        """The child's parts, each in such a box."""
        parts = self.child.split(self._inside(width), height - sum(self.room), at_top)
        if len(parts) < 2:
            return []
        boxes = [self._around(part) for part in parts]
        boxes[0].room, boxes[0].label = (self.room[0], 0.0), self.label
        boxes[-1].room = (0.0, self.room[1])
        return list(boxes)

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draws ground and bar, then label and child."""
        if self.ground or self.bar:
            with canvas.content(ARTIFACT):
                if self.ground:
                    canvas.fill_rect(x, y, self.width, self.height, self.ground)
                if self.bar:
                    canvas.fill_rect(x, y, 2.4 if self.ground else 1.2, self.height, self.bar)
        if self.label:
            self.label.draw(canvas, x, y + self.height - self.room[0] - self.label.height)
        self.child.draw(canvas, x + self.left, y + self.room[1])

    def _inside(self, width: float) -> float:
        return width - self.left - self.right

    def _around(self, part: Block) -> Inset:
        return Inset(part, self.left, right=self.right, bar=self.bar, ground=self.ground)


class Chain(Block):
    """Blocks of which all but the last stand on one page, with as much of the last as a page may begin with."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__(blocks[0].before, blocks[-1].after, blocks[-1].sticks)
        self.blocks = tuple(blocks)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width given, and the height of all with the spaces between them."""
        heights = [block.wrap(width, height)[1] for block in self.blocks]
        self.width, self.height = width, sum(heights) + sum(self._gaps())
        return width, self.height

    def split(self, width: float, height: float, at_top: bool = False) -> list[Block]:
        """All but the last, and the last one's parts; the blocks one by one where even an empty page is too short."""
        self.wrap(width, height)
        last = self.blocks[-1]
        taken = self.height - last.height
        parts = last.split(width, height - taken) if height > taken else []
        if len(parts) > 1:
            return [Chain((*self.blocks[:-1], parts[0])), *parts[1:]]
        return list(self.blocks) if at_top else []

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draws the blocks from the top."""
        top = y + self.height
        for block, space in zip(self.blocks, (0.0, *self._gaps()), strict=True):
            top -= space + block.height
            block.draw(canvas, x, top)

    def _gaps(self) -> list[float]:
        return [gap(above, below) for above, below in zip(self.blocks, self.blocks[1:], strict=False)]


class RuleLine(Block):
    """A thin line across the page."""

    def __init__(self, colour: str, thickness: float = 0.5, space: float = 6.0) -> None:
        super().__init__(space, space)
        self.colour = colour
        self.thickness = thickness

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width given, and the line's thickness."""
        self.width, self.height = width, self.thickness
        return width, self.height

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draws the line."""
        with canvas.content(ARTIFACT):
            canvas.fill_rect(x, y, self.width, self.thickness, self.colour)


class Badge(Block):
    """A line of text on a ground of its own: a marking."""

    def __init__(self, text: TextBlock, ground: str, before: float = 0.0, after: float = 8.0) -> None:
        super().__init__(before, after)
        self.text = text
        self.ground = ground

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width given, and the text's height with room around it."""
        _, inner = self.text.wrap(width - 12, height)
        self.width, self.height = width, inner + 5
        return width, self.height

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draws ground and text."""
        longest = max((line.width for line in self.text.lines), default=0.0)
        with canvas.content(ARTIFACT):
            canvas.fill_rect(x, y, longest + 12, self.height, self.ground)
        self.text.draw(canvas, x + 6, y + 2.5)


def chained(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with each that sticks to its successor in one chain with it."""
    result: list[Block] = []
    open_chain: list[Block] = []
    for block in blocks:
        open_chain.append(block)
        if not block.sticks:
            result.append(open_chain[0] if len(open_chain) == 1 else Chain(open_chain))
            open_chain = []
    return result + open_chain
