"""WordprocessingML becomes blocks: what a paragraph is, and the words that a reader of the page would see.

Follows ECMA-376 part 1: 17.3.1 (paragraphs), 17.3.2 (runs), 17.4 (tables), 17.9 (numbering), 17.13.5 (tracked changes:
what was deleted or moved away is left out, what was inserted stands).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from lxml import etree

from briefing.model.source import PassageKind
from briefing.readers.draft import Block

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING = re.compile(r"heading\s?([1-9])$", re.I)
_TITLES = {"title": 1, "subtitle": 2}
_LIST = re.compile(r"list\b|bullet", re.I)
_CONTENTS = re.compile(r"toc\s?\d|table of figures|toc heading", re.I)
_LEFT_OUT = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "tcPr", "instrText", "delText", "sdtPr")}
    | {f"{_MC}Fallback"}
)
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True, slots=True)
class Styles:
    """What a document says outside its body: styles' names and outline levels by id, and which of them make a list.

    ``titled`` says that a paragraph in the style *Title* stands above the headings, which are a level deeper then.
    ``notes`` are the texts of footnotes and endnotes by kind and number.
    """

    names: dict[str, str] = field(default_factory=dict)
    outlines: dict[str, int] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    titled: bool = False
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: WordDocument, notes: Mapping[tuple[str, str], str]) -> Styles:
        """Those of ``document``, whose notes are ``notes``."""
        names, outlines, listed = {}, {}, set()
        for style in document.styles.element.iterchildren(f"{_W}style"):
            key = style.get(f"{_W}styleId") or ""
            names[key] = _value(style.find(f"{_W}name"))
            outline = _value(style.find(f"{_W}pPr/{_W}outlineLvl"))
            if outline.isdecimal() and int(outline) < 9:
                outlines[key] = int(outline) + 1
            if style.find(f"{_W}pPr/{_W}numPr") is not None:
                listed.add(key)
        used = {style.get(f"{_W}val") or "" for style in document.element.body.iter(f"{_W}pStyle")}
        titled = any(names.get(key, "").lower() == "title" for key in used)
        return cls(names, outlines, frozenset(listed), titled, notes)


def story_blocks(root: etree._Element, styles: Styles) -> Iterator[Block]:
    """Yields the blocks of a body, header or footer in document order, each note after the passage
    with its mark; the contents list is left out."""
    for element in root:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, styles)
            yield from _notes_in(element, styles)
        elif element.tag == f"{_W}tbl":
            yield from _rows(element)
            yield from _notes_in(element, styles)
        elif element.tag == f"{_W}sdt" and (content := element.find(f"{_W}sdtContent")) is not None:
            yield from story_blocks(content, styles)
        elif element.tag in {f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"}:
            yield from story_blocks(element, styles)


def note_texts(part: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    """Yields the notes of a footnotes or endnotes part by kind (``footnote``, ``endnote``) and number."""
    for note in part:
        if note.get(f"{_W}type") not in _SEPARATORS and isinstance(note.tag, str):
            key = note.tag.removeprefix(_W), note.get(f"{_W}id") or ""
            yield key, " ".join(map(_text, _paragraphs_in(note)))


def _paragraphs_in(element: etree._Element) -> Iterator[etree._Element]:
    """Yields the paragraphs in ``element``, also those of text boxes, but none that stands right in another."""
    around = (f"{_W}p", f"{_W}txbxContent", str(element.tag))
    return (item for item in element.iter(f"{_W}p") if next(item.iterancestors(*around)).tag != f"{_W}p")


def _notes_in(element: etree._Element, styles: Styles) -> Iterator[Block]:
    """Yields the notes whose marks stand in ``element``."""
    for mark in element.iter(f"{_W}footnoteReference", f"{_W}endnoteReference"):
        kind = str(mark.tag).removeprefix(_W).removesuffix("Reference")
        if text := styles.notes.get((kind, mark.get(f"{_W}id") or "")):
            yield Block(text, PassageKind.NOTE)


def _paragraph(element: etree._Element, styles: Styles) -> Iterator[Block]:
    kind, level = _kind(element, styles)
    if level >= 0:
        yield from (Block(piece, kind, level) for piece in _text(element).split("\n\n"))
    around = next(element.iterancestors(f"{_W}txbxContent"), None)
    for box in element.iter(f"{_W}txbxContent"):
        outermost = next(box.iterancestors(f"{_W}txbxContent"), None) is around
        if outermost and next(box.iterancestors(f"{_MC}Fallback"), None) is None:
            yield from story_blocks(box, styles)


def _kind(element: etree._Element, styles: Styles) -> tuple[PassageKind, int]:
    """The kind and level of a paragraph; level -1 for a line of the contents list."""
    own = element.find(f"{_W}pPr")
    style = _value(own.find(f"{_W}pStyle")) if own is not None else ""
    name = styles.names.get(style, style)
    if _CONTENTS.match(name):
        return PassageKind.PARAGRAPH, -1
    level = _heading_level(own, style, name, styles)
    if level:
        return PassageKind.HEADING, level
    numbering = own.find(f"{_W}numPr") if own is not None else None
    if numbering is not None and _value(numbering.find(f"{_W}numId")) != "0":
        depth = _value(numbering.find(f"{_W}ilvl"))
        return PassageKind.LIST_ITEM, 1 + (min(int(depth), 8) if depth.isdecimal() else 0)
    if numbering is None and (style in styles.listed or _LIST.match(name)):
        last = name[-1:]
        return PassageKind.LIST_ITEM, int(last) if last.isdecimal() and last != "0" else 1
    return PassageKind.PARAGRAPH, 0


def _heading_level(own: etree._Element | None, style: str, name: str, styles: Styles) -> int:
    """The level of a heading, by the paragraph's own outline level, its style's name or its style's; 0 for others."""
    outline = _value(own.find(f"{_W}outlineLvl")) if own is not None else ""
    if outline.isdecimal() and int(outline) < 9:
        return int(outline) + 1 + styles.titled
    if found := _HEADING.match(name):
        return int(found[1]) + styles.titled
    level = styles.outlines.get(style, 0)
    return _TITLES.get(name.lower()) or (level + styles.titled if level else 0)


def _rows(table: etree._Element) -> Iterator[Block]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is table:
            cells = (cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row)
            texts = [" ".join(" ".join(map(_text, _paragraphs_in(cell))).split()) for cell in cells]
            if any(texts):
                yield Block(" | ".join(texts), PassageKind.TABLE_ROW)


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph as a reader sees them, without those of text boxes in it."""
    words: list[str] = []
    pending = [iter(paragraph)]
    while pending:
        element = next(pending[-1], None)
        if element is None:
            pending.pop()
        elif element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _SPACES:
            words.append(_SPACES[element.tag])
        elif element.tag not in _LEFT_OUT and element.tag != f"{_W}txbxContent":
            pending.append(iter(element))
    return "".join(words)


def _value(element: etree._Element | None) -> str:
    return (element.get(f"{_W}val") or "") if element is not None else ""
