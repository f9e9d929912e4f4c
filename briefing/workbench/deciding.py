"""Decisions in force: applied, undone, redone, and laid over registers that were derived again.

Every effect reads only a decision's ``after``; the inverse of a decision is the decision with ``before`` and ``after``
exchanged, so that undo needs nothing but the decision itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from briefing.compose.options import ComposeOptions
from briefing.model.brief import Dossier, Meta
from briefing.model.codec import decode, encode, fields_of
from briefing.model.decision import Decision, DecisionKind, changed
from briefing.model.record import verdict_of
from briefing.model.register import Agreement, Analysis, Claim, Recommendation
from briefing.model.verdict import DecidedBy, Section, Verdict

OWN_META = ("title", "date", "marking", "addressee")
"""What is decided of a brief's meta; every other target of that kind is a choice about composing."""

_DERIVING = (
    DecisionKind.SECTION,
    DecisionKind.SPLIT,
    DecisionKind.JOIN,
    DecisionKind.ADD_ENTRY,
    DecisionKind.REJECT_ENTRY,
    DecisionKind.CONTESTED,
)


def decide(dossier: Dossier, decision: Decision) -> Dossier:
    """``dossier`` with ``decision`` in force and recorded; what was undone cannot be redone any more.

    The registers are those of before until :func:`overlaid` has been asked (see :func:`derives`).
    """
    return replace(_applied(dossier, decision), decisions=(*dossier.decisions, decision), undone=())


def undo(dossier: Dossier) -> Dossier:
    """``dossier`` without its last decision, which can be redone; itself where there is none."""
    if not dossier.decisions:
        return dossier
    last = dossier.decisions[-1]
    back = _applied(dossier, replace(last, before=last.after, after=last.before))
    return replace(back, decisions=dossier.decisions[:-1], undone=(*dossier.undone, last))


def redo(dossier: Dossier) -> Dossier:
    """``dossier`` with the decision that was undone last in force again; itself where there is none."""
    if not dossier.undone:
        return dossier
    last = dossier.undone[-1]
    forth = _applied(dossier, last)
    return replace(forth, decisions=(*dossier.decisions, last), undone=dossier.undone[:-1])


def brought_to(dossier: Dossier, decisions: tuple[Decision, ...], undone: tuple[Decision, ...]) -> Dossier:
    """``dossier`` after undoing what ``decisions`` do not share with its own and deciding the rest of them."""
    while dossier.decisions != decisions[: len(dossier.decisions)]:
        dossier = undo(dossier)
    for decision in decisions[len(dossier.decisions) :]:
        dossier = decide(dossier, decision)
    return replace(dossier, undone=undone)


def derives(decision: Decision) -> bool:
    """Whether the registers must be derived again after ``decision`` or its undoing."""
    return decision.kind in _DERIVING or (decision.kind is DecisionKind.META and decision.target == "length")


def overlaid(derived: Analysis, dossier: Dossier) -> Analysis:
    """``derived``, the registers found in ``dossier``'s verdicts, with its decisions about registers laid over them.

    A decision about an entry that is not there any more rests, and is in force again when the entry comes back.
    """
    known = {verdict.sentence.id for verdict in dossier.verdicts}
    found = keyed(derived)
    for decision in dossier.decisions:
        found = _register_effect(found, decision)
    entries = (entry for entry in found.recommendations if known.issuperset(entry.evidence))
    contested = (claim for claim in found.claims if known.issuperset(claim.evidence))
    return _joined_up(replace(found, recommendations=_own_ids(entries), claims=_numbered(contested)))


def keyed(analysis: Analysis) -> Analysis:
    """``analysis`` with a key for each recommendation that has none: its sentence and which of its entries it is."""
    counts: dict[str, int] = {}
    entries = []
    for entry in analysis.recommendations:
        sentence = entry.evidence[0] if entry.evidence else ""
        counts[sentence] = counts.get(sentence, 0) + 1
        entries.append(entry if entry.key else replace(entry, key=f"{sentence}/{counts[sentence]}"))
    return replace(analysis, recommendations=tuple(entries))


# ---- effects ------------------------------------------------------------------------------------------------------


def _applied(dossier: Dossier, decision: Decision) -> Dossier:
    match decision.kind:
        case DecisionKind.SECTION:
            return replace(dossier, verdicts=_sorted_anew(dossier.verdicts, decision))
        case DecisionKind.SPLIT | DecisionKind.JOIN:
            return replace(dossier, verdicts=_cut_anew(dossier.verdicts, decision))
        case DecisionKind.BODY:
            return replace(dossier, body=_body(dossier.body, decision))
        case DecisionKind.META:
            return replace(dossier, meta=_meta(dossier.meta, decision))
        case _:
            return replace(dossier, analysis=_register_effect(dossier.analysis, decision))


