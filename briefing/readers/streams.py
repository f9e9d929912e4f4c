"""Looks into the compressed streams of a PDF before pdfium unpacks them, which it does without a limit of ours."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.errors import SourceDamaged
from briefing.readers.options import ReadOptions

_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FONT = re.compile(rb"/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_DRAW = re.compile(rb"\bDo\b")
_ARRAY = re.compile(rb"/(?:Contents|Kids)\s*\[([^\]]*)\]")
_DICTIONARY = 1_024
_STEP, _CHUNK = 16_777_216, 16_384


def check_streams(data: bytes, name: str, options: ReadOptions) -> bool:
    """Whether what ``data`` draws may be far more than it holds, since parts are drawn in one another or many times.

    Raises :class:`SourceDamaged` when its streams unpack to more than a document needs: all but pictures, which are
    never unpacked to read text, may have ``max_unpacked_bytes`` together, each that is not a font
    ``max_markup_bytes``. Only Flate is looked into, once for each time that it is named.
    """
    streams = [*_streams(data, name, options)]
    largest = max((stream.size for stream in streams if stream.drawn), default=0)
    uses = sum(stream.uses for stream in streams) + _listed(data) + sum(stream.listed for stream in streams)
    nested = any(stream.form and stream.uses > 1 for stream in streams)
    return nested or uses * largest > options.max_unpacked_bytes


@dataclass(frozen=True, slots=True)
class _Stream:
    """An unpacked stream: its size in bytes, how many parts it draws, how many it lists, and what it is."""

    size: int
    uses: int
    listed: int
    form: bool
    drawn: bool


def _streams(data: bytes, name: str, options: ReadOptions) -> Iterator[_Stream]:
    total = 0
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _DICTIONARY) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if _PICTURE.search(head):
            continue
        limit = options.max_unpacked_bytes - total
        counts = _unpacked(data, found.end(), len(_FLATE.findall(head)), limit)
        total += counts.size
        if total > options.max_unpacked_bytes:
            raise _too_much(name, options.max_unpacked_bytes, "max_unpacked_bytes")
        font = _FONT.search(head) is not None
        if counts.size > options.max_markup_bytes and not font:
            raise _too_much(name, options.max_markup_bytes, "max_markup_bytes")
        yield replace(counts, form=_FORM.search(head) is not None, drawn=not font)


def _listed(content: bytes) -> int:
    """How many pages and content streams the arrays of ``content`` name."""
    return sum(array.count(b"R") for array in _ARRAY.findall(content))


def _too_much(name: str, limit: int, setting: str) -> SourceDamaged:
    return SourceDamaged(f"{name} holds a stream that unpacks to more than {limit:,} bytes (setting read.{setting})")


def _unpacked(data: bytes, start: int, times: int, limit: int) -> _Stream:
    """What the stream at ``start`` unpacks to, counted up to a little over ``limit`` bytes."""
    if not times:
        end = data.find(b"endstream", start)
        return _counted([data[start : end if end >= 0 else len(data)]])
    pieces = _inflated(memoryview(data)[start:], limit)
    for _ in range(times - 1):
        pieces = (deeper for piece in [b"".join(pieces)] for deeper in _inflated(piece, limit))
    return _counted(pieces)


def _inflated(packed: bytes | memoryview, limit: int) -> Iterator[bytes]:
    """Yields what ``packed`` unpacks to, fed chunk by chunk since zlib copies what follows the end of its data."""
    engine, size = zlib.decompressobj(), 0
    for start in range(0, len(packed), _CHUNK):
        piece: bytes | memoryview = packed[start : start + _CHUNK]
        while piece and not engine.eof:
            try:
                out = engine.decompress(piece, _STEP)
            except zlib.error:
                return
            piece, size = engine.unconsumed_tail, size + len(out)
            yield out
            if size > limit:
                return
        if engine.eof:
            return


def _counted(pieces: Iterable[bytes]) -> _Stream:
    size = uses = listed = 0
    for piece in pieces:
        size, uses, listed = size + len(piece), uses + len(_DRAW.findall(piece)), listed + _listed(piece)
    return _Stream(size, uses, listed, form=False, drawn=True)
