"""Looks into the compressed streams of a PDF before pdfium unpacks them, which it does without a limit of ours."""

from __future__ import annotations

import re
import zlib

from briefing.errors import SourceDamaged

_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_DICTIONARY = 1_024
_STEP = 16_777_216


def check_streams(data: bytes, name: str, limit: int) -> None:
    """Raises :class:`SourceDamaged` when the streams of ``data`` other than pictures unpack to over ``limit`` bytes.

    Only Flate is looked into, once for each time that a stream names it; pictures are never unpacked to read text.
    """
    total = 0
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _DICTIONARY) : found.start()]
        head = head[head.rfind(b"obj") + 1 :]
        if not _PICTURE.search(head):
            total += _unpacked(data, found.end(), len(_FLATE.findall(head)), limit - total)
        if total > limit:
            raise SourceDamaged(f"{name} unpacks to more than {limit:,} bytes (setting read.max_unpacked_bytes)")


def _unpacked(data: bytes, start: int, times: int, limit: int) -> int:
    """How many bytes the stream at ``start`` unpacks to, counted up to a little over ``limit``."""
    if not times:
        return 0
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
