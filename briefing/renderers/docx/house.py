"""The user's style document: its styles, header, footer, page and logo become those of the brief, and nothing else."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from briefing.errors import SettingsError
from briefing.model.notice import Notice
from briefing.renderers.docx.base import Page, base_parts, packed, page_of
from briefing.renderers.docx.house_parts import HouseParts
from briefing.renderers.docx.house_styles import merged, renamed
from briefing.renderers.docx.markup import name
from briefing.renderers.docx.styles import all_styles

if TYPE_CHECKING:
    from docx.document import Document

_LARGEST: Final = 64 * 2**20
"""Bytes that the parts of a style document may unpack to."""

_NARROWEST: Final = 144.0
"""Points below which no line and no page of text is set."""

_TEMPLATE: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT: Final = b"wordprocessingml.document.main+xml"
_REMEDY: Final = "save it in Word as .docx or .dotx, without macros, and name that file"


@dataclass(frozen=True, slots=True)
class House:
    """A base document made of the user's: its bytes, its page, and the names of the styles that it lacked."""

    data: bytes
    page: Page
    lacking: tuple[str, ...]


def style_document_notices(data: bytes) -> tuple[Notice, ...]:
    """What a user has to know of the style document ``data``: which styles it lacks, so that ours stand in.

    Raises :class:`SettingsError` where it cannot be used.
    """
    lacking = house_document(data, "en-GB").lacking
    if not lacking:
        return ()
    message = f"the style document has no style named {', '.join(lacking)}; our own stands in for each"
    return (Notice("style-missing", message, where="style document"),)


@lru_cache(maxsize=4)
def house_document(data: bytes, language: str) -> House:
    """The base document that the style document ``data`` makes; raises :class:`SettingsError` where it cannot be used.

    Its text, comments, macros, properties, links to templates and other parts are left behind.
    """
    document = _opened(data)
    page = _page(document)
    parts = HouseParts(base_parts(page, language))
    styles = document.styles.element
    names, lacking = merged(styles, all_styles(page.measure, page.turned().measure), language)
    parts.set("word/styles.xml", styles)
    for rel in document.part.rels.values():
        if not rel.is_external and rel.reltype == RELATIONSHIP_TYPE.THEME:
            parts.set("word/theme/theme1.xml", _parsed(rel.target_part.blob))
        elif not rel.is_external and rel.reltype == RELATIONSHIP_TYPE.NUMBERING:
            parts.set("word/numbering.xml", _lists(rel.target_part.blob, names))
    section = document.sections[0]._sectPr
    references = [*section.iterfind(name("w:headerReference")), *section.iterfind(name("w:footerReference"))]
    for reference in references:
        part = document.part.related_parts[reference.get(name("r:id"), "")]
        element = _parsed(part.blob)
        renamed(element, names)
        parts.add_running(reference, part, element)
    first = section.find(name("w:titlePg")) is not None
    return House(parts.packed(page, first, document.settings.odd_and_even_pages_header_footer), page, lacking)


def _opened(data: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
                raise SettingsError("style document: unpacks to more than 64 MiB", remedy=_REMEDY)
            parts = {each: package.read(each) for each in package.namelist()}
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(_TEMPLATE, _DOCUMENT)
        document = docx.Document(io.BytesIO(packed(parts)))
        document.part.part_related_by(RELATIONSHIP_TYPE.STYLES)
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, etree.XMLSyntaxError) as error:
        raise SettingsError("style document: not a Word document whose styles can be read", remedy=_REMEDY) from error
    return document


def _page(document: Document) -> Page:
    """The page of the document's first section; a length that it does not give is ours."""
    section = document.sections[0]
    ours = page_of("A4")
    lengths = {
        "width": section.page_width,
        "height": section.page_height,
        "top": section.top_margin,
        "bottom": section.bottom_margin,
        "left": section.left_margin,
        "right": section.right_margin,
        "header": section.header_distance,
        "footer": section.footer_distance,
    }
    page = replace(ours, **{side: abs(length.pt) for side, length in lengths.items() if length is not None})
    if page.measure < _NARROWEST or page.depth < _NARROWEST:
        raise SettingsError("style document: its margins leave no room for text", remedy="widen its page")
    return page


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _lists(data: bytes, names: dict[str, str]) -> etree._Element:
    """The lists of the house without picture bullets, whose pictures stay behind."""
    lists = _parsed(data)
    renamed(lists, names)
    for tag in ("w:numPicBullet", "w:lvlPicBulletId"):
        for each in list(lists.iter(name(tag))):
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)
    return lists
