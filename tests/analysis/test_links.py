from __future__ import annotations

from briefing.analysis.links import linked, pairs, probability
from briefing.analysis.links.signs import weights
from briefing.model.register import Recommendation, Stance, Threat
from tests.analysis.reading_of import readings_of
from tests.builders import ASK, BACK, THREAT, ask, unit

UNITS = (
    unit("Iran is preparing attacks on ships near Oman.", THREAT),
    unit("Russia conducts influence operations in Moldova.", THREAT),
    unit("NATO should deploy teams to counter Russian propaganda campaigns.", ASK),
    unit("The EU should impose sanctions on Iran.", ASK),
    unit("Ministers should send observers to Oman.", ASK),
    unit("Parliament should publish the report.", ASK),
)
THREATS = (
    Threat("T1", "Iran is preparing attacks", "preparing attacks on ships near Oman", ("S1.1",), "Iran", "Oman"),
    Threat("T2", "Russia conducts", "conducts influence operations in Moldova", ("S1.2",), "Russia", "Moldova"),
)


def link(entry: Recommendation) -> Recommendation:
    readings = {reading.id: reading for reading in readings_of(*UNITS)}
    (found,) = linked([entry], THREATS, readings)
    return found


def test_what_is_to_counter_somebodys_conduct_answers_conduct_of_that_kind() -> None:
    purpose = "to counter Russian propaganda campaigns"
    found = link(ask("R1", "NATO", "deploy teams", 3, UNITS, purpose=purpose))
    assert found.threats == ("T2",)
    assert found.threat_links == (f"“{purpose}”",)


def test_an_action_against_somebody_answers_what_he_threatens() -> None:
    found = link(ask("R1", "EU", "impose sanctions on Iran", 4, UNITS))
    assert (found.threats, found.threat_links) == (("T1",), ("Iran",))


def test_an_action_at_the_place_that_is_threatened_answers() -> None:
    found = link(ask("R1", "Ministers", "send observers to Oman", 5, UNITS))
    assert (found.threats, found.threat_links) == (("T1",), ("Oman",))


def test_who_acts_is_no_link_to_what_threatens_him() -> None:
    assert link(ask("R1", "Iran", "impose sanctions", 4, UNITS)).threats == ()


def test_what_names_nothing_of_a_threat_answers_none() -> None:
    assert link(ask("R1", "Parliament", "publish the report", 6, UNITS)).threats == ()


def test_a_rejected_proposal_answers_nothing() -> None:
    assert link(ask("R1", "EU", "impose sanctions on Iran", 4, UNITS, stance=Stance.REJECTED)).threats == ()


def test_the_threat_that_is_answered_most_closely_comes_first() -> None:
    units = (
        unit("Iran is preparing for talks in Oman.", THREAT),
        unit("Iran is preparing missile attacks on ships.", THREAT),
        unit("Britain should send frigates against Iranian missile attacks.", ASK),
    )
    threats = (
        Threat("T1", "Iran", "is preparing for talks in Oman", ("S1.1",), "Iran"),
        Threat("T2", "Iran", "is preparing missile attacks on ships", ("S1.2",), "Iran"),
    )
    readings = {reading.id: reading for reading in readings_of(*units)}
    entry = ask("R1", "Britain", "send frigates against Iranian missile attacks", 3, units)
    (found,) = linked([entry], threats, readings)
    assert found.threats == ("T2", "T1")


def test_a_rare_word_that_both_share_links_them_without_a_name() -> None:
    units = (
        unit("Ports are busy.", BACK),
        unit("Smugglers could flood the harbours with forged pilot licences.", THREAT),
        unit("Floods threaten the farms in the valley.", THREAT),
        unit("Harbours should verify pilot licences with a shared register.", ASK),
    )
    threats = (
        Threat("T1", "forged licences", "could flood the harbours with forged pilot licences", ("S1.2",), "Smugglers"),
        Threat("T2", "floods", "threaten the farms in the valley", ("S1.3",)),
    )
    readings = {reading.id: reading for reading in readings_of(*units)}
    entry = ask("R1", "Harbours", "verify pilot licences with a shared register", 4, units)
    (found,) = linked([entry], threats, readings)
    assert found.threats == ("T1",)
    assert "licences" in found.threat_links[0]


def test_a_name_in_every_sentence_tells_less_than_a_rare_one() -> None:
    texts = ("Iran sells oil.", "Iran buys grain.", "Iran is large.", "Oman is small.")
    weighed = weights({reading.id: reading for reading in readings_of(*(unit(text, BACK) for text in texts))})
    assert weighed.of_names(["Iran"]) < weighed.of_names(["Oman"]) <= 1


def test_every_pair_has_a_probability() -> None:
    readings = {reading.id: reading for reading in readings_of(*UNITS)}
    asked = [ask("R1", "EU", "impose sanctions on Iran", 4, UNITS)]
    found = list(pairs(asked, THREATS, readings))
    assert [danger.threat.id for _, _, danger, _ in found] == ["T1", "T2"]
    assert all(0 < probability(signs) < 1 for _, _, _, signs in found)


def test_a_common_word_links_nothing_even_where_there_are_few_threats() -> None:
    texts = [f"The town of number {n} is quiet." for n in range(40)]
    units = (
        unit("Rebels may attack the new bridge.", THREAT),
        *(unit(text, BACK) for text in texts),
        *(unit("A new school is near.", BACK) for _ in range(20)),
        unit("The ministry should publish a new school budget.", ASK),
    )
    readings = {reading.id: reading for reading in readings_of(*units)}
    entry = ask("R1", "ministry", "publish a new school budget", len(units), units)
    threat = Threat("T1", "rebels", "may attack the new bridge", ("S1.1",), "Rebels")
    assert linked([entry], [threat], readings)[0].threats == ()


def test_the_words_shown_are_those_that_name_the_one_who_threatens() -> None:
    units = (
        unit("Iran is preparing attacks on ships.", THREAT),
        unit("If talks fail, Britain should send ships to deter Iran.", ASK),
    )
    readings = {reading.id: reading for reading in readings_of(*units)}
    threat = Threat("T1", "Iran", "is preparing attacks on ships", ("S1.1",), "Iran")
    entry = ask("R1", "Britain", "send ships", 2, units, condition="If talks fail", purpose="to deter Iran")
    (found,) = linked([entry], [threat], readings)
    assert found.threat_links == ("“to deter Iran”",)
