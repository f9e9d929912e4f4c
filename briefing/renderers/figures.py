"""Charts become drawings that know no resolution: shapes in points, the origin at the upper left, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.document import Chart

Anchor = Literal["start", "middle", "end"]
"""Which point of a label stands at its ``x``."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle, ``x`` and ``y`` its upper left corner; ``stroke`` outlines it where given; ``radius`` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = ""
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; ``dash`` are the lengths of stroke and gap, empty for a solid line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 0.6
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc about ``x``, ``y``; without ``fill`` a ring."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """One line of sans-serif text; ``y`` is its base line."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: Anchor = "start"
    bold: bool = False


Shape = Rect | Line | Dot | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, painted in order, on a ground ``width`` by ``height`` points."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def draw(chart: Chart, width: float) -> Drawing:
    """The drawing of ``chart``, ``width`` points wide and as high as it needs."""
    raise NotImplementedError
