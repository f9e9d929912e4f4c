"""What a PDF holds, read back with pdfium, and what it ought to hold, read off the tree."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import page
import pypdfium2
import pypdfium2.raw as raw

from briefing.model.brief import Brief
from briefing.model.document import (
    Block,
    Callout,
    Contents,
    Figure,
    Heading,
    Landscape,
    ListBlock,
    Only,
    Paragraph,
    Quote,
    Table,
    for_format,
    plain,
)
from briefing.renderers.fonts import clean

PROFILES = ("ua1", "2a")


def failures(data: bytes) -> list[str]:
    """What PDF/UA-1 and PDF/A-2a object to in a file."""
    reports = [page.validate_pdf_bytes(data, profile=profile) for profile in PROFILES]
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]


def is_sound(data: bytes) -> bool:
    """Whether a file keeps to PDF/UA-1 and PDF/A-2a."""
    return all(page.validate_pdf_bytes(data, profile=profile).is_compliant for profile in PROFILES)


# ---- what a file holds --------------------------------------------------------------------------------------------


def page_texts(data: bytes) -> list[str]:
    """The content of each page in the order of the file, without artifacts and without the words inside figures."""
    return [
        "".join(_string(item, text) for item, text in _texts(each) if not {"Artifact", "Figure"} & _marks(item))
        for each in _open(data)
    ]


def artifacts(data: bytes) -> list[str]:
    """What stands on each page without being part of the content."""
    return [
        " ".join(_string(item, text) for item, text in _texts(each) if "Artifact" in _marks(item))
        for each in _open(data)
    ]


def whole_text(data: bytes) -> str:
    """The content of all pages."""
    return "".join(page_texts(data))


def seen_text(data: bytes) -> str:
    """The text of all pages as a reader copies it, heads and feet with it."""
    return "\n".join(each.get_textpage().get_text_range() for each in _open(data))


def _open(data: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(data)


def _texts(each: pypdfium2.PdfPage) -> Iterator[tuple[pypdfium2.PdfObject, pypdfium2.PdfTextPage]]:
    text = each.get_textpage()
    return ((item, text) for item in each.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))


def _marks(item: pypdfium2.PdfObject) -> set[str]:
    """The tags of the marked content that a text stands in."""
    marks = (raw.FPDFPageObj_GetMark(item.raw, n) for n in range(raw.FPDFPageObj_CountMarks(item.raw)))
    return {_mark(mark) for mark in marks}


def _mark(mark: object) -> str:
    buffer, size = (raw.FPDF_WCHAR * 40)(), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, buffer, 80, size)
    return bytes(buffer)[: size.value - 2].decode("utf-16-le")


def _string(item: pypdfium2.PdfObject, text: pypdfium2.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(item.raw, text.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item.raw, text.raw, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


@dataclass(frozen=True)
class Node:
    """An element of the structure tree."""

    tag: str
    children: tuple[Node, ...]
    alt: str
    lang: str

    def all(self, tag: str) -> list[Node]:
        """The elements of a type at or below this one."""
        return [*([self] if self.tag == tag else []), *(found for child in self.children for found in child.all(tag))]


def structure(data: bytes, number: int) -> Node:
    """The structure tree of a page, counted from 0, as far as its elements have content there."""
    each = _open(data)[number]  # to be kept while its tree is read
    return _node(raw.FPDF_StructTree_GetChildAtIndex(raw.FPDF_StructTree_GetForPage(each.raw), 0))


def _node(element: object) -> Node:
    count = raw.FPDF_StructElement_CountChildren(element)
    children = (raw.FPDF_StructElement_GetChildAtIndex(element, n) for n in range(count))
    reads = (raw.FPDF_StructElement_GetType, raw.FPDF_StructElement_GetAltText, raw.FPDF_StructElement_GetLang)
    tag, alt, lang = (_attribute(read, element) for read in reads)
    return Node(tag, tuple(_node(child) for child in children if child), alt, lang)


def _attribute(read: object, element: object) -> str:
    size = read(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(size)
    read(element, buffer, size)  # type: ignore[operator]
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


# ---- what a tree says ---------------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """``text`` without any space, in the characters that a PDF is set in."""
    return "".join(clean(text).split())


def said(brief: Brief) -> list[str]:
    """The texts of a brief in reading order, with numbers and labels that stand in print; contents are left out."""
    return [text for block in for_format(brief.blocks, "pdf") for text in _said(block, brief)]


def _said(block: Block, brief: Brief, depth: int = 0) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{block.number} {plain(block.children)}"
        case Paragraph():
            yield plain(block.children)
        case ListBlock(items, start):
            for index, item in enumerate(items):
                yield "•–·"[min(depth, 2)] if start is None else f"{start + index}."
                yield from (text for child in item for text in _said(child, brief, depth + 1))
        case Table():
            yield _caption("table", block, brief)
            yield from (plain(column.title) for column in block.columns if block.header)
            yield from (plain(cell) for row in block.rows for cell in row.cells)
        case Figure():
            yield _caption("figure", block, brief)
        case Callout(title, children):
            yield title
            yield from (text for child in children for text in _said(child, brief, depth))
        case Quote(children) | Landscape(children) | Only(_, children):
            yield from (text for child in children for text in _said(child, brief, depth))
        case Contents(title):
            yield title
        case _:
            pass


def _caption(label: str, block: Table | Figure, brief: Brief) -> str:
    name = f"{brief.label(label).capitalize()} {block.number}." if block.number else ""
    return f"{name} {plain(block.caption)}"
