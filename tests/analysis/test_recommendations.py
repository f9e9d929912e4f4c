"""The recommendations register of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefing.analysis.options import MODELS, AnalysisOptions, NetworkName
from briefing.analysis.recommendations import extract
from briefing.model.register import Force, Recommendation, Stance
from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.source import Span
from briefing.model.verdict import Section


def sentences(*texts: str) -> list[Sentence]:
    made, at = [], 0
    for number, text in enumerate(texts, start=1):
        made.append(Sentence("S1", number, Span(at, at + len(text)), text))
        at += len(text) + 1
    return made


def register(
    *texts: str, sections: Sequence[Section] = (), options: AnalysisOptions = AnalysisOptions()
) -> tuple[Recommendation, ...]:
    return extract(sentences(*texts), sections or [Section.RECOMMENDATION] * len(texts), options)


def test_an_entry_says_who_should_do_what() -> None:
    (entry,) = register("The ministry should publish the plan.")
    assert (entry.id, entry.actors, entry.verb, entry.action) == ("R1", ("ministry",), "publish", "publish the plan")
    assert (entry.force, entry.stance, entry.evidence) == (Force.SHOULD, Stance.OWN, ("S1.1",))


def test_coordinated_verbs_with_objects_of_their_own_are_two_entries() -> None:
    first, second = register("The alliance should move its fleet north and increase its patrols in the strait.")
    assert (first.verb, second.verb) == ("move", "increase")
    assert first.actors == second.actors == ("alliance",)


def test_coordinated_actors_stand_apart() -> None:
    (entry,) = register("Ottawa and its partners must share their satellite images.")
    assert entry.actors == ("Ottawa", "its partners")
    assert entry.force is Force.MUST


def test_a_condition_is_no_recommendation_of_its_own() -> None:
    (entry,) = register("The coalition must send aid should Ruritania attack the islands.")
    assert entry.action == "send aid"
    assert entry.condition == "should Ruritania attack the islands"


@pytest.mark.parametrize(
    "text",
    [
        "The United States should not recognise the new government.",
        "The council must never lift the embargo.",
        "No minister should sign the treaty.",
    ],
)
def test_a_prohibition_never_reads_as_its_opposite(text: str) -> None:
    entries = register(text)
    assert entries
    assert all(entry.stance is Stance.REJECTED for entry in entries)


def test_an_adversarys_demand_has_its_name() -> None:
    entries = register("Moscow demands that the alliance withdraw its troops.")
    assert entries
    assert {(entry.stance, entry.speaker) for entry in entries} == {(Stance.REPORTED, "Moscow")}


def test_critics_keep_their_word_through_sentences() -> None:
    entries = register(
        "Critics disagree.", "They say the United States should leave the region.",
        sections=[Section.BACKGROUND, Section.RECOMMENDATION],
    )  # fmt: skip
    assert {(entry.stance, entry.speaker) for entry in entries} == {(Stance.REPORTED, "Critics")}


def test_sentences_of_other_sections_have_no_entries() -> None:
    assert register("The council should meet.", sections=[Section.BACKGROUND]) == ()


@pytest.mark.parametrize("model", MODELS)
def test_whom_the_text_supports_it_agrees_with(model: NetworkName) -> None:
    (entry,) = register(
        "We also support the harbour board's suggestion that more towns buy tugs.", options=AnalysisOptions(model=model)
    )
    assert (entry.verb, entry.stance) == ("buy", Stance.OWN)


@pytest.mark.parametrize("model", MODELS)
def test_what_should_not_only_be_done_is_asked_for(model: NetworkName) -> None:
    found = register(
        "The plan should not only deal with the harbour; it must also deal with the roads.",
        options=AnalysisOptions(model=model),
    )
    assert {entry.stance for entry in found} == {Stance.OWN}


@pytest.mark.parametrize("model", MODELS)
def test_both_networks_read_a_plain_demand(model: NetworkName) -> None:
    (entry,) = register("The ministry should publish the plan.", options=AnalysisOptions(model=model))
    assert (entry.actors, entry.verb, entry.action) == (("ministry",), "publish", "publish the plan")


def test_there_is_shown_with_the_place_it_stands_for() -> None:
    *_, entry = register("The tension is high in the Baltics.", "The alliance should keep its forces there.")
    assert [(item.phrase, item.meaning) for item in entry.clarifications] == [("there", "the Baltics")]


def test_there_is_left_alone_where_two_places_are_possible() -> None:
    *_, entry = register("It is tense in Kosovo and in Bosnia.", "The alliance should keep its forces there.")
    assert entry.clarifications == ()


def test_the_actor_of_a_lead_in_is_an_actor_from_context() -> None:
    given = sentences("The Commission should:", "adopt a common plan for the ports;")
    item = replace(given[1], kind=SentenceKind.LIST_ITEM, lead_in="The Commission should:")
    (entry,) = extract([given[0], item], [Section.OTHER, Section.RECOMMENDATION])
    assert entry.actors == ()
    assert entry.actors_from_context == ("Commission",)
    assert entry.verb == "adopt"


def test_every_span_holds_what_its_field_says() -> None:
    texts = ("Ports are full.", "The Senate must fund two ports in Ruritania by 2030.")
    source = " ".join(texts)
    (entry,) = register(*texts, sections=[Section.BACKGROUND, Section.RECOMMENDATION])
    held = {span.role: span.span.of(source) for span in entry.spans}
    assert held["action"] == entry.action
    assert held["actor"] == entry.actors[0]
    assert held["deadline"] == entry.deadline == "by 2030"


def test_instruments_have_the_words_that_decided() -> None:
    (entry,) = register("The union should impose sanctions on the smugglers.")
    assert "sanctions" in entry.instruments
    assert ("sanctions", "sanctions") in [(cue.instrument, cue.words) for cue in entry.instrument_cues]


def test_an_instrument_of_ones_own_is_found_by_its_words() -> None:
    own = 'extend = true\n[[instrument]]\nname = "space"\ncues = ["satellite*"]\n'
    (entry,) = register("The agency should launch two satellites.", options=AnalysisOptions(instruments=own))
    assert "space" in entry.instruments


def test_the_same_sentences_give_the_same_register() -> None:
    texts = ("The bank must lend more.", "Towns should plant trees and repair roofs.", "Nothing is asked here.")
    assert register(*texts) == register(*texts)


def test_nothing_at_all_gives_an_empty_register() -> None:
    assert extract([], []) == ()
    assert register("", "…", "1.") == ()


def test_an_item_without_a_verb_takes_the_one_of_its_lead_in() -> None:
    found = register(
        "Three operational bases should be established, in this order:-",
        "(a) A supply base on the northern coast of the island;",
        "(b) An escort base at the mouth of the strait.",
    )
    items = {entry.evidence[0]: entry.verb for entry in found if entry.evidence[0] != "S1.1"}
    assert items == {"S1.2": "establish", "S1.3": "establish"}


def test_a_demand_in_plain_words_is_in_the_register_whatever_the_network_makes_of_it() -> None:
    (entry,) = register("That network must in turn be dismantled.")
    assert (entry.verb, entry.force) == ("dismantle", Force.MUST)
