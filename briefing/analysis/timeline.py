"""The timeline: what happened or is to happen, in order, each with its date as far as the text fixes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.analysis.dates import expressions
from briefing.analysis.reading import Reading
from briefing.analysis.resolution import UNKNOWN, Anchor, When, resolve
from briefing.analysis.text import content
from briefing.analysis.verbs import AUXILIARIES, BE, forms
from briefing.model.dates import Basis, PartialDate
from briefing.model.register import Event
from briefing.model.source import Source
from briefing.model.verdict import Section

# Words before a year that make it a date rather than part of a name ("the 2008 Act", "FY 2023").
_LEAD = re.compile(
    r"(?:^|\b(?:in|on|since|by|during|from|until|till|before|after|for|of|around|about|circa|as of|as early as"
    r"|late in|through|between|to|and)|[,(;]) ?"
    r"(?:the (?:summer|spring|autumn|fall|winter|end|beginning|start|middle) of )?$",
    re.I,
)
_FINANCIAL = re.compile(
    r"\b(?:FY|fiscal year|Resolution|No\.?|Act of|page|p\.|pp\.|Section|Article|vol\.?|ISBN|©|\$|€|£) ?$", re.I
)
_HAPPENINGS = re.compile(
    r"^(?:-\w+)? ?(?:\w+ ){0,3}?(?:war|wars|invasion|annexation|coup|attacks?|bombings?|elections?|crisis|treaty"
    r"|accords?|agreement|summit|uprising"
    r"|revolution|genocide|ceasefire|referendum|massacre|earthquake|pandemic|outbreak|offensive|conflict|report"
    r"|deal|strike|siege)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|plans? to|is to|are to|expected to|due to|scheduled|set to|upcoming|forthcoming"
    r"|intends? to|by 20\d\d)\b"
)
_CITATION = re.compile(
    r"https?://|\bibid\b|\bop\. cit|\bpp?\. ?\d|\baccessed\b|\bretrieved\b"
    r"|^\s*\[?\d{1,3}[.\]]?\s+[A-Z][^.]{0,80}[“\"(]|©",
    re.I,
)
_WEAK_KINDS = frozenset({"span", "after", "ago", "period", "day", "decade", "season"})


@dataclass(frozen=True, slots=True)
class _Dated:
    event: Event
    order: tuple[int, ...]


def timeline(source: Source, readings: Sequence[Reading], date: str | None = None) -> tuple[Event, ...]:
    """The events of one source in order; ``date`` (ISO) stands in for its own date where it has none."""
    document = _document_date(source, date)
    found = list(_events(readings, document))
    return tuple(dated.event for dated in _ordered(found, document))


def _document_date(source: Source, date: str | None) -> PartialDate:
    try:
        return PartialDate.from_iso((source.published or date or "")[:10])
    except ValueError:
        return UNKNOWN


def _events(readings: Sequence[Reading], document: PartialDate) -> Iterator[Event]:
    previous, paragraph = UNKNOWN, 0
    for reading in readings:
        if not reading.spoken or reading.section is Section.OTHER or _CITATION.search(reading.text):
            continue
        if reading.sentence.paragraph != paragraph:
            previous, paragraph = UNKNOWN, reading.sentence.paragraph
        for event, when in _of_sentence(reading, document, previous):
            yield event
            previous = when.date if when.known and when.basis is Basis.STATED else previous


def _of_sentence(reading: Reading, document: PartialDate, previous: PartialDate) -> Iterator[tuple[Event, When]]:
    """The events of one sentence: one, or one for each of its parts where several parts have a date of their own."""
    text = reading.text
    whens = [when for when in _whens(reading, document, previous) if _is_date(text, when)]
    parts = _parts(reading, whens)
    for start, end, when in parts:
        words = text[start:end]
        if not _happens(words if len(parts) > 1 else text, reading, when):
            continue
        shown = ("… " if start else "") + words.strip(" ,;–—") + (" …" if end < len(text) else "")
        yield (
            Event(
                "",
                when.date.iso(),
                when.precision,
                shown,
                (reading.id,),
                when.until.iso(),
                when.basis,
                when.phrase,
                _future(reading, when, document, words),
            ),
            when,
        )


def _whens(reading: Reading, document: PartialDate, previous: PartialDate) -> Iterator[When]:
    text = reading.text
    found = tuple(expressions(text))
    stated = {e.year for e in found if e.kind in ("year", "my", "dmy", "mdy") and _LEAD.search(text[: e.start])}
    year = stated.pop() if len(stated) == 1 else 0
    ahead = _FUTURE.search(text) is not None
    for expression in found:
        anchor = Anchor(document, year, previous, ahead)
        if when := resolve(expression, anchor):
            yield when


def _is_date(text: str, when: When) -> bool:
    """Whether an expression dates something: a bare year needs a word that leads it, or a happening that it names."""
    before, after = text[: when.start], text[when.end :]
    if _FINANCIAL.search(before):
        return False
    if when.kind in ("year", "years", "decade") and not when.phrase[0].isalpha():
        return _LEAD.search(before) is not None or _HAPPENINGS.match(after) is not None
    return True


def _parts(reading: Reading, whens: Sequence[When]) -> list[tuple[int, int, When]]:
    """The parts of a sentence with a date of their own, cut at dashes and semicolons; else the whole."""
    text = reading.text
    if not whens:
        return []
    cuts = [m.start() for m in re.finditer(r" [–—] |; ", text)]
    edges = [0, *cuts, len(text)]
    parts = [(a, b, [w for w in whens if a <= w.start < b]) for a, b in pairwise(edges)]
    dated = [
        (a + (3 if a and text[a] == " " else 2 if a else 0), b, best)
        for a, b, inside in parts
        if (best := _best(inside))
    ]
    if len(dated) > 1:
        return dated
    best = _best(whens)
    return [(0, len(text), best)] if best else []


def _best(whens: Sequence[When]) -> When | None:
    """The expression that dates the part: the first that is a point in the calendar, else the first."""
    return next((w for w in whens if w.kind not in _WEAK_KINDS), whens[0] if whens else None)


def _happens(words: str, reading: Reading, when: When) -> bool:
    """Whether the part tells of something that happens at the date, rather than of how things stand."""
    if when.date == UNKNOWN:
        return False
    tokens = words.split()
    bare = [token.strip(",.;:()“”\"’'").lower() for token in tokens]
    active = any("past" in forms().get(word, ("", frozenset(), False))[1] for word in bare)
    ahead = _FUTURE.search(words) is not None
    named = _HAPPENINGS.match(reading.text[when.end :]) is not None
    moving = any(word in AUXILIARIES and word not in BE for word in bare) or any(w in ("is", "are") for w in bare)
    if when.kind in ("span", "after", "decade") and not active:
        return False
    return active or ahead or named or (moving and when.kind not in ("year", "decade", "span"))


def _future(reading: Reading, when: When, document: PartialDate, words: str) -> bool:
    if when.known and document.year:
        compared = min(3, 1 + bool(when.date.month and document.month) + bool(when.date.day and document.day))
        a = (when.date.year, when.date.month, when.date.day)[:compared]
        b = (document.year, document.month, document.day)[:compared]
        if a != b:
            return a > b
    if when.date.month and when.date.day:
        return False
    # The words between the verb that looks ahead and the date must not be broken by a past one.
    return (
        re.search(r"\b(?:will|shall|expected to|scheduled|upcoming|forthcoming|plans? to|by 20\d\d)\b", words)
        is not None
    )


def _ordered(events: Sequence[Event], document: PartialDate) -> list[_Dated]:
    """Events by date, what lies ahead last; those without a year stay beside the one before them in the text."""
    dated: list[_Dated] = []
    last = (0, 0, 0)
    for place, event in enumerate(events):
        date = PartialDate.from_iso(event.date)
        if date.year:
            last = (date.year, date.month, date.day)
            order = (*last, place)
        else:
            # A month alone sorts after everything with a year: the text gives no better place than its own order.
            order = (9998, 0, 0, place)
        dated.append(_Dated(event, (int(event.future), *order)))
    return sorted(dated, key=lambda d: d.order)


def merged(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events of all sources in order, the same happening at one date as one with all its evidence; ids E1 …"""
    kept: list[Event] = []
    places: dict[str, list[int]] = {}
    for event in sorted(events, key=_order):
        same = next((i for i in places.get(event.date, ()) if event.date and _same(kept[i].text, event.text)), None)
        if same is None:
            places.setdefault(event.date, []).append(len(kept))
            kept.append(event)
        else:
            kept[same] = replace(kept[same], evidence=(*kept[same].evidence, *event.evidence))
    return tuple(replace(event, id=f"E{number}") for number, event in enumerate(kept, start=1))


def _order(event: Event) -> tuple[int, int, int, int]:
    date = PartialDate.from_iso(event.date)
    return (int(event.future), *((date.year, date.month, date.day) if date.year else (9998, 0, 0)))


def _same(one: str, other: str) -> bool:
    a, b = content(one), content(other)
    return len(a & b) >= 0.7 * max(1, min(len(a), len(b)))
