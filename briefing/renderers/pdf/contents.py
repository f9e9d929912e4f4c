"""The table of contents: a line for each heading, its page filled in when all pages are drawn."""

from __future__ import annotations

from briefing.renderers import fonts, theme
from briefing.renderers.pdf.canvas import TaggedCanvas, Target, rgb
from briefing.renderers.pdf.faces import advance, shown
from briefing.renderers.pdf.lines import Piece
from briefing.renderers.pdf.objects import number
from briefing.renderers.pdf.structure import Element
from briefing.renderers.pdf.text import Block, TextBlock, TextStyle

_PAGE_WIDTH = 34.0
"""Points kept free on the right for the page number."""


class ContentsLine(Block):
    """A heading's words, and the number of its page at the right edge."""

    def __init__(self, text: TextBlock, link: Element, target: Target, style: TextStyle) -> None:
        super().__init__()
        self.text = text
        self.link = link
        self.target = target
        self.style = style

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width given, and the text's height."""
        _, self.height = self.text.wrap(width - _PAGE_WIDTH, height)
        self.width = width
        return width, self.height

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draws words and number, and a link over both."""
        self.text.draw(canvas, x, y)
        right, base = x + self.width, y + (self.style.leading - self.style.size) / 2 + 0.22 * self.style.size
        with canvas.content(self.link):
            canvas.paint_later(lambda: self._page(canvas, right, base))
        canvas.link(self.target, (x, y, right, y + self.height), self.link)

    def _page(self, canvas: TaggedCanvas, right: float, base: float) -> str:
        page = str(canvas.page_of[self.target.address[1:]])
        face = fonts.face_name(theme.SANS)
        left = right - advance(face, page) * self.style.size / 1000
        words = shown(face, self.style.size, f" {page}", canvas._doc)
        indent = advance(face, " ") * self.style.size / 1000
        return f"BT {rgb(theme.MUTED)} rg 1 0 0 1 {number(left - indent)} {number(base)} Tm {words} ET"


def without_targets(pieces: list[Piece]) -> list[Piece]:
    """The pieces without links of their own: the whole line is one."""
    return [Piece(piece.text, piece.look, piece.owner, actual=piece.actual) for piece in pieces]
