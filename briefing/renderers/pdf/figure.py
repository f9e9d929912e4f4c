"""A drawing on the page: vectors and words inside one ``Figure`` element."""

from __future__ import annotations

from typing import assert_never

from briefing.renderers import theme
from briefing.renderers.figures import Dot, Drawing, Label, Line, Rect, Shape
from briefing.renderers.pdf.canvas import TaggedCanvas, rgb
from briefing.renderers.pdf.inlines import one_line
from briefing.renderers.pdf.objects import number
from briefing.renderers.pdf.structure import ARTIFACT, Element
from briefing.renderers.pdf.text import Block, TextStyle, line_operators

_KAPPA = 0.5523
"""How far the handles of four Bézier curves lie from their ends to make a circle of radius one."""


class DrawingBlock(Block):
    """A drawing, made smaller where the page is too low for it."""

    def __init__(self, drawing: Drawing, element: Element, highest: float, anchor: str = "") -> None:
        super().__init__(theme.BLOCK_GAP, theme.UNIT, sticks=True)
        self.drawing = drawing
        self.element = element
        self.scale = min(1.0, highest / drawing.height)
        self.anchor = anchor

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The drawing's size on the page."""
        self.width, self.height = self.drawing.width * self.scale, self.drawing.height * self.scale
        return width, self.height

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draws the shapes and gives the element its place on the page."""
        if self.anchor:
            canvas.place(self.anchor, x, y + self.height + 4)
        box = " ".join(number(value) for value in (x, y, x + self.width, y + self.height))
        self.element.layout = f"/O /Layout /Placement /Block /BBox [{box}]"
        with canvas.content(self.element):
            canvas.paint(f"q {number(self.scale)} 0 0 {number(self.scale)} {number(x)} {number(y)} cm")
            for shape in self.drawing.shapes:
                canvas.paint(_painted(shape, self.drawing.height, canvas))
            canvas.paint("Q")


def _painted(shape: Shape, height: float, canvas: TaggedCanvas) -> str:
    match shape:
        case Rect(x, y, width, tall, fill, stroke):
            path = f"{_numbers(x, height - y - tall, width, tall)} re"
            return _filled(path, fill, stroke)
        case Line(x1, y1, x2, y2, colour, width, dash):
            stroke = f"{rgb(colour)} RG {number(width)} w [{_numbers(*dash)}] 0 d"
            return f"{stroke} {_numbers(x1, height - y1)} m {_numbers(x2, height - y2)} l S"
        case Dot(x, y, radius, fill, stroke):
            return _filled(_circle(x, height - y, radius), fill, stroke)
        case Label():
            return _words(shape, height, canvas)
        case _:
            assert_never(shape)


def _filled(path: str, fill: str, stroke: str) -> str:
    colours = (f"{rgb(fill)} rg " if fill else "") + (f"{rgb(stroke)} RG 0.8 w [] 0 d " if stroke else "")
    return f"{colours}{path} {'B' if fill and stroke else 'f' if fill else 'S'}"


def _circle(x: float, y: float, r: float) -> str:
    k = _KAPPA * r
    quarters = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    return f"{_numbers(x + r, y)} m " + " ".join(f"{_numbers(*quarter)} c" for quarter in quarters)


def _words(label: Label, height: float, canvas: TaggedCanvas) -> str:
    style = TextStyle(theme.SANS, label.size, label.size, label.colour, bold=label.bold)
    line = one_line(label.text, style, ARTIFACT)
    left = label.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * line.width
    return line_operators(line, left, height - label.y, canvas._doc)


def _numbers(*values: float) -> str:
    return " ".join(number(value) for value in values)
