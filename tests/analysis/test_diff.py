from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.diff import RANK, Change, ChangeKind, as_markdown, as_records, as_text, compare
from briefing.model.register import Actor, Analysis, Force, Likelihood, Recommendation, Stance, Threat
from tests.builders import ASK, ask, unit

UNITS = (unit("Chile should widen sanctions on grain traders.", ASK),)
BASE = ask("R1", "Chile", "widen sanctions on grain traders", 1, UNITS)
DANGER = Threat("T1", "Iran may attack ships", "attack ships near Oman", ("S1.1",), "Iran")


def asked(*entries: Recommendation) -> Analysis:
    return Analysis(recommendations=entries, actors=(Actor("Chile", "state", ("Santiago",)),))


def feared(*threats: Threat) -> Analysis:
    return Analysis(threats=threats)


def kinds(changes: tuple[Change, ...]) -> list[str]:
    return [change.kind.value for change in changes]


def test_nothing_changes_between_an_analysis_and_itself() -> None:
    both = Analysis(recommendations=(BASE,), threats=(DANGER,))
    assert compare(both, both) == ()
    assert as_text(()) == as_markdown(()) == "Nothing has changed.\n"


@given(st.sampled_from(Force), st.sampled_from(Force))
def test_a_stronger_word_hardens_and_a_weaker_one_softens(before: Force, after: Force) -> None:
    found = compare(asked(replace(BASE, force=before)), asked(replace(BASE, force=after)))
    expected = [] if RANK[before] == RANK[after] else ["hardened" if RANK[after] > RANK[before] else "softened"]
    assert kinds(found) == expected
    back = compare(asked(replace(BASE, force=after)), asked(replace(BASE, force=before)))
    assert len(back) == len(found)


def test_could_should_must_is_the_order() -> None:
    assert RANK[Force.COULD] < RANK[Force.SHOULD] < RANK[Force.MUST]


def test_what_is_new_and_what_is_gone_are_told() -> None:
    other = ask("R1", "Peru", "publish the fishing quotas", 1, UNITS)
    found = compare(asked(BASE), asked(other))
    assert [(c.kind, c.old, c.new) for c in found] == [(ChangeKind.NEW, None, "R1"), (ChangeKind.DROPPED, "R1", None)]


def test_another_actor_reassigns_and_another_name_of_the_same_does_not() -> None:
    assert kinds(compare(asked(BASE), asked(replace(BASE, actors=("Santiago",))))) == []
    (change,) = compare(asked(BASE), asked(replace(BASE, actors=("Peru",))))
    assert (change.kind, change.before, change.after) == (ChangeKind.REASSIGNED, "Chile", "Peru")


def test_a_demand_that_turns_into_its_rejection_is_reversed() -> None:
    assert kinds(compare(asked(BASE), asked(replace(BASE, stance=Stance.REJECTED)))) == ["reversed"]


def test_of_two_like_demands_the_one_on_the_same_actor_is_followed() -> None:
    peru = replace(BASE, id="R2", actors=("Peru",))
    found = compare(asked(BASE, peru), asked(replace(peru, id="R1"), replace(BASE, id="R2", force=Force.MUST)))
    assert [(c.kind, c.old, c.new) for c in found] == [(ChangeKind.HARDENED, "R1", "R2")]


def likely(phrase: str, scale: str = "unscaled", low: float | None = None, high: float | None = None) -> Threat:
    return replace(DANGER, likelihood=Likelihood(phrase, scale, low, high))


def test_likelihoods_are_compared_on_one_scale_only() -> None:
    low, high = likely("unlikely", "ICD 203", 20, 45), likely("very likely", "ICD 203", 80, 95)
    assert kinds(compare(feared(low), feared(high))) == ["hardened"]
    assert kinds(compare(feared(high), feared(low))) == ["softened"]
    assert kinds(compare(feared(low), feared(likely("likely", "PHIA", 55, 75)))) == ["restated"]
    assert kinds(compare(feared(likely("may")), feared(likely("will")))) == ["restated"]
    assert kinds(compare(feared(DANGER), feared(likely("will")))) == ["restated"]


def test_threats_come_go_and_change_hands() -> None:
    other = Threat("T1", "Storms could halt trade", "could halt the whole grain trade", ("S1.1",))
    assert kinds(compare(feared(DANGER), feared(other))) == ["new", "dropped"]
    assert kinds(compare(feared(DANGER), feared(replace(DANGER, actor="Syria")))) == ["reassigned"]


def test_the_three_forms_hold_the_same_changes() -> None:
    changes = compare(asked(BASE), asked(replace(BASE, force=Force.MUST, actors=("Peru",))))
    assert as_text(changes).splitlines() == [
        "hardened [R1 → R1] Peru: widen sanctions on grain traders (should → must)",
        "reassigned [R1 → R1] Peru: widen sanctions on grain traders (Chile → Peru)",
    ]
    assert as_markdown(changes).startswith("## Recommendations\n\n- **hardened** ")
    records = json.loads(json.dumps(as_records(changes)))
    assert [record["kind"] for record in records] == ["hardened", "reassigned"]
    assert set(records[0]) == {"kind", "register", "subject", "old", "new", "before", "after"}


@pytest.mark.parametrize("mark", ["*", "|", "<b>", "[x](y)", "`", "_"])
def test_marks_in_the_sources_words_stay_text_in_markdown(mark: str) -> None:
    (change,) = compare(asked(), asked(replace(BASE, action=f"widen {mark} sanctions")))
    line = as_markdown((change,)).splitlines()[-1].split("] ", 1)[1]
    assert line.replace("\\", "") == f"Chile: widen {mark} sanctions"
    assert all(line[line.index(c) - 1] == "\\" for c in mark if c in "*|<[`_")


def test_an_action_of_common_words_alone_is_still_the_same_action() -> None:
    entry = Recommendation("R1", ("Council",), "do", "do so", Force.SHOULD, Stance.OWN, "It should do so.", ("S1.1",))
    assert compare(Analysis(recommendations=(entry,)), Analysis(recommendations=(entry,))) == ()
