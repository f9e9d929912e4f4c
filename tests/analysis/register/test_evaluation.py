"""The figures of a register against a labelled one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.register.evaluation import align, evaluate_register, evaluate_texts, report
from briefing.analysis.register.gold import Entry, as_line
from briefing.model.register import Force, Stance

FUND = Entry(("the Council",), "fund", "fund two schools", Force.MUST, Stance.OWN, ("economic",))
BUILD = Entry((), "build", "build a bridge", Force.SHOULD, Stance.OWN, ("institutional",))
BAN = Entry(("Senate",), "ban", "ban imports", Force.SHOULD, Stance.REJECTED, ("legal",))
ENTRIES = st.lists(st.sampled_from([FUND, BUILD, BAN]), max_size=4)


def test_a_register_against_itself_is_right_throughout() -> None:
    gold = {("d", 1): (FUND, BUILD), ("d", 2): (), ("e", 1): (BAN,)}
    total = evaluate_register(gold, gold, {}).total
    assert (total.count, total.verb, total.actors, total.action, total.force, total.rejected) == (1, 1, 1, 1, 1, 1)


def test_entries_are_aligned_by_verb_before_order() -> None:
    other = replace(BUILD, verb="erect")
    assert align((FUND, BUILD), (other, FUND)) == ((FUND, FUND), (BUILD, other))


def test_an_entry_without_a_partner_is_wholly_wrong() -> None:
    total = evaluate_register({("d", 1): (FUND,)}, {("d", 1): (FUND, BUILD)}, {}).total
    assert total.count == 0
    assert total.verb == pytest.approx(2 / 3)
    assert total.action == pytest.approx(2 * 3 / 9)
    assert total.force == 1


def test_an_actor_counts_without_article_and_case() -> None:
    found = {("d", 1): (replace(FUND, actors=("council",)),)}
    assert evaluate_register(found, {("d", 1): (FUND,)}, {}).total.actors == 1


def test_a_sentence_that_was_not_read_has_no_entries() -> None:
    total = evaluate_register({}, {("d", 1): (FUND,), ("d", 2): ()}, {}).total
    assert (total.count, total.found) == (0.5, 0)


def test_figures_are_given_by_genre_and_the_worst_first() -> None:
    gold = {("d", 1): (FUND,), ("e", 1): (BUILD, BAN)}
    measured = evaluate_register({("d", 1): (FUND,)}, gold, {("d", 1): ("a", "x"), ("e", 1): ("b", "y")})
    assert [(genre, some.count) for genre, some in measured.genres] == [("a", 1.0), ("b", 0.0)]
    assert [(miss.document, miss.faults) for miss in measured.worst] == [("e", 12)]
    assert "e 1 (12 faults): y" in report(measured)


def test_registers_as_json_lines_are_measured_by_genre() -> None:
    gold = as_line("d", 1, [FUND])
    units = json.dumps({"doc": "d", "n": 1, "genre": "treaty", "text": "The Council must fund two schools."})
    measured = evaluate_texts(as_line("d", 1, []), gold, units)
    assert [genre for genre, _ in measured.genres] == ["treaty"]
    assert measured.worst[0].text.startswith("The Council")


@given(ENTRIES, ENTRIES)
def test_every_entry_is_aligned_exactly_once(labelled: list[Entry], found: list[Entry]) -> None:
    pairs = align(labelled, found)
    assert [a for a, _ in pairs if a] == labelled
    assert sorted(b.verb for _, b in pairs if b) == sorted(entry.verb for entry in found)
    assert len(pairs) == max(len(labelled), len(found))
