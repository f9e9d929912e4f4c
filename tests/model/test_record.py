"""The JSON contract: a dossier written and read back is the same, and follows the schema."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from briefing.errors import BriefError
from briefing.model.brief import Dossier, Meta
from briefing.model.dates import Precision
from briefing.model.notice import Notice
from briefing.model.record import from_record, schema, to_record
from briefing.model.register import (
    Analysis,
    Event,
    Force,
    Likelihood,
    Recommendation,
    RoleSpan,
    Stance,
    Threat,
)
from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.source import Passage, PassageKind, Source, Span
from briefing.model.verdict import Cue, Section, Verdict

TEXT = "The Council should act. Storms may follow."


def a_dossier() -> Dossier:
    source = Source("S1", "a.txt", "txt", TEXT, (Passage(Span(0, len(TEXT)), PassageKind.PARAGRAPH),), sha256="0" * 64)
    first = Sentence("S1", 1, Span(0, 23), TEXT[:23], SentenceKind.SENTENCE, omitted=(Span(3, 5),))
    second = Sentence("S1", 2, Span(24, len(TEXT)), TEXT[24:])
    act = Recommendation(
        "R1",
        ("Council",),
        "act",
        "act",
        Force.SHOULD,
        Stance.OWN,
        TEXT[:23],
        ("S1.1",),
        spans=(RoleSpan("actor", Span(4, 11)),),
    )
    storms = Threat("T1", "Storms", "may follow", ("S1.2",), likelihood=Likelihood("may", "unscaled"))
    return Dossier(
        meta=Meta("Title", "2026-01-02", model="m"),
        sources=(source,),
        verdicts=(
            Verdict(first, Section.RECOMMENDATION, (0.1, 0.1, 0.7, 0.1), (Cue("should", "modal", 0.5),)),
            Verdict(second, Section.THREAT_ASSESSMENT, (0.25, 0.25, 0.25, 0.25), doubtful=True),
        ),
        analysis=Analysis(
            (act,), (storms,), (Event("E1", "2008", Precision.YEAR, "x", ("S1.1",)),), salience=(("S1.1", 0.5),)
        ),
        notices=(Notice("a-code", "a message"),),
    )


def through_json(dossier: Dossier) -> Any:
    return json.loads(json.dumps(to_record(dossier)))


def test_a_dossier_written_and_read_back_is_the_same() -> None:
    assert from_record(through_json(a_dossier())) == a_dossier()


def test_the_record_follows_the_published_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(through_json(a_dossier()), schema())


def test_what_the_program_chose_for_the_body_and_what_an_analyst_did_are_kept_apart() -> None:
    plain = a_dossier()
    decided = replace(plain, analysis=replace(plain.analysis, body=("S1.1", "S1.2")), body=("-S1.2",))
    assert from_record(through_json(decided)) == decided


def test_a_sentence_has_the_keys_of_the_contract() -> None:
    keys = through_json(a_dossier())["sentences"][0].keys()
    assert keys >= {"id", "source", "paragraph", "page", "start", "end", "text", "kind", "section", "scores", "cues"}


def test_keys_that_are_not_known_are_passed_over() -> None:
    data = through_json(a_dossier())
    data["sentences"][0]["remark"] = "mine"
    assert from_record(data) == a_dossier()


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("recommendations", 0, "force"), "maybe", r"recommendations\[0\].force: 'maybe'"),
        (("sentences", 0, "start"), "x", r"sentences\[0\].start"),
        (("sentences", 0, "end"), -5, r"not a span"),
        (("sentences", 1, "scores"), {}, r"sentences\[1\].scores"),
        (("meta", "title"), 7, r"meta.title"),
        (("schema_version",), "9", r"schema version 1"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(path: tuple[Any, ...], value: Any, message: str) -> None:
    data = through_json(a_dossier())
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(BriefError, match=message):
        from_record(data)
