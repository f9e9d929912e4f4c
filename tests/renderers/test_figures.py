"""Charts as drawings: nothing overlaps, nothing leaves the ground, with few items and with many."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from briefing.model.document import (
    Chart,
    LikelihoodBar,
    LikelihoodChart,
    MatrixChart,
    TimelineChart,
    TimelinePoint,
)
from briefing.renderers.figures import Dot, Drawing, Label, Line, Rect, draw
from briefing.renderers.fonts import text_width

WIDTH = 465.0
WORDS = "clashes between rebels and the peacekeepers over a customs post near the border".split()


def timeline(count: int, seed: int = 1) -> TimelineChart:
    chance = random.Random(seed)
    starts = [chance.uniform(1992, 2024) for _ in range(count)]
    return TimelineChart(
        tuple(
            TimelinePoint(
                start, start + chance.choice((0, 0.1, 1)), f"5 March {int(start)}", _words(chance), start > 2023
            )
            for start in starts
        )
    )


def matrix(count: int) -> MatrixChart:
    chance = random.Random(count)
    columns = ("military", "diplomatic", "sanctions", "intelligence", "cyber and hybrid", "economic")
    rows = tuple(f"Actor {n} and its partners" for n in range(count))
    cells = tuple(tuple(tuple(f"R{n}" for n in range(chance.choice((0, 0, 1, 3, 9)))) for _ in columns) for _ in rows)
    return MatrixChart(rows, columns, cells)


def likelihoods(count: int) -> LikelihoodChart:
    chance = random.Random(count)
    phrases = ("likely", "almost certain", "a remote chance", "it is now clear that they could easily")
    bars = (LikelihoodBar(f"T{n} {_words(chance)}", chance.choice(phrases), *_range(chance)) for n in range(count))
    return LikelihoodChart("UK PHIA yardstick", tuple(bars))


def _words(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(2, 9)))


def _range(chance: random.Random) -> tuple[float, float]:
    low, high = sorted((chance.uniform(0, 100), chance.uniform(0, 100)))
    return low, high


CHARTS = [make(count) for make in (timeline, matrix, likelihoods) for count in (1, 3, 8, 40)]
CHARTS += [timeline(count, seed) for count in (5, 6, 7) for seed in range(6)]


def box(label: Label) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the words."""
    width = text_width(label.text, label.size, label.bold)
    left = label.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * width
    return left, label.y - 0.7 * label.size, left + width, label.y + 0.15 * label.size


def labels(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.text]


@pytest.mark.parametrize("chart", CHARTS)
def test_no_words_overlap(chart: Chart) -> None:
    boxes = [box(label) for label in labels(draw(chart, WIDTH))]
    for one, two in combinations(boxes, 2):
        apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
        assert apart, (one, two)


@pytest.mark.parametrize("chart", CHARTS)
def test_everything_stands_on_the_ground(chart: Chart) -> None:
    drawing = draw(chart, WIDTH)
    assert drawing.width == WIDTH
    for left, top, right, bottom in map(box, labels(drawing)):
        assert -1 <= left <= right <= WIDTH + 1
        assert 0 <= top <= bottom <= drawing.height + 1
    for shape in drawing.shapes:
        if isinstance(shape, Rect):
            assert 0 <= shape.x <= shape.x + shape.width <= WIDTH + 1


@pytest.mark.parametrize("chart", [chart for chart in CHARTS if isinstance(chart, TimelineChart)])
def test_no_line_of_an_event_crosses_words(chart: TimelineChart) -> None:
    drawing = draw(chart, WIDTH)
    upright = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.x1 == shape.x2 and not shape.dash]
    for line in upright:
        for left, top, right, bottom in map(box, labels(drawing)):
            crosses = left < line.x1 < right and line.y1 < bottom and top < line.y2
            assert not crosses or line.y2 - line.y1 < 4


@pytest.mark.parametrize("make", [timeline, matrix, likelihoods])
def test_forty_items_fit_on_a_page_in_letters_of_full_size(make: object) -> None:
    drawing = draw(make(40), WIDTH)  # type: ignore[operator]
    assert drawing.height < 600
    assert min(label.size for label in labels(drawing)) >= 7


def test_every_event_judgement_and_actor_is_named() -> None:
    for count in (3, 40):
        assert sum(label.text.startswith("5 March") for label in labels(draw(timeline(count), WIDTH))) == count
        assert sum(label.text.startswith("T") for label in labels(draw(likelihoods(count), WIDTH))) == count
        assert sum(label.text.startswith("Actor") for label in labels(draw(matrix(count), WIDTH))) == count


def test_an_event_stands_at_its_time() -> None:
    points = tuple(TimelinePoint(year, year, str(year), "x") for year in (2000, 2005, 2010))
    first, middle, last = (shape.x for shape in draw(TimelineChart(points), WIDTH).shapes if isinstance(shape, Dot))
    assert middle - first == pytest.approx(last - middle)


def test_a_bar_reaches_from_low_to_high_on_the_scale() -> None:
    drawing = draw(LikelihoodChart("", (LikelihoodBar("T1", "likely", 20, 60),)), WIDTH)
    ticks = {label.text: label.x for label in labels(drawing) if label.text.endswith("%")}
    (bar,) = (shape for shape in drawing.shapes if isinstance(shape, Rect))
    assert (bar.x, bar.x + bar.width) == (pytest.approx(ticks["20 %"]), pytest.approx(ticks["60 %"]))


def test_a_cell_says_how_many_more_there_are() -> None:
    rows = tuple(f"Actor {n}" for n in range(40))
    cells = tuple((tuple(f"R{n}" for n in range(30)),) for _ in rows)
    words = [label.text for label in labels(draw(MatrixChart(rows, ("sanctions",), cells), WIDTH))]
    cut = [word.split() for word in words if word.startswith("R0")]
    assert len(cut) == 40
    assert all(len(names) + int(more) == 30 for *names, more in cut)


def test_charts_without_items_are_drawn() -> None:
    for chart in (TimelineChart(()), MatrixChart((), (), ()), LikelihoodChart("", ())):
        assert draw(chart, WIDTH).height > 0
