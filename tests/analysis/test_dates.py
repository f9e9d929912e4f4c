"""Date expressions and date arithmetic: the laws of the calendar, and that nothing is invented."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.dates import MONTHS, Expression, expressions
from briefing.analysis.resolution import UNKNOWN, Anchor, When, resolve, shift, valid
from briefing.model.dates import Basis, PartialDate, Precision

DAYS = st.dates(datetime.date(1500, 1, 1), datetime.date(2190, 12, 31))
COUNTS = st.integers(-400, 400)
UNITS = st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"])


def partial(date: datetime.date) -> PartialDate:
    return PartialDate(date.year, date.month, date.day)


def first(text: str) -> Expression:
    return next(expressions(text))


def when(text: str, document: str = "", **anchor: object) -> When:
    found = resolve(first(text), Anchor(PartialDate.from_iso(document), **anchor))  # type: ignore[arg-type]
    assert found is not None
    return found


@given(DAYS, COUNTS)
def test_days_move_as_the_calendar_moves(date: datetime.date, count: int) -> None:
    assert shift(partial(date), count, "day") == partial(date + datetime.timedelta(days=count))
    assert shift(partial(date), count, "week") == partial(date + datetime.timedelta(weeks=count))


@given(DAYS, COUNTS)
def test_months_there_and_back_are_where_they_were(date: datetime.date, count: int) -> None:
    there = shift(PartialDate(date.year, date.month), count, "month")
    assert shift(there, -count, "month") == PartialDate(date.year, date.month)
    assert shift(partial(date), 12 * count, "month") == PartialDate(date.year + count, date.month)


@given(DAYS, COUNTS, COUNTS, UNITS)
def test_moving_twice_is_moving_by_the_sum(date: datetime.date, one: int, two: int, unit: str) -> None:
    once = shift(shift(partial(date), one, unit), two, unit)
    assert once in (UNKNOWN, shift(partial(date), one + two, unit))


@given(DAYS, COUNTS, UNITS)
def test_no_move_makes_a_date_more_exact_than_it_was(date: datetime.date, count: int, unit: str) -> None:
    for coarse in (PartialDate(date.year), PartialDate(date.year, date.month), partial(date)):
        moved = shift(coarse, count, unit)
        assert valid(moved)
        assert bool(moved.day) <= bool(coarse.day)
        assert bool(moved.month) <= bool(coarse.month)


@given(DAYS)
def test_a_full_date_is_read_as_it_was_written(date: datetime.date) -> None:
    month = MONTHS[date.month - 1].title()
    for text in (f"{date.day} {month} {date.year}", f"{month} {date.day}, {date.year}", date.isoformat()):
        found = when(f"It began on {text} at noon.")
        assert (found.date, found.precision, found.basis) == (partial(date), Precision.DAY, Basis.STATED)


@given(DAYS, st.sampled_from(MONTHS))
def test_a_month_without_a_year_has_none_unless_something_fixes_it(date: datetime.date, month: str) -> None:
    number = MONTHS.index(month) + 1
    alone = when(f"Talks began in {month.title()}.")
    assert (alone.date, alone.basis) == (PartialDate(0, number), Basis.UNRESOLVED)
    dated = when(f"Talks began in {month.title()}.", date.isoformat())
    assert dated.basis is Basis.RELATIVE
    assert (dated.date.year, dated.date.month) <= (date.year, date.month)
    assert (date.year - dated.date.year) * 12 + date.month - dated.date.month in range(12)


@given(DAYS, st.sampled_from(MONTHS))
def test_a_month_to_come_is_the_next_one(date: datetime.date, month: str) -> None:
    found = when(f"Talks will begin in {month.title()}.", date.isoformat(), future=True)
    assert (found.date.year - date.year) * 12 + found.date.month - date.month in range(12)


@given(st.integers(1500, 2190), st.integers(1, 80))
def test_a_range_of_years_has_both_ends(year: int, length: int) -> None:
    last = min(year + length, 2199)
    for text in (f"the war of {year}–{last} ended", f"between {year} and {last} it grew"):
        found = when(text)
        assert (found.date, found.until) == (PartialDate(year), PartialDate(last))


@given(st.text(max_size=200))
def test_any_text_is_searched_without_a_fault_and_phrases_are_its_own_words(text: str) -> None:
    for found in expressions(text):
        assert text[found.start : found.end] == found.phrase
        resolve(found, Anchor())


@pytest.mark.parametrize(
    ("text", "date", "end", "precision"),
    [
        ("in the second quarter of 2031", "2031-04", "2031-06", Precision.MONTH),
        ("in the first half of 2031", "2031-01", "2031-06", Precision.MONTH),
        ("in Q4 2030", "2030-10", "2030-12", Precision.MONTH),
        ("in the spring of 2030", "2030", "", Precision.APPROXIMATE),
        ("in the 1990s", "1990", "1999", Precision.APPROXIMATE),
        ("from March to June 2029", "2029-03", "2029-06", Precision.MONTH),
        ("from 1992 to 1995", "1992", "1995", Precision.YEAR),
    ],
)
def test_quarters_seasons_and_ranges(text: str, date: str, end: str, precision: Precision) -> None:
    found = when(f"It happened {text}.")
    assert (found.date.iso(), found.until.iso(), found.precision) == (date, end, precision)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("yesterday", "2030-02-28"),
        ("tomorrow", "2030-03-02"),
        ("two weeks ago", "2030-02-15"),
        ("three months ago", "2029-12"),
        ("five decades ago", "1980"),
        ("last year", "2029"),
        ("this year", "2030"),
        ("on Monday", "2030-02-25"),
        ("last December", "2029-12"),
    ],
)
def test_relative_dates_are_counted_from_the_document(text: str, date: str) -> None:
    assert when(f"It was said {text}.", "2030-03-01").date.iso() == date
    assert when(f"It was said {text}.").date.year == 0


def test_a_day_that_the_calendar_lacks_is_no_date() -> None:
    assert resolve(first("on 31 June 2030"), Anchor()) is None
    assert resolve(first("on 29 February 2031"), Anchor()) is None
    assert resolve(first("on 29 February 2032"), Anchor()) is not None


def test_two_months_joined_by_and_are_no_range() -> None:
    assert when("strikes in June 2025 and February 2026 hit").until == UNKNOWN


def test_what_is_counted_is_no_year() -> None:
    assert list(expressions("They sent 1990 soldiers and 2,024 tents.")) == []
