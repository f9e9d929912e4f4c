"""A drawing as SVG, for the web page."""

from __future__ import annotations

from html import escape
from typing import assert_never

from briefing.renderers.figures import Anchor, Dot, Drawing, Label, Line, Rect, Shape
from briefing.renderers.theme import SANS_STACK


def to_svg(drawing: Drawing, alt: str) -> str:
    """``drawing`` as one ``svg`` element, a picture named ``alt`` to those who hear it."""
    size = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" width="{_n(drawing.width)}pt"'
    shapes = "".join(_shape(shape) for shape in drawing.shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(alt)}" {size}>{shapes}</svg>'


def _shape(shape: Shape) -> str:
    match shape:
        case Rect(x, y, width, height, fill, stroke, radius):
            place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="{_n(radius)}"'
            return f"<rect {place} {_paint(fill, stroke)}/>"
        case Line(x1, y1, x2, y2, colour, width, dash):
            dashes = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
            place = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
            return f'<line {place} stroke="{colour}" stroke-width="{_n(width)}"{dashes}/>'
        case Dot(x, y, radius, fill, stroke):
            return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {_paint(fill, stroke)}/>'
        case Label(x, y, text, size, colour, anchor, bold):
            return _label(text, f'x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{colour}"', anchor, bold)
        case _:
            assert_never(shape)


def _label(text: str, place: str, anchor: Anchor, bold: bool) -> str:
    family = ", ".join(SANS_STACK)
    weight = ' font-weight="700"' if bold else ""
    return f'<text {place} text-anchor="{anchor}" font-family="{family}"{weight}>{escape(text)}</text>'


def _paint(fill: str, stroke: str) -> str:
    edge = f' stroke="{stroke}" stroke-width="0.8"' if stroke else ""
    return f'fill="{fill or "none"}"{edge}'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
