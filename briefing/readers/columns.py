"""Columns of a page, one after the other, also where a file stores them line by line across the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.readers.rows import Row

_FEWEST_ROWS = 5
_FEWEST_WORDS = 3
_GUTTER = 4.0


def in_reading_order(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yields the columns of a page in reading order, each from top to bottom; there is no empty one."""
    column: list[Row] = []
    for row in _unwoven(rows):
        if column and row.bottom > column[-1].bottom + row.size:
            yield column
            column = []
        column.append(row)
    if column:
        yield column


def _unwoven(rows: Sequence[Row]) -> Sequence[Row]:
    """``rows`` with the two halves of lines that run across a gutter one below the other."""
    gutter = _gutter(rows)
    if gutter is None:
        return rows
    ordered: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        if row.right <= gutter:
            left.append(row)
        elif row.left >= gutter:
            right.append(row)
        elif halves := _halves(row, gutter):
            left.append(halves[0])
            right.append(halves[1])
        else:
            ordered += [*left, *right, row]
            left, right = [], []
    return [*ordered, *left, *right]


def _halves(row: Row, gutter: float) -> tuple[Row, Row] | None:
    before = tuple(cell for cell in row.cells if cell.right <= gutter)
    after = tuple(cell for cell in row.cells if cell.left >= gutter)
    return (Row(before), Row(after)) if before and after and len(before) + len(after) == len(row.cells) else None


def _gutter(rows: Sequence[Row]) -> float | None:
    """The middle of the gap that parts at least five lines of running text in two; ``None`` without one."""
    pairs = [row.cells for row in rows if len(row.cells) == 2 and all(_is_text(cell.text) for cell in row.cells)]
    if len(pairs) < _FEWEST_ROWS:
        return None
    ends, starts = max(left.right for left, _ in pairs), min(right.left for _, right in pairs)
    return (ends + starts) / 2 if starts - ends > _GUTTER else None


def _is_text(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS
