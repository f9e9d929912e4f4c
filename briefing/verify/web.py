"""The main part of a web page as pieces."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefing.model.brief import Brief
from briefing.verify.difference import Difference
from briefing.verify.match import compared
from briefing.verify.pieces import Piece, key_of, pieces_of, row_key

_TEXT = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption"))
_CLOSED = frozenset(("nav", "svg", "script", "style"))
_RUNNING = frozenset(("header", "footer"))


def check_html(brief: Brief, data: bytes) -> tuple[Difference, ...]:
    """How the page ``data`` differs from ``brief``; the contents and the words inside drawings are not compared."""
    page = (
        etree.HTML(data, etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)) if data.strip() else None
    )
    main = page.find(".//main") if page is not None else None
    if page is None or main is None:
        return (Difference("html", "file", "", "not a page that briefing has written"),)
    found = tuple(piece for piece in _pieces(main) if piece.key)
    return (*compared("html", pieces_of(brief, "html"), found), *_marking(brief, page))


def _marking(brief: Brief, page: etree._Element) -> tuple[Difference, ...]:
    marking = brief.meta.marking
    running = [_text(each) for each in page.iter(*_RUNNING)]
    if not marking or (running and all(key_of(marking) in key_of(text) for text in running)):
        return ()
    return (Difference("html", "marking", marking),)


def _pieces(parent: etree._Element) -> Iterator[Piece]:
    for child in parent:
        if child.tag == "tr":
            cells = [_text(cell) for cell in child.iter("th", "td")]
            yield Piece("row", " | ".join(cells), row_key(cells))
        elif child.tag in _TEXT:
            text = _text(child)
            yield Piece("statement", text, key_of(text))
        elif child.tag not in _CLOSED:
            yield from _pieces(child)


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
