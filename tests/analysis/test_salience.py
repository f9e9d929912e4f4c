"""What carries the brief, and what may be left out of a statement: never what limits it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.limits import LIMITS
from briefing.analysis.options import Length
from briefing.analysis.salience import body, bottom_line, cuts, dangling, salience
from briefing.model.register import Stance
from tests.analysis.reading_of import analysis_of, reading_of, readings_of
from tests.builders import ASK, BACK, NOTE, REST, THREAT, ask, unit

OPENERS = (
    "Moreover,|In addition,|Furthermore,|Indeed,|In fact,|Of course,|In the meantime,|If so,|Unless war comes,".split(
        "|"
    )
)
TAILS = (
    ", writes the Herald",
    ", writes the Herald, as quoted by Radio Norte",
    ", according to the ministry",
    ", the minister said",
    ", if talks fail",
    ", unless the Herald is wrong",
    ", which may not happen",
    "",
)
MIDDLES = ("Chile should leave the pact", "Peru will not attack", "war may come", "the fleet could sail if it rains")
LENGTHS: tuple[Length, ...] = ("short", "standard", "full")


def cut_out(text: str, publisher: str = "Herald") -> str:
    found = cuts([reading_of(text)], publisher)
    for span in reversed(found[0].spans if found else ()):
        text = text[: span.start] + text[span.end :]
    return text


@given(st.sampled_from(OPENERS), st.sampled_from(MIDDLES), st.sampled_from(TAILS))
def test_no_cut_removes_what_limits_a_statement(opener: str, middle: str, tail: str) -> None:
    text = f"{opener} {middle}{tail}."
    kept = cut_out(text)
    assert [m.group().lower() for m in LIMITS.finditer(kept)] == [m.group().lower() for m in LIMITS.finditer(text)]
    assert middle in kept


@given(st.text(max_size=120), st.text(max_size=20))
def test_whatever_a_sentence_holds_its_cuts_hold_no_limit(text: str, publisher: str) -> None:
    found = cuts([reading_of(text or "x")], publisher)
    for span in found[0].spans if found else ():
        assert LIMITS.search(text[span.start : span.end]) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("War is near, writes the Herald, as quoted by Radio Norte.", "War is near."),
        ("War is near, writes the Gazette.", "War is near, writes the Gazette."),
        ("War is near, according to the Herald.", "War is near, according to the Herald."),
        ("Moreover, war is near.", "war is near."),
        ("In addition to that, war is near.", "In addition to that, war is near."),
        ("Of course, war is near.", "Of course, war is near."),
        ("In the meantime, Chile should act.", "In the meantime, Chile should act."),
    ],
)
def test_only_the_sources_own_publisher_and_openers_that_join_may_go(text: str, kept: str) -> None:
    assert cut_out(text) == kept


def test_without_a_known_publisher_every_attribution_stays() -> None:
    assert cut_out("War is near, writes the Herald.", "") == "War is near, writes the Herald."


THREATS = (
    unit("Iran is likely to attack ships near Oman in the coming months.", THREAT),
    unit("It may sink them.", THREAT),
    unit("Chile joined the southern pact with two neighbours in 2019.", BACK),
    unit("Peru says that the southern states must leave the pact now.", ASK),
    unit("Ministers of the southern states must prevent a war at sea.", ASK),
    unit("Buy our book.", REST),
)


def test_the_bottom_line_says_the_danger_the_situation_and_what_is_asked() -> None:
    found = analysis_of(THREATS)
    assert found.bottom_line == ("S1.1", "S1.3", "S1.5")
    assert set(found.bottom_line) <= set(found.body)


def test_somebody_elses_demand_never_speaks_for_the_source() -> None:
    readings = readings_of(*THREATS)
    reported = [ask("R1", "southern states", "leave the pact", 4, THREATS, stance=Stance.REPORTED)]
    assert "S1.4" not in bottom_line(readings, dict.fromkeys((r.id for r in readings), 0.5), reported)


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("It is highly likely that a cable will be cut.", False),
        ("It would be wise to wait.", False),
        ("It is a threat.", True),
        ("But it may sink them.", True),
        ("There is a risk of war.", False),
        ("There they built a harbour.", True),
        ("This is a threat.", True),
    ],
)
def test_an_it_or_there_that_stands_for_nothing_leans_on_nothing(text: str, leans: bool) -> None:
    assert dangling(text) is leans


@pytest.mark.parametrize("length", LENGTHS)
def test_no_pronoun_stands_in_the_body_without_the_sentence_before_it(length: Length) -> None:
    readings = readings_of(*THREATS)
    scores = {r.id: 1.0 if r.id == "S1.2" else 0.1 for r in readings}
    chosen = body(readings, scores, length)
    assert dangling("It may sink them.")
    assert {"S1.1", "S1.2"} <= set(chosen)


def test_a_longer_brief_holds_all_that_a_shorter_one_holds_and_no_boilerplate() -> None:
    units = tuple(unit(f"Iran threatens to attack harbour number {n} of Oman.", THREAT) for n in range(40))
    units += (unit("[sic]", REST, kind=NOTE), unit("Buy our book.", REST))
    short, standard, full = (set(analysis_of(units, length=length).body) for length in LENGTHS)
    assert len(short) < len(standard) < len(full) == 40
    assert short <= standard <= full


def test_scores_lie_between_nought_and_one_and_other_sentences_have_none() -> None:
    scores = dict(analysis_of(THREATS).salience)
    assert set(scores) == {f"S1.{n}" for n in range(1, 7)}
    assert all(0 <= score <= 1 for score in scores.values())
    assert scores["S1.6"] == 0


def test_a_sentence_counts_for_more_where_it_opens_a_paragraph() -> None:
    said, around = "Iran may attack ships near Oman.", ["Oman may close its ports."] * 3

    def score(place: int) -> float:
        texts = [*around[:place], said, *around[place:]]
        units = [unit(text, THREAT, paragraph=1 + (number + 1) // 3) for number, text in enumerate(texts * 3)]
        return dict(salience(readings_of(*units), ()))[f"S1.{place + 5}"]

    assert score(1) > score(2)


def test_a_sentence_that_leans_on_another_counts_for_less() -> None:
    scores = dict(
        salience(readings_of(*(unit(f"{who} may attack ships near Oman.", THREAT) for who in ("Iran", "They"))), ())
    )
    assert scores["S1.1"] > 2 * scores["S1.2"]


def test_a_section_in_doubt_makes_the_score_lower_by_the_root_of_its_probability() -> None:
    sure = readings_of(unit("Iran may attack ships near Oman.", THREAT))
    half = [replace(r, verdict=replace(r.verdict, scores=(0.25, 0.5, 0.25, 0.0))) for r in sure]
    scores = [dict(salience(found, ()))["S1.1"] / found[0].verdict.score ** 0.5 for found in (sure, half)]
    assert scores[0] == pytest.approx(scores[1], abs=1e-3)


@given(st.permutations(range(6)))
def test_the_scores_of_a_source_do_not_hang_on_the_sources_beside_it(order: list[int]) -> None:
    mine, other = readings_of(*THREATS), readings_of(*(THREATS[at] for at in order), key="S2")
    assert dict(salience((*mine, *other), ())).items() >= dict(salience(mine, ())).items()


def test_every_contested_claim_is_in_the_body_with_its_denial() -> None:
    units = (
        *(unit(f"Iran threatens to attack harbour number {n} of Oman.", THREAT) for n in range(20)),
        *(unit(f"Chile joined pact number {n} in 19{n + 10}.", BACK) for n in range(20)),
        unit("The dam, which Ethiopia says was sabotaged by Eritrea, failed at night.", BACK),
        unit("Eritrea denied any part in it.", BACK),
    )
    assert {"S1.41", "S1.42"} <= set(analysis_of(units, length="short").body)


def test_a_view_that_only_seems_right_is_never_the_bottom_line() -> None:
    units = (
        unit("It may seem that the threat from pirates near Oman has disappeared for good.", THREAT),
        unit("However, pirates near Oman will attack more ships in the coming months.", THREAT),
    )
    readings = readings_of(*units)
    assert bottom_line(readings, {"S1.1": 0.9, "S1.2": 0.1}) == ("S1.2",)


def test_what_the_next_sentence_turns_against_counts_for_less() -> None:
    def score(following: str) -> float:
        texts = ("Iran may attack ships near Oman.", f"{following} Oman closes its ports.")
        units = [unit(text, BACK, paragraph=1) for text in texts]
        return dict(salience(readings_of(*units), ()))["S1.1"]

    assert score("However,") < score("Today,")


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Above all, Europe must prepare its ports for a long siege.", True),
        ("The Kremlin granted citizenship to the settlers of the coast.", True),
        ("The measures described above must be taken by every coastal state.", False),
        ("Critics may argue that the ports of the coast are safe.", False),
    ],
)
def test_what_points_elsewhere_or_only_seems_does_not_stand_alone(text: str, alone: bool) -> None:
    units = (unit(text, THREAT), unit("Buy our book.", REST))
    assert (bottom_line(readings_of(*units), {"S1.1": 0.5, "S1.2": 0.0}) == ("S1.1",)) is alone
