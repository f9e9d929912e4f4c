"""Charts become drawings that know no resolution: shapes in points, the origin at the upper left, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import Literal, assert_never

from briefing.model.document import Chart, LikelihoodChart, MatrixChart, TimelineChart, TimelinePoint
from briefing.renderers import theme
from briefing.renderers.fonts import text_width

Anchor = Literal["start", "middle", "end"]
"""Which point of a label stands at its ``x``."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, ``x`` and ``y`` its upper left corner; ``stroke`` outlines it, ``radius`` rounds its corners."""

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
    match chart:
        case TimelineChart(points):
            return _timeline(points, width)
        case MatrixChart():
            return _matrix(chart, width)
        case LikelihoodChart():
            return _likelihood(chart, width)
        case _:
            assert_never(chart)


_SIZE = 7.6
_LEADING = 9.6

# ---- timeline -----------------------------------------------------------------------------------------------------

_AXIS_Y = 20.0
_LANE = 25.0
_LANES = 16
"""More events than this at one time keep their dots and lose their words; the table nearby has them."""

_TITLE_WIDTH = 128.0


def _timeline(points: tuple[TimelinePoint, ...], width: float) -> Drawing:
    """Events on an axis of years; words hang below their dots, the later the higher, so that no line crosses them."""
    if not points:
        return Drawing(width, _AXIS_Y, (Line(0, _AXIS_Y / 2, width, _AXIS_Y / 2, theme.RULE),))
    ordered = sorted(points, key=lambda point: (point.start, point.end))
    first, last = _years(ordered)
    right = width - min(_TITLE_WIDTH, max(_label_width(point) for point in ordered)) - 6
    scale = (right - 6) / (last - first)
    places = [6 + (point.start - first) * scale for point in ordered]
    lanes = _lanes(places, [_label_width(point) for point in ordered])
    shapes = _axis(first, last, scale, right)
    for point, x, lane in zip(ordered, places, lanes, strict=True):
        shapes += _event(point, x, lane, scale)
    return Drawing(width, _AXIS_Y + 8 + _LANE * (1 + max(lane for lane in lanes if lane < _LANES)), tuple(shapes))


def _years(points: list[TimelinePoint]) -> tuple[float, float]:
    """The axis: whole years around all events, two years at least."""
    first, last = floor(points[0].start), ceil(max(max(point.start, point.end) for point in points))
    return (first, last) if last - first >= 2 else (first - (last == first), max(last, first + 1))


def _lanes(places: list[float], widths: list[float]) -> list[int]:
    """The lane of each label, from the last to the first, the highest that is free to the right of its place."""
    starts: list[float] = []
    lanes = []
    for x, width in reversed(list(zip(places, widths, strict=True))):
        lane = next((index for index, start in enumerate(starts) if x + width + 8 < start), len(starts))
        starts[lane : lane + 1] = [x]
        lanes.append(lane)
    return lanes[::-1]


def _axis(first: float, last: float, scale: float, right: float) -> list[Shape]:
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10_000) if (last - first) / step <= 9)
    ticks = [year for year in range(int(first), int(last) + 1) if year % step == 0]
    shapes: list[Shape] = [Line(0, _AXIS_Y, right + 6, _AXIS_Y, theme.NAVY, 1.0)]
    for year in ticks:
        x = 6 + (year - first) * scale
        shapes.append(Line(x, _AXIS_Y - 3, x, _AXIS_Y, theme.NAVY, 0.6))
        shapes.append(Label(x, _AXIS_Y - 6, str(year), 7.0, theme.MUTED, "middle" if x > 10 else "start"))
    return shapes


def _event(point: TimelinePoint, x: float, lane: int, scale: float) -> list[Shape]:
    ink = theme.MUTED if point.future else theme.NAVY
    end = x + max(0.0, point.end - point.start) * scale
    shapes: list[Shape] = []
    if lane < _LANES:
        base = _AXIS_Y + 8 + lane * _LANE + 9
        shapes.append(Line(x, _AXIS_Y, x, base + _LEADING + 1, theme.RULE, 0.6))
        shapes.append(Label(x + 4, base, _cut(point.label, _TITLE_WIDTH - 4, True), _SIZE, ink, bold=True))
        shapes.append(Label(x + 4, base + _LEADING, _cut(point.title, _TITLE_WIDTH - 4), _SIZE, theme.INK))
    if end - x > 8:
        shapes.append(Rect(x, _AXIS_Y - 2, end - x, 4, theme.SERIES[1], radius=2))
    shapes.append(Dot(x, _AXIS_Y, 3.2, theme.WHITE if point.future else theme.NAVY, theme.NAVY))
    return shapes


def _label_width(point: TimelinePoint) -> float:
    longest = max(text_width(point.label, _SIZE, bold=True), text_width(point.title, _SIZE))
    return min(_TITLE_WIDTH, longest + 6)


# ---- matrix -------------------------------------------------------------------------------------------------------


