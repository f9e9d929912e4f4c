"""A house's style document, made with python-docx: styles under ids of another language, letterhead, logo, old text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image

RED = RGBColor(0x99, 0x00, 0x33)
OLD = "An old letter about something else"


@cache
def letterhead() -> bytes:
    """The style document: red headings in ``berschrift1``, no footnote style, another first page, a logo in it."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Verdana"
    heading = document.styles["Heading 1"]
    heading.font.color.rgb, heading.font.size = RED, Pt(16)
    _translate(document, "Heading1", "berschrift1")
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Cm(20), Cm(28), Cm(4)
    section.different_first_page_header_footer = True
    logo = io.BytesIO()
    Image.new("RGB", (300, 80), (153, 0, 51)).save(logo, "PNG")
    section.first_page_header.paragraphs[0].add_run().add_picture(logo, width=Cm(4))
    section.header.paragraphs[0].text = "Ministry of Harbours"
    section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    section.footer.paragraphs[0].text = "Harbour Street 1"
    document.add_heading(OLD, 1)
    document.core_properties.author, document.core_properties.keywords = "Somebody", "old keywords"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _translate(document: object, old: str, new: str) -> None:
    """Word in another language keeps the names of built-in styles and gives them ids of its own."""
    for element in document.styles.element.iter():  # type: ignore[attr-defined]
        for attribute in (qn("w:styleId"), qn("w:val")):
            if element.get(attribute) == old:
                element.set(attribute, new)


def altered(data: bytes, changes: dict[str, Callable[[str], str]]) -> bytes:
    """``data`` with the text of some parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, changes[name](content.decode()).encode() if name in changes else content)
    return stream.getvalue()
