"""Looks into the streams of a PDF before pdfium unpacks them, which it does without a limit of ours."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.errors import SourceDamaged
from briefing.readers.bounds import check_count
from briefing.readers.options import ReadOptions

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_END = b"endstream"
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_VEILED = re.compile(rb"/(?:LZW|A85|ASCII85|AHx|ASCIIHex|RL|RunLength)(?:Decode)?\b|/Filter\s*\d|#")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FONT = re.compile(rb"/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b")
_NOT_DRAWN = re.compile(rb"/Type\s*/(?:ObjStm|XRef|Metadata|EmbeddedFile)\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_DRAW = re.compile(rb"\bDo\b")
_ARRAY = re.compile(rb"/(?:Contents|Kids)\s*\[([^\]]*)\]")
_DICTIONARY = 1_024
_STEP, _CHUNK = 16_777_216, 16_384
_STREAMS_A_PAGE, _STRINGS_A_PASSAGE, _DRAWN_SHARE = 30, 10, 4
_MUCH_DRAWN, _MUCH_OUTSIDE, _MUCH_VEILED = 10_000_000, 5_000_000, 20_000


@dataclass(frozen=True, slots=True)
class _Stream:
    """A stream, or several: bytes unpacked and packed, how many parts they draw and list and how many strings show.

    ``largest`` is the size of the largest that is drawn; ``veiled`` are the packed bytes that only pdfium can unpack;
    ``nested`` says that a part draws several others.
    """

    size: int = 0
    packed: int = 0
    uses: int = 0
    listed: int = 0
    strings: int = 0
    largest: int = 0
    veiled: int = 0
    nested: bool = False

    def __add__(self, other: _Stream) -> _Stream:
        return _Stream(
            self.size + other.size,
            self.packed + other.packed,
            self.uses + other.uses,
            self.listed + other.listed,
            self.strings + other.strings,
            max(self.largest, other.largest),
            self.veiled + other.veiled,
            self.nested or other.nested,
        )


def check_streams(data: bytes, name: str, options: ReadOptions) -> bool:
    """Whether ``data`` should be opened in a process of its own, since it may draw or hold more than its size tells.

    So it is when parts are drawn in one another or many times, when there is much to draw, much that only pdfium can
    unpack, or much outside of streams, of which pdfium makes many times its size. Raises :class:`SourceDamaged` when
    its streams unpack to more than a document needs: all but pictures, which are never unpacked to read text, may have
    ``max_unpacked_bytes`` together, what is drawn a quarter of that, and each that is not a font ``max_markup_bytes``.
    Raises :class:`SourceTooLarge` for more streams than ``max_pages``, or strings than ``max_sentences``, may have.
    """
    total = _Stream()
    for count, stream in enumerate(_streams(data, name, options), 1):
        total += stream
        check_count(count, _STREAMS_A_PAGE * options.max_pages, name, "streams", "max_pages")
        check_count(total.strings, _STRINGS_A_PASSAGE * options.max_sentences, name, "pieces of text", "max_sentences")
    uses = total.uses + total.listed + _listed(data)
    many = uses * total.largest > options.max_unpacked_bytes // _DRAWN_SHARE
    much = total.size > _MUCH_DRAWN or len(data) - total.packed > _MUCH_OUTSIDE or total.veiled > _MUCH_VEILED
    return total.nested or many or much or b"/Encrypt" in data


def _streams(data: bytes, name: str, options: ReadOptions) -> Iterator[_Stream]:
    """Yields the streams; ``size`` is that of what is drawn."""
    unpacked = drawn = end = 0
    for found in _STREAM.finditer(data):
        if end < found.end():
            end = data.find(_END, found.end())
            end = end if end >= 0 else len(data)
        head = data[max(0, found.start() - _DICTIONARY) : found.start()]
        start = head.rfind(b" obj") + 1
        head, packed = head[start:], end - found.end()
        if _PICTURE.search(head):
            yield _Stream(packed=packed)
            continue
        stream = _unpacked(data, found.end(), end, len(_FLATE.findall(head)), options.max_unpacked_bytes - unpacked)
        kept = _FONT.search(head) or _NOT_DRAWN.search(head)
        unpacked, drawn = unpacked + stream.size, drawn + (0 if kept else stream.size)
        _check_size(unpacked, options.max_unpacked_bytes, name, "max_unpacked_bytes")
        _check_size(drawn, options.max_unpacked_bytes // _DRAWN_SHARE, name, "max_unpacked_bytes")
        if not _FONT.search(head):
            _check_size(stream.size, options.max_markup_bytes, name, "max_markup_bytes")
        veiled = packed if not start or _VEILED.search(head) else 0
        nested = stream.uses > 1 and _FORM.search(head) is not None
        if kept:
            yield _Stream(packed=packed, listed=stream.listed, veiled=veiled)
        else:
            yield replace(stream, packed=packed, largest=stream.size, veiled=veiled, nested=nested)


def _listed(content: bytes) -> int:
    """How many pages and content streams the arrays of ``content`` name."""
    return sum(array.count(b"R") for array in _ARRAY.findall(content))


def _check_size(size: int, limit: int, name: str, setting: str) -> None:
    if size > limit:
        raise SourceDamaged(f"{name} unpacks to more than {limit:,} bytes (setting read.{setting})")


def _unpacked(data: bytes, start: int, end: int, times: int, limit: int) -> _Stream:
    """What the stream between ``start`` and ``end`` unpacks to, counted up to a little over ``limit`` bytes."""
    if not times:
        return _counted([data[start:end]])
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
    size = uses = listed = strings = 0
    for piece in pieces:
        size, uses, listed = size + len(piece), uses + len(_DRAW.findall(piece)), listed + _listed(piece)
        strings += piece.count(b"(") + piece.count(b"<")
    return _Stream(size, uses=uses, listed=listed, strings=strings)
