"""What an analyst asks for becomes a decision, or is refused in words that say why."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefing.compose.options import LENGTHS
from briefing.errors import SettingsError
from briefing.model.banner import banner
from briefing.model.brief import Dossier
from briefing.model.codec import encode
from briefing.model.decision import Change, Decision, DecisionKind, change
from briefing.model.record import verdict_record
from briefing.model.register import Claim, Response, ResponseKind
from briefing.model.sentence import SentenceKind, read_through
from briefing.model.source import Span
from briefing.model.verdict import DecidedBy, Section, Verdict
from briefing.workbench.deciding import OWN_META
from briefing.workbench.lookup import (
    LONGEST,
    RUNNING,
    Refused,
    Stamp,
    body_of,
    decision_of,
    next_running,
    places_to_split,
    source_of,
    verdict_at,
)

LANGUAGES = ("en", "fr", "de", "sr-Latn")
"""The languages that every shipped template set has labels in."""


def section(dossier: Dossier, stamp: Stamp, sentence: str, wanted: str) -> Decision:
    """The decision that ``sentence`` belongs to the section ``wanted``; the same one again confirms it."""
    verdict = verdict_at(dossier, sentence)
    if wanted not in {each.value for each in Section}:
        raise Refused(f"there is no section `{wanted}`")
    before = change(section=verdict.section.value, decided_by=verdict.decided_by.value, doubtful=verdict.doubtful)
    after = change(section=wanted, decided_by=DecidedBy.ANALYST.value, doubtful=False)
    return decision_of(dossier, stamp, DecisionKind.SECTION, sentence, before, after)


def split(dossier: Dossier, stamp: Stamp, sentence: str, at: int) -> Decision:
    """The decision that ``sentence`` ends before the source's character ``at`` and a new one begins there.

    The first half keeps the id, the second takes a new one; both keep the section and are doubtful until looked at.
    """
    verdict = verdict_at(dossier, sentence)
    if at not in {place for place, _ in places_to_split(dossier, sentence)}:
        raise Refused("a sentence can be split only between its words")
    text, whole = source_of(dossier, sentence).text, verdict.sentence
    last = max(each.sentence.index for each in dossier.verdicts if each.sentence.source == whole.source)
    first = _unit(verdict, Span(whole.span.start, whole.span.start + len(text[whole.span.start : at].rstrip())), text)
    second = _unit(verdict, Span(at, whole.span.end), text, index=last + 1)
    run = _run(dossier, verdict)
    notes = [each for each in run if each is not verdict]
    halves = sorted([first, second, *notes], key=lambda each: (each.sentence.span.start, -each.sentence.span.end))
    return decision_of(dossier, stamp, DecisionKind.SPLIT, sentence, _sentences(run), _sentences(halves))


def join(dossier: Dossier, stamp: Stamp, sentence: str) -> Decision:
    """The decision that ``sentence`` and the next running one of its source are one; it keeps the first's section."""
    verdict = verdict_at(dossier, sentence)
    at = dossier.verdicts.index(verdict)
    following = next_running(dossier, sentence)
    if verdict.sentence.kind not in RUNNING or following is None:
        raise Refused("there is no sentence after this one to join it with")
    run = dossier.verdicts[at : dossier.verdicts.index(following) + 1]
    run = (*run, *_run(dossier, following)[1:])
    text = source_of(dossier, sentence).text
    omitted = tuple(sorted({each.sentence.span for each in run if each.sentence.kind is SentenceKind.NOTE}))
    joined = _unit(verdict, Span(verdict.sentence.span.start, following.sentence.span.end), text, omitted=omitted)
    notes = tuple(each for each in run if each.sentence.kind is SentenceKind.NOTE)
    return decision_of(dossier, stamp, DecisionKind.JOIN, sentence, _sentences(run), _sentences((joined, *notes)))


def body(dossier: Dossier, stamp: Stamp, sentence: str, wanted: str) -> Decision:
    """The decision that ``sentence`` goes ``in`` the body, stays ``out`` of it, or (empty) is left to the program."""
    verdict_at(dossier, sentence)
    if wanted not in ("in", "out", ""):
        raise Refused("a statement is in the body, out of it, or left to the program")
    now = body_of(dossier, sentence)
    return decision_of(dossier, stamp, DecisionKind.BODY, sentence, change(body=now), change(body=wanted))


