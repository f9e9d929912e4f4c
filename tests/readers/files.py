"""Small files of each format, made for a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from briefing.errors import SourceError
from briefing.readers import read_bytes

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/x-any"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"""
_ROOT = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_PARTS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
</Relationships>"""
_STYLES = f"""<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>"""


def word(body: str, *, before: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """A .docx whose body is ``body``; ``before`` stands above its root element, ``more`` are further parts."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/_rels/document.xml.rels": _PARTS,
        "word/styles.xml": _STYLES,
        "word/document.xml": f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        **(more or {}),
    }
    return packed(parts)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of ``parts``."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def paragraph(text: str, style: str = "") -> str:
    """The markup of a paragraph."""
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{own}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


Line = tuple[float, float, str]
"""Left edge and height above the page's foot in points, and the text."""


def pdf(*pages: list[Line], size: float = 10, password: str = "", sizes: Mapping[str, float] | None = None) -> bytes:
    """A PDF with lines where they are put, in Helvetica; ``sizes`` are those of texts that have another size."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, encrypt=password or None)
    for lines in pages:
        for left, height, text in lines:
            canvas.setFont("Helvetica", (sizes or {}).get(text, size))
            canvas.drawString(left, height, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def column(lines: list[str], *, left: float = 72, top: float = 700, step: float = 13) -> list[Line]:
    """``lines`` one below the other."""
    return [(left, top - at * step, text) for at, text in enumerate(lines)]


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of ``objects``, numbered from 1, the first of which is its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def outcome(data: bytes, name: str) -> str:
    """The text of the source in ``data``, or the line of the error that refuses it; nothing else may happen."""
    try:
        return read_bytes(data, name).text
    except SourceError as error:
        return error.line()
