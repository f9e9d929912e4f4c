"""A threat of one sentence: the network's parts, with nothing lost that limits them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.limits import LIMITS
from briefing.analysis.threats.finding import Finding, find
from briefing.analysis.threats.parts import Parts, Place
from briefing.model.verdict import Section
from tests.analysis.reading_of import reading_of

LIMIT = st.sampled_from("not never may could unless if reportedly rarely only".split())
NOUN = st.sampled_from("harbours storms convoys pipelines cables rivals".split())


def at(text: str, part: str) -> Place:
    start = text.index(part)
    return start, start + len(part)


def found(text: str, conduct: str, **parts: str) -> Finding:
    places = {role: (at(text, part),) for role, part in parts.items()}
    made = find(reading_of(text, Section.THREAT_ASSESSMENT), Parts(0.9, at(text, conduct), **places), None)
    assert made is not None
    return made


@given(LIMIT, NOUN, NOUN, st.integers(0, 8), st.integers(1, 8))
def test_no_conduct_loses_what_limits_it(limit: str, noun: str, other: str, first: int, count: int) -> None:
    words = f"Peru {limit} attacks the {noun} with old {other} {limit} again".split()
    conduct = " ".join(words[first : first + count])
    text = " ".join(words) + "."
    made = find(reading_of(text, Section.THREAT_ASSESSMENT), Parts(0.9, at(text, conduct)), None) if conduct else None
    if made is not None:
        outside = text.replace(made.threat.conduct, "")
        assert LIMITS.search(outside) is None


def test_a_condition_before_it_and_a_doubt_behind_it_stay_with_the_conduct() -> None:
    text = "If Iran leaves the treaty, Israel will attack its reactors, though only in part."
    threat = found(text, "will attack its reactors", actor="Israel", likelihood="will").threat
    assert threat.conduct == text.rstrip(".")


def test_what_but_parts_from_it_limits_something_else() -> None:
    text = "Chile may stay out of it, but Peru is arming its border."
    assert found(text, "is arming its border", actor="Peru").threat.conduct == "is arming its border"


def test_a_hedge_that_is_the_likelihood_stands_beside_the_conduct() -> None:
    threat = found("Peru could attack the coast.", "attack the coast", actor="Peru", likelihood="could").threat
    assert threat.conduct == "attack the coast"
    assert threat.likelihood is not None
    assert threat.likelihood.phrase == "could"


def test_a_title_keeps_how_likely_it_is_however_far_that_stands_from_the_actor() -> None:
    text = "Peru, whose fleet is old and small, could attack the coast."
    threat = found(text, "attack the coast", actor="Peru", likelihood="could").threat
    assert "could attack the coast" in threat.title
    text = "It is likely that the unrest spreads to Chile."
    assert found(text, "the unrest spreads to Chile", likelihood="likely").threat.title == text.rstrip(".")


def test_no_name_is_cut_in_two_and_no_row_of_names_in_half() -> None:
    assert found("The United States may attack Chile.", "attack Chile", actor="United").threat.actor == "United States"
    text = "The Russian-led forces may attack Chile."
    assert found(text, "attack Chile", actor="led forces").threat.actor == "Russian-led forces"
    text = "Russia and Belarus are arming rebels in Estonia."
    assert found(text, "are arming rebels in Estonia", actor="Belarus").threat.actor == "Russia and Belarus"


def test_of_two_actors_the_subject_of_the_conduct_is_the_one() -> None:
    text = "With Russian forces far away, Minsk is arming rebels in Estonia."
    places = Parts(0.9, at(text, "is arming rebels in Estonia"), actor=(at(text, "Russian"), at(text, "Minsk")))
    made = find(reading_of(text, Section.THREAT_ASSESSMENT), places, None)
    assert made is not None
    assert made.threat.actor == "Minsk"


def test_an_adjective_gives_way_to_the_person_it_describes() -> None:
    text = "Serbian President Aleksandar Vučić is arming rebels in Kosovo."
    assert found(text, "is arming rebels in Kosovo", actor="Serbian").threat.actor == "Aleksandar Vučić"
    assert found("Serbian arms flood Kosovo.", "Serbian arms flood Kosovo", actor="Serbian").threat.actor == "Serbian"


def test_a_pronoun_is_no_actor_and_a_question_no_threat() -> None:
    assert found("They attack convoys near Oman.", "attack convoys near Oman", actor="They").threat.actor is None
    question = reading_of("Will Iran attack Oman?", Section.THREAT_ASSESSMENT)
    assert find(question, Parts(0.9, (5, 21)), None) is None


def test_a_sentence_that_hardly_holds_a_threat_is_none() -> None:
    assert find(reading_of("Iran attacks Oman."), Parts(0.4, (5, 17)), None) is None


def test_what_was_is_not_going_on() -> None:
    made = found("The raid was about the cables of Peru.", "was about the cables of Peru", actor="raid")
    assert made.threat.horizon is None


def test_what_is_only_reported_is_not_told_as_a_fact() -> None:
    text = "It has been reported that Peru has been purchasing land near the port."
    assert found(text, "has been purchasing land near the port", actor="Peru").threat.conduct == text[:-1]


def test_what_somebody_is_accused_of_is_told_as_an_accusation() -> None:
    made = found("The minister is likely to accuse Peru of plotting a raid.", "plotting a raid", actor="Peru")
    assert "accuse Peru of plotting a raid" in made.threat.conduct


def test_a_limit_put_first_stays() -> None:
    made = found("Short of an armed attack, Peru raids the cables.", "raids the cables", actor="Peru")
    assert made.threat.conduct.startswith("Short of an armed attack")
