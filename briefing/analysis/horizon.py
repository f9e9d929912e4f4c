"""Time horizons: when a danger is expected, in the source's words."""

from __future__ import annotations

import re

from briefing.analysis.dates import expressions

ONGOING = "ongoing"
_PHRASES = re.compile(
    r"\b(?:in|over|within|during|for) the (?:coming|next|near|short|medium|long|longer|foreseeable)(?: \w+)? ?"
    r"(?:days|weeks|months|years|decades|term|run|future|year|decade)?\b"
    r"|\b(?:by|before|until) the (?:end|middle) of (?:the (?:century|decade|year)|\d{4})"
    r"|\b(?:this|next) (?:spring|summer|autumn|fall|winter|year|month|week|decade)\b"
    r"|\b(?:soon|imminent(?:ly)?|immediately|eventually|in the future|for years to come|in due course)\b",
    re.I,
)
_AHEAD = re.compile(
    r"(?:for|in|by|before|until|from|after|throughout|during|through) (?:(?:early|mid|late|the end of|late in)[- ])?$",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|had|did)\b|\b\w+ed\b(?! to\b)")
_PRESENT = re.compile(r"\b(?:is|are|has been|have been) (?:\w+ly |now |also |still )?\w+ing\b")


def horizon(text: str) -> tuple[str, int, int] | None:
    """The words of ``text`` that say by when, with their offsets; a year counts after "for", "in" or "by"."""
    if match := _PHRASES.search(text):
        return match.group().rstrip(), match.start(), match.start() + len(match.group().rstrip())
    for found in expressions(text):
        if found.kind in ("year", "years", "my", "quarter", "season", "decade") and _AHEAD.search(text[: found.start]):
            lead = _AHEAD.search(text[: found.start])
            start = lead.start() if lead else found.start
            return text[start : found.end], start, found.end
    return None


def ongoing(predicate: str, verb: str, tags: frozenset[str]) -> bool:
    """Whether the tense alone says that the conduct goes on: a present form, and nothing in the past or future."""
    if re.match(r"(?:will|would|could|may|might|can|should|must|does not|do not)\b", predicate):
        return False
    if re.match(r"(?:is|are|has been|have been)\b", predicate):
        return _PRESENT.match(predicate) is not None
    return "third" in tags or ("base" in tags and "past" not in tags and verb.islower())
