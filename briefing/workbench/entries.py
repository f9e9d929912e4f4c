"""What an analyst says of the recommendations register becomes decisions.

A brief holds only the sources' words: what is typed into an entry must stand in the source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing.model.brief import Dossier
from briefing.model.codec import encode
from briefing.model.decision import Decision, DecisionKind, change, changed
from briefing.model.register import Force, Recommendation, Stance
from briefing.model.sentence import collapse
from briefing.model.verdict import DecidedBy
from briefing.workbench.lookup import LONGEST, Refused, Stamp, decision_of, entry_at, next_id, source_of, verdict_at


@dataclass(frozen=True, slots=True)
class Wording:
    """The fields of an entry as an analyst gives them: actors apart by semicolons, empty where there is none."""

    action: str
    actors: str = ""
    force: str = Force.SHOULD.value
    stance: str = Stance.OWN.value
    instruments: tuple[str, ...] = ()
    deadline: str = ""


def actors_of(entry: Recommendation) -> str:
    """The actors of ``entry`` as :class:`Wording` writes them."""
    return "; ".join((*entry.actors, *entry.actors_from_context))


def add_entry(dossier: Dossier, stamp: Stamp, sentence: str, wording: Wording) -> Decision:
    """The decision that ``sentence`` recommends what ``wording`` says."""
    quote = verdict_at(dossier, sentence).sentence.text
    fields = _fields(dossier, sentence, wording)
    blank = Recommendation("R0", (), "", "", Force.SHOULD, Stance.OWN, quote, (sentence,))
    key = next_id(dossier)
    entry = encode(blank) | fields | {"decided_by": DecidedBy.ANALYST.value, "key": key, "id": _next_entry(dossier)}
    after = change(entry=entry, at=len(dossier.analysis.recommendations))
    return decision_of(dossier, stamp, DecisionKind.ADD_ENTRY, key, (), after)


def edit_entry(dossier: Dossier, stamp: Stamp, key: str, wording: Wording) -> Decision:
    """The decision that the entry under ``key`` reads as ``wording``; only what differs is recorded."""
    entry = entry_at(dossier, key)
    now = encode(entry)
    fields = _fields(dossier, entry.evidence[0], wording)
    kept = {"verb"} if fields["action"] == entry.action else set()
    kept |= {"actors", "actors_from_context"} if wording.actors == actors_of(entry) else set()
    differing = {name: value for name, value in fields.items() if now[name] != value and name not in kept}
    if not differing:
        raise Refused("nothing was changed")
    differing["decided_by"] = DecidedBy.ANALYST.value
    differing["spans"] = [span for span in now["spans"] if not _belongs(span["role"], differing)]
    before = change(**{name: now[name] for name in differing})
    return decision_of(dossier, stamp, DecisionKind.ENTRY, key, before, change(**differing))


def reject_entry(dossier: Dossier, stamp: Stamp, key: str) -> Decision:
    """The decision that the entry under ``key`` is none; it needs a reason."""
    entry = entry_at(dossier, key)
    if not stamp.why:
        raise Refused("say why the entry is rejected")
    before = change(entry=encode(entry), at=dossier.analysis.recommendations.index(entry))
    return decision_of(dossier, stamp, DecisionKind.REJECT_ENTRY, key, before, ())


def rejected(dossier: Dossier) -> tuple[tuple[Decision, str], ...]:
    """The rejections in force, each with the action that was rejected."""
    last = {d.target: d for d in dossier.decisions if d.kind is DecisionKind.REJECT_ENTRY}
    return tuple((d, changed(d.before)["entry"]["action"]) for d in last.values() if d.before)


def restore_entry(dossier: Dossier, stamp: Stamp, key: str) -> Decision:
    """The decision that the entry under ``key``, which was rejected, is one after all."""
    found = next((decision for decision, _ in rejected(dossier) if decision.target == key), None)
    if found is None:
        raise Refused("that entry was not rejected")
    return decision_of(dossier, stamp, DecisionKind.REJECT_ENTRY, key, (), found.before)


def move_entry(dossier: Dossier, stamp: Stamp, key: str, step: int) -> Decision:
    """The decision that the entry under ``key`` stands ``step`` places further down (up where it is negative)."""
    now = [entry.key for entry in dossier.analysis.recommendations]
    at = now.index(entry_at(dossier, key).key)
    to = at + step
    if not 0 <= to < len(now) or not step:
        raise Refused("the entry cannot be moved there")
    after = [*now[:at], *now[at + 1 :]]
    after.insert(to, key)
    changes = change(order=now), change(order=after)
    return decision_of(dossier, stamp, DecisionKind.ORDER, "recommendations", *changes)


def _next_entry(dossier: Dossier) -> str:
    numbers = (entry.id[1:] for entry in dossier.analysis.recommendations)
    return f"R{1 + max((int(number) for number in numbers if number.isdigit()), default=0)}"


def _fields(dossier: Dossier, sentence: str, wording: Wording) -> dict[str, Any]:
    """The fields of the record that ``wording`` decides; raises :class:`Refused` for words that no source has."""
    quote = verdict_at(dossier, sentence).sentence.text
    action = _standing(wording.action, quote, "action")
    if not action:
        raise Refused("an entry needs an action, in the sentence's own words")
    text = collapse(source_of(dossier, sentence).text)
    named = [_standing(each, text, "actor") for each in wording.actors.split(";") if each.strip()]
    for value, kind in ((wording.force, Force), (wording.stance, Stance)):
        if value not in {each.value for each in kind}:
            raise Refused(f"`{value}` is not one of {', '.join(kind)}")
    return {
        "actors": [each for each in named if each in quote],
        "actors_from_context": [each for each in named if each not in quote],
        "verb": action.split()[0].lower(),
        "action": action,
        "force": wording.force,
        "stance": wording.stance,
        "instruments": list(wording.instruments),
        "deadline": _standing(wording.deadline, quote, "deadline") or None,
    }


def _standing(words: str, text: str, what: str) -> str:
    """``words`` collapsed, as they stand in ``text``; raises :class:`Refused` where they do not."""
    wanted = collapse(words)[:LONGEST]
    found = re.search(re.escape(wanted), text) or re.search(re.escape(wanted), text, re.IGNORECASE)
    if not found:
        raise Refused(f"“{wanted}” ({what}) does not stand in the source; a brief holds only the sources' own words")
    return found.group()


def _belongs(role: str, differing: Mapping[str, Any]) -> bool:
    return role in differing or (role == "actor" and "actors" in differing)
