"""The timeline: what happened or is to happen, in order, each with its date as far as the text fixes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.analysis.clauses import ClauseKind, clauses
from briefing.analysis.dates import expressions
from briefing.analysis.reading import Reading
from briefing.analysis.resolution import UNKNOWN, Anchor, When, resolve
from briefing.analysis.tense import looks_ahead
from briefing.analysis.text import content
from briefing.analysis.verbs import AUXILIARIES, BE, MODALS, forms
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
    r"\b(?:FY|fiscal years?(?: \d{4}(?:,| and| through| to|[–-]))*|Resolution|No\.?|Act of|page|p\.|pp\.|Section"
    r"|Article|vol\.?|ISBN|©|\$|€|£) ?$",
    re.I,
)
_HAPPENINGS = re.compile(
    r"(?:-\w+)? ?(?:\w+ ){0,3}?(?:war|wars|invasion|annexation|coup|attacks?|bombings?|elections?|crisis|treaty"
    r"|accords?|agreement|summit|uprising"
    r"|revolution|genocide|ceasefire|referendum|massacre|earthquake|pandemic|outbreak|offensive|conflict|report"
    r"|deal|strike|siege)\b"
)
_LEANS = re.compile(r"(?:[\w’'-]+ ){0,6}?(?:he|she|they)\b")
# "Higher than in 2021": a date that something is compared with.
_COMPARED = re.compile(
    r"(?<!later )(?<!earlier )(?<!sooner )\b(?:than|compared (?:to|with)|relative to|equal to|as before|similar to"
    r"|that (?:recorded|seen))"
    r"(?: (?:in|the|that|those|of|recorded|seen|before|during|late|early|mid))* $",
    re.I,
)
# "Executive Order 13987 of 20 January 2021" names a document.
_TITLED = re.compile(
    r"\b(?:Orders?|Memorandum|Directive|Resolution|Act|Regulation|Decision|Proclamation)(?: [\w-]+)? of $|\bdated $"
    r"|\b(?:Strategy|Agenda|Plan|Vision|Programme|Program|Framework|Roadmap)(?: [A-Z]\w+){0,3}"
    r" (?:[Uu]ntil|to|for|by|towards?) $"
)
_CUTS = re.compile(r" [–—] |; |, (?:(?=(?:but|while|whereas|which|according to) )|(?P<more>and ))")
# "A February 5 report": what is reported then is past, whatever it foretells.
_REPORT = re.compile(
    r"(?: [\w-]+){0,3} (?:report|statement|e-?mail|interview|speech|letter|press release|memo|testimony|address|article"
    r"|briefing)\b"
)
_ANCHOR = re.compile(r" [^,.;:–—]{3,80}?(?=,|\.|;|$)")
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
    settled = found if document.year else _settled(found)
    return tuple(dated.event for dated in _ordered(settled, document))


def _settled(events: Sequence[Event]) -> list[Event]:
    """The events of a text without a date, none of them ahead that lies before the latest of its past events."""
    latest = max((event.date for event in events if not event.future), default="")
    return [replace(event, future=event.future and not event.date < latest[: len(event.date)]) for event in events]


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
    for start, end, when in _parts(reading, [w for w in _whens(reading, document, previous) if _is_date(text, w)]):
        future = _future(reading, when, document)
        if not _happens(text[start:end], reading, when, future):
            continue
        if text.startswith(("according to ", "which "), start) or (start and _LEANS.match(text, start)):
            start, end = 0, len(text)  # what is said on somebody's word, or of "him", is shown with it
        shown = ("… " if start else "") + text[start:end].strip(" ,;–—") + (" …" if end < len(text) else "")
        event = Event(
            id="",
            date=when.date.iso(),
            precision=when.precision,
            text=shown,
            evidence=(reading.id,),
            end=when.until.iso(),
            basis=when.basis,
            phrase=_phrase(text, when),
            future=future,
        )
        yield event, when


def _phrase(text: str, when: When) -> str:
    """The words of a date, with those that it is counted from ("three decades after the war")."""
    if when.kind == "after" and (anchor := _ANCHOR.match(text, when.end)):
        return when.phrase + anchor.group()
    return when.phrase


def _whens(reading: Reading, document: PartialDate, previous: PartialDate) -> Iterator[When]:
    text = reading.text
    found = tuple(expressions(text))
    stated = {e.year for e in found if e.kind in ("year", "my", "dmy", "mdy") and _LEAD.search(text[: e.start])}
    year = stated.pop() if len(stated) == 1 else 0
    for expression in found:
        ahead = looks_ahead(text, expression.start, expression.end)
        if when := resolve(expression, Anchor(document, year, previous, ahead)):
            yield when


def _is_date(text: str, when: When) -> bool:
    """Whether an expression dates something: a bare year needs a word that leads it, or a happening that it names."""
    before = text[: when.start]
    if _FINANCIAL.search(before) or _TITLED.search(before) or _COMPARED.search(before):
        return False
    if when.kind in ("year", "years", "decade") and not when.phrase[0].isalpha():
        return _LEAD.search(before) is not None or _HAPPENINGS.match(text, when.end) is not None
    return True


def _parts(reading: Reading, whens: Sequence[When]) -> list[tuple[int, int, When]]:
    """The parts of a sentence with a date and a verb of their own, cut between clauses; else the whole."""
    text = reading.text
    if not whens:
        return []
    edges = [0, *_cuts(reading), len(text)]
    pieces: list[tuple[int, int]] = []
    for a, b in pairwise(edges):
        if pieces and not (_has_verb(text[a:b]) and any(a <= w.start < b for w in whens)):
            pieces[-1] = (pieces[-1][0], b)
        else:
            pieces.append((a, b))
    dated = [(a, b, best) for a, b in pieces if (best := _best([w for w in whens if a <= w.start < b]))]
    if len(dated) > 1 or (dated and len(pieces) > 1):
        return [(_words_from(text, a), b, when) for a, b, when in dated]
    best = _best(whens)
    if best is None:
        return []
    end = _subject_end(reading, best)
    return [(0, end or len(text), best)]


def _cuts(reading: Reading) -> Iterator[int]:
    """Where a sentence may be cut: before a coordinated or added clause, never inside a list."""
    begins = {reading.tokens.starts[c.first] for c in clauses(reading)}
    begins |= {reading.tokens.starts[c.subject] for c in clauses(reading)}
    for mark in _CUTS.finditer(reading.text):
        if not mark["more"] or mark.end() in begins or mark.start("more") in begins:
            yield mark.start()


def _words_from(text: str, start: int) -> int:
    """Where the words of a part begin after the mark that cuts it off."""
    mark = re.compile(r"[ ,;–—]*(?:(?:but|and|while|whereas) )?").match(text, start)
    return mark.end() if mark and start else start


def _has_verb(words: str) -> bool:
    """Whether a part says something by itself, or on whose word the rest stands."""
    bare = [word.strip(",.;:()“”\"'’") for word in words.split()]
    return words.startswith(", according to ") or any(
        word in AUXILIARIES or word in MODALS or forms().get(word, ("", frozenset(), False))[1] & {"past", "third"}
        for word in bare
    )


def _subject_end(reading: Reading, when: When) -> int | None:
    """Where the subject ends, if the date stands inside and only dates it ("the war of 1992 … could return")."""
    starts, ends = reading.tokens.starts, reading.tokens.ends
    for clause in clauses(reading):
        inside = starts[clause.subject] <= when.start and when.end <= ends[clause.subject_end - 1]
        if clause.kind is ClauseKind.MAIN and inside and clause.subject_end - clause.subject >= 6:
            end = ends[clause.subject_end - 1]
            return end if _has_verb(reading.text[:end]) else None
    return None


def _best(whens: Sequence[When]) -> When | None:
    """The expression that dates the part: the first that is a point in the calendar, else the first."""
    return next((w for w in whens if w.kind not in _WEAK_KINDS), whens[0] if whens else None)


def _happens(words: str, reading: Reading, when: When, future: bool) -> bool:
    """Whether the part tells of something that happens at the date, rather than of how things stand."""
    bare = [token.strip(",.;:()“”\"'’").lower() for token in words.split()]
    tags: set[str] = set()
    for word in bare:
        tags |= forms().get(word, ("", frozenset(), False))[1]
    active = "past" in tags
    if when.date == UNKNOWN:
        # A date that is counted from something the text names is worth showing as it stands; "a few days later" is not.
        return (
            (active or "have" in bare or "has" in bare)
            and when.kind == "after"
            and when.phrase.endswith(("after", "before"))
        )
    if when.kind in ("span", "after", "decade") and not (active or {"has", "have"}.intersection(bare)):
        return False
    ahead = future or looks_ahead(reading.text, when.start, when.end)
    named = _HAPPENINGS.match(reading.text, when.end) is not None
    moving = any(word in AUXILIARIES and word not in BE for word in bare) or any(w in ("is", "are") for w in bare)
    spoken = "gerund" in tags and when.kind not in _WEAK_KINDS and when.date.month > 0
    return active or ahead or named or spoken or (moving and when.kind not in ("year", "decade"))


def _future(reading: Reading, when: When, document: PartialDate) -> bool:
    """Whether the event lies ahead: after the document's date, or, where the two cannot be compared, by the tense."""
    if when.known and document.year:
        compared = min(3, 1 + bool(when.date.month and document.month) + bool(when.date.day and document.day))
        a = (when.date.year, when.date.month, when.date.day)[:compared]
        b = (document.year, document.month, document.day)[:compared]
        if a != b:
            return a > b
    if _REPORT.match(reading.text, when.end):
        return False
    return looks_ahead(reading.text, when.start, when.end)


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
