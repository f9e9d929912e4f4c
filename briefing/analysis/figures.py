"""Figures that differ: the same thing counted differently in two sources, set side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from briefing.analysis.dates import NUMBERS, expressions
from briefing.analysis.likeness import pairs, similar
from briefing.analysis.reading import Reading
from briefing.analysis.text import STOP_WORDS, content, stem
from briefing.model.notice import Notice, Severity
from briefing.model.register import Claim, Response, ResponseKind
from briefing.model.verdict import Section

LIKE = 0.3  # the share of stems above which two sentences may speak of the same event
_COUNTS = {word: n for word, n in NUMBERS.items() if word not in ("a", "an", "zero", "one")}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_FIGURE = re.compile(
    rf"(?<![\w.,$€£-])(?P<money>[$€£])?(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?i:{'|'.join(_COUNTS)}))"
    rf"(?:[ -](?P<scale>{'|'.join(_SCALES)}))?(?P<percent> ?%| percent| per cent)?(?P<of>(?: [a-zA-Z][\w’-]*){{0,3}})"
)


_DIGITS = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands, its value, and the stems of the words that say what is counted."""

    phrase: str
    value: float
    unit: str
    counted: frozenset[str]


def figures(text: str) -> Iterator[Figure]:
    """The figures of ``text``; dates are none."""
    dates = [(e.start, e.end) for e in expressions(text)]
    for match in _FIGURE.finditer(text):
        if any(start < match.end("number") and match.start() < end for start, end in dates):
            continue
        number = match["number"].replace(",", "").lower()
        value = float(_COUNTS[number]) if number in _COUNTS else float(number)
        unit = match["money"] or ("%" if match["percent"] else "")
        words = list(takewhile(lambda word: word.lower() not in STOP_WORDS, match["of"].split()))
        if words or unit:
            phrase = " ".join((match.group()[: match.start("of") - match.start()].strip(), *words))
            yield Figure(phrase, value * _SCALES.get(match["scale"] or "", 1), unit, frozenset(map(stem, words)))


def differing(readings: Sequence[Reading], origin: Mapping[str, str]) -> tuple[tuple[Claim, ...], tuple[Notice, ...]]:
    """The statements whose figures another source contradicts, with what it says, and a notice of each.

    Two figures differ when sentences of different sources share three tenths of their words and count the same thing in
    the same unit, with other numbers. ``origin`` gives each source's publisher.
    """
    told = [reading for reading in readings if reading.spoken and reading.section is not Section.OTHER]
    counted = [(reading, found) for reading in told if (found := tuple(figures(reading.text)))]
    stems = [content(_DIGITS.sub("", reading.text)) for reading, _ in counted]
    claims: dict[int, Claim] = {}
    notices: list[Notice] = []
    answered: set[int] = set()
    for i, j in pairs(stems):
        (one, mine), (other, yours) = counted[i], counted[j]
        apart = one.sentence.source != other.sentence.source and i not in answered
        differ = clash(mine, yours) if apart and similar(stems[i], stems[j]) >= LIKE else None
        if differ is None:
            continue
        answered.add(j)
        claim = claims.get(i) or Claim("", one.text, (one.id,), (), origin.get(one.sentence.source))
        response = Response(ResponseKind.CONTRADICTION, other.text, (other.id,), origin.get(other.sentence.source))
        claims[i] = replace(claim, responses=(*claim.responses, response))
        message = f"figures differ: “{differ[0].phrase}” [{one.id}] and “{differ[1].phrase}” [{other.id}]"
        notices.append(Notice("figures-differ", message, Severity.WARNING, f"{one.id} {other.id}"))
    return tuple(claims.values()), tuple(notices)


def clash(mine: Sequence[Figure], yours: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Two figures of the same thing with different values, unless the other sentence has the first one's value too."""
    for one in mine:
        same = [other for other in yours if other.unit == one.unit and one.counted & other.counted]
        if same and all(other.value != one.value for other in same):
            return one, same[0]
    return None
