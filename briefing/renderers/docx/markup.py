"""Small pieces of WordprocessingML as strings: faster than building elements, and as legible as the result."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARATIONS: Final = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
PROLOGUE: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END: Final = re.compile("[\t\n\r]")
_RTL: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\\s\\d.,:;!?'\"-]*"
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?"
)


def clean(text: str) -> str:
    """``text`` with U+FFFD for each character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def escaped(text: str) -> str:
    """``text`` as element content; tabs and line ends, which only layout may make, become spaces."""
    return escape(_LINE_END.sub(" ", clean(text)))


def quoted(text: str) -> str:
    """``text`` as an attribute's value, quotation marks included."""
    return quoteattr(clean(text))


def name(tag: str) -> str:
    """The qualified name ``{uri}local`` of ``prefix:local``."""
    prefix, _, local = tag.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def run(text: str, properties: str = "") -> str:
    """A run of ``text``; its right-to-left stretches become runs of their own, so that Word orders them."""
    if not _RTL.search(text):
        return _run(text, properties)
    pieces, at = [], 0
    for stretch in _RTL.finditer(text):
        pieces += [_run(text[at : stretch.start()], properties), _run(stretch.group(), with_rtl(properties))]
        at = stretch.end()
    return "".join([*pieces, _run(text[at:], properties)])


def _run(text: str, properties: str) -> str:
    if not text:
        return ""
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{marks}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def with_rtl(properties: str) -> str:
    """Run ``properties`` with the mark of right-to-left text in its place, before any language."""
    head, language, tail = properties.partition("<w:lang ")
    return f"{head}<w:rtl/>{language}{tail}"


def reads_right_to_left(text: str) -> bool:
    """Whether more than half of the letters of ``text`` are Hebrew or Arabic."""
    if text.isascii() or not _RTL.search(text):
        return False
    letters = sum(character.isalpha() for character in text)
    return bool(letters) and sum(len(found.group()) for found in _RTL.finditer(text)) * 2 > letters


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of the style with that id; ``properties`` follow the style's name inside ``w:pPr``."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(instruction: str, shown: str, properties: str = "") -> str:
    """A complex field with ``shown`` as its cached result."""
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{marks}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{marks}<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        f'<w:r>{marks}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_run(shown, properties)}<w:r>{marks}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def twips(points: float) -> int:
    """Twentieths of a point, the unit of Word's lengths."""
    return round(points * 20)


def emu(points: float) -> int:
    """English Metric Units, the unit of drawings."""
    return round(points * 12700)