def contested(dossier: Dossier, stamp: Stamp, sentence: str, answer: str, *, withdrawn: bool = False) -> Decision:
    """The decision that what ``sentence`` says is contested, by the sentence ``answer`` or by none in the sources.

    With ``withdrawn`` it is contested no longer.
    """
    verdict = verdict_at(dossier, sentence)
    now = [[n, encode(c)] for n, c in enumerate(dossier.analysis.claims) if c.evidence[:1] == (sentence,)]
    if withdrawn and not now:
        raise Refused("this is not contested")
    responses = (_response(dossier, answer),) if answer else ()
    claim = Claim("C0", verdict.sentence.text, (sentence,), responses, decided_by=DecidedBy.ANALYST)
    at = now[0][0] if now else len(dossier.analysis.claims)
    after = [] if withdrawn else [[at, encode(claim)]]
    return decision_of(dossier, stamp, DecisionKind.CONTESTED, sentence, change(claims=now), change(claims=after))


# ---- the brief itself ---------------------------------------------------------------------------------------------


def meta(dossier: Dossier, stamp: Stamp, name: str, wanted: Any) -> Decision:
    """The decision that the brief's title, date, marking, addressee or a choice about composing is ``wanted``."""
    if name in OWN_META:
        before = change(**{name: getattr(dossier.meta, name)})
        value = _meta_value(dossier, name, " ".join(str(wanted).split())[:LONGEST])
        return decision_of(dossier, stamp, DecisionKind.META, name, before, change(**{name: value}))
    if name == "length" and wanted not in LENGTHS:
        raise Refused(f"there is no length `{wanted}`")
    if name == "language" and wanted not in LANGUAGES:
        raise Refused(f"there are no labels in `{wanted}`")
    composition = dict(dossier.meta.composition)
    before = ((name, composition[name]),) if name in composition else ()
    return decision_of(dossier, stamp, DecisionKind.META, name, before, change(**{name: wanted}))


def _meta_value(dossier: Dossier, name: str, text: str) -> str:
    if name == "title" and not text:
        raise Refused("a brief needs a title")
    if name == "date":
        try:
            datetime.date.fromisoformat(text)
        except ValueError as error:
            raise Refused(f"`{text}` is not a day; write it as YYYY-MM-DD") from error
    if name != "marking":
        return text
    limit = json.loads(dict(dossier.meta.composition).get("up_to", '""'))
    try:
        return banner(text, dossier.sources, limit)
    except SettingsError as error:
        raise Refused(str(error)) from error


# ---- helpers ------------------------------------------------------------------------------------------------------


def _run(dossier: Dossier, verdict: Verdict) -> tuple[Verdict, ...]:
    """``verdict`` with the notes after it that were lifted out of its sentence."""
    at = dossier.verdicts.index(verdict)
    count = len(verdict.sentence.omitted)
    notes = (v for v in dossier.verdicts[at + 1 : at + 1 + count] if verdict.sentence.span.covers(v.sentence.span))
    return (verdict, *notes)


def _unit(verdict: Verdict, span: Span, text: str, *, index: int = 0, omitted: Sequence[Span] | None = None) -> Verdict:
    """``verdict`` on the characters of ``span``, doubtful until an analyst has looked at it."""
    holes = tuple(note for note in (omitted or verdict.sentence.omitted) if span.covers(note))
    words = read_through(text, span, holes)
    unit = replace(verdict.sentence, index=index or verdict.sentence.index, span=span, text=words, omitted=holes)
    cues = tuple(cue for cue in verdict.cues if cue.text in words)
    return replace(verdict, sentence=unit, cues=cues, decided_by=DecidedBy.MODEL, doubtful=True)


def _sentences(verdicts: Sequence[Verdict]) -> Change:
    return change(sentences=[verdict_record(verdict) for verdict in verdicts])


def _response(dossier: Dossier, answer: str) -> Response:
    return Response(ResponseKind.CONTRADICTION, verdict_at(dossier, answer).sentence.text, (answer,))
