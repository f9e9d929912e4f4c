"""The rows of a PDF page: its characters by the lines that they stand on, with their places and type sizes."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfTextPage

_LINE = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?")
_SPACES = re.compile(r"(?<=\S)\s+(?=\S)")
_BOLD = re.compile(r"bold|black|heavy", re.I)
_WIDE = 1.3
_RAISED = 0.8
_NAME_LENGTH = 128
_BOX = pdfium.FPDFText_GetLooseCharBox


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
    """What stands on one line, from left to right, and what follows from it, which is asked for again and again.

    ``text`` are its words; ``left``, ``right`` and ``bottom`` its edges in points from the page's lower left; ``size``
    is the type size of the longest cell in points; ``bold`` says whether all of it is.
    """

    cells: tuple[Cell, ...]
    text: str = field(init=False, compare=False)
    left: float = field(init=False, compare=False)
    right: float = field(init=False, compare=False)
    bottom: float = field(init=False, compare=False)
    size: float = field(init=False, compare=False)
    bold: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        cells, derive = self.cells, object.__setattr__
        derive(self, "text", " ".join([cell.text for cell in cells]))
        derive(self, "left", cells[0].left)
        derive(self, "right", cells[-1].right)
        derive(self, "bottom", min([cell.bottom for cell in cells]))
        derive(self, "size", max(cells, key=lambda cell: len(cell.text)).size)
        derive(self, "bold", all(cell.bold for cell in cells))


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its number from 1, its height in points, and its rows in the order in which they are stored."""

    number: int
    height: float
    rows: tuple[Row, ...]


class _Characters:
    """The characters of a page as pdfium keeps them; one box, matrix and name are filled again and again."""

    def __init__(self, page: PdfTextPage) -> None:
        self._page = page.raw
        self._box, self._matrix, self._flags = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_int()
        self._name = ctypes.create_string_buffer(_NAME_LENGTH)
        count = page.count_chars()
        units = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._page, 0, count, units) if count else 0
        data = bytes(units)[: 2 * max(written - 1, 0)]
        self.text = "".join(map(chr, memoryview(data).cast("H")))
        self._one_to_one = len(self.text) == count

    def _index(self, at: int) -> int:
        """pdfium's number of the character at ``at`` in the text, which may leave out some and put in others."""
        return at if self._one_to_one else max(int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, at)), 0)

    def box(self, at: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a character in points."""
        box = self._box
        _BOX(self._page, self._index(at), box)
        return box.left, box.right, box.bottom, box.top

    def gap(self, before: int, after: int) -> float:
        """How far the character at ``after`` stands from the one at ``before``, in points."""
        page, box = self._page, self._box
        if not self._one_to_one:
            before, after = self._index(before), self._index(after)
        _BOX(page, before, box)
        right = box.right
        _BOX(page, after, box)
        return float(box.left - right)

    def size(self, at: int) -> float:
        """The type size of a character in points, the scale of its matrix included."""
        index, matrix = self._index(at), self._matrix
        size = float(pdfium.FPDFText_GetFontSize(self._page, index))
        if not pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            return size
        return size * math.hypot(matrix.c, matrix.d) or size

    def is_bold(self, at: int) -> bool:
        """Whether the font of a character says that it is bold, by name or weight."""
        name, index = self._name, self._index(at)
        length = pdfium.FPDFText_GetFontInfo(self._page, index, name, _NAME_LENGTH, self._flags)
        named = bool(length and _BOLD.search(name.value.decode("utf-8", errors="replace")))
        return named or bool(pdfium.FPDFText_GetFontWeight(self._page, index) >= 600)


def page_rows(document: PdfDocument, at: int, most: int) -> Page | None:
    """The page at index ``at``, or ``None`` when it has more than ``most`` characters.

    Raises :class:`pypdfium2.PdfiumError` when it cannot be read.
    """
    with closing(document[at]) as page, closing(page.get_textpage()) as text:
        if text.count_chars() > most:
            return None
        return Page(at + 1, page.get_height(), tuple(_merged(_cells(_Characters(text)))))


def _cells(page: _Characters) -> Iterator[Cell]:
    for line in _LINE.finditer(page.text):
        start, size = line.start(), 0.0
        for gap in _SPACES.finditer(page.text, line.start(), line.end()):
            size = size or page.size(gap.end())
            if page.gap(gap.start() - 1, gap.end()) > _WIDE * size:
                yield from _cell(page, start, gap.start())
                start, size = gap.end(), 0.0
        yield from _cell(page, start, line.end())


def _cell(page: _Characters, start: int, end: int) -> Iterator[Cell]:
    piece = page.text[start:end]
    words = piece.rstrip("\ufffe\x02").strip()
    if not words:
        return
    first = start + len(piece) - len(piece.lstrip())
    last = first + len(words) - 1
    left, _, bottom, top = page.box(first)
    _, right, last_bottom, last_top = page.box(last)
    yield Cell(
        _joined_surrogates(words) + ("-" if piece[-1] in "\ufffe\x02" else ""),
        left,
        right,
        min(bottom, last_bottom),
        max(top, last_top),
        round(page.size(first), 2),
        page.is_bold(first) and page.is_bold(last),
    )


def _joined_surrogates(text: str) -> str:
    if re.search("[\ud800-\udfff]", text):
        return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    return text


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