def _sorted_anew(verdicts: tuple[Verdict, ...], decision: Decision) -> tuple[Verdict, ...]:
    after = changed(decision.after)

    def judged(verdict: Verdict) -> Verdict:
        return replace(
            verdict,
            section=Section(after["section"]),
            decided_by=DecidedBy(after["decided_by"]),
            doubtful=after["doubtful"],
        )

    return tuple(judged(each) if each.sentence.id == decision.target else each for each in verdicts)


def _cut_anew(verdicts: tuple[Verdict, ...], decision: Decision) -> tuple[Verdict, ...]:
    """``verdicts`` with the run that ``before`` lists replaced by what ``after`` lists."""
    gone = {record["id"] for record in changed(decision.before)["sentences"]}
    come = tuple(verdict_of(record, decision.id) for record in changed(decision.after)["sentences"])
    at = next((n for n, each in enumerate(verdicts) if each.sentence.id in gone), len(verdicts))
    rest = tuple(each for each in verdicts[at:] if each.sentence.id not in gone)
    return (*verdicts[:at], *come, *rest)


def _body(body: tuple[str, ...], decision: Decision) -> tuple[str, ...]:
    sign = {"in": "+", "out": "-"}.get(changed(decision.after)["body"])
    others = {key for key in body if key[1:] != decision.target}
    return tuple(sorted(others | ({f"{sign}{decision.target}"} if sign else set())))


def _meta(meta: Meta, decision: Decision) -> Meta:
    after = changed(decision.after)
    if decision.target in OWN_META:
        return replace(meta, **after)
    texts = {name: text for name, text in (*meta.composition, *decision.after) if name != decision.target or after}
    names = (name for name, _, _ in fields_of(ComposeOptions) if name in texts)
    return replace(meta, composition=tuple((name, texts[name]) for name in names))


def _register_effect(analysis: Analysis, decision: Decision) -> Analysis:
    after = changed(decision.after)
    match decision.kind:
        case DecisionKind.ENTRY:
            entries = tuple(
                _edited(entry, after) if entry.key == decision.target else entry for entry in analysis.recommendations
            )
        case DecisionKind.ADD_ENTRY | DecisionKind.REJECT_ENTRY:
            entries = _placed(analysis.recommendations, decision.target, after)
        case DecisionKind.ORDER:
            entries = _ordered(analysis.recommendations, after["order"])
        case DecisionKind.CONTESTED:
            return replace(analysis, claims=_contested(analysis.claims, decision.target, after["claims"]))
        case _:
            return analysis
    return replace(analysis, recommendations=entries)


def _edited(entry: Recommendation, fields: dict[str, Any]) -> Recommendation:
    return decode(Recommendation, encode(entry) | fields, entry.key)


def _placed(entries: tuple[Recommendation, ...], key: str, after: dict[str, Any]) -> tuple[Recommendation, ...]:
    """``entries`` with that under ``key`` where ``after`` says, or without it where it says nothing."""
    others = [entry for entry in entries if entry.key != key]
    if "entry" in after:
        others.insert(after["at"], decode(Recommendation, after["entry"], key))
    return tuple(others)


def _ordered(entries: tuple[Recommendation, ...], order: list[str]) -> tuple[Recommendation, ...]:
    places = {key: place for place, key in enumerate(order)}
    return tuple(sorted(entries, key=lambda entry: places.get(entry.key, len(places))))


def _contested(claims: tuple[Claim, ...], sentence: str, placed: list[list[Any]]) -> tuple[Claim, ...]:
    """``claims`` with those about ``sentence`` as ``placed`` says: places and records."""
    others = [claim for claim in claims if claim.evidence[:1] != (sentence,)]
    for at, record in placed:
        others.insert(at, decode(Claim, record, sentence))
    return tuple(others)


# ---- what holds between entries -----------------------------------------------------------------------------------


def _own_ids(entries: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """``entries`` with a number of its own for each that an analyst added; the others keep theirs."""
    listed = tuple(entries)
    last = max((int(e.id[1:]) for e in listed if "/" in e.key and e.id[1:].isdigit()), default=0)
    kept = []
    for entry in listed:
        if "/" not in entry.key:
            last += 1
            entry = replace(entry, id=f"R{last}")
        kept.append(entry)
    return tuple(kept)


def _numbered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(replace(claim, id=f"C{number}") for number, claim in enumerate(claims, 1))


def _joined_up(analysis: Analysis) -> Analysis:
    """``analysis`` without references to entries that were rejected."""
    known = {entry.id for entry in analysis.recommendations}
    entries = tuple(replace(e, also=tuple(a for a in e.also if a in known)) for e in analysis.recommendations)
    shared = (_still_shared(agreement, known) for agreement in analysis.agreements)
    kept = tuple(agreement for agreement in shared if len(agreement.positions) > 1)
    return replace(analysis, recommendations=entries, agreements=kept)


def _still_shared(agreement: Agreement, known: set[str]) -> Agreement:
    return replace(agreement, positions=tuple(p for p in agreement.positions if p.recommendation in known))
