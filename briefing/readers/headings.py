"""How a heading looks when nothing but its characters tells."""

from __future__ import annotations

import re

from briefing.readers.details import is_dateline, is_marking

_MOST_WORDS, _MOST_CHARACTERS = 16, 130
_NUMBERING = re.compile(
    r"(?:(?:Part|Chapter|Section|Annex|Appendix)\s+)?(\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-Z])(?:[.:)]\s+|\s+(?=\S))"
)
_LABEL = re.compile(
    r"(?:source|by|photo|image|credit|copyright|published|updated|posted|from|to|cc|subject|date|tel|phone|fax|e-?mail"
    r"|author|authors|contact|read more|share|keywords|tags|doi|isbn|issn)\b\s*[:.|]?",
    re.I,
)
_NEVER = re.compile(r"[@©|]|https?:|www\.|\.{4,}")
_ENDS_OPEN = re.compile(r"[.;:,!…–—-]$|[.!,]['\"”’»)]+$")
_SMALL = frozenset(
    """
    a an and as at but by for from in into is nor of on or over per the to under via with without
    """.split()
)


def looks_like_heading(text: str) -> bool:
    """Whether ``text`` is short, starts like a title and does not end like a sentence."""
    if len(text) > _MOST_CHARACTERS or len(text.split()) > _MOST_WORDS or not any(map(str.isalpha, text)):
        return False
    if _ENDS_OPEN.search(text) or _NEVER.search(text) or _LABEL.match(text) or is_dateline(text) or is_marking(text):
        return False
    start = text.lstrip("“\"'‘(")[:1]
    return start.isupper() or (start.isdigit() and bool(_NUMBERING.match(text)))


def numbering_depth(text: str) -> int:
    """How deep the number at the start of a heading goes: 1 for ``2.``, 3 for ``2.1.4``; 0 without a number."""
    found = _NUMBERING.match(text)
    if found is None or (found[1].isalpha() and text[found.end(1) : found.end(1) + 1] not in {".", ")", ":"}):
        return 0
    return 1 + found[1].count(".")
