"""What the words of a sentence make certain about its entries."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.register.draft import Draft
from briefing.analysis.register.tidy import tidied
from briefing.model.register import Force, Stance


def draft(text: str, verb: str, action: str, *actors: str) -> Draft:
    at, start = text.index(verb), text.index(action)
    places = tuple((text.index(actor), text.index(actor) + len(actor)) for actor in actors)
    return Draft(verb, (at, at + len(verb)), (start, start + len(action)), places, Force.MUST, Stance.OWN)


def test_a_group_is_the_actor_and_not_its_members_alone() -> None:
    text = "A coalition of coastal states ready to pay must buy tugs."
    (found,) = tidied(text, [draft(text, "buy", "buy tugs", "states")])
    assert [text[slice(*place)] for place in found.actors] == ["coalition of coastal states ready to pay"]


def test_an_action_ends_where_the_next_one_begins() -> None:
    text = "The town must mend the old pier and sell its boats."
    first, second = tidied(
        text, [draft(text, "mend", "mend the old pier and sell its boats"), draft(text, "sell", "sell its boats")]
    )
    assert text[slice(*first.action)] == "mend the old pier"
    assert text[slice(*second.action)] == "sell its boats"


def test_what_stands_in_a_condition_is_not_asked_for() -> None:
    text = "The town must mend the pier if ships come."
    assert [
        found.verb for found in tidied(text, [draft(text, "mend", "mend the pier"), draft(text, "come", "come")])
    ] == ["mend"]


def test_an_adverb_is_no_verb() -> None:
    text = "The town must quickly mend the pier."
    (found,) = tidied(text, [draft(text, "quickly", "quickly mend the pier")])
    assert (found.verb, text[slice(*found.action)]) == ("mend", "mend the pier")


def test_the_actor_of_the_clause_before_is_left_out_where_the_clause_has_its_own() -> None:
    text = "Berne should pay and Rome should build the bridge."
    _, second = tidied(
        text, [draft(text, "pay", "pay", "Berne"), draft(text, "build", "build the bridge", "Berne", "Rome")]
    )
    assert [text[slice(*place)] for place in second.actors] == ["Rome"]


def test_what_somebody_is_to_be_is_no_verb() -> None:
    text = "The rules must be fully verifiable."
    (found,) = tidied(text, [draft(text, "verifiable", "The rules must be fully verifiable")])
    assert (found.verb, text[slice(*found.action)]) == ("be", "be fully verifiable")


def test_a_passive_keeps_its_verb() -> None:
    text = "The rules must be publicly verified."
    (found,) = tidied(text, [draft(text, "verified", "The rules must be publicly verified")])
    assert (found.verb, text[slice(*found.action)]) == ("verified", "The rules must be publicly verified")


def test_what_need_not_be_done_is_neither_asked_for_nor_forbidden() -> None:
    text = "It need not march a battalion across the river."
    assert tidied(text, [draft(text, "march", "march a battalion across the river", "It")]) == ()


def test_an_action_without_an_object_ends_where_the_next_one_begins() -> None:
    text = "The towns must come together and push their leaders."
    first, second = tidied(
        text, [draft(text, "come", "come together and push their leaders"), draft(text, "push", "push their leaders")]
    )
    assert text[slice(*first.action)] == "come together"
    assert text[slice(*second.action)] == "push their leaders"


def test_an_action_does_not_end_with_what_begins_another() -> None:
    text = "They must answer the urgent need to better defend the coast."
    first, _ = tidied(
        text,
        [draft(text, "answer", "answer the urgent need to better defend"), draft(text, "defend", "defend the coast")],
    )
    assert text[slice(*first.action)] == "answer the urgent need"


def test_the_name_before_the_modal_is_the_actor_where_the_network_saw_none() -> None:
    text = "PortCert must also have tugs."
    (found,) = tidied(text, [draft(text, "have", "have tugs")])
    assert [text[slice(*place)] for place in found.actors] == ["PortCert"]


def test_what_is_to_be_done_to_something_does_not_make_it_an_actor() -> None:
    text = "Berne should be rebuilt."
    (found,) = tidied(text, [draft(text, "rebuilt", "Berne should be rebuilt")])
    assert found.actors == ()


def test_who_is_to_be_involved_is_an_actor() -> None:
    text = "Berne should be involved."
    (found,) = tidied(text, [draft(text, "involved", "be involved")])
    assert [text[slice(*place)] for place in found.actors] == ["Berne"]


def test_a_coordinated_verb_has_the_actor_of_the_one_before_it() -> None:
    text = "Berne should remain calm, and if needed adopt a plan."
    _, second = tidied(text, [draft(text, "remain", "remain calm", "Berne"), draft(text, "adopt", "adopt a plan")])
    assert [text[slice(*place)] for place in second.actors] == ["Berne"]


def test_a_verb_of_another_clause_has_not_the_actor_of_the_one_before_it() -> None:
    text = "Berne should pay, and the bridge that is old must be rebuilt."
    _, second = tidied(
        text, [draft(text, "pay", "pay", "Berne"), draft(text, "rebuilt", "the bridge that is old must be rebuilt")]
    )
    assert second.actors == ()


def test_what_need_not_be_done_by_somebody_is_not_forbidden() -> None:
    text = "The kitchens do not have to be altered."
    assert tidied(text, [draft(text, "altered", "be altered")]) == ()


def test_a_coordinated_verb_is_asked_for_as_strongly_as_the_first() -> None:
    text = "Berne could hire pilots and buy boats."
    found = tidied(text, [draft(text, "hire", "hire pilots", "Berne"), draft(text, "buy", "buy boats")])
    assert [each.force for each in found] == [Force.COULD, Force.COULD]


def test_a_question_asks_for_nothing_but_what_could_be_done() -> None:
    text = "Will we reach the shore?"
    assert tidied(text, [draft(text, "reach", "reach the shore")]) == ()
    text = "How can we accept such a veto?"
    assert tidied(text, [draft(text, "accept", "accept such a veto", "we")]) == ()
    text = "Which rules should ministers set?"
    assert len(tidied(text, [draft(text, "set", "set")])) == 1


def test_a_modal_of_another_clause_says_nothing_of_a_verb() -> None:
    text = "Berne must lift the ban and Bonn is urged to hold talks and release the crew."
    hold, release = (replace(draft(text, word, word), force=Force.SHOULD) for word in ("hold", "release"))
    found = tidied(text, [draft(text, "lift", "lift the ban", "Berne"), hold, release])
    assert [each.force for each in found] == [Force.MUST, Force.SHOULD, Force.SHOULD]
