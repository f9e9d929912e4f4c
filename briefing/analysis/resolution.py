"""When it was: date expressions resolved to dates, with precision and basis; nothing is invented."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, replace

from briefing.analysis.dates import Expression
from briefing.model.dates import Basis, PartialDate, Precision

UNKNOWN = PartialDate()


@dataclass(frozen=True, slots=True)
class When:
    """A date or a range as far as known; ``phrase`` are the words as written, ``[start, end)`` their place."""

    date: PartialDate
    precision: Precision
    basis: Basis
    phrase: str
    start: int
    end: int
    until: PartialDate = UNKNOWN
    kind: str = ""

    @property
    def known(self) -> bool:
        """Whether at least the year is known."""
        return self.date.year > 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the text fixes around an expression.

    ``document`` is the document's own date; ``year`` the one year that the sentence states; ``previous`` the date of
    the event before, in the same paragraph; ``future`` whether the sentence looks ahead.
    """

    document: PartialDate = UNKNOWN
    year: int = 0
    previous: PartialDate = UNKNOWN
    future: bool = False


def shift(date: PartialDate, count: int, unit: str) -> PartialDate:
    """``date`` moved by ``count`` units, as exactly as the unit and the date allow.

    Days and weeks need a day; months give a month, years and decades a year. Unknown where the date is too coarse or
    the calendar ends (years 1 to 9999).
    """
    if not date.year:
        return UNKNOWN
    if unit in ("day", "week"):
        return _shift_days(date, count * (7 if unit == "week" else 1))
    if unit in ("month", "quarter"):
        if not date.month:
            return UNKNOWN
        months = date.year * 12 + date.month - 1 + count * (3 if unit == "quarter" else 1)
        return PartialDate(months // 12, months % 12 + 1) if 12 <= months < 120000 else UNKNOWN
    year = date.year + count * {"year": 1, "decade": 10, "century": 100}[unit]
    return PartialDate(year) if 1 <= year <= 9999 else UNKNOWN


def _shift_days(date: PartialDate, days: int) -> PartialDate:
    if not date.day:
        return UNKNOWN
    try:
        moved = datetime.date(date.year, date.month, date.day) + datetime.timedelta(days=days)
    except (OverflowError, ValueError):
        return UNKNOWN
    return PartialDate(moved.year, moved.month, moved.day)


def valid(date: PartialDate) -> bool:
    """Whether the calendar has the date; a 29 February of an unknown year counts."""
    if not date.day:
        return 0 <= date.month <= 12
    return 1 <= date.month <= 12 and date.day <= calendar.monthrange(date.year or 2000, date.month)[1]


def resolve(expression: Expression, anchor: Anchor) -> When | None:
    """When the expression is, or ``None`` where it gives no date at all (a 31 June, a span without a document date)."""
    when = _HOW[expression.kind](expression, anchor)
    if when is None or not (valid(when.date) and valid(when.until)):
        return None
    return replace(when, kind=expression.kind)


def _when(
    e: Expression,
    date: PartialDate,
    basis: Basis = Basis.STATED,
    *,
    until: PartialDate = UNKNOWN,
    approximate: bool = False,
) -> When:
    exact = Precision.DAY if date.day else Precision.MONTH if date.month else Precision.YEAR
    precision = Precision.APPROXIMATE if approximate or date == UNKNOWN else exact
    return When(date, precision, basis, e.phrase, e.start, e.end, until)


def _unresolved(e: Expression, date: PartialDate = UNKNOWN) -> When:
    return _when(e, date, Basis.UNRESOLVED)


def _full(e: Expression, _: Anchor) -> When:
    until = PartialDate(e.year, e.month, e.day2) if e.day2 > e.day else UNKNOWN
    return _when(e, PartialDate(e.year, e.month, e.day), until=until)


def _months(e: Expression, _: Anchor) -> When:
    return _when(e, PartialDate(e.year2 or e.year, e.month), until=PartialDate(e.year, e.month2))


def _years(e: Expression, _: Anchor) -> When | None:
    return _when(e, PartialDate(e.year), until=PartialDate(e.year2)) if e.year2 > e.year else None


def _decade(e: Expression, _: Anchor) -> When:
    return _when(e, PartialDate(e.year), until=PartialDate(e.year + 9), approximate=True)


def _quarter(e: Expression, _: Anchor) -> When:
    length = 6 if e.unit == "half" else 3
    first = ((e.count or 1) - 1) * length + 1
    return _when(e, PartialDate(e.year, first), until=PartialDate(e.year, first + length - 1))


def _season(e: Expression, anchor: Anchor) -> When:
    """A season is known by its year: which months it has depends on the hemisphere, and winter spans two years."""
    if e.year:
        return _when(e, PartialDate(e.year), approximate=True)
    if e.word == "this" and anchor.document.year:
        return _when(e, PartialDate(anchor.document.year), Basis.RELATIVE, approximate=True)
    return _unresolved(e)


def _yearless(e: Expression, anchor: Anchor) -> When:
    """A month, perhaps with a day: the year comes from the document's date, the sentence or the event before."""
    date = PartialDate(0, e.month, e.day)
    if anchor.year and e.word not in ("last", "next", "this"):
        return _when(e, replace(date, year=anchor.year), Basis.INFERRED)
    if anchor.document.year and anchor.document.month:
        return _when(e, replace(date, year=_nearest_year(e, anchor)), Basis.RELATIVE)
    if anchor.previous.year and anchor.previous.month <= e.month and anchor.previous.month and not anchor.future:
        return _when(e, replace(date, year=anchor.previous.year), Basis.INFERRED)
    return _unresolved(e, date)


def _nearest_year(e: Expression, anchor: Anchor) -> int:
    """The year of the last such month up to the document's date, or of the next one for what is still to come."""
    here, asked = (anchor.document.month, anchor.document.day or 31), (e.month, e.day)
    ahead = anchor.future or e.word == "next"
    if e.word == "last":
        return anchor.document.year - (asked >= here or e.month == here[0])
    if ahead:
        return anchor.document.year + (asked < (here[0], 0) or (e.word == "next" and e.month == here[0]))
    return anchor.document.year - (asked > here)


def _ago(e: Expression, anchor: Anchor) -> When:
    date = shift(anchor.document, -e.count, e.unit) if e.count else UNKNOWN
    return _when(e, date, Basis.RELATIVE, approximate=e.unit != "day") if date.year else _unresolved(e)


def _after(e: Expression, anchor: Anchor) -> When:
    """ "Three days later": counted from the event before; "decades after …" has its anchor in words and stays so."""
    sign = -1 if e.word in ("before", "earlier") else 1
    if e.count and e.word in ("later", "earlier"):
        date = shift(anchor.previous, sign * e.count, e.unit)
        if date.year:
            return _when(e, date, Basis.INFERRED, approximate=e.unit != "day")
    return _unresolved(e)


def _span(e: Expression, anchor: Anchor) -> When:
    """ "Over the past year": from then to the document's date, or from it onwards."""
    back = e.word in ("past", "last", "preceding")
    other = shift(anchor.document, (e.count or 0) * (-1 if back else 1), e.unit) if e.count else UNKNOWN
    if not other.year:
        return _unresolved(e)
    first, last = (other, anchor.document) if back else (anchor.document, other)
    return _when(e, first, Basis.RELATIVE, until=last, approximate=True)


def _period(e: Expression, anchor: Anchor) -> When:
    count = {"last": -1, "this": 0, "next": 1}[e.word]
    if e.unit == "week":
        monday = _monday(anchor.document)
        first = shift(monday, count, "week")
        return (
            _when(e, first, Basis.RELATIVE, until=shift(first, 6, "day"), approximate=True)
            if first.year
            else _unresolved(e)
        )
    if e.unit in ("quarter", "decade"):
        return _unresolved(e)
    date = shift(anchor.document, count, e.unit)
    return _when(e, date, Basis.RELATIVE) if date.year else _unresolved(e)


def _monday(date: PartialDate) -> PartialDate:
    weekday = datetime.date(date.year, date.month, date.day).weekday() if date.day and date.year else 0
    return shift(date, -weekday, "day")


def _day(e: Expression, anchor: Anchor) -> When:
    date = shift(anchor.document, {"yesterday": -1, "tomorrow": 1}.get(e.word, 0), "day")
    return _when(e, date, Basis.RELATIVE) if date.year else _unresolved(e)


def _weekday(e: Expression, anchor: Anchor) -> When:
    if not anchor.document.day:
        return _unresolved(e)
    here = datetime.date(anchor.document.year, anchor.document.month, anchor.document.day).weekday()
    ahead = anchor.future or e.word == "next"
    days = (e.day - here) % 7 if ahead else -((here - e.day) % 7)
    if days == 0 and e.word in ("last", "next"):
        days = 7 if ahead else -7
    return _when(e, shift(anchor.document, days, "day"), Basis.RELATIVE)


_HOW = {
    "iso": _full, "dmy": _full, "mdy": _full, "my": _full, "year": _full, "months": _months, "years": _years,
    "decade": _decade, "quarter": _quarter, "season": _season, "md": _yearless, "dm": _yearless, "month": _yearless,
    "ago": _ago, "after": _after, "span": _span, "period": _period, "day": _day, "weekday": _weekday,
}  # fmt: skip
