"""Charts become drawings that know no resolution: shapes in points, the origin at the upper left, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import Literal, assert_never

from briefing.model.document import Chart, LikelihoodBar, LikelihoodChart, MatrixChart, TimelineChart, TimelinePoint
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
_HIGHEST = 560.0
"""Points that a drawing may be high; one that would be higher is set closer."""

_CLOSE_ROW = 13.0
"""The height of a row that is set close."""

# ---- timeline -----------------------------------------------------------------------------------------------------

_AXIS_Y = 20.0
_LANE = 25.0
_LANES = 6
"""Where words would hang in more lanes than this, each event has a row of its own."""

_TITLE_WIDTH = 150.0
_MARGIN = 6.0


def _timeline(points: tuple[TimelinePoint, ...], width: float) -> Drawing:
    """Events on an axis of years, their words below it; many events are rows beside an axis."""
    if not points:
        return Drawing(width, _AXIS_Y, (Line(0, _AXIS_Y / 2, width, _AXIS_Y / 2, theme.RULE),))
    ordered = sorted(points, key=lambda point: (point.start, point.end))
    right = width - min(_TITLE_WIDTH, max(_label_width(point) for point in ordered))
    first, last = _years(ordered)
    scale = (right - _MARGIN) / (last - first)
    places = [_MARGIN + (point.start - first) * scale for point in ordered]
    lanes = _lanes(places, [_label_width(point) for point in ordered])
    if max(lanes) >= _LANES:
        return _rows_of_events(ordered, width)
    shapes = [Line(0, _AXIS_Y, right, _AXIS_Y, theme.NAVY, 1.0), *_ticks(first, last, _MARGIN, scale, _AXIS_Y - 6)]
    for point, x, lane in zip(ordered, places, lanes, strict=True):
        shapes += _hanging(point, x, lane) + _mark(point, x, scale, _AXIS_Y)
    return Drawing(width, _AXIS_Y + 8 + _LANE * (1 + max(lanes)), tuple(shapes))


def _years(points: list[TimelinePoint]) -> tuple[float, float]:
    """The axis: whole years around all events, two years at least."""
    first, last = floor(points[0].start), ceil(max(max(point.start, point.end) for point in points))
    return (first, last) if last - first >= 2 else (first - (last == first), max(last, first + 1))


def _lanes(places: list[float], widths: list[float]) -> list[int]:
    """The lane of each event's words: below those of every later event whose line would else cross them."""
    lanes: list[int] = []
    for index in reversed(range(len(places))):
        end = places[index] + widths[index] + 8
        crossing = (lane for place, lane in zip(places[index + 1 :], lanes, strict=True) if place < end)
        lanes.insert(0, 1 + max(crossing, default=-1))
    return lanes


def _ticks(first: float, last: float, left: float, scale: float, base: float, below: float = 0.0) -> list[Shape]:
    """The years of an axis above ``base`` plus a stroke each, which goes down to ``below`` where that is given."""
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10_000) if (last - first) / step <= 9)
    shapes: list[Shape] = []
    for year in (year for year in range(int(first), int(last) + 1) if year % step == 0):
        x = left + (year - first) * scale
        stroke = Line(x, base + 4, x, below, theme.RULE, 0.5, (1.5, 2)) if below else None
        shapes.append(stroke or Line(x, base + 3, x, base + 6, theme.NAVY, 0.6))
        shapes.append(Label(x, base, str(year), 7.0, theme.MUTED, "middle" if x > 10 else "start"))
    return shapes


def _hanging(point: TimelinePoint, x: float, lane: int) -> list[Shape]:
    """An event's date and title below the axis, on a line that leads up to it."""
    base = _AXIS_Y + 17 + lane * _LANE
    return [
        Line(x, _AXIS_Y, x, base + _LEADING + 1, theme.RULE, 0.6),
        Label(x + 4, base, _cut(point.label, _TITLE_WIDTH - 4, True), _SIZE, _ink(point), bold=True),
        Label(x + 4, base + _LEADING, _cut(point.title, _TITLE_WIDTH - 4), _SIZE, theme.INK),
    ]


