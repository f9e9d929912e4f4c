"""Looking things up in a dossier, and saying no."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.errors import BriefingError
from briefing.model.brief import Dossier
from briefing.model.decision import Change, Decision, DecisionKind
from briefing.model.register import Recommendation
from briefing.model.sentence import SentenceKind, collapse
from briefing.model.source import Source
from briefing.model.verdict import Verdict

RUNNING = (SentenceKind.SENTENCE, SentenceKind.LIST_ITEM)
LONGEST = 2_000
"""The longest text, in characters, that is taken from a field."""


class Refused(BriefingError):
    """What was asked for cannot be decided; the message says why."""

    exit_code = 2
    default_remedy = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When (ISO, with its zone) and why something is decided."""

    when: str
    why: str = ""


def verdict_at(dossier: Dossier, sentence: str) -> Verdict:
    """The verdict on the sentence of that id; raises :class:`Refused`."""
    found = next((each for each in dossier.verdicts if each.sentence.id == sentence), None)
    if found is None:
        raise Refused("that sentence is not in the sources any more")
    return found


def entry_at(dossier: Dossier, key: str) -> Recommendation:
    """The register entry under ``key``; raises :class:`Refused`."""
    found = next((each for each in dossier.analysis.recommendations if each.key == key), None)
    if found is None:
        raise Refused("that entry is not in the register any more")
    return found


def source_of(dossier: Dossier, sentence: str) -> Source:
    """The source that the sentence of that id stands in; raises :class:`Refused`."""
    wanted = verdict_at(dossier, sentence).sentence.source
    return next(source for source in dossier.sources if source.id == wanted)


def body_of(dossier: Dossier, sentence: str) -> str:
    """What an analyst decided about ``sentence`` and the body: ``in``, ``out`` or an empty string."""
    return "in" if f"+{sentence}" in dossier.body else "out" if f"-{sentence}" in dossier.body else ""


def places_to_split(dossier: Dossier, sentence: str) -> tuple[tuple[int, str], ...]:
    """Where ``sentence`` can be split: the source's character that the second half begins with, and what stands there.

    The places are between words outside the notes that were lifted out; those after a mark come first.
    """
    unit = verdict_at(dossier, sentence).sentence
    text = source_of(dossier, sentence).text
    places = []
    for at in range(unit.span.start + 1, unit.span.end):
        inside = any(note.start <= at <= note.end for note in unit.omitted)
        if text[at - 1].isspace() and not text[at].isspace() and not inside:
            left, right = (
                collapse(text[max(unit.span.start, at - 28) : at]),
                collapse(text[at : min(unit.span.end, at + 28)]),
            )
            places.append((at, f"…{left} ┃ {right}…"))
    return tuple(
        sorted(places, key=lambda place: not text[: place[0]].rstrip().endswith((".", ";", ":", ",", "?", "!")))
    )


def next_running(dossier: Dossier, sentence: str) -> Verdict | None:
    """The verdict on the running sentence after ``sentence``, where nothing but notes stands between them."""
    at = dossier.verdicts.index(verdict_at(dossier, sentence))
    source = dossier.verdicts[at].sentence.source
    following = (v for v in dossier.verdicts[at + 1 :] if v.sentence.kind is not SentenceKind.NOTE)
    found = next(following, None)
    return found if found and found.sentence.source == source and found.sentence.kind in RUNNING else None


def decision_of(
    dossier: Dossier, stamp: Stamp, kind: DecisionKind, target: str, before: Change, after: Change
) -> Decision:
    """The decision with the next number; raises :class:`Refused` where it would change nothing."""
    if before == after:
        raise Refused("that is so already")
    why = " ".join(stamp.why.split())[:LONGEST]
    return Decision(next_id(dossier), stamp.when, kind, target, before, after, why)


def next_id(dossier: Dossier) -> str:
    """The number that the next decision takes: D1, D2 …"""
    taken = (*dossier.decisions, *dossier.undone)
    return f"D{1 + max((int(each.id[1:]) for each in taken if each.id[1:].isdigit()), default=0)}"
