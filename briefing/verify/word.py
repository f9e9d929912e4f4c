"""The body of a Word file as pieces."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from briefing.model.brief import Brief
from briefing.verify.difference import Difference
from briefing.verify.match import compared
from briefing.verify.pieces import Piece, key_of, pieces_of, row_key

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLANKS = (f"{_W}br", f"{_W}tab", f"{_W}p")


def check_docx(brief: Brief, data: bytes) -> tuple[Difference, ...]:
    """How the Word file ``data`` differs from ``brief``; footnotes, comments and contents are not compared."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = _parsed(package.read("word/document.xml"))[0]
            running = [_parsed(package.read(name)) for name in package.namelist() if _is_running(name)]
    except (zipfile.BadZipFile, KeyError, IndexError, etree.XMLSyntaxError) as error:
        return (Difference("docx", "file", "", f"not a Word file that can be read ({error})"),)
    found = tuple(piece for piece in _pieces(body) if piece.key)
    return (*compared("docx", pieces_of(brief, "docx"), found), *_marking(brief, running))


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _is_running(name: str) -> bool:
    return name.startswith(("word/header", "word/footer")) and name.endswith(".xml")


def _marking(brief: Brief, running: list[etree._Element]) -> tuple[Difference, ...]:
    marking = brief.meta.marking
    if not marking or all(key_of(marking) in key_of(_text(each)) for each in running):
        return ()
    return (Difference("docx", "marking", marking),)


def _pieces(parent: etree._Element) -> Iterator[Piece]:
    for child in parent:
        if child.tag == f"{_W}p":
            if not _style(child).startswith("TOC"):
                text = " ".join(_text(child).split())
                yield Piece("statement", text, key_of(text))
        elif child.tag == f"{_W}tbl":
            yield from (_row(row) for row in child.iter(f"{_W}tr"))
        elif child.tag == f"{_W}sdt":
            content = child.find(f"{_W}sdtContent")
            yield from _pieces(content) if content is not None else ()


def _row(row: etree._Element) -> Piece:
    cells = [" ".join(_text(cell).split()) for cell in row.iter(f"{_W}tc")]
    return Piece("row", " | ".join(cells), row_key(cells))


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return str(style.get(f"{_W}val", "")) if style is not None else ""


def _text(element: etree._Element) -> str:
    """The text inside ``element``; what was deleted under review is not part of it, what was inserted is."""
    words = []
    for each in element.iter(f"{_W}t", *_BLANKS):
        words.append(each.text or "" if each.tag == f"{_W}t" else " ")
    return "".join(words)
