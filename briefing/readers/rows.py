"""The rows of a PDF page: its characters by the lines that they stand on, with their places and type sizes."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfTextPage

_LINE = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?")
_SPACES = re.compile(r"(?<=\S)\s+(?=\S)")
_BOLD = re.compile(r"bold|black|heavy", re.I)
_WIDE = 1.3
_RAISED = 0.8
_NAME_LENGTH = 128


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a line without a wide gap: its text, its box in points from the lower left, its type size."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one line, from left to right."""

    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The words of the row."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        """The left edge in points."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """The right edge in points."""
        return self.cells[-1].right

    @property
    def bottom(self) -> float:
        """The lower edge in points from the page's lower edge."""
        return min(cell.bottom for cell in self.cells)

    @property
    def size(self) -> float:
        """The type size of the longest cell in points."""
        return max(self.cells, key=lambda cell: len(cell.text)).size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(cell.bold for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its number from 1, its height in points, and its rows in the order in which they are stored."""

    number: int
    height: float
    rows: tuple[Row, ...]


def page_rows(document: PdfDocument, at: int) -> Page:
    """The page at index ``at``; raises :class:`pypdfium2.PdfiumError` when it cannot be read."""
    with closing(document[at]) as page, closing(page.get_textpage()) as text:
        return Page(at + 1, page.get_height(), tuple(_merged(_cells(text))))


def _cells(page: PdfTextPage) -> Iterator[Cell]:
    count = page.count_chars()
    if count <= 0:
        return
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(page, 0, count, buffer)
    text = "".join(map(chr, buffer[:count]))
    for line in _LINE.finditer(text):
        start = line.start()
        for gap in _SPACES.finditer(text, line.start(), line.end()):
            if _is_wide(page, gap.start() - 1, gap.end()):
                yield from _cell(page, text, start, gap.start())
                start = gap.end()
        yield from _cell(page, text, start, line.end())


def _index(page: PdfTextPage, at: int) -> int:
    return max(int(pdfium.FPDFText_GetCharIndexFromTextIndex(page, at)), 0)


def _box(page: PdfTextPage, at: int) -> pdfium.FS_RECTF:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(page, _index(page, at), box)
    return box


def _is_wide(page: PdfTextPage, before: int, after: int) -> bool:
    left, right = _box(page, before), _box(page, after)
    return bool(right.left - left.right > _WIDE * _size(page, after))


def _size(page: PdfTextPage, at: int) -> float:
    """The type size of a character in points, the scale of its matrix included."""
    matrix, index = pdfium.FS_MATRIX(), _index(page, at)
    size = float(pdfium.FPDFText_GetFontSize(page, index))
    scaled = size * math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(page, index, matrix) else size
    return scaled or size


def _cell(page: PdfTextPage, text: str, start: int, end: int) -> Iterator[Cell]:
    piece = text[start:end]
    words = piece.rstrip("\ufffe\x02").strip()
    if not words:
        return
    first = start + len(piece) - len(piece.lstrip())
    last = first + len(words) - 1
    left, right = _box(page, first), _box(page, last)
    yield Cell(
        _joined_surrogates(words) + ("-" if piece[-1] in "\ufffe\x02" else ""),
        left.left,
        right.right,
        min(left.bottom, right.bottom),
        max(left.top, right.top),
        round(_size(page, first), 2),
        _is_bold(page, first) and _is_bold(page, last),
    )


def _joined_surrogates(text: str) -> str:
    if re.search("[\ud800-\udfff]", text):
        return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    return text


def _is_bold(page: PdfTextPage, at: int) -> bool:
    name, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
    index = _index(page, at)
    length = pdfium.FPDFText_GetFontInfo(page, index, name, _NAME_LENGTH, flags)
    named = bool(length and _BOLD.search(name.value.decode("utf-8", errors="replace")))
    return named or bool(pdfium.FPDFText_GetFontWeight(page, index) >= 600)


def _merged(cells: Iterator[Cell]) -> Iterator[Row]:
    """Rows from cells in stored order; raised figures, which are marks of notes, are left out."""
    row: list[Cell] = []
    for cell in cells:
        if row and _same_row(row[-1], cell):
            if _is_mark(row[-1], cell):
                row[-1] = replace(row[-1], right=cell.right)
            elif cell.left - row[-1].right <= _WIDE * cell.size:
                row[-1] = _run_on(row[-1], cell)
            else:
                row.append(cell)
        else:
            if row:
                yield Row(tuple(row))
            row = [cell]
    if row:
        yield Row(tuple(row))


def _same_row(left: Cell, right: Cell) -> bool:
    overlap = min(left.top, right.top) - max(left.bottom, right.bottom)
    return (
        overlap > 0.5 * min(left.top - left.bottom, right.top - right.bottom)
        and right.left > left.right - left.size / 2
    )


def _is_mark(left: Cell, right: Cell) -> bool:
    return right.size < _RAISED * left.size and right.bottom > left.bottom and len(right.text) <= 3


def _run_on(left: Cell, right: Cell) -> Cell:
    space = " " if right.left - left.right > 0.1 * right.size else ""
    return replace(
        left,
        text=f"{left.text}{space}{right.text}",
        right=right.right,
        size=max(left.size, right.size),
        bold=left.bold and right.bold,
    )
