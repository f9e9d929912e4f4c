from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.likelihood import scales
from briefing.analysis.threats import threats
from briefing.analysis.threats.titles import balanced, closed, remarks_out, short
from briefing.model.register import Threat
from tests.analysis.reading_of import readings_of
from tests.builders import ASK, BACK, REST, THREAT, Unit, unit

PLAIN = st.sampled_from("harbours storms traders convoys pipelines rivals grain water cables ministers".split())


def register(*units: Unit) -> tuple[Threat, ...]:
    return threats(readings_of(*units), None, 20)


def only(text: str) -> Threat:
    (found,) = register(unit(text, THREAT))
    return found


def test_an_actor_a_conduct_a_target_and_a_horizon_are_found() -> None:
    threat = only("Iran is preparing attacks on shipping near Oman for 2031.")
    assert (threat.actor, threat.conduct) == ("Iran", "is preparing attacks on shipping near Oman for 2031")
    assert "Oman" in (threat.target or "")
    assert threat.horizon == "for 2031"


def test_actors_side_by_side_are_one_actor_of_a_row() -> None:
    assert only("Moscow and Minsk are preparing sabotage of Baltic cables.").actor == "Moscow and Minsk"


def test_likelihood_stands_in_the_words_of_the_source() -> None:
    threat = only("The unrest could easily spread to Chile.")
    assert threat.likelihood is not None
    assert (threat.likelihood.phrase, threat.likelihood.scale, threat.likelihood.low) == (
        "could easily",
        "unscaled",
        None,
    )


def test_a_modal_of_another_clause_is_no_likelihood() -> None:
    assert only("Iran incites unrest in Iraq, betting that nobody will respond.").likelihood is None


def test_to_whom_it_happens_is_the_target_and_not_the_actor() -> None:
    threat = only("Lebanon teeters on the edge of collapse.")
    assert (threat.actor, threat.target) == (None, "Lebanon")
    assert only("Estonia is vulnerable to disinformation and sabotage.").actor is None


def test_in_the_passive_the_actor_stands_after_by() -> None:
    threat = only("Estonia was attacked by Russia with ransomware.")
    assert (threat.actor, threat.target) == ("Russia", "Estonia")


def test_whose_conduct_it_is_acts() -> None:
    assert only("Beijing’s growing coercion of fishing fleets threatens Palau.").actor == "Beijing"


def test_a_condition_is_never_lost_from_a_conduct() -> None:
    threat = only("If Iran leaves the treaty, Israel will attack its reactors.")
    assert "If Iran leaves the treaty" in threat.conduct
    assert "If Iran leaves the treaty" in threat.title


def test_a_doubt_is_never_lost_from_a_conduct() -> None:
    threat = only("There is little evidence that Chile plans to attack Peru.")
    assert "little evidence" in threat.conduct


def test_on_whose_word_it_stands_is_named() -> None:
    assert only("Russia is preparing sabotage of Baltic cables, a NATO official warned.").attribution == "NATO official"
    assert only("The minister warned that Russia is preparing sabotage.").attribution == "minister"


def test_an_intent_reported_beside_a_threat_is_a_row() -> None:
    found = register(
        unit("Bolivia is close to collapse.", THREAT),
        unit("General Ana Rojas threatened to secede with her province of Norte.", BACK),
    )
    assert any("threatened to secede" in threat.title for threat in found)


def test_what_asks_for_something_is_no_threat() -> None:
    assert register(unit("NATO should deter attacks on Estonia.", ASK), unit("See the annex on attacks.", REST)) == ()


def test_what_is_done_against_a_danger_is_no_threat() -> None:
    assert register(unit("The ceasefire would help prevent attacks on convoys.", THREAT)) == ()


def test_neighbours_of_one_actor_are_one_row_with_both_sentences() -> None:
    (found,) = register(
        unit("Iran supplies militias in Iraq.", THREAT), unit("Iran conducts disinformation campaigns there.", THREAT)
    )
    assert found.evidence == ("S1.1", "S1.2")
    assert found.conduct == "supplies militias in Iraq; conducts disinformation campaigns there"


