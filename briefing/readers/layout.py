"""The rows of a PDF's pages become blocks: columns in order, tables by row, paragraphs joined, headings by type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from briefing.model.source import PassageKind
from briefing.readers.columns import in_reading_order
from briefing.readers.draft import Block
from briefing.readers.furniture import without_furniture
from briefing.readers.headings import looks_like_heading
from briefing.readers.hyphens import is_cut, mend, vocabulary
from briefing.readers.lines import bullet_length, is_numbered
from briefing.readers.rows import Page, Row

_LARGER, _SMALLER = 1.12, 0.92
_SAME_SIZE, _LEAST_SIZE = 0.6, 0.5
_GAP = 1.3
_LETTER_WIDTH = 0.45
_HEADING_WORDS = 40
_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§]|[a-z])[.)]?\s*(?=[A-Z“\"‘(])")


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a document: type size and line pitch of its running text, both in points."""

    size: float
    pitch: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row on its page, in its column: whose number, left and right edge these are."""

    row: Row
    page: int
    column: int
    left: float
    right: float


def layout(pages: Sequence[Page]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of ``pages`` in reading order, and the texts of the running heads and feet that were left out."""
    bare, banners = without_furniture(pages)
    placed = [*_placed(bare)]
    measure = _measured(placed)
    words = vocabulary(item.row.text for item in placed)
    running, notes = _notes_apart(placed, measure)
    paragraphs = sorted(
        [*_paragraphs(running, measure), *_paragraphs(notes, measure)], key=lambda paragraph: paragraph[0].page
    )
    levels = _heading_sizes(paragraphs, measure)
    return tuple(_block(paragraph, measure, levels, words) for paragraph in paragraphs), banners


def _placed(pages: Sequence[Page]) -> Iterator[_Placed]:
    column = 0
    for page in pages:
        for rows in in_reading_order(page.rows):
            column += 1
            left, right = min(row.left for row in rows), max(row.right for row in rows)
            yield from (_Placed(row, page.number, column, left, right) for row in rows)


def _measured(placed: Sequence[_Placed]) -> _Measure:
    sizes: Counter[float] = Counter()
    for item in placed:
        sizes[round(item.row.size * 2) / 2] += len(item.row.text)
    size = max(_LEAST_SIZE, sizes.most_common(1)[0][0]) if sizes else 10.0
    body = [item for item in placed if abs(item.row.size - size) < _SAME_SIZE]
    steps = [one.row.bottom - two.row.bottom for one, two in pairwise(body) if one.column == two.column]
    usual = [step for step in steps if 0 < step < 3 * size]
    return _Measure(size, median(usual) if usual else 1.25 * size)


def _notes_apart(placed: Sequence[_Placed], measure: _Measure) -> tuple[list[_Placed], list[_Placed]]:
    """The rows without the notes at the feet of columns, across which a sentence may run on, and these notes' rows."""
    running: list[_Placed] = []
    notes: list[_Placed] = []
    for _, group in groupby(placed, key=lambda item: item.column):
        column = [*group]
        start = len(column)
        while start and column[start - 1].row.size <= _SMALLER * measure.size:
            start -= 1
        while start < len(column) and not _NOTE.match(column[start].row.text):
            start += 1
        running += column[:start]
        notes += column[start:]
    return running, notes


def _paragraphs(placed: Sequence[_Placed], measure: _Measure) -> Iterator[list[_Placed]]:
    current: list[_Placed] = []
    for item in placed:
        if current and not _goes_on(current, item, measure):
            yield current
            current = []
        current.append(item)
    if current:
        yield current


def _goes_on(current: Sequence[_Placed], item: _Placed, measure: _Measure) -> bool:
    """Whether ``item`` continues the paragraph whose rows are ``current``."""
    first, last, row = current[0].row, current[-1].row, item.row
    if abs(row.size - last.size) >= _SAME_SIZE or _is_table(row) or _is_table(last):
        return False
    if last.size <= _SMALLER * measure.size and _NOTE.match(row.text) and _NOTE.match(first.text):
        return False
    if _starts_item(row) and (_STOP.search(last.text) or _starts_item(first) or _is_bullet(row)):
        return False
    if item.column != current[-1].column:
        return row.text[:1].islower() or not (_STOP.search(last.text) or last.size > _LARGER * measure.size)
    step = last.bottom - row.bottom
    pitch = measure.pitch * max(row.size / measure.size, 0.8)
    if step > _GAP * pitch or step < -pitch / 2:
        return False
    if is_cut(last.text, row.text):
        return True
    if _starts_item(first):
        return row.left > first.left + 0.3 * row.size or row.text[:1].islower()
    return not (_is_indented(row, last, item) or _left_room(current[-1], row))