def _matrix(chart: MatrixChart, width: float) -> Drawing:
    """A grid of actors and instruments; a cell names what stands in it and is the darker the more it is."""
    side = width * 0.28
    step = (width - side) / max(1, len(chart.columns))
    heads = [_wrapped(column, step - 6, True) for column in chart.columns]
    names = [_wrapped(row, side - 10) for row in chart.rows]
    top = 6 + _LEADING * max((len(lines) for lines in heads), default=0)
    shapes: list[Shape] = []
    for index, lines in enumerate(heads):
        shapes += _stack(
            lines, side + (index + 0.5) * step, top - _LEADING * len(lines) + 3, theme.NAVY, "middle", True
        )
    shapes.append(Line(0, top + 2, width, top + 2, theme.NAVY, 0.9))
    y = top + 2
    for lines, cells in zip(names, chart.cells, strict=True):
        inside = [_wrapped(" ".join(cell), step - 8, True) if cell else [] for cell in cells]
        high = 9 + _LEADING * max([len(lines), *map(len, inside)])
        shapes += _stack(lines, 0, y + (high - _LEADING * len(lines)) / 2 + 7, theme.INK)
        for index, (cell, words) in enumerate(zip(cells, inside, strict=True)):
            shapes += _cell(len(cell), words, side + index * step, y, step, high)
        y += high
        shapes.append(Line(0, y, width, y, theme.RULE, 0.4))
    return Drawing(width, y + 1, tuple(shapes))


def _cell(count: int, words: list[str], x: float, y: float, width: float, high: float) -> list[Shape]:
    if not count:
        return [Dot(x + width / 2, y + high / 2, 0.9, theme.RULE)]
    fill = theme.SERIES[max(0, len(theme.SERIES) - min(count, 3) - (count > 2))]
    ink = theme.INK if theme.contrast(theme.INK, fill) > theme.contrast(theme.WHITE, fill) else theme.WHITE
    middle = x + width / 2
    ground = Rect(x + 2, y + 2, width - 4, high - 4, fill, radius=2)
    return [ground, *_stack(words, middle, y + (high - _LEADING * len(words)) / 2 + 7, ink, "middle", True)]


# ---- likelihood ---------------------------------------------------------------------------------------------------

_BAR = 8.0


def _likelihood(chart: LikelihoodChart, width: float) -> Drawing:
    """Bars from low to high on a scale of percent, each with the source's own phrase."""
    side = width * 0.30
    scale = (width - side - 14) / 100
    names = [_wrapped(bar.label, side - 12) for bar in chart.bars]
    heights = [max(_LEADING * len(lines), _LEADING + _BAR) + 9 for lines in names]
    bottom = 16 + sum(heights)
    shapes: list[Shape] = [Label(0, 8, chart.scale, 7.0, theme.MUTED)] if chart.scale else []
    for percent in range(0, 101, 20):
        x = side + percent * scale
        shapes.append(Line(x, 12, x, bottom, theme.RULE, 0.5, (1.5, 2)))
        shapes.append(Label(x, 8, f"{percent} %", 7.0, theme.MUTED, "middle"))
    y = 16.0
    for bar, lines, high in zip(chart.bars, names, heights, strict=True):
        low, top = sorted((min(max(bar.low, 0.0), 100.0), min(max(bar.high, 0.0), 100.0)))
        left, length = side + low * scale, max(2.0, (top - low) * scale)
        shapes += _stack(lines, 0, y + (high - _LEADING * len(lines)) / 2 + 7, theme.INK)
        words = _cut(bar.phrase, width - side)
        middle = left + length / 2
        half = text_width(words, _SIZE, True) / 2
        shapes.append(Rect(left, y + _LEADING + 2, length, _BAR, theme.NAVY, radius=1.5))
        place = min(max(middle, side + half), width - half)
        shapes.append(Label(place, y + _LEADING - 1, words, _SIZE, theme.NAVY, "middle", True))
        y += high
    return Drawing(width, bottom + 2, tuple(shapes))


# ---- words --------------------------------------------------------------------------------------------------------


def _stack(
    lines: list[str], x: float, base: float, colour: str, anchor: Anchor = "start", bold: bool = False
) -> list[Shape]:
    return [Label(x, base + index * _LEADING, line, _SIZE, colour, anchor, bold) for index, line in enumerate(lines)]


def _wrapped(text: str, limit: float, bold: bool = False, most: int = 4) -> list[str]:
    """``text`` in lines no wider than ``limit`` points, the last of at most ``most`` cut with an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", _SIZE, bold) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, limit, bold) for line in lines]


def _cut(text: str, limit: float, bold: bool = False) -> str:
    """``text`` cut with an ellipsis to at most ``limit`` points."""
    if text_width(text, _SIZE, bold) <= limit:
        return text
    while text and text_width(f"{text}…", _SIZE, bold) > limit:
        text = text[:-1].rstrip()
    return f"{text}…"