def test_a_pronoun_alone_makes_no_row() -> None:
    assert register(unit("It attacks them there.", THREAT)) == ()


def test_the_limit_keeps_the_weightiest_in_the_order_of_the_text() -> None:
    units = [
        unit("Traffic is a small problem for Peru.", THREAT),
        unit("Iran is preparing attacks on Oman for 2031.", THREAT),
        unit("Russia threatens to invade Estonia.", THREAT),
    ]
    found = threats(readings_of(*units), None, 2)
    assert [threat.evidence for threat in found] == [("S1.2",), ("S1.3",)]
    assert [threat.id for threat in found] == ["T1", "T2"]


def test_a_band_is_given_only_on_the_scale_that_the_source_keeps_to() -> None:
    units = (unit("Iran is very likely to attack Oman.", THREAT),)
    icd = next(scale for scale in scales() if scale.id == "ICD 203")
    (scaled,) = threats(readings_of(*units), icd, 5)
    (plain,) = threats(readings_of(*units), None, 5)
    assert scaled.likelihood is not None
    assert plain.likelihood is not None
    assert (scaled.likelihood.scale, scaled.likelihood.low, scaled.likelihood.high) == ("ICD 203", 80, 95)
    assert (plain.likelihood.scale, plain.likelihood.low) == ("unscaled", None)


def test_every_role_points_at_its_own_words_in_the_source() -> None:
    text = "A few days later, Iran said nothing, but it is likely that Russia is preparing attacks on Oman for 2031."
    (threat,) = register(unit(text, THREAT))
    words = {span.role: span.span.of(text) for span in threat.spans}
    assert words["actor"] == threat.actor == "Russia"
    assert words["conduct"] == threat.conduct
    assert words["horizon"] == threat.horizon == "for 2031"
    assert threat.likelihood is not None
    assert words["likelihood"] == threat.likelihood.phrase == "it is likely that"


def test_an_aside_of_a_subject_gives_way_to_an_ellipsis() -> None:
    assert short("General Ana Rojas, an old ally of the coast,", "threatened to secede") == (
        "General Ana Rojas … threatened to secede"
    )


def test_a_long_subject_gives_up_its_relative_clause_first() -> None:
    subject = "Violence that killed many thousand people in the valleys of the south and the north"
    assert (
        short(subject, "could return to the coast within months")
        == "Violence … could return to the coast within months"
    )


def test_a_title_that_points_elsewhere_is_none() -> None:
    assert short("The crisis", "seems to be another of these") is None


def test_a_quotation_is_closed_where_it_was_opened() -> None:
    text = "They were “afraid that Iran would attack,” an envoy said."
    assert text[: closed(text, 0, text.index(",”"))].endswith("attack,”")
    assert balanced("“a” (b)")
    assert not balanced("“a")


@given(st.lists(PLAIN, min_size=1, max_size=30), st.sampled_from(["not", "never", "unless", "may", "only", "denied"]))
def test_no_title_cuts_what_limits_the_statement(words: list[str], limit: str) -> None:
    predicate = f"hit the {' and '.join(words)}, {limit} the coast, in the {' with '.join(words)}"
    title = short("Storms", predicate)
    assert title is None or limit in title.split()


@given(st.lists(PLAIN, min_size=6, max_size=12), st.sampled_from(["if", "unless", "not", "could", "but"]))
def test_no_remark_is_left_out_that_limits_the_statement(words: list[str], limit: str) -> None:
    text = f"Rivals attack the {' '.join(words)}, which {limit} the coast falls"
    assert limit in remarks_out(text).split()


def test_the_last_of_a_series_does_not_act_alone() -> None:
    assert all(
        t.actor != "Peru" for t in register(unit("In war, Chile, Bolivia, and Peru would attack convoys.", THREAT))
    )


def test_a_hedge_before_the_verb_stays_with_the_conduct() -> None:
    assert only("Iran is reportedly arming militias in Iraq.").conduct.startswith("is reportedly arming")
    assert only("Iran rarely attacks convoys in Iraq.").conduct.startswith("rarely attacks")
