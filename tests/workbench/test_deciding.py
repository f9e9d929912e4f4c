"""Decisions: what each does, that undo takes back exactly that, and that registers derived again keep them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis import analyse
from briefing.model.brief import Dossier
from briefing.model.decision import Decision, changed
from briefing.model.record import from_record, to_record
from briefing.model.register import Analysis
from briefing.model.sentence import read_through
from briefing.model.verdict import DecidedBy, Section
from briefing.settings import Settings
from briefing.workbench import proposing
from briefing.workbench.deciding import brought_to, decide, derives, overlaid, redo, undo
from briefing.workbench.entries import (
    Wording,
    add_entry,
    edit_entry,
    move_entry,
    reject_entry,
    rejected,
    restore_entry,
)
from briefing.workbench.lookup import Refused, Stamp, places_to_split, verdict_at
from briefing.workbench.settling import as_json, composed, ready, settled
from tests.builders import ASK, BACK, NOTE, THREAT, dossier_of, lake, unit

STAMP = Stamp("2026-03-01T10:00:00+01:00", "read it twice")
LAKE = ready(lake())
ORSA = dossier_of(
    (
        unit("The ferries have carried soldiers since 2016.", BACK),
        unit("Tervia may close the locks before winter.", THREAT, 0.6),
        unit("The Union should send observers to both locks.", ASK),
        unit("Kesten must publish the log of the boat.", ASK),
    )
)
DERIVED = ready(replace(ORSA, analysis=analyse(ORSA.sources, ORSA.verdicts)))


def sections(dossier: Dossier) -> dict[str, str]:
    return {verdict.sentence.id: verdict.section.value for verdict in dossier.verdicts}


def actions(analysis: Analysis) -> list[str]:
    return [entry.action for entry in analysis.recommendations]


def again(dossier: Dossier) -> Analysis:
    """The registers derived from the verdicts as they stand, with the decisions laid over them."""
    return overlaid(analyse(dossier.sources, dossier.verdicts), dossier)


def with_section(dossier: Dossier, sentence: str, section: Section) -> Dossier:
    return decide(dossier, proposing.section(dossier, STAMP, sentence, section.value))


# ---- each kind ----------------------------------------------------------------------------------------------------


def test_a_section_changed_is_the_analysts_and_no_longer_doubtful() -> None:
    after = verdict_at(with_section(DERIVED, "S1.2", Section.BACKGROUND), "S1.2")
    assert (after.section, after.decided_by, after.doubtful) == (Section.BACKGROUND, DecidedBy.ANALYST, False)
    assert after.scores == verdict_at(DERIVED, "S1.2").scores


def test_the_same_section_again_confirms_it_once() -> None:
    confirmed = with_section(DERIVED, "S1.2", Section.THREAT_ASSESSMENT)
    assert verdict_at(confirmed, "S1.2").decided_by is DecidedBy.ANALYST
    with pytest.raises(Refused, match="already"):
        with_section(confirmed, "S1.2", Section.THREAT_ASSESSMENT)


def test_a_split_gives_two_sentences_that_keep_the_first_law_and_the_other_ids() -> None:
    at = next(place for place, words in places_to_split(DERIVED, "S1.3") if "┃ to both" in words)
    done = decide(DERIVED, proposing.split(DERIVED, STAMP, "S1.3", at))
    assert list(sections(done)) == ["S1.1", "S1.2", "S1.3", "S1.5", "S1.4"]
    text = done.sources[0].text
    for verdict in done.verdicts:
        assert read_through(text, verdict.sentence.span, verdict.sentence.omitted) == verdict.sentence.text
    assert [verdict_at(done, each).sentence.text for each in ("S1.3", "S1.5")] == [
        "The Union should send observers",
        "to both locks.",
    ]


def test_a_sentence_joined_with_the_next_reads_as_both_and_lifts_the_note_between_them_out() -> None:
    units = (
        unit("It was so,", BACK, paragraph=1),
        unit("[or not. – Ed.]", BACK, 0.9, NOTE, 1),
        unit("they say.", BACK),
    )
    plain = dossier_of(units)
    done = decide(plain, proposing.join(plain, STAMP, "S1.1"))
    assert [verdict.sentence.text for verdict in done.verdicts] == ["It was so, they say.", "[or not. – Ed.]"]


def test_a_join_of_the_last_sentence_is_refused() -> None:
    with pytest.raises(Refused, match="no sentence after"):
        proposing.join(DERIVED, STAMP, "S1.4")


def test_an_entry_edited_is_the_analysts_and_only_what_differs_is_recorded() -> None:
    key = LAKE.analysis.recommendations[1].key
    wording = Wording("send observers to both locks", "Union", "must", "own", ("diplomatic", "intelligence"), "October")
    decision = edit_entry(LAKE, STAMP, key, wording)
    entry = decide(LAKE, decision).analysis.recommendations[1]
    assert (entry.force, entry.deadline, entry.decided_by) == ("must", "October", DecidedBy.ANALYST)
    assert set(changed(decision.after)) - {"spans"} == {"force", "deadline", "decided_by"}


def test_words_that_no_source_has_are_refused() -> None:
    with pytest.raises(Refused, match="does not stand in the source"):
        add_entry(LAKE, STAMP, "S1.14", Wording("abolish the lake", "Union"))
    with pytest.raises(Refused, match="Atlantis"):
        add_entry(LAKE, STAMP, "S1.14", Wording("publish what they see", "Atlantis"))


def test_an_actor_from_elsewhere_in_the_source_is_one_from_context() -> None:
    done = decide(LAKE, add_entry(LAKE, STAMP, "S1.14", Wording("publish what they see", "the union; Kesten")))
    entry = done.analysis.recommendations[-1]
    assert (entry.actors, entry.actors_from_context) == (("The Union",), ("Kesten",))


def test_a_rejection_needs_a_reason_and_can_be_taken_back() -> None:
    key = LAKE.analysis.recommendations[2].key
    with pytest.raises(Refused, match="say why"):
        reject_entry(LAKE, Stamp(STAMP.when), key)
    gone = decide(LAKE, reject_entry(LAKE, STAMP, key))
    assert key not in [entry.key for entry in gone.analysis.recommendations]
    assert [decision.why for decision, _ in rejected(gone)] == ["read it twice"]
    back = decide(gone, restore_entry(gone, STAMP, key))
    assert back.analysis == LAKE.analysis
    assert rejected(back) == ()


def test_an_entry_moves_by_one_place_and_not_past_the_ends() -> None:
    first = LAKE.analysis.recommendations[0].key
    moved = decide(LAKE, move_entry(LAKE, STAMP, first, 1))
    assert [entry.key for entry in moved.analysis.recommendations][1] == first
    with pytest.raises(Refused, match="cannot be moved"):
        move_entry(LAKE, STAMP, first, -1)


def test_a_statement_put_into_the_body_stands_in_the_brief() -> None:
    out = decide(LAKE, proposing.body(LAKE, STAMP, "S1.4", "out"))
    back = decide(out, proposing.body(out, STAMP, "S1.4", "in"))
    cited = [
        {sentence for reference in composed(each, Settings()).references for sentence in reference.sentences}
        for each in (out, back)
    ]
    assert "S1.4" not in cited[0]
    assert "S1.4" in cited[1]


def test_a_claim_marked_as_contested_names_what_stands_against_it() -> None:
    done = decide(LAKE, proposing.contested(LAKE, STAMP, "S1.3", "S1.7"))
    claim = done.analysis.claims[-1]
    assert (claim.evidence, claim.responses[0].evidence, claim.decided_by) == (("S1.3",), ("S1.7",), DecidedBy.ANALYST)
    withdrawn = decide(done, proposing.contested(done, STAMP, "S1.3", "", withdrawn=True))
    assert withdrawn.analysis.claims == LAKE.analysis.claims


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [("title", "  ", "needs a title"), ("date", "yesterday", "not a day"), ("length", "endless", "no length")],
)
def test_what_cannot_be_a_title_date_or_length_is_refused(name: str, value: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        proposing.meta(LAKE, STAMP, name, value)


def test_a_marking_weaker_than_a_sources_is_refused() -> None:
    source = replace(LAKE.sources[0], marking="TLP:RED")
    with pytest.raises(Refused, match="weaker"):
        proposing.meta(replace(LAKE, sources=(source,)), STAMP, "marking", "TLP:GREEN")


def test_a_template_chosen_is_the_one_that_the_brief_is_composed_with() -> None:
    done = decide(LAKE, proposing.meta(LAKE, STAMP, "template", "decision_memo"))
    assert composed(done, Settings()).meta.template == "decision_memo"


# ---- laws ---------------------------------------------------------------------------------------------------------

SENTENCES = [verdict.sentence.id for verdict in LAKE.verdicts]
KEYS = [entry.key for entry in LAKE.analysis.recommendations]
Ask = Callable[[Dossier], Decision]


def asked(kind: str, sentence: str, key: str, number: int) -> Ask:
    """What an analyst asks for, as a function of the dossier as it then stands."""
    section = tuple(Section)[number % 4].value
    words = Wording("publish what they see", ("Union", "Kesten", "")[number % 3], ("must", "could")[number % 2])

    def split(dossier: Dossier) -> Decision:
        places = places_to_split(dossier, sentence) or ((0, ""),)
        return proposing.split(dossier, STAMP, sentence, places[number % len(places)][0])

    table: dict[str, Ask] = {
        "section": lambda d: proposing.section(d, STAMP, sentence, section),
        "split": split,
        "join": lambda d: proposing.join(d, STAMP, sentence),
        "body": lambda d: proposing.body(d, STAMP, sentence, ("in", "out", "")[number % 3]),
        "contested": lambda d: proposing.contested(d, STAMP, sentence, SENTENCES[number], withdrawn=number % 3 == 0),
        "add": lambda d: add_entry(d, STAMP, "S1.14", words),
        "edit": lambda d: edit_entry(d, STAMP, KEYS[2], words),
        "reject": lambda d: reject_entry(d, STAMP, key),
        "restore": lambda d: restore_entry(d, STAMP, key),
        "move": lambda d: move_entry(d, STAMP, key, (1, -1, 2)[number % 3]),
        "meta": lambda d: proposing.meta(d, STAMP, ("title", "addressee")[number % 2], f"Name {number}"),
        "template": lambda d: proposing.meta(d, STAMP, "length", ("short", "full")[number % 2]),
    }
    return table[kind]


KINDS = "section split join body contested add edit reject restore move meta template".split()
ASKS = st.lists(
    st.builds(asked, st.sampled_from(KINDS), st.sampled_from(SENTENCES), st.sampled_from(KEYS), st.integers(0, 20)),
    max_size=12,
)


def all_decided(dossier: Dossier, asks: list[Ask]) -> list[Dossier]:
    """The dossier after each of ``asks`` that is not refused, the first one before any."""
    states = [dossier]
    for ask in asks:
        try:
            states.append(decide(states[-1], ask(states[-1])))
        except Refused:
            continue
    return states


@settings(max_examples=60, deadline=None)
@given(ASKS)
def test_undo_goes_back_through_every_state_and_redo_forth_again_also_after_reopening(asks: list[Ask]) -> None:
    states = all_decided(LAKE, asks)
    now = from_record(json.loads(as_json(states[-1])))
    assert now == states[-1]
    for state in reversed(states[:-1]):
        now = undo(now)
        assert replace(now, undone=()) == state
    assert undo(now) == now
    for state in states[1:]:
        now = redo(now)
        assert replace(now, undone=()) == state


@settings(max_examples=40, deadline=None)
@given(ASKS, ASKS)
def test_decisions_kept_beside_the_record_bring_it_to_the_same_state(first: list[Ask], then: list[Ask]) -> None:
    kept = all_decided(LAKE, first)[-1]
    for _ in range(min(2, len(kept.decisions))):
        kept = undo(kept)
    wanted = all_decided(kept, then)[-1]
    assert brought_to(kept, wanted.decisions, wanted.undone) == wanted
    older = all_decided(LAKE, first)[-1]
    assert brought_to(older, wanted.decisions, wanted.undone) == wanted


@settings(max_examples=40, deadline=None)
@given(ASKS)
def test_every_character_stays_in_one_sentence_however_often_they_are_cut(asks: list[Ask]) -> None:
    done = all_decided(LAKE, asks)[-1]
    text = done.sources[0].text
    covered = [at for v in done.verdicts for at in range(v.sentence.span.start, v.sentence.span.end)]
    notes = [at for v in done.verdicts for note in v.sentence.omitted for at in range(note.start, note.end)]
    words = [at for at, character in enumerate(text) if not character.isspace()]
    assert set(covered) >= set(words)
    assert sorted(at for at in covered if at in set(words)) == sorted(
        [*words, *(at for at in notes if at in set(words))]
    )
    assert len(sections(done)) == len(done.verdicts)


# ---- registers derived again --------------------------------------------------------------------------------------


def test_a_sentence_that_becomes_a_recommendation_brings_its_entry_and_leaves_with_it() -> None:
    without = with_section(DERIVED, "S1.4", Section.BACKGROUND)
    assert derives(without.decisions[-1])
    assert actions(again(without)) == actions(DERIVED.analysis)[:1]
    assert actions(again(undo(without))) == actions(DERIVED.analysis)


def test_an_analysts_entry_and_order_outlive_a_section_change() -> None:
    added = decide(DERIVED, add_entry(DERIVED, STAMP, "S1.2", Wording("close the locks", "Tervia")))
    moved = decide(added, move_entry(added, STAMP, added.analysis.recommendations[-1].key, -2))
    edited = decide(moved, edit_entry(moved, STAMP, moved.analysis.recommendations[1].key, Wording("send observers")))
    found = again(with_section(edited, "S1.1", Section.THREAT_ASSESSMENT))
    assert actions(found)[:2] == ["close the locks", "send observers"]
    assert len({entry.id for entry in found.recommendations}) == len(found.recommendations)


def test_an_edit_rests_while_its_sentence_recommends_nothing_and_is_back_with_it() -> None:
    key = DERIVED.analysis.recommendations[0].key
    edited = decide(DERIVED, edit_entry(DERIVED, STAMP, key, Wording("send observers", "Union")))
    away = with_section(edited, "S1.3", Section.OTHER)
    assert "send observers" not in actions(again(away))
    back = with_section(away, "S1.3", Section.RECOMMENDATION)
    assert "send observers" in actions(again(back))


def test_nothing_refers_to_an_entry_that_was_rejected() -> None:
    plain = replace(LAKE.analysis.recommendations[0], also=("R2",))
    analysis = replace(LAKE.analysis, recommendations=(plain, *LAKE.analysis.recommendations[1:]))
    dossier = replace(LAKE, analysis=analysis)
    gone = decide(dossier, reject_entry(dossier, STAMP, dossier.analysis.recommendations[1].key))
    assert overlaid(analysis, gone).recommendations[0].also == ()


def test_a_settled_dossier_is_rendered_again_from_its_json_with_the_same_result() -> None:
    asks = [
        asked("section", "S1.6", KEYS[0], 1),
        asked("template", "S1.1", KEYS[0], 1),
        asked("add", "S1.1", KEYS[0], 1),
    ]
    found = settled(all_decided(LAKE, asks)[-1], Settings(), again=True)
    assert found.fault == ""
    reread = from_record(json.loads(found.record))
    assert reread == found.dossier
    assert settled(reread, Settings(), again=False).preview == found.preview
    assert [decision["kind"] for decision in to_record(reread)["decisions"]] == ["section", "meta", "add_entry"]
