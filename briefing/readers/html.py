"""Web pages: the main text as trafilatura finds it, with its headings, lists and tables."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from briefing.errors import SourceDamaged, SourceEmpty
from briefing.model.notice import Notice
from briefing.model.source import PassageKind
from briefing.readers.bounds import bounded, check_count, check_tags
from briefing.readers.clean import clean, removal_notices
from briefing.readers.decode import decode
from briefing.readers.draft import Block, Draft
from briefing.readers.elements import SKIPPED, tree_blocks
from briefing.readers.options import ReadOptions

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.I)
_WESTERN = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_AROUND = SKIPPED | {"aside", "footer", "header"}
_FEWEST = 0.4
_MOST_FOR_TRAFILATURA = 10_000
_MOST_BYTES_FOR_TRAFILATURA = 5_000_000
_TAGS_A_PASSAGE = 6
_MOST_ATTRIBUTES = 20_000
_LONG_TAG = re.compile(rb"<[a-zA-Z][^>]{500,}")
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def draft(data: bytes, name: str, options: ReadOptions) -> Draft:
    """The draft of the web page in ``data``; raises ``SourceEmpty`` without text and ``SourceTooLarge``."""
    check_count(len(data), options.max_markup_bytes, name, "bytes of HTML", "max_markup_bytes")
    _check_tags(data, name, options)
    text, notices = _decoded(data, name)
    cleaned = clean(text)
    tree = _tree(cleaned.text, name)
    _drop_reference_marks(tree)
    whole = tuple(bounded(tree_blocks(tree, _AROUND), name, options))
    if not whole:
        raise SourceEmpty(f"{name} is a web page without text")
    found = _extracted(tree) if len(data) <= _MOST_BYTES_FOR_TRAFILATURA else None
    blocks, left_out = _chosen(found, whole)
    meta = _meta(tree)
    return Draft(
        blocks,
        title=_first(meta, "og:title", "dc.title", "citation_title") or _said(found, "title") or _title(tree),
        author=_first(meta, "author", "dc.creator", "citation_author") or _said(found, "author"),
        publisher=_first(meta, "og:site_name", "dc.publisher", "citation_publisher") or _said(found, "sitename"),
        published=_first(meta, "article:published_time", "dc.date", "citation_publication_date", "date")
        or _said(found, "date"),
        url=_link(tree) or _first(meta, "og:url"),
        notices=(*notices, *removal_notices(cleaned.controls, cleaned.directions), *left_out),
    )


def _check_tags(data: bytes, name: str, options: ReadOptions) -> None:
    """Refuses what would keep libxml2 busy: its time grows with the square of a tag's attributes."""
    check_tags(data.count(b"<"), _TAGS_A_PASSAGE, name, options)
    if sum(len(tag.split()) ** 2 for tag in _LONG_TAG.findall(data)) > _MOST_ATTRIBUTES**2:
        raise SourceDamaged(f"{name} has tags with more than {_MOST_ATTRIBUTES:,} attributes")


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    declared = _CHARSET.search(data[:4096])
    if declared is None or data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} or _is_utf8(data):
        return decode(data, name)
    try:
        encoding = codecs.lookup(declared[1].decode("ascii")).name
        return data.decode(_WESTERN.get(encoding, encoding), errors="replace"), ()
    except (LookupError, UnicodeError):
        return decode(data, name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _tree(text: str, name: str) -> etree._Element:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise SourceEmpty(f"{name} is a web page without text") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise SourceDamaged(f"{name} has tags nested more than 255 deep")
    return tree


def _drop_reference_marks(tree: etree._Element) -> None:
    """Takes out superscript links, which are marks of footnotes, so that they do not end up in a word."""
    for mark in [*tree.iter("sup")]:
        inside = "".join(map(str, mark.itertext())).strip("[]() \n")
        parent = mark.getparent()
        linked = mark.find(".//a") is not None or (parent is not None and parent.tag == "a")
        if linked and len(inside) <= 3:
            mark.text = None
            for child in [*mark]:
                mark.remove(child)


def _extracted(tree: etree._Element) -> Document | None:
    if sum(1 for _ in tree.iter()) > _MOST_FOR_TRAFILATURA:
        return None
    found = bare_extraction(
        lxml_html.fromstring(etree.tostring(tree, encoding="unicode", method="html")),
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    return found if isinstance(found, Document) else None


def _chosen(found: Document | None, whole: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    """trafilatura's blocks, or the whole page's where it finds much less than there is; with a notice of which."""
    main = tuple(tree_blocks(found.body)) if found is not None and found.body is not None else ()
    if _words(main) < _FEWEST * _words(whole):
        return tuple(whole), (Notice("page-read-whole", "the main text of the page was not plain: all of it was read"),)
    return _with_title(main, whole), ()


def _with_title(main: tuple[Block, ...], whole: Sequence[Block]) -> tuple[Block, ...]:
    """``main`` under the page's first heading, which trafilatura may leave out."""
    top = next((block for block in whole if block.kind is PassageKind.HEADING and block.level == 1), None)
    texts = {" ".join(block.text.split()) for block in main[:5]}
    return main if top is None or " ".join(top.text.split()) in texts else (top, *main)


def _said(found: Document | None, field: str) -> str | None:
    return getattr(found, field) or None if found is not None else None


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _meta(tree: etree._Element) -> dict[str, str]:
    """The contents of the ``meta`` elements by name, of the first one where several have a name."""
    values: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        values.setdefault(name.lower(), meta.get("content") or "")
    return values


def _first(meta: Mapping[str, str], *names: str) -> str | None:
    return next((value for name in names if (value := meta.get(name))), None)


def _title(tree: etree._Element) -> str | None:
    element = tree.find(".//title")
    return element.text if element is not None else None


def _link(tree: etree._Element) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    return next((link for link in links if link), None)
