from __future__ import annotations

import pytest

from briefing.analysis.directory import directory
from briefing.errors import SettingsError
from tests.analysis.reading_of import analysis_of, readings_of
from tests.builders import BACK, BOILERPLATE, REST, unit


def names(*texts: str) -> dict[str, tuple[str, ...]]:
    found = analysis_of(tuple(unit(text, BACK) for text in texts)).actors
    return {actor.name: actor.aliases for actor in found}


def test_aliases_and_metonyms_are_one_actor() -> None:
    found = names("Washington spoke.", "The White House and the US agreed.", "The Kremlin and Moscow denied it.")
    assert found["United States"] == ("Washington", "White House", "US")
    assert found["Russia"] == ("Kremlin", "Moscow")
    assert set(found) == {"United States", "Russia"}


def test_a_word_that_only_looks_like_an_actor_is_none() -> None:
    assert names("They told us that it may rain.") == {}


def test_a_people_is_a_group_of_its_own_and_an_adjective_is_no_actor() -> None:
    assert names("Serbs left the town.") == {"Serbs": ()}
    assert names("The Chilean coast is long.") == {}


def test_the_actor_named_most_often_comes_first_with_the_sentences_that_name_it() -> None:
    found = analysis_of((unit("Chile met Peru.", BACK), unit("Peru left.", BACK), unit("Peru won.", BACK))).actors
    assert [(actor.name, actor.mentions) for actor in found] == [
        ("Peru", ("S1.1", "S1.2", "S1.3")),
        ("Chile", ("S1.1",)),
    ]


def test_spellings_of_one_person_are_joined_with_a_notice() -> None:
    found = analysis_of(
        (unit("Serbian President Aleksandar Vučić spoke.", BACK), unit("Later Vucic left the room.", BACK))
    )
    assert [actor.mentions for actor in found.actors if actor.kind == "person"] == [("S1.1", "S1.2")]
    assert [notice.code for notice in found.notices] == ["name-spelling"]


def test_a_given_name_that_contradicts_common_knowledge_is_noticed() -> None:
    found = analysis_of((unit("Serbian President Oleg Vucic spoke.", BACK),))
    assert [notice.code for notice in found.notices] == ["name-contradiction"]
    assert "Oleg Vucic" in found.notices[0].message


def test_a_persons_surname_is_found_again() -> None:
    first, second = readings_of(unit("Foreign Minister Ana Rojas came.", BACK), unit("Rojas left.", BACK))
    assert [mention.name for mention in second.mentions] == ["Ana Rojas"]
    assert first.mentions[-1].name == "Ana Rojas"


@pytest.mark.parametrize("toml", ["=", '[[actor]]\nname = "X"', '[[actor]]\nname = "X"\nkind = "dragon"', "actor = 3"])
def test_a_faulty_file_of_actors_is_refused_with_what_to_do(toml: str) -> None:
    with pytest.raises(SettingsError) as caught:
        directory(toml)
    assert "docs/analysis.md" in caught.value.line()


def test_a_file_of_ones_own_names_actors_of_ones_own() -> None:
    toml = '[[actor]]\nname = "Norland"\nkind = "state"\naliases = ["the Norse crown"]\n'
    found = analysis_of((unit("Norland and the Norse crown agreed.", BACK),), actors=toml).actors
    assert [(actor.name, actor.aliases) for actor in found] == [("Norland", ("the Norse crown",))]


def test_the_hands_a_text_went_through_are_read_from_it() -> None:
    found = analysis_of(
        (
            unit("War is near, writes the Southern Herald, as quoted by Radio Norte.", BACK),
            unit("Source: Coast News", REST, kind=BOILERPLATE),
        )
    ).provenance
    assert found[0].chain == ("Southern Herald", "Radio Norte", "Coast News")
    assert found[0].evidence == ("S1.1", "S1.2")
    assert not found[0].translated
