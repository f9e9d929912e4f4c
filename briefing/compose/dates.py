"""How the date of an event is shown: as far as it is known, and how it was arrived at."""

from __future__ import annotations

from briefing.compose.context import EventView
from briefing.compose.labels import Labels
from briefing.compose.words import Words, aside, plain_words
from briefing.model.dates import PartialDate


def event_date(event: EventView, labels: Labels) -> Words:
    """The date in words: ``March 1999``, ``1992–1995``, ``5 February [2024]``, ``May [year not stated]``."""
    if not event.date:
        return (*plain_words(event.phrase), *(() if event.phrase else aside(labels.get("undated"))))
    date = _parsed(event.date)
    words = _span(event, labels)
    if event.precision == "approximate":
        words = labels.fill("approximately", date=words)
    if date and not date.year:
        return (*plain_words(words), *aside(f" [{labels.get('year_not_stated')}]"))
    if date and event.basis in ("relative", "inferred") and not event.end:
        return _year_in_brackets(date, labels)
    return plain_words(words)


def _parsed(iso: str) -> PartialDate | None:
    try:
        return PartialDate.from_iso(iso)
    except (ValueError, TypeError):
        return None


def _span(event: EventView, labels: Labels) -> str:
    if not event.end or event.end == event.date:
        return labels.date(event.date)
    start, end = labels.date(event.date), labels.date(event.end)
    return f"{start}–{end}" if start.isdigit() and end.isdigit() else f"{start} – {end}"


def _year_in_brackets(date: PartialDate, labels: Labels) -> Words:
    rest = labels.date(PartialDate(0, date.month, date.day).iso()) if date.month else ""
    return (*plain_words(rest), *aside(f" [{date.year}]" if rest else f"[{date.year}]"))


def place_on_axis(iso: str, at_end: bool = False) -> float | None:
    """The date as a year with its fraction (2008.5 is mid-2008); ``None`` when its year is not known.

    A year or month begins at its first day, or with ``at_end`` ends at its last.
    """
    date = _parsed(iso)
    if date is None or not date.year:
        return None
    if not date.month:
        return date.year + (1.0 if at_end else 0.0)
    if not date.day:
        return date.year + (date.month if at_end else date.month - 1) / 12
    return date.year + (date.month - 1) / 12 + (date.day - 1) / 372
