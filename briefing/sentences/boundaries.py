"""Where sentences end, in one pass over a passage.

Own rules rather than a library: sentencex parts a list's number from its item and a footnote's mark from its sentence
(docs/reading.md has the comparison), and time must not grow with the square of hostile text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefing.sentences.abbreviations import (
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    CLOCK_FOLLOWERS,
    ENDS_BEFORE_CAPITAL,
    MAY_END,
    STARTERS,
)

LONGEST = 4_000
"""A unit of more characters, which no sentence has, is cut at a mark or a space."""

_STOP = re.compile(
    r"(?<![.!?…。！？])(?P<stop>[.!?…。！？]++)"
    r"(?P<close>['\"”’»›)\]]{0,6})"
    r"(?P<mark>[⁰¹²³⁴-⁹]{1,4}|(?:\[\d{1,3}\]){1,6}|(?<=[^\W\d_][.”’)])\d{1,3}(?=\s+[“\"(]?[A-Z]))?"
    r"(?=\s)"
)
_BEFORE = re.compile(r"(?:[^\s()\[\]“”\"‘—–/]{1,24})$")
_AFTER = re.compile(r"\s*(?P<open>[\[(“\"‘'«—–-]{0,4}\s?)(?P<word>[^\W_]+(?:[’'-][^\W_]+)*|\S?)")
_ASIDE = re.compile(r"\([^()]{0,400}\)|\[[^\[\]]{0,600}\]|“[^“”]{0,300}”")
_STRAIGHT = re.compile(r'"[^"]{0,300}"')
_MORE = re.compile(r"\s*\S")
_LEAD = 40
_CLAUSE = re.compile(r"\s*\((?:[a-z]|\d{1,2}|[ivx]{1,4})\)\s")
_NUMBERING = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivxlIVXL]{1,6})[.)]{1,2}$")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.){0,6}[^\W\d_]$|(?:[^\W\d_]\.){1,6}[^\W\d_]{0,2}$")


def ends(text: str) -> Iterator[int]:
    """Yields the offsets in ``text`` at which a sentence ends, the last one at its end.

    Every character that is not white space lies before an end; no unit is longer than :data:`LONGEST`.
    """
    start = 0
    for end in _sentence_ends(text):
        yield from _cut(text, start, end)
        yield end
        start = end


def _cut(text: str, start: int, end: int) -> Iterator[int]:
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        at = max(window.rfind("; "), window.rfind(", "))
        at = at + 1 if at > LONGEST // 4 else window.rfind(" ")
        start += at if at > 0 else LONGEST
        yield start


def _sentence_ends(text: str) -> Iterator[int]:
    asides = _asides(text)
    starts = [start for start, _ in asides]
    begin = 0
    for found in _STOP.finditer(text):
        at = bisect_right(starts, found.start()) - 1
        if at >= 0 and found.end("close") < asides[at][1]:
            continue
        if _ends_sentence(text, begin, found):
            begin = found.end()
            yield begin
    if text[begin:].strip():
        yield len(text)


def _asides(text: str) -> list[tuple[int, int]]:
    """The stretches inside which no sentence ends: brackets, and quotations of a sentence or two."""
    found = [match.span() for match in _ASIDE.finditer(text)]
    if text.count('"') % 2 == 0:
        found += [match.span() for match in _STRAIGHT.finditer(text)]
    return sorted(found)


def _ends_sentence(text: str, begin: int, found: re.Match[str]) -> bool:
    after = _AFTER.match(text, found.end())
    word = after["word"] if after else ""
    if not word or not (word[0].isalnum() or found["close"] or found["mark"]):
        return _MORE.match(text, found.end()) is None
    if _CLAUSE.match(text, found.end()) or word == "http" or word == "https":
        return True
    if word[0].islower() and word.islower():
        return False
    before = _BEFORE.search(text, max(begin, found.start() - 24), found.start())
    last = before[0] if before else ""
    if found["stop"][0] in ".…" and text[max(begin, found.start() - 1) : found.start()].isspace():
        return found["stop"] == "."
    head = text[begin : min(found.start() - len(last), begin + _LEAD)]
    if _NUMBERING.match(f"{last}.") and not head.strip(" ([-–•*"):
        return False
    if found["stop"] != ".":
        return True
    if found["close"]:
        bracketed = text[: found.start() - len(last)].endswith("(") and found["close"].startswith(")")
        return not (bracketed and _INITIALS.match(last)) or word.lower() in STARTERS
    return _after_full_stop(last.strip("'’,;:").lower(), last, word)


def _after_full_stop(key: str, last: str, word: str) -> bool:
    """Whether a single full stop after ``last`` ends the sentence when ``word`` is the next."""
    starter = word.lower() in STARTERS
    if word[0].isdigit():
        return not (key in BEFORE_NUMBERS or key in BEFORE_NAMES or _INITIALS.match(last))
    if key in BEFORE_NUMBERS and re.fullmatch(r"[IVXLC]{1,6}", word):
        return False
    if key in ENDS_BEFORE_CAPITAL:
        return word.lower() not in CLOCK_FOLLOWERS
    if key in BEFORE_NAMES and (last.islower() or last[:1].isupper()):
        return False
    if key in MAY_END or key in BEFORE_NUMBERS or _INITIALS.match(last):
        return starter
    return True