def _is_table(row: Row) -> bool:
    return len(row.cells) > 1 and not _is_spaced_out(row)


def _is_spaced_out(row: Row) -> bool:
    """A justified line with wide gaps between nearly all of its words is no row of a table."""
    return len(row.text.split()) <= 2 * len(row.cells) and len(row.cells) > 3


def _is_bullet(row: Row) -> bool:
    return bool(bullet_length(row.text))


def _starts_item(row: Row) -> bool:
    return _is_bullet(row) or is_numbered(row.text)


def _is_indented(row: Row, last: Row, item: _Placed) -> bool:
    first_line = row.left > last.left + 0.7 * row.size and row.left > item.left + 0.7 * row.size
    return first_line and not row.text[:1].islower()


def _left_room(item: _Placed, row: Row) -> bool:
    """Whether the next line's first word would have stood on ``item``'s line, had the sentence gone on."""
    word = row.text.split(" ", 1)[0]
    needed = (len(word) + 1) * _LETTER_WIDTH * row.size + row.size
    return item.row.right + needed < item.right and not row.text[:1].islower()


def _heading_sizes(paragraphs: Sequence[Sequence[_Placed]], measure: _Measure) -> tuple[float, ...]:
    """The type sizes of headings, the largest first."""
    sizes = {
        round(paragraph[0].row.size * 2) / 2 for paragraph in paragraphs if _is_heading(paragraph, measure) == "large"
    }
    return tuple(sorted(sizes, reverse=True))


def _is_heading(paragraph: Sequence[_Placed], measure: _Measure) -> str:
    """``large`` or ``bold`` for a heading, by what makes it one; empty for others."""
    text = " ".join(item.row.text for item in paragraph)
    if _is_table(paragraph[0].row) or len(text.split()) > _HEADING_WORDS or not any(map(str.isalpha, text)):
        return ""
    if paragraph[0].row.size >= _LARGER * measure.size:
        return "" if _starts_item(paragraph[0].row) and _is_bullet(paragraph[0].row) else "large"
    bold = all(item.row.bold for item in paragraph) and paragraph[0].row.size >= _SMALLER * measure.size
    return "bold" if bold and looks_like_heading(text) else ""


def _block(paragraph: Sequence[_Placed], measure: _Measure, levels: Sequence[float], words: frozenset[str]) -> Block:
    first = paragraph[0]
    if _is_table(first.row):
        return Block(" | ".join(cell.text for cell in first.row.cells), PassageKind.TABLE_ROW, 0, first.page)
    text = _joined([item.row.text for item in paragraph], words)
    heading = _is_heading(paragraph, measure)
    if heading:
        size = round(first.row.size * 2) / 2
        level = levels.index(size) + 1 if heading == "large" else len(levels) + 1
        return Block(text, PassageKind.HEADING, min(level, 6), first.page)
    if first.row.size <= _SMALLER * measure.size and _NOTE.match(text):
        return Block(text, PassageKind.NOTE, 0, first.page)
    if taken := bullet_length(text):
        return Block(text[taken:], PassageKind.LIST_ITEM, 1, first.page)
    kind = PassageKind.LIST_ITEM if is_numbered(text) and len(paragraph) <= 4 else PassageKind.PARAGRAPH
    return Block(text, kind, int(kind is PassageKind.LIST_ITEM), first.page)


def _joined(lines: Sequence[str], words: frozenset[str]) -> str:
    """The lines as one, words that were cut at a line's end put together again."""
    parts = [lines[0]]
    for line in lines[1:]:
        if is_cut(parts[-1], line):
            parts[-1] = mend(parts[-1], line, words, typeset=True)
            parts.append(line)
        elif re.search(r"\w(?:—|/)$|\d[–-]$", parts[-1]):
            parts.append(line)
        else:
            parts.extend((" ", line))
    return "".join(parts)
