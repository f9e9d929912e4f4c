"""The pages of a PDF as one stream of text, in which each piece of the tree must stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from briefing.model.brief import Brief
from briefing.renderers.fonts import missing
from briefing.verify.difference import Difference
from briefing.verify.pieces import CELLS, Piece, key_of, pieces_of

_RUNNING = 500
"""Characters at the start of a page among which header and footer end."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OTHERS = re.compile("[0-9]+|[A-Za-z]+")
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a PDF as keys: ``running`` and ``pages`` page by page, ``stream`` the pages one after the other."""

    running: tuple[str, ...]
    pages: tuple[str, ...]
    stream: str


def check_pdf(brief: Brief, data: bytes) -> tuple[Difference, ...]:
    """How the PDF ``data`` differs from ``brief``: pieces that do not stand in it, pages that lack the marking."""
    pieces = pieces_of(brief, "pdf")
    try:
        pages = _extracted(data)
    except pypdfium2.PdfiumError as error:
        return (Difference("pdf", "file", "", f"not a PDF that can be read ({error})"),)
    unset = _unset(pieces)
    text = _split([page.translate(unset) for page in pages])
    return (*_missing(pieces, text, unset), *_marking(brief, text))


def _extracted(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [key_of(_page_text(page)) for page in document]
    finally:
        document.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()


def _unset(pieces: Iterable[Piece]) -> dict[int, str]:
    """How letters are compared: ligatures as their letters, those that no font has, each with a notice, not at all."""
    letters: set[str] = set()
    for piece in pieces:
        if not piece.key.isascii():
            letters.update(piece.key)
    return {ord(character): "" for character in missing("".join(sorted(letters)))} | _LIGATURES


def _split(pages: list[str]) -> _Text:
    """Pages without header and footer, which stand before their text and end with the page's number."""
    running, bodies = [], []
    for number, page in enumerate(pages, 1):
        mark = f"{number}/{len(pages)}"
        at = page.find(mark, 0, _RUNNING)
        end = at + len(mark) if at >= 0 else 0
        running.append(page[:end])
        bodies.append(page[end:])
    return _Text(tuple(running), tuple(bodies), "".join(bodies))


def _missing(pieces: Iterable[Piece], text: _Text, unset: dict[int, str]) -> Iterator[Difference]:
    at = 0
    for piece in pieces:
        key = piece.key if piece.key.isascii() else piece.key.translate(unset)
        whole = key.replace(CELLS, "")
        found = text.stream.find(whole, at)
        if found >= 0:
            at = found + len(whole)
        elif not (_elsewhere(key, text) or _scattered(piece.key, text)):
            yield Difference("pdf", piece.kind, piece.text)


def _elsewhere(key: str, text: _Text) -> bool:
    """Whether a piece stands before its turn, or cut in two by the end of a page."""
    if key.replace(CELLS, "") in text.stream:
        return True
    return all(cell in text.stream or _across(cell, text.pages) for cell in key.split(CELLS))


def _scattered(key: str, text: _Text) -> bool:
    """Whether a piece that reads from right to left in part, and so in another order, has its other words there."""
    return bool(_RIGHT_TO_LEFT.search(key)) and all(part in text.stream for part in _OTHERS.findall(key))


def _across(cell: str, pages: tuple[str, ...]) -> bool:
    """Whether ``cell`` begins on one page and ends on the next, the head of its table between."""
    return any(_cut(cell, one, two) for one, two in pairwise(pages))


def _cut(cell: str, one: str, two: str) -> bool:
    low, high = 0, len(cell)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if cell[:middle] in one else (low, middle - 1)
    return low > 0 and cell[low:] in two


def _marking(brief: Brief, text: _Text) -> Iterator[Difference]:
    marking = brief.meta.marking
    if marking and not all(page.count(key_of(marking)) >= 1 for page in text.running):
        yield Difference("pdf", "marking", marking)
