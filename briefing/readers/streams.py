"""Looks into the compressed streams of a PDF before pdfium unpacks them, which it does without a limit of ours."""

from __future__ import annotations

import re
import zlib

from briefing.errors import SourceDamaged
from briefing.readers.options import ReadOptions

_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FONT = re.compile(rb"/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b")
_DICTIONARY = 1_024
_STEP = 16_777_216


def check_streams(data: bytes, name: str, options: ReadOptions) -> None:
    """Raises :class:`SourceDamaged` when what ``data`` draws on its pages unpacks to more than a document needs.

    All streams but pictures, which are never unpacked to read text, may have ``max_unpacked_bytes`` together; each
    that is not a font may have ``max_markup_bytes``. Only Flate is looked into, once for each time that it is named.
    """
    total = 0
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _DICTIONARY) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if _PICTURE.search(head):
            continue
        limit = options.max_unpacked_bytes - total
        size = _unpacked(data, found.end(), len(_FLATE.findall(head)), limit)
        total += size
        if total > options.max_unpacked_bytes:
            raise _too_much(name, options.max_unpacked_bytes, "max_unpacked_bytes")
        if size > options.max_markup_bytes and not _FONT.search(head):
            raise _too_much(name, options.max_markup_bytes, "max_markup_bytes")


def _too_much(name: str, limit: int, setting: str) -> SourceDamaged:
    return SourceDamaged(f"{name} holds a stream that unpacks to more than {limit:,} bytes (setting read.{setting})")


def _unpacked(data: bytes, start: int, times: int, limit: int) -> int:
    """How many bytes the stream at ``start`` unpacks to, counted up to a little over ``limit``."""
    if not times:
        end = data.find(b"endstream", start)
        return (end if end >= 0 else len(data)) - start
    engines = [zlib.decompressobj() for _ in range(times)]
    size, chunk = 0, memoryview(data)[start:]
    try:
        packed: bytes | memoryview = chunk
        while size <= limit:
            out = engines[0].decompress(packed, _STEP)
            packed = engines[0].unconsumed_tail
            size += len(out) + sum(_through(engines[1:], out, limit))
            if not out or engines[0].eof:
                break
    except zlib.error:
        pass
    return size


def _through(engines: list[zlib._Decompress], out: bytes, limit: int) -> list[int]:
    sizes = []
    for engine in engines:
        out = engine.decompress(out, limit + 1)
        sizes.append(len(out))
    return sizes
