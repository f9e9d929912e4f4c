"""Word files become a draft: headings, lists, tables, footnotes, and the core properties."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from briefing.errors import BriefingError, SourceDamaged
from briefing.model.source import PassageKind
from briefing.readers.bounds import bounded, check_count, check_tags
from briefing.readers.draft import Block, Draft
from briefing.readers.options import ReadOptions
from briefing.readers.wordprocessing import Styles, note_texts, story_blocks

_RATIO_FROM = 1_000_000
_TAGS_A_PASSAGE = 25
_HEAD = 1_024
_EBCDIC = "<?xm".encode("cp037")
_NOTE_PARTS = ("footnotes", "endnotes")
_BROKEN = (
    PackageNotFoundError, zipfile.BadZipFile, zlib.error, struct.error, etree.XMLSyntaxError, KeyError, ValueError,
    AttributeError, NotImplementedError, OSError, EOFError, RuntimeError, TypeError, IndexError, AssertionError,
)  # fmt: skip


def draft(data: bytes, name: str, options: ReadOptions) -> Draft:
    """The draft of the Word file in ``data``; raises ``SourceDamaged`` and ``SourceTooLarge``."""
    try:
        _check_package(data, name, options)
        return _draft(Document(io.BytesIO(data)), name, options)
    except BriefingError:
        raise
    except RuntimeError as error:
        raise SourceDamaged(f"{name} has encrypted parts", remedy="save a copy without the password") from error
    except _BROKEN as error:
        raise SourceDamaged(f"{name} is a damaged .docx: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text[:120] or type(error).__name__


def _check_package(data: bytes, name: str, options: ReadOptions) -> None:
    """Refuses a bomb by the sizes that the archive states; zipfile never unpacks more than these."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        unpacked = sum(member.file_size for member in members)
        check_count(unpacked, options.max_unpacked_bytes, name, "bytes after unpacking", "max_unpacked_bytes")
        if unpacked > max(_RATIO_FROM, options.max_unpack_ratio * len(data)):
            raise SourceDamaged(f"{name} unpacks to {unpacked // len(data):,} times its size: a zip bomb")
        _check_markup(archive, members, name, options)


def _check_markup(
    archive: zipfile.ZipFile, members: Iterable[zipfile.ZipInfo], name: str, options: ReadOptions
) -> None:
    """Refuses entities, and more XML or tags than a document needs, in all parts that are XML whatever they are named.

    No more of a part is unpacked than all may have together.
    """
    size = tags = 0
    for member in members:
        with archive.open(member) as part:
            head = part.read(_HEAD)
            if not _is_markup(head):
                continue
            size += member.file_size
            check_count(size, options.max_markup_bytes, name, "bytes of XML", "max_markup_bytes")
            content = (head + part.read()).replace(b"\0", b"")
            if b"<!DOCTYPE" in content:
                raise SourceDamaged(f"{name}: its part {member.filename} declares entities, which no Word file does")
            tags += content.count(b"<")
            check_tags(tags, _TAGS_A_PASSAGE, name, options)


def _is_markup(head: bytes) -> bool:
    """Whether a part starts as XML does, in any of the encodings that a parser tells by the first bytes."""
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").startswith((b"<", _EBCDIC))


def _draft(document: WordDocument, name: str, options: ReadOptions) -> Draft:
    properties = document.core_properties
    made = properties.created or properties.modified
    return Draft(
        tuple(bounded(_blocks(document), name, options)),
        title=properties.title,
        author=properties.author if properties.author != "python-docx" else None,
        created=f"{made:%Y-%m-%d}" if made else None,
        banners=tuple(block.text for block in bounded(_banners(document), name, options)),
    )


def _blocks(document: WordDocument) -> Iterator[Block]:
    notes = dict(note for part in _note_parts(document) for note in note_texts(part))
    return story_blocks(document.element.body, Styles.of(document, notes))


def _note_parts(document: WordDocument) -> Iterator[etree._Element]:
    for kind in _NOTE_PARTS:
        for relationship in document.part.rels.values():
            if relationship.reltype.endswith(f"/{kind}") and not relationship.is_external:
                yield etree.fromstring(relationship.target_part.blob, _parser())


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _banners(document: WordDocument) -> Iterator[Block]:
    """Yields the paragraphs of headers and footers, where a protective marking stands."""
    for relationship in document.part.rels.values():
        if relationship.reltype.endswith(("/header", "/footer")) and not relationship.is_external:
            root = etree.fromstring(relationship.target_part.blob, _parser())
            yield from (block for block in story_blocks(root, Styles()) if block.kind is PassageKind.PARAGRAPH)
