"""PDF files become a draft: pdfium gives the characters and where they stand, the layout gives passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError

from briefing.errors import SourceDamaged, SourceEmpty, SourceError, SourceLocked, SourceTooLarge
from briefing.model.notice import Notice, Severity
from briefing.readers.apart import draft_apart
from briefing.readers.bounds import check_count
from briefing.readers.details import iso_date
from briefing.readers.draft import Draft
from briefing.readers.layout import layout
from briefing.readers.options import ReadOptions
from briefing.readers.rows import Page, page_rows
from briefing.readers.streams import check_streams

_TAIL = 2_048
_FEWEST_LETTERS = 20
_CELLS_A_PASSAGE = 2
_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NO_TITLE = re.compile(r"\s*(?:untitled|microsoft word|document\d*$|\S+\.(?:docx?|indd|pdf|qxd|tex|dvi)$)", re.I)
_NO_AUTHOR = re.compile(r"\s*(?:anonymous|user|admin(?:istrator)?|owner|unknown)?\s*$", re.I)


def draft(data: bytes, name: str, options: ReadOptions) -> Draft:
    """The draft of the PDF in ``data``.

    Raises ``SourceLocked`` behind a password, ``SourceDamaged`` for a truncated or broken file or a bomb,
    ``SourceTooLarge`` over ``max_pages``, ``max_pdf_characters`` or ``max_sentences``, ``SourceEmpty`` without a text
    layer.
    """
    if not re.search(rb"startxref|%%EOF", data[-_TAIL:]):
        raise SourceDamaged(f"{name} is a truncated PDF: its end is missing")
    if check_streams(data, name, options):
        return draft_apart(data, name, options)
    return draft_here(data, name, options)


def draft_here(data: bytes, name: str, options: ReadOptions) -> Draft:
    """The draft of a PDF of which :func:`briefing.readers.streams.check_streams` does not warn; raises likewise."""
    with closing(_opened(data, name)) as document:
        check_count(len(document), options.max_pages, name, "pages", "max_pages")
        pages = [*_pages(document, name, options)]
        said = {key.lower(): value for key, value in document.get_metadata_dict(skip_empty=True).items()}
    _check_text(pages, name)
    blocks, banners = layout(pages)
    title, author = said.get("title", ""), said.get("author", "")
    return Draft(
        blocks,
        title=None if _NO_TITLE.match(title) else title,
        author=None if _NO_AUTHOR.match(author) else author,
        created=_created(said.get("creationdate", "")),
        banners=banners,
        notices=_empty_pages(pages),
    )


def _opened(data: bytes, name: str) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise SourceLocked(f"{name} is behind a password") from error
        raise SourceDamaged(f"{name} is a damaged PDF") from error


def _pages(document: PdfDocument, name: str, options: ReadOptions) -> Iterator[Page]:
    characters = cells = 0
    for number in range(len(document)):
        try:
            page = page_rows(document, number, options.max_pdf_characters - characters)
        except PdfiumError as error:
            raise SourceDamaged(f"{name} is a damaged PDF: page {number + 1} cannot be read") from error
        if page is None:
            limit = f"{options.max_pdf_characters:,} characters (setting read.max_pdf_characters)"
            raise SourceTooLarge(f"{name} holds more than {limit}")
        characters += sum(len(cell.text) for row in page.rows for cell in row.cells)
        cells += sum(len(row.cells) for row in page.rows)
        check_count(cells, _CELLS_A_PASSAGE * options.max_sentences, name, "pieces of lines", "max_sentences")
        yield page


def _letters(page: Page) -> Iterator[str]:
    return (letter for row in page.rows for letter in filter(str.isalpha, row.text))


def _check_text(pages: list[Page], name: str) -> None:
    letters = (letter for page in pages for letter in _letters(page))
    if sum(1 for _ in islice(letters, _FEWEST_LETTERS)) < _FEWEST_LETTERS:
        raise _no_text_layer(name, len(pages))


def _no_text_layer(name: str, count: int) -> SourceError:
    what = "its page is a picture" if count == 1 else f"its {count:,} pages are pictures"
    return SourceEmpty(f"{name} has no text layer: {what} or empty", remedy="run OCR on it first, e.g. with ocrmypdf")


def _empty_pages(pages: list[Page]) -> tuple[Notice, ...]:
    """A warning of pages on which there is not a letter although others have text."""
    empty = [str(page.number) for page in pages if not any(_letters(page))]
    if not empty:
        return ()
    which = ", ".join(empty[:10]) + (f" and {len(empty) - 10:,} more" if len(empty) > 10 else "")
    message = f"no text on page{'' if len(empty) == 1 else 's'} {which}: pictures are not read"
    return (Notice("pages-without-text", message, Severity.WARNING),)


def _created(stamp: str) -> str | None:
    found = _PDF_DATE.match(stamp)
    return iso_date("-".join(found.groups())) if found else None
