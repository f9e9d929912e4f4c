"""The fonts that are shipped, which characters they hold, and what becomes of a character that none of them has."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final, Literal

from briefing.renderers.fonts.coverage import SANS_BOLD_WIDTHS, SANS_WIDTHS, SYMBOLS, TEXT

Kind = Literal["text", "symbols", "missing"]

REPLACEMENT: Final = "\ufffd"
"""What stands for characters that no font has."""

SYMBOL_FACE: Final = "DejaVuSans"

_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Characters that are never seen: soft hyphens, joiners, marks of direction, variation selectors."""


def face_name(family: str, bold: bool = False, italic: bool = False) -> str:
    """The face of a family of the theme: ``face_name("Noto Serif", bold=True)`` is ``NotoSerif-Bold``."""
    return f"{family.replace(' ', '')}-{'Bold' * bold}{'Italic' * italic}{'' if bold or italic else 'Regular'}"


def font_file(face: str) -> bytes:
    """The TrueType file of a face such as ``NotoSans-Regular`` or ``DejaVuSans``."""
    return files(__package__).joinpath(f"{face}.ttf").read_bytes()


def clean(text: str) -> str:
    """``text`` as it can be set: composed letters, no invisible characters, control characters as spaces."""
    if text.isascii():
        return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    composed = _IGNORABLE.sub("", unicodedata.normalize("NFC", text))
    return "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in composed)


def runs(text: str) -> tuple[tuple[Kind, str], ...]:
    """``text`` cut where the fonts change: runs of characters of the text faces, of the symbol face, of none.

    The characters of a run that is ``missing`` are the original ones; :data:`REPLACEMENT` is shown for them.
    """
    if text.isascii():
        return (("text", text),) if text else ()
    return tuple((kind, "".join(group)) for kind, group in groupby(text, _kind))


def missing(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that no font has, each once, in order of appearance."""
    if text.isascii():
        return ()
    return tuple(dict.fromkeys(c for c in clean(text) if _kind(c) == "missing"))


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width in points of a line of Noto Sans; letters with accents count as wide as those without."""
    widths = SANS_BOLD_WIDTHS if bold else SANS_WIDTHS
    return sum(_width(character, widths) for character in text) * size / 1000


def _width(character: str, widths: tuple[int, ...]) -> int:
    code = ord(character)
    if not 0x20 <= code < 0x7F:
        code = ord(unicodedata.normalize("NFD", character)[0])
    return widths[code - 0x20] if 0x20 <= code < 0x7F else 640


def _kind(character: str) -> Kind:
    if character in _characters(TEXT):
        return "text"
    return "symbols" if character in _characters(SYMBOLS) else "missing"


@cache
def _characters(ranges: tuple[tuple[int, int], ...]) -> frozenset[str]:
    return frozenset(chr(code) for low, high in ranges for code in range(low, high + 1))
