"""Bytes become characters: byte order mark, then UTF-8, then a guess that is told to the user."""

from __future__ import annotations

import codecs
import re

from briefing.errors import SourceDamaged
from briefing.model.notice import Notice

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_STRAY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_STRAY_SHARE = 0.02
_NUL_SHARE = 0.2
_HIGH = bytes(range(128, 256))
_STRAYS = {0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in _HIGH}
_WESTERN = re.compile(r"[\x00-\x7f€‚„…‰‹Œ‘’“”•–—™›œŸ\u00a0-\u00ff]*")


def decode(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The characters of ``data``, with a notice when the encoding had to be guessed.

    Raises :class:`SourceDamaged` when the bytes are not text in any encoding known.
    """
    text, notices = _decode(data)
    sample = text[:_SAMPLE]
    if len(_STRAY.findall(sample)) > max(1, _STRAY_SHARE * len(sample)):
        raise SourceDamaged(f"{name} is not text: it holds binary data")
    return text, notices


def _decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ()
    if wide := _without_mark(data[:_SAMPLE]):
        return data.decode(wide, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guess(data)


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every other byte of Latin text."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) > _NUL_SHARE * half > 5 * sample[0::2].count(0):
        return "utf-16-le"
    if half and sample[0::2].count(0) > _NUL_SHARE * half > 5 * sample[1::2].count(0):
        return "utf-16-be"
    return None


def _guess(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    mixed = data.decode("utf-8", errors="surrogateescape")
    stray = len(mixed) - len(data.decode("utf-8", errors="ignore"))
    if stray < len(mixed) - len(data.translate(None, _HIGH)) - stray:
        notice = Notice("encoding-mixed", f"{stray:,} bytes are not UTF-8 and were read as Windows-1252")
        return mixed.translate(_STRAYS), (notice,)
    western = data.decode("cp1252", errors="replace")
    if _WESTERN.fullmatch(western):
        return western, (Notice("encoding-guessed", "read as Windows-1252, since it is not UTF-8"),)
    return _detected(data, western)


def _detected(data: bytes, western: str) -> tuple[str, tuple[Notice, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return western, (Notice("encoding-guessed", "read as Windows-1252, since it is not UTF-8"),)
    text = data.decode(best.encoding, errors="replace")
    return text, (Notice("encoding-guessed", f"read as {best.encoding}, since it is not UTF-8"),)
