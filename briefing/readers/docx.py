"""Word files become a draft: headings, lists, tables, footnotes, and the core properties."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from briefing.errors import BriefingError, SourceDamaged, SourceTooLarge
from briefing.model.source import PassageKind
from briefing.readers.draft import Block, Draft
from briefing.readers.options import ReadOptions
from briefing.readers.wordprocessing import Styles, note_texts, story_blocks

_RATIO_FROM = 1_000_000
_DOCTYPE_WITHIN = 1_024
_NOTE_PARTS = ("footnotes", "endnotes")
_BROKEN = (
    PackageNotFoundError, zipfile.BadZipFile, zlib.error, struct.error, etree.XMLSyntaxError, KeyError, ValueError,
    AttributeError, NotImplementedError, OSError, EOFError, RuntimeError, TypeError, IndexError, AssertionError,
)  # fmt: skip


def draft(data: bytes, name: str, options: ReadOptions) -> Draft:
    """The draft of the Word file in ``data``; raises ``SourceDamaged`` and ``SourceTooLarge``."""
    try:
        _check_package(data, name, options)
        return _draft(Document(io.BytesIO(data)))
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
        if unpacked > options.max_unpacked_bytes:
            limit = f"{options.max_unpacked_bytes:,} bytes (setting read.max_unpacked_bytes)"
            raise SourceTooLarge(f"{name} unpacks to more than {limit}")
        if unpacked > max(_RATIO_FROM, options.max_unpack_ratio * len(data)):
            raise SourceDamaged(f"{name} unpacks to {unpacked // len(data):,} times its size: a zip bomb")
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                _check_part(archive, member, name, options)


def _check_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, options: ReadOptions) -> None:
    if member.file_size > options.max_markup_bytes:
        limit = f"{options.max_markup_bytes:,} bytes (setting read.max_markup_bytes)"
        raise SourceTooLarge(f"{name}: its part {member.filename} is larger than {limit}")
    with archive.open(member) as part:
        if b"<!DOCTYPE" in part.read(_DOCTYPE_WITHIN).replace(b"\0", b""):
            raise SourceDamaged(f"{name}: its part {member.filename} declares entities, which no Word file does")


def _draft(document: WordDocument) -> Draft:
    properties = document.core_properties
    made = properties.created or properties.modified
    return Draft(
        tuple(_blocks(document)),
        title=properties.title,
        author=properties.author if properties.author != "python-docx" else None,
        created=f"{made:%Y-%m-%d}" if made else None,
        banners=tuple(_banners(document)),
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


def _banners(document: WordDocument) -> Iterator[str]:
    """The lines of headers and footers, where a protective marking stands."""
    for relationship in document.part.rels.values():
        if relationship.reltype.endswith(("/header", "/footer")) and not relationship.is_external:
            root = etree.fromstring(relationship.target_part.blob, _parser())
            yield from (block.text for block in story_blocks(root, Styles()) if block.kind is PassageKind.PARAGRAPH)
