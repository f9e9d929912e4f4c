from __future__ import annotations

import pytest

from briefing.analysis.tense import looks_ahead
from briefing.model.dates import Basis, Precision
from briefing.model.register import Event
from tests.analysis.reading_of import analysis_of
from tests.builders import BACK, REST, THREAT, unit


def events(*texts: str, date: str | None = None) -> tuple[Event, ...]:
    return analysis_of(tuple(unit(text, BACK, paragraph=1) for text in texts), date=date).timeline


def test_events_stand_in_order_and_those_to_come_last() -> None:
    found = events(
        "The treaty will expire in 2035.", "Chile joined the pact in 2019.", "The strait was closed in March 1984."
    )
    assert [event.date for event in found] == ["1984-03", "2019", "2035"]
    assert [event.future for event in found] == [False, False, True]
    assert [event.id for event in found] == ["E1", "E2", "E3"]


def test_each_part_of_a_sentence_is_dated_by_its_own_words() -> None:
    one, other = events("Chile joined the pact in 2019 – Peru left it only in May 2021 after a vote.")
    assert (one.date, one.text) == ("2019", "Chile joined the pact in 2019 …")
    assert (other.date, other.text) == ("2021-05", "… Peru left it only in May 2021 after a vote.")


def test_a_list_of_years_is_not_cut_apart() -> None:
    (found,) = events("In Chile, Peru, and Bolivia, the southern talks failed in 2019 without a vote.")
    assert "…" not in found.text


def test_a_date_inside_a_subject_shows_only_the_subject() -> None:
    (found,) = events("Violence that killed two thousand people during the 1984–1986 war could return to the coast.")
    assert (found.date, found.end) == ("1984", "1986")
    assert found.text == "Violence that killed two thousand people during the 1984–1986 war …"
    assert not found.future


def test_decades_after_something_keep_their_words() -> None:
    (found,) = events("Two decades after the loss of the canal, disputes have returned to the isthmus.")
    assert (found.date, found.basis, found.precision) == ("", Basis.UNRESOLVED, Precision.APPROXIMATE)
    assert found.phrase == "Two decades after the loss of the canal"


def test_a_month_takes_its_year_from_the_sentence_or_the_event_before() -> None:
    (same,) = events("Prices rose in 2029, according to a May 4 report by the bank.")[:1]
    assert {
        (e.date, e.basis) for e in events("The vote was held on 3 April 2028.", "On 9 April, Peru left the pact.")
    } == {
        ("2028-04-03", Basis.STATED),
        ("2028-04-09", Basis.INFERRED),
    }
    assert same.date == "2029"


def test_a_month_without_a_year_stays_without() -> None:
    (found,) = events("Chile closed its border in May.")
    assert (found.date, found.basis, found.phrase) == ("--05", Basis.UNRESOLVED, "in May")


def test_the_date_of_the_brief_stands_in_for_that_of_the_source() -> None:
    (found,) = events("Chile closed its border in May.", date="2030-03-01")
    assert (found.date, found.basis) == ("2029-05", Basis.RELATIVE)


def test_what_is_dated_later_than_the_document_lies_ahead() -> None:
    past, ahead = events("The ministers met in 2028.", "The summit takes place in June 2030.", date="2030-03-01")
    assert (past.future, ahead.future) == (False, True)


def test_a_report_is_past_whatever_it_foretells() -> None:
    assert all(not e.future for e in events("A May 4 report says that storms will return.") if e.date == "--05-04")


@pytest.mark.parametrize(
    "text",
    [
        "Under Executive Order 13987 of January 20, 2021, agencies report.",
        "Spending for fiscal years 2010 and 2011 was reviewed.",
        "See https://example.org/2019 for details of the vote held.",
    ],
)
def test_names_of_documents_and_budgets_are_no_events(text: str) -> None:
    assert events(text) == ()


def test_headings_and_other_sentences_have_no_events() -> None:
    assert analysis_of((unit("The strait was closed in 1984.", REST),)).timeline == ()


def test_the_same_happening_in_two_sources_is_one_event_with_both_sentences() -> None:
    found = analysis_of(
        (unit("Chile joined the southern pact in 2019.", BACK),),
        (unit("In 2019, Chile joined the southern pact.", BACK),),
    ).timeline
    assert [event.evidence for event in found] == [("S1.1", "S2.1")]


@pytest.mark.parametrize(
    ("text", "phrase", "ahead"),
    [
        ("In December, the minister warned that Peru plans to leave.", "In December", False),
        ("In December, the fleet will leave port.", "In December", True),
        ("By 2006 the violence was so bad that many expected a war.", "By 2006", False),
        ("We hope that ministers will be wiser than they were in 2015.", "2015", False),
        ("You will recall that at the meeting in July it was agreed.", "July", False),
        ("They are preparing a new campaign for 2031.", "2031", True),
        ("The post is to be filled by early 2031.", "early 2031", True),
    ],
)
def test_the_verb_nearest_to_a_date_says_whether_it_lies_ahead(text: str, phrase: str, ahead: bool) -> None:
    start = text.index(phrase)
    assert looks_ahead(text, start, start + len(phrase)) is ahead


def test_a_threat_with_a_date_is_in_the_timeline_too() -> None:
    (found,) = analysis_of((unit("Russia is preparing sabotage for 2031.", THREAT),)).timeline
    assert (found.date, found.future) == ("2031", True)


def test_a_date_that_something_is_compared_with_is_no_event() -> None:
    (found,) = events("Exports rose in 2019 to more than in 2011, and were equal to that recorded in July 2008.")
    assert found.date == "2019"
    assert events("The fleet was smaller than in 2011.") == ()


def test_nothing_lies_ahead_that_is_older_than_what_has_happened() -> None:
    found = events("The plan would be to return in 2015.", "Chile joined the pact in March 2019.")
    assert [(event.date, event.future) for event in found] == [("2015", False), ("2019-03", False)]


def test_the_year_that_a_plan_is_named_by_is_no_event() -> None:
    (found,) = events("In 2019 the cabinet approved the National Strategy Until 2030.")
    assert found.date == "2019"


def test_a_clause_with_which_keeps_what_it_is_about() -> None:
    (found,) = events("The pact rests on the fleet, which joined the war in 2019.")
    assert found.text == "The pact rests on the fleet, which joined the war in 2019."


def test_no_later_than_a_date_is_a_date() -> None:
    (found,) = events("The pact will finish the base no later than March 2027.")
    assert found.date == "2027-03"
