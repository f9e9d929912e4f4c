"""The JSON of a brief: the contract other programs rely on (docs/json.md), to and from a dossier."""

from __future__ import annotations

import dataclasses
from typing import Any

from briefing.errors import BriefError
from briefing.model.brief import SCHEMA_VERSION, Dossier, Meta
from briefing.model.codec import decode, encode, object_schema, schema_of
from briefing.model.decision import Change, Decision, change, changed
from briefing.model.notice import Notice
from briefing.model.register import Analysis
from briefing.model.sentence import Sentence
from briefing.model.source import Source
from briefing.model.verdict import SECTIONS, Cue, DecidedBy, Section, Verdict

ANALYSIS_KEYS = tuple(field.name for field in dataclasses.fields(Analysis) if field.name != "notices")
_GENERATOR = ("generator", "version", "model")


def to_record(dossier: Dossier) -> dict[str, Any]:
    """``dossier`` as the JSON data of the contract."""
    analysis = encode(dossier.analysis)
    return {
        "schema_version": SCHEMA_VERSION,
        "meta": _meta_record(dossier.meta),
        "sources": [encode(source) | {"words": source.words} for source in dossier.sources],
        "sentences": [verdict_record(verdict) for verdict in dossier.verdicts],
        **{key: analysis[key] for key in ANALYSIS_KEYS},
        "analysis_notices": analysis["notices"],
        "notices": encode(dossier.notices),
        "body_by_analyst": list(dossier.body),
        "decisions": [decision_record(decision) for decision in dossier.decisions],
        "undone": [decision_record(decision) for decision in dossier.undone],
    }


def from_record(data: Any) -> Dossier:
    """The dossier that ``data`` describes; raises :class:`BriefError` where it does not follow the contract."""
    if not isinstance(data, dict) or data.get("schema_version") != SCHEMA_VERSION:
        raise BriefError(f"not a brief of schema version {SCHEMA_VERSION}")
    found = {key: data[key] for key in ANALYSIS_KEYS if key in data}
    return Dossier(
        meta=_meta(_object(data, "meta")),
        sources=decode(tuple[Source, ...], data.get("sources"), "sources"),
        verdicts=tuple(verdict_of(item, f"sentences[{n}]") for n, item in enumerate(_list(data, "sentences"))),
        analysis=decode(Analysis, found | {"notices": data.get("analysis_notices", [])}),
        notices=decode(tuple[Notice, ...], data.get("notices", []), "notices"),
        body=decode(tuple[str, ...], data.get("body_by_analyst", []), "body_by_analyst"),
        decisions=decisions_of(data.get("decisions", []), "decisions"),
        undone=decisions_of(data.get("undone", []), "undone"),
    )


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the contract, read from the vocabulary."""
    properties = {
        "schema_version": {"const": SCHEMA_VERSION},
        "meta": _meta_schema(),
        "sources": {"type": "array", "items": _with(object_schema(Source), words={"type": "integer"})},
        "sentences": {"type": "array", "items": _sentence_schema()},
        **{key: value for key, value in object_schema(Analysis)["properties"].items() if key in ANALYSIS_KEYS},
        "analysis_notices": schema_of(tuple[Notice, ...]),
        "notices": schema_of(tuple[Notice, ...]),
        "body_by_analyst": schema_of(tuple[str, ...]),
        "decisions": {"type": "array", "items": _decision_schema()},
        "undone": {"type": "array", "items": _decision_schema()},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A brief by policy-briefing",
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


def _meta_record(meta: Meta) -> dict[str, Any]:
    data = {key: value for key, value in encode(meta).items() if key not in _GENERATOR}
    return data | {"generator": {"name": meta.generator, "version": meta.version, "model": meta.model}}


def _meta(data: dict[str, Any]) -> Meta:
    generator = _object(data, "generator")
    named = {"generator": generator.get("name", ""), "version": generator.get("version", "")}
    return decode(Meta, data | named | {"model": generator.get("model", "")}, "meta")


def _meta_schema() -> dict[str, Any]:
    whole = object_schema(Meta)
    for key in _GENERATOR:
        del whole["properties"][key]
        whole["required"].remove(key)
    text = {"type": "string"}
    names = {"name": text, "version": text, "model": text}
    return _with(whole, generator={"type": "object", "properties": names, "required": list(names)})


def decision_record(decision: Decision) -> dict[str, Any]:
    """``decision`` as the JSON data of the contract: ``before`` and ``after`` are objects of what was set."""
    return {**encode(decision), "before": changed(decision.before), "after": changed(decision.after)}


def decisions_of(data: Any, where: str) -> tuple[Decision, ...]:
    """The decisions in the list ``data``; raises :class:`BriefError` for one that does not follow the contract."""
    if not isinstance(data, list):
        raise BriefError(f"{where} is not a list")
    return tuple(_decision(item, f"{where}[{number}]") for number, item in enumerate(data))


def _decision(data: Any, where: str) -> Decision:
    plain = decode(Decision, _without_changes(data), where)
    return dataclasses.replace(plain, before=_change(data, "before", where), after=_change(data, "after", where))


def _without_changes(data: Any) -> Any:
    changes = ("before", "after")
    return {key: value for key, value in data.items() if key not in changes} if isinstance(data, dict) else data


def _change(data: dict[str, Any], key: str, where: str) -> Change:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise BriefError(f"{where}.{key} is not an object")
    return change(**value)


def _decision_schema() -> dict[str, Any]:
    return _with(object_schema(Decision), before={"type": "object"}, after={"type": "object"})


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """``verdict`` and its sentence as one object of ``sentences[]``."""
    return {
        "id": verdict.sentence.id,
        **encode(verdict.sentence),
        "section": verdict.section.value,
        "scores": {section.value: score for section, score in zip(SECTIONS, verdict.scores, strict=True)},
        "cues": encode(verdict.cues),
        "decided_by": verdict.decided_by.value,
        "doubtful": verdict.doubtful,
    }


def verdict_of(data: Any, where: str) -> Verdict:
    """The verdict that an object of ``sentences[]`` describes; raises :class:`BriefError`."""
    sentence = decode(Sentence, data, where)
    scores = _object(data, "scores")
    values = tuple(scores.get(section.value) for section in SECTIONS)
    return Verdict(
        sentence=sentence,
        section=decode(Section, data.get("section"), f"{where}.section"),
        scores=decode(tuple[float, float, float, float], list(values), f"{where}.scores"),
        cues=decode(tuple[Cue, ...], data.get("cues", []), f"{where}.cues"),
        decided_by=decode(DecidedBy, data.get("decided_by", "model"), f"{where}.decided_by"),
        doubtful=decode(bool, data.get("doubtful", False), f"{where}.doubtful"),
    )


def _sentence_schema() -> dict[str, Any]:
    score = {"type": "number", "minimum": 0, "maximum": 1}
    names = [section.value for section in SECTIONS]
    return _with(
        object_schema(Sentence),
        id={"type": "string"},
        section=schema_of(Section),
        scores={"type": "object", "properties": dict.fromkeys(names, score), "required": names},
        cues=schema_of(tuple[Cue, ...]),
        decided_by=schema_of(DecidedBy),
        doubtful={"type": "boolean"},
    )


def _with(schema: dict[str, Any], **properties: dict[str, Any]) -> dict[str, Any]:
    joined = schema["properties"] | properties
    return schema | {"properties": joined, "required": list(joined)}


def _object(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    if not isinstance(value, dict):
        raise BriefError(f"{key} is missing or not an object")
    return value


def _list(data: dict[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    if not isinstance(value, list):
        raise BriefError(f"{key} is missing or not a list")
    return value
