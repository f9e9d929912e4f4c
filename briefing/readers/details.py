"""What a text says of itself: its title, its date, its protective marking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from briefing.model.marking import finding_marking
from briefing.model.source import PassageKind
from briefing.readers.draft import Block

_MONTHS = """
    January February March April May June July August September October November December
    """.split()
_MONTH = "|".join([*_MONTHS, *(f"{name[:3]}\\.?" for name in _MONTHS), "Sept\\.?"])
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})", re.I)
_MONTH_FIRST = re.compile(rf"(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I)
_MONTH_ONLY = re.compile(rf"(?<!\d )(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})", re.I)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?!\d)")
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_LEAD = r"(?:(?:published|posted|updated|last updated|issued|date|dated|as of)(?: on)?:?\s+)?"
_PLACE = r"(?:[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,2},\s+)?"
_TIME = r"(?:[,|–-]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)?"
_PATTERNS = (_DAY_FIRST, _MONTH_FIRST, _ISO, _MONTH_ONLY)
_DATELINES = tuple(
    re.compile(rf"(?i:{_LEAD}){_PLACE}(?i:{_WEEKDAY}){pattern.pattern}{_TIME}\.?", 0) for pattern in _PATTERNS
)
_NEAR_TOP, _LONGEST_DATELINE = 12, 80
_PERSON = r"[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?:[A-Z][\w’'-]+|de|van|von|der|al|bin)){1,3}"
_PERSONS = rf"{_PERSON}(?:(?:, | and |, and | & ){_PERSON}){{0,5}}"
_BY = re.compile(rf"(?:By|Written by|Author|Authors|Text by):?\s+({_PERSONS})\.?(?:\s*[,|·–-]\s*(?P<date>.{{6,40}}))?")
_NAMES_AND_DATE = re.compile(rf"({_PERSONS})\s*[,|·–-]\s*(?P<date>.{{6,40}})")


def is_dateline(text: str) -> bool:
    """Whether ``text`` is a date standing alone, perhaps with place, weekday and time."""
    return len(text) <= _LONGEST_DATELINE and any(pattern.fullmatch(text) for pattern in _DATELINES)


def iso_date(text: str) -> str | None:
    """The first date in ``text`` as ``YYYY-MM-DD`` or ``YYYY-MM``; ``None`` without one that can be."""
    found = [match for pattern in _PATTERNS if (match := pattern.search(text))]
    return next((iso for match in found if (iso := _iso(match.groupdict()))), None)


def _iso(parts: dict[str, str | None]) -> str | None:
    year, month = int(parts["year"] or 0), _month_number(parts["month"] or "")
    day = int(parts.get("day") or 0)
    try:
        stated = date(year, month, day or 1)
    except ValueError:
        return None
    return stated.isoformat() if day else f"{stated:%Y-%m}"


def _month_number(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next((at for at, month in enumerate(_MONTHS, 1) if month[:3].lower() == name[:3].lower()), 0)


def dateline(blocks: Sequence[Block]) -> str | None:
    """The ISO date of the first line near the top that is a date standing alone, or names and a date."""
    for block in blocks[:_NEAR_TOP]:
        found = _byline(block.text)
        text = (found["date"] or "") if found else block.text
        if is_dateline(text) and (iso := iso_date(text)):
            return iso
    return None


def byline(blocks: Sequence[Block]) -> str | None:
    """The authors' names in the first line near the top that says ``By`` them, or holds them and a date."""
    found = (_byline(block.text) for block in blocks[:_NEAR_TOP] if block.kind is PassageKind.PARAGRAPH)
    return next((match[1] for match in found if match), None)


def _byline(text: str) -> re.Match[str] | None:
    """The match of a line of names, which is short and ends there; with names alone only a date tells it."""
    if len(text) > 2 * _LONGEST_DATELINE:
        return None
    named = _NAMES_AND_DATE.fullmatch(text)
    return _BY.fullmatch(text) or (named if named and is_dateline(named["date"]) else None)


def heading_title(blocks: Sequence[Block]) -> str | None:
    """The first heading near the top, the highest where several follow each other."""
    for at, block in enumerate(blocks[:_NEAR_TOP]):
        if block.kind is PassageKind.HEADING:
            return block.text
        if at > 5 or len(block.text.split()) > 40:
            break
    return None


def is_marking(text: str) -> bool:
    """Whether ``text`` is a protective marking and nothing else."""
    return bool(marking((text,)))


def marking(lines: Iterable[str]) -> str:
    """The strictest protective marking among ``lines``, which stand alone; empty without one."""
    found = finding_marking("\n".join(lines))
    return found.banner if found else ""
