"""Characters that no output can hold, or that disguise a text, are taken out and counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.model.notice import Notice, Severity

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(1, 17))
    + "]"
)
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LETTERS = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\uf0b7": "•", "\uf0a7": "•"}
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit for every output, and how many characters of each kind it lost."""

    text: str
    controls: int = 0
    directions: int = 0


def clean(text: str) -> Cleaned:
    """``text`` with newlines as ``\\n``, ligatures spelt out, and without control and direction characters."""
    if text.isascii() and text.isprintable():
        return Cleaned(text)
    text = _NEWLINES.sub("\n", text)
    text, controls = _CONTROLS.subn("", text)
    if text.isascii():
        return Cleaned(text, controls)
    text, directions = _DIRECTIONS.subn("", text)
    return Cleaned(_UNSEEN.sub("", text).translate(_LETTERS), controls, directions)


def removal_notices(controls: int, directions: int) -> tuple[Notice, ...]:
    """One notice for each kind of character that was removed."""
    notices = []
    if controls:
        notices.append(
            Notice("characters-removed", f"{_count(controls, 'control character')} without a printed form removed")
        )
    if directions:
        message = f"{_count(directions, 'invisible direction control')} removed; words stand in the order stored"
        notices.append(Notice("direction-controls-removed", message, Severity.WARNING))
    return tuple(notices)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
