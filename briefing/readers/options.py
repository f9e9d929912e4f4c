"""The formats that can be read, and the limits of reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1_000_000


class Format(StrEnum):
    """A format that can be read; the value is its usual suffix and stands in ``Source.format``."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Limits of reading; over one of them a source is refused with :class:`briefing.errors.SourceTooLarge`.

    ``max_bytes`` counts the file, ``max_unpacked_bytes`` the parts of a Word file or the streams of a PDF after
    unpacking and ``max_unpack_ratio`` how many times larger than packed they may be; ``max_markup_bytes`` counts HTML,
    Markdown, the XML parts of a Word file together and a stream of a PDF, which take many times their size while they
    are read; ``max_pages`` counts PDF pages, ``max_characters`` the text read, ``max_pdf_characters`` that of a PDF and
    ``max_sentences`` its passages (and, when it is split, its sentences). With ``max_sentences`` the tags and pieces of
    lines that a document may have grow, with ``max_pages`` the streams of a PDF.
    """

    max_bytes: int = 50 * MEGABYTE
    max_unpacked_bytes: int = 200 * MEGABYTE
    max_unpack_ratio: int = 200
    max_markup_bytes: int = 20 * MEGABYTE
    max_pages: int = 3_000
    max_characters: int = 10_000_000
    max_pdf_characters: int = 5_000_000
    max_sentences: int = 100_000
