"""The fonts that are shipped, which characters they hold, and what becomes of a character that none of them has."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final, Literal

from briefing.renderers.fonts.arabic import shaped
from briefing.renderers.fonts.coverage import (
    ARABIC,
    HEBREW,
    SANS_BOLD_WIDTHS,
    SANS_WIDTHS,
    SYMBOLS,
    TEXT,
    Ranges,
)

Kind = Literal["text", "symbols", "arabic", "hebrew", "missing"]

REPLACEMENT: Final = "\ufffd"
"""What stands for characters that no font has."""

SYMBOL_FACE: Final = "DejaVuSans"

_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
    "|(?<![\u0600-\u06ff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u06ff])"
)
"""Characters that are never seen: soft hyphens, marks of direction, variation selectors, joiners not between Arabic."""

_FACES: Final[dict[Kind, tuple[str, float]]] = {
    "symbols": (SYMBOL_FACE, 0.94),
    "missing": (SYMBOL_FACE, 0.94),
    "arabic": ("NotoNaskhArabic", 1.08),
    "hebrew": ("NotoSansHebrew", 1.0),
}
"""The face for characters that the text faces lack, and its size as a share of theirs."""


def face_name(family: str, bold: bool = False, italic: bool = False) -> str:
    """The face of a family of the theme: ``face_name("Noto Serif", bold=True)`` is ``NotoSerif-Bold``."""
    return f"{family.replace(' ', '')}-{'Bold' * bold}{'Italic' * italic}{'' if bold or italic else 'Regular'}"


def face_for(kind: Kind, family: str, bold: bool = False, italic: bool = False) -> tuple[str, float]:
    """The face for a run of characters of that kind in text of ``family``, and its size as a share of the text's."""
    if kind == "text":
        return face_name(family, bold, italic), 1.0
    face, share = _FACES[kind]
    return (face if face == SYMBOL_FACE else face_name(face, bold)), share


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
    """``text`` cut where the fonts change, and between the letters and the figures of Arabic.

    The characters of a run that is ``missing`` are the original ones; :data:`REPLACEMENT` is shown for them.
    """
    if text.isascii():
        return (("text", text),) if text else ()
    return tuple((kind, "".join(group)) for (kind, _), group in groupby(text, _class))


def shown(kind: Kind, run: str) -> tuple[str, str]:
    """What is shown for a run of :func:`runs`, and the characters it stands for where it is something else."""
    if kind == "missing":
        return REPLACEMENT, run
    if kind == "arabic":
        return shaped(run), ""
    return run, ""


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


def _class(character: str) -> tuple[Kind, bool]:
    kind = _kind(character)
    return kind, kind == "arabic" and unicodedata.bidirectional(character) in ("AN", "EN")


def _kind(character: str) -> Kind:
    return _kinds().get(character, "missing")


@cache
def _kinds() -> dict[str, Kind]:
    """The kind of every character that some font has; the text faces come first."""
    kinds: dict[str, Kind] = dict.fromkeys("\u200c\u200d", "arabic")
    tables: tuple[tuple[Kind, Ranges], ...] = (
        ("arabic", ARABIC),
        ("hebrew", HEBREW),
        ("symbols", SYMBOLS),
        ("text", TEXT),
    )
    for kind, ranges in tables:
        kinds |= {chr(code): kind for low, high in ranges for code in range(low, high + 1)}
    return kinds
