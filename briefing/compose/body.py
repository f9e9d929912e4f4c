"""What goes into the body: the analysis' choice, else the most salient; an analyst's word stands over both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from briefing.compose.context import BodyView, EventView, RecommendationView, SentenceView, ThreatView
from briefing.model.brief import Dossier
from briefing.model.sentence import SentenceKind
from briefing.model.verdict import Section

LIMITED = (
    *("bottom_line", "background", "threat_assessment", "recommendation"),
    *("recommendations", "threats", "timeline"),
)
"""What a limit can be set on, besides a section that reads ``limits.name`` itself."""

Entry = TypeVar("Entry", RecommendationView, ThreatView, EventView)

_RUNNING = (SentenceKind.SENTENCE.value, SentenceKind.LIST_ITEM.value)
_BOTTOM_LINE = (Section.THREAT_ASSESSMENT.value, Section.RECOMMENDATION.value, Section.BACKGROUND.value)


def choose(
    dossier: Dossier,
    sentences: Sequence[SentenceView],
    registers: tuple[Sequence[RecommendationView], Sequence[ThreatView], Sequence[EventView]],
    limits: Mapping[str, int],
) -> BodyView:
    """The sentences of the body by section and the entries of the registers, at most ``limits`` each; the bottom line.

    What an analyst put in (``+S1.3``) stands whatever the limit; what was taken out (``-S1.3``) never does.
    """
    added = {key[1:] for key in dossier.body if key.startswith("+")}
    removed = {key[1:] for key in dossier.body if key.startswith("-")}
    usable = [each for each in sentences if each.kind in _RUNNING and each.id not in removed]
    salience = dict(dossier.analysis.salience)
    chosen = tuple(getattr(dossier.analysis, "body", ()))

    recommendations, threats, events = registers
    own = [entry for entry in recommendations if entry.stance == "own"]

    def of(section: Section) -> tuple[SentenceView, ...]:
        members = [each for each in usable if each.section == section.value]
        ranked = _ranked(members, chosen, salience)[: limits.get(section.value, 8)]
        kept = {each.id for each in ranked} | added
        return tuple(each for each in members if each.id in kept)

    return BodyView(
        bottom_line=_bottom_line(dossier, usable, salience, limits.get("bottom_line", 3)),
        background=of(Section.BACKGROUND),
        threat_assessment=of(Section.THREAT_ASSESSMENT),
        recommendation=of(Section.RECOMMENDATION),
        recommendations=_best(own, salience, limits.get("recommendations", 12)),
        threats=_best(threats, salience, limits.get("threats", 7)),
        timeline=_milestones(events, salience, limits.get("timeline", 8)),
    )


def _best(entries: Sequence[Entry], salience: Mapping[str, float], limit: int) -> tuple[Entry, ...]:
    """The ``limit`` entries whose evidence is the most salient, in the order of their register."""
    best = sorted(entries, key=lambda entry: -max((salience.get(key, 0.0) for key in entry.evidence), default=0.0))
    kept = {entry.id for entry in best[:limit]}
    return tuple(entry for entry in entries if entry.id in kept)


def _milestones(events: Sequence[EventView], salience: Mapping[str, float], limit: int) -> tuple[EventView, ...]:
    """The ``limit`` events that carry a story: those whose date the text states first, then the most salient."""
    stated = {event.id for event in events if event.basis == "stated" and event.date[:1].isdigit()}
    kept = _best([event for event in events if event.id in stated], salience, limit)
    kept += _best([event for event in events if event.id not in stated], salience, limit - len(kept))
    return tuple(event for event in events if event in kept)


def _ranked(
    members: Iterable[SentenceView], chosen: Sequence[str], salience: Mapping[str, float]
) -> list[SentenceView]:
    """``members`` the best first: those that the analysis chose, or all of them by salience when it chose none."""
    members = list(members)
    preferred = [each for each in members if each.id in set(chosen)] if chosen else members
    return sorted(preferred, key=lambda each: -salience.get(each.id, 0.0))


def _bottom_line(
    dossier: Dossier, usable: Sequence[SentenceView], salience: Mapping[str, float], limit: int
) -> tuple[SentenceView, ...]:
    named = tuple(getattr(dossier.analysis, "bottom_line", ()))
    by_id = {each.id: each for each in usable}
    if named:
        return tuple(by_id[key] for key in named if key in by_id)[:limit]
    best: list[SentenceView] = []
    for section in _BOTTOM_LINE:
        members = [each for each in usable if each.section == section and not each.doubtful]
        best += sorted(members, key=lambda each: -salience.get(each.id, 0.0))[:1]
    kept = {each.id for each in best[:limit]}
    return tuple(each for each in usable if each.id in kept)
