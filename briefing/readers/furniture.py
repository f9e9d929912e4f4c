"""Running heads, running feet and page numbers: told from the text by where they stand and that they come again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.readers.rows import Page, Row

_MARGIN = 0.12
_DEEPEST = 3
_FEW_PAGES, _OFTEN = 4, 3
_FIGURES = re.compile(r"\d+|\b[ivxl]{1,7}\b")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\[(]\s*)?(?:p(?:age|\.)?\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—|\])])?", re.I
)


def without_furniture(pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """The pages without running heads, running feet and page numbers, and the cells of those lines, each once."""
    marginal = [[*_marginal(page)] for page in pages]
    counts = Counter(key for rows in marginal for key in {_key(row) for row in rows})
    often = 2 if len(pages) <= _FEW_PAGES else _OFTEN
    bare, furniture = [], []
    for page, rows in zip(pages, marginal, strict=True):
        dropped = {id(row) for row in rows if _PAGE_NUMBER.fullmatch(row.text) or counts[_key(row)] >= often}
        furniture += [cell.text for row in rows if id(row) in dropped for cell in row.cells]
        bare.append(replace(page, rows=tuple(row for row in page.rows if id(row) not in dropped)))
    return tuple(bare), tuple(dict.fromkeys(furniture))


def _marginal(page: Page) -> Iterator[Row]:
    """The outermost rows inside the upper and the lower margin."""
    by_height = sorted(page.rows, key=lambda row: row.bottom)
    yield from (row for row in by_height[:_DEEPEST] if row.bottom < _MARGIN * page.height)
    yield from (row for row in by_height[-_DEEPEST:] if row.bottom > (1 - _MARGIN) * page.height)


def _key(row: Row) -> str:
    return _FIGURES.sub("#", row.text.casefold())