def _mark(point: TimelinePoint, x: float, scale: float, y: float) -> list[Shape]:
    """The dot of an event, open where it is still to come, with a bar where it lasts."""
    length = max(0.0, point.end - point.start) * scale
    bar = [Rect(x, y - 2, length, 4, theme.SERIES[1], radius=2)] if length > 8 else []
    return [*bar, Dot(x, y, 3.2, theme.WHITE if point.future else theme.NAVY, theme.NAVY)]


def _rows_of_events(points: list[TimelinePoint], width: float) -> Drawing:
    """A row for each event: date, title, and its dot below an axis of years."""
    dates = min(width * 0.2, 8 + max(text_width(point.label, _SIZE, True) for point in points))
    left = width * 0.62
    first, last = _years(points)
    scale = (width - left - 14) / (last - first)
    bottom = 16 + _CLOSE_ROW * len(points)
    shapes = _ticks(first, last, left, scale, 8, bottom)
    for index, point in enumerate(points):
        y = 16 + _CLOSE_ROW * (index + 0.5)
        shapes.append(Label(0, y + 2.7, _cut(point.label, dates - 4, True), _SIZE, _ink(point), bold=True))
        shapes.append(Label(dates, y + 2.7, _cut(point.title, left - dates - 12), _SIZE, theme.INK))
        shapes += _mark(point, left + (point.start - first) * scale, scale, y)
        shapes.append(Line(0, y + _CLOSE_ROW / 2, width, y + _CLOSE_ROW / 2, theme.RULE, 0.3))
    return Drawing(width, bottom + 2, tuple(shapes))


def _ink(point: TimelinePoint) -> str:
    return theme.MUTED if point.future else theme.NAVY


def _label_width(point: TimelinePoint) -> float:
    longest = max(text_width(point.label, _SIZE, bold=True), text_width(point.title, _SIZE))
    return min(_TITLE_WIDTH, longest + 6)


# ---- matrix -------------------------------------------------------------------------------------------------------


def _matrix(chart: MatrixChart, width: float) -> Drawing:
    """A grid of actors and instruments; a cell names what stands in it and is the darker the more it is."""
    side = width * 0.28
    step = (width - side) / max(1, len(chart.columns))
    heads = [_wrapped(column, step - 6, True) for column in chart.columns]
    top = 8 + _LEADING * max((len(lines) for lines in heads), default=0)
    shapes: list[Shape] = []
    for index, lines in enumerate(heads):
        shapes += _stack(
            lines, side + (index + 0.5) * step, top - _LEADING * len(lines) + 1, theme.NAVY, "middle", True
        )
    shapes.append(Line(0, top, width, top, theme.NAVY, 0.9))
    rows = _matrix_rows(chart, side, step, False)
    if top + sum(high for _, _, high in rows) > _HIGHEST:
        rows = _matrix_rows(chart, side, step, True)
    y = top
    for (name, words, high), cells in zip(rows, chart.cells, strict=True):
        shapes += _stack(name, 0, _first_base(y, high, len(name)), theme.INK)
        for index, (cell, lines) in enumerate(zip(cells, words, strict=True)):
            shapes += _cell(len(cell), lines, side + index * step, y, step, high)
        y += high
        shapes.append(Line(0, y, width, y, theme.RULE, 0.4))
    return Drawing(width, y + 1, tuple(shapes))


def _matrix_rows(
    chart: MatrixChart, side: float, step: float, close: bool
) -> list[tuple[list[str], list[list[str]], float]]:
    """The lines of each row's name and cells, and its height; one line each where they are set ``close``."""
    rows = []
    for name, cells in zip(chart.rows, chart.cells, strict=True):
        if close:
            words = [[_listed(cell, step - 6)] if cell else [] for cell in cells]
            rows.append(([_cut(name, side - 10)], words, _CLOSE_ROW))
            continue
        lines = _wrapped(name, side - 10)
        words = [_wrapped(" ".join(cell), step - 8, True) if cell else [] for cell in cells]
        rows.append((lines, words, 9 + _LEADING * max([len(lines), *map(len, words)])))
    return rows


