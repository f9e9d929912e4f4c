"""Decisions stand in the record as objects that can be compared line by line, and come back the same."""

from __future__ import annotations

import json

import jsonschema
import pytest

from briefing.errors import BriefError
from briefing.model.decision import Decision, DecisionKind, change
from briefing.model.record import decision_record, decisions_of, schema

CONFIRMED = Decision(
    "D1",
    "2026-03-01T10:00:00+01:00",
    DecisionKind.SECTION,
    "S1.2",
    change(section="background", doubtful=True),
    change(section="threat_assessment", doubtful=False),
    "the author looks ahead",
)


def test_a_decision_written_and_read_back_is_the_same() -> None:
    record = json.loads(json.dumps(decision_record(CONFIRMED)))
    assert record["before"] == {"section": "background", "doubtful": True}
    assert decisions_of([record], "decisions") == (CONFIRMED,)


def test_the_record_of_a_decision_follows_the_schema() -> None:
    jsonschema.validate(decision_record(CONFIRMED), schema()["properties"]["decisions"]["items"])


@pytest.mark.parametrize(("key", "value"), [("kind", "guess"), ("after", []), ("target", None)])
def test_a_decision_that_does_not_fit_is_refused_with_its_place(key: str, value: object) -> None:
    with pytest.raises(BriefError, match=rf"decisions\[0\]\.{key}"):
        decisions_of([decision_record(CONFIRMED) | {key: value}], "decisions")
