"""Which format a document is in: by its content first, by its suffix second."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from briefing.errors import SourceDamaged
from briefing.readers.options import Format

_HEAD = 4_096
_MOST_PARTS = 10_000
_HTML_START = re.compile(
    rb"(?>\xef\xbb\xbf|\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(rb"<(?:p|div|h[1-6]|br|span|table|ul|article|a|title|meta)\b[^<>]{0,2000}>", re.I)
_MARKDOWN = re.compile(rb"^(?:#{1,6} \S|```|\[[^\]\n]{1,200}\]\([^)\n]{1,500}\))", re.M)
_SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".docx": Format.DOCX,
    ".pdf": Format.PDF,
}
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls or .ppt) or an encrypted .docx"),
    (b"SQLite format 3", "a database"),
)
_PACKED = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an EPUB book"),
)


def sniff(data: bytes, name: str) -> Format:
    """The format of ``data``; ``name`` gives the suffix and stands in messages.

    Raises :class:`SourceDamaged` for a known format that cannot be read, and for a .docx or .pdf that is none.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data, name)
    _refuse_foreign(head, name)
    suffix = PurePath(name).suffix.lower()
    if _HTML_START.match(head) or (suffix in {".html", ".htm", ".xhtml"} and _HTML_TAG.search(data)):
        return Format.HTML
    return _plain(head, suffix, name)


def _packed(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
            count = len(archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceDamaged(f"{name} is a damaged zip archive: {error}") from error
    if count > _MOST_PARTS:
        raise SourceDamaged(f"{name} holds more than {_MOST_PARTS:,} parts, which no Word file does")
    if "[Content_Types].xml" in members and any(member.startswith("word/") for member in members):
        return Format.DOCX
    for member, what in _PACKED:
        if member in members:
            raise SourceDamaged(f"{name} is {what}, not a .docx", remedy="save it as .docx or .pdf")
    raise SourceDamaged(f"{name} is a zip archive, but not a .docx")


def _refuse_foreign(head: bytes, name: str) -> None:
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise SourceDamaged(f"{name} is {what}", remedy="save it as .docx, .pdf or .txt")


def _plain(head: bytes, suffix: str, name: str) -> Format:
    if suffix == ".docx":
        raise SourceDamaged(f"{name} is not a .docx: it is not a zip archive")
    if suffix == ".pdf":
        raise SourceDamaged(f"{name} is not a PDF: it does not start with %PDF-")
    if suffix in {".html", ".htm", ".xhtml"}:
        return Format.TEXT
    if not suffix and _MARKDOWN.search(head):
        return Format.MARKDOWN
    return _SUFFIXES.get(suffix, Format.TEXT)