def _listed(names: tuple[str, ...], limit: float) -> str:
    """As many names as fit on a line, and how many more there are."""
    for count in range(len(names), 0, -1):
        more = f" +{len(names) - count}" if count < len(names) else ""
        line = " ".join(names[:count]) + more
        if text_width(line, _SIZE, True) <= limit:
            return line
    return _cut(f"{len(names)}", limit, True)


def _first_base(top: float, high: float, count: int) -> float:
    """The base line of the first of ``count`` lines in the middle of a row."""
    return top + (high - _LEADING * count) / 2 + 7.2


def _cell(count: int, words: list[str], x: float, y: float, width: float, high: float) -> list[Shape]:
    if not count:
        return [Dot(x + width / 2, y + high / 2, 0.9, theme.RULE)]
    fill = theme.SERIES[max(0, len(theme.SERIES) - min(count, 3) - (count > 2))]
    ink = theme.INK if theme.contrast(theme.INK, fill) > theme.contrast(theme.WHITE, fill) else theme.WHITE
    middle = x + width / 2
    ground = Rect(x + 2, y + 1.5, width - 4, high - 3, fill, radius=2)
    return [ground, *_stack(words, middle, _first_base(y, high, len(words)), ink, "middle", True)]


# ---- likelihood ---------------------------------------------------------------------------------------------------

_BAR = 8.0


def _likelihood(chart: LikelihoodChart, width: float) -> Drawing:
    """Bars from low to high on a scale of percent, each with the source's own phrase."""
    side = width * 0.30
    scale = (width - side - 14) / 100
    names = [_wrapped(bar.label, side - 12) for bar in chart.bars]
    heights = [max(_LEADING * len(lines), _LEADING + _BAR) + 9 for lines in names]
    close = 18 + sum(heights) > _HIGHEST
    if close:
        names = [[_cut(bar.label, side - 12)] for bar in chart.bars]
        heights = [_CLOSE_ROW] * len(names)
    bottom = 16 + sum(heights)
    shapes: list[Shape] = [Label(0, 8, _cut(chart.scale, side - 12), 7.0, theme.MUTED)] if chart.scale else []
    for percent in range(0, 101, 20):
        x = side + percent * scale
        shapes.append(Line(x, 12, x, bottom, theme.RULE, 0.5, (1.5, 2)))
        shapes.append(Label(x, 8, f"{percent} %", 7.0, theme.MUTED, "middle"))
    y = 16.0
    for bar, lines, high in zip(chart.bars, names, heights, strict=True):
        shapes += _stack(lines, 0, _first_base(y, high, len(lines)), theme.INK)
        shapes += _bar(bar, side, scale, y, width, close)
        y += high
    return Drawing(width, bottom + 2, tuple(shapes))


def _bar(bar: LikelihoodBar, side: float, scale: float, y: float, width: float, close: bool) -> list[Shape]:
    """A bar with its phrase above it, or beside it where rows are set ``close``."""
    low, top = sorted(min(max(percent, 0.0), 100.0) for percent in (bar.low, bar.high))
    left, length = side + low * scale, max(2.0, (top - low) * scale)
    if not close:
        words = _cut(bar.phrase, width - side, True)
        half = text_width(words, _SIZE, True) / 2
        place = min(max(left + length / 2, side + half), width - half)
        ground = Rect(left, y + _LEADING + 2, length, _BAR, theme.NAVY, radius=1.5)
        return [ground, Label(place, y + _LEADING - 1, words, _SIZE, theme.NAVY, "middle", True)]
    before, after = left - side - 8, width - left - length - 4
    words = _cut(bar.phrase, max(before, after, length - 6), True)
    long = text_width(words, _SIZE, True)
    ground = Rect(left, y + 2, length, _CLOSE_ROW - 4, theme.NAVY, radius=1.5)
    if long <= after:
        label = Label(left + length + 4, y + 9.2, words, _SIZE, theme.NAVY, "start", True)
    elif long <= before:
        label = Label(left - 4, y + 9.2, words, _SIZE, theme.NAVY, "end", True)
    else:
        label = Label(left + length / 2, y + 9.2, words, _SIZE, theme.WHITE, "middle", True)
    return [ground, label]


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
