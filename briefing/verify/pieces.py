"""The tree as a reader meets it: headings, statements, captions and rows, in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from briefing.model.brief import Brief
from briefing.model.document import (
    Block,
    Callout,
    Contents,
    Figure,
    Heading,
    Inline,
    Landscape,
    ListBlock,
    Only,
    OutputFormat,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Table,
    for_format,
    plain,
)
from briefing.verify.difference import Kind

CELLS = "\x1f"
"""Stands between the cells of a row."""

_UNSEEN = re.compile(
    "[\\s\\-\u2010\u2011\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufffd\ufffe\uffff\x00-\x1f\x7f-\x9f\ud800-\udfff]+"
)
"""White space, hyphens, and characters that are never seen or stand for one that could not be."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that a reader meets as a whole; ``key`` is what of it must agree, cell by cell in a row."""

    kind: Kind
    text: str
    key: str


def key_of(text: str) -> str:
    """What of ``text`` must agree in every format: letters, digits and signs, composed."""
    return _UNSEEN.sub("", text if text.isascii() else unicodedata.normalize("NFC", text))


def row_key(cells: Iterable[str]) -> str:
    """The key of a row; empty cells at its end do not count."""
    return CELLS.join(key_of(cell) for cell in cells).rstrip(CELLS)


def pieces_of(brief: Brief, name: OutputFormat) -> tuple[Piece, ...]:
    """What a reader of the format ``name`` should meet, in order; pieces without a letter or digit are left out."""
    return tuple(piece for piece in _pieces(for_format(brief.blocks, name), brief) if piece.key)


def _pieces(blocks: Iterable[Block], brief: Brief) -> Iterator[Piece]:
    for block in blocks:
        match block:
            case Heading(_, children, _, number):
                yield _piece("heading", f"{number} {plain(children)}" if number else plain(children))
            case Paragraph(children):
                yield _piece("statement", plain(children))
            case ListBlock(items):
                for item in items:
                    yield from _pieces(item, brief)
            case Table():
                yield from _table(block, brief)
            case Callout(title, children):
                yield _piece("heading", title)
                yield from _pieces(children, brief)
            case Figure(caption=caption, number=number):
                yield _piece("caption", _caption("figure", number, caption, brief))
            case Quote(children) | Landscape(children) | Only(_, children):
                yield from _pieces(children, brief)
            case Contents() | PageBreak() | Rule():
                pass
            case _:
                assert_never(block)


def _table(table: Table, brief: Brief) -> Iterator[Piece]:
    yield _piece("caption", _caption("table", table.number, table.caption, brief))
    if not table.columns:
        return
    if table.header:
        yield _row(tuple(column.title for column in table.columns))
    for row in table.rows:
        yield _row(row.cells[: len(table.columns)])


def _piece(kind: Kind, text: str) -> Piece:
    return Piece(kind, " ".join(text.split()), key_of(text))


def _row(cells: tuple[tuple[Inline, ...], ...]) -> Piece:
    texts = [" ".join(plain(cell).split()) for cell in cells]
    return Piece("row", " | ".join(texts), row_key(texts))


def _caption(kind: str, number: int, caption: tuple[Inline, ...], brief: Brief) -> str:
    lead = f"{brief.label(kind).capitalize()} {number}. " if number else ""
    return lead + plain(caption)
