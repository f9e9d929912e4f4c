"""Several sources in one brief: the same recommendation joined, who agrees, on how many publishers' word.

Wording is kept from each source; what is joined are ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.analysis.figures import clash, figures
from briefing.analysis.likeness import pairs, similar, source_of
from briefing.analysis.publishers import independent
from briefing.analysis.reading import Reading
from briefing.analysis.text import ARTICLE, content
from briefing.model.register import Agreement, Corroboration, Position, Recommendation, Threat
from briefing.model.verdict import Section

ALIKE = 0.5  # the share of stems (Jaccard) above which two actions are the same
SAME_STATEMENT = 0.6  # the share of stems above which two sentences state the same
SHORTEST = 6  # tokens of a sentence that is compared
DENYING = frozenset("not no never neither nor cannot without denied denies deny rejected rejects false".split())


def merged(
    recommendations: Sequence[Recommendation], actors: Mapping[str, frozenset[str]]
) -> tuple[Recommendation, ...]:
    """The recommendations, ``also`` filled with the ids of the same action elsewhere; ``actors``: ids to names."""
    stems = [content(entry.action) for entry in recommendations]
    also: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs(stems):
        one, other = recommendations[i], recommendations[j]
        if source_of(one.evidence[0]) != source_of(other.evidence[0]) and _same_action(
            one, other, stems[i], stems[j], actors
        ):
            also[i].add(j)
            also[j].add(i)
    return tuple(
        replace(entry, also=tuple(recommendations[j].id for j in sorted(also[i]))) if i in also else entry
        for i, entry in enumerate(recommendations)
    )


def _same_action(
    one: Recommendation,
    other: Recommendation,
    a: frozenset[str],
    b: frozenset[str],
    actors: Mapping[str, frozenset[str]],
) -> bool:
    alike = similar(a, b)
    mine, yours = actors.get(one.id, frozenset()), actors.get(other.id, frozenset())
    if mine and yours and not mine & yours:
        return False
    if one.instruments and other.instruments and not set(one.instruments) & set(other.instruments):
        return alike >= 0.75
    return alike >= (ALIKE if one.verb == other.verb else 0.65)


def agreements(recommendations: Sequence[Recommendation], origin: Mapping[str, str]) -> tuple[Agreement, ...]:
    """Actions that several sources speak of: who is for and who against, counted by independent publisher.

    ``origin`` gives each source's publisher (:func:`briefing.analysis.publishers.origins`).
    """
    by_id = {entry.id: entry for entry in recommendations}
    seen: set[str] = set()
    found = []
    for entry in recommendations:
        if not entry.also or entry.id in seen:
            continue
        group = _group(entry, by_id)
        seen.update(member.id for member in group)
        positions = tuple(Position(source_of(m.evidence[0]), m.id, m.stance, m.force) for m in group)
        publishers = independent([p.source for p in positions], origin)
        instruments = tuple(dict.fromkeys(i for m in group for i in m.instruments))
        actor = next((a for m in group for a in (*m.actors, *m.actors_from_context)), "")
        found.append(Agreement(actor, entry.action, instruments, positions, publishers))
    return tuple(found)


def _group(entry: Recommendation, by_id: Mapping[str, Recommendation]) -> list[Recommendation]:
    """All entries joined to ``entry``, directly or through others, in the order of their ids' places."""
    found, waiting = {entry.id: entry}, [entry]
    while waiting:
        for other in waiting.pop().also:
            if other in by_id and other not in found:
                found[other] = by_id[other]
                waiting.append(by_id[other])
    return [member for id_, member in by_id.items() if id_ in found]


def names_of(recommendations: Sequence[Recommendation], readings: Mapping[str, Reading]) -> dict[str, frozenset[str]]:
    """The one names of the actors of each recommendation: those of the directory, else the phrase in lower case."""
    found = {}
    for entry in recommendations:
        named: set[str] = set()
        for actor in (*entry.actors, *entry.actors_from_context):
            named |= _named(actor, entry.evidence, readings)
        found[entry.id] = frozenset(named)
    return found


def same_threats(threats: Sequence[Threat], readings: Mapping[str, Reading]) -> tuple[Threat, ...]:
    """The threats, ``also`` filled with the ids of the same danger in other sources: same actor or none, like words."""
    stems = [content(threat.conduct) for threat in threats]
    who = [_named(threat.actor, threat.evidence, readings) for threat in threats]
    also: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs(stems):
        elsewhere = source_of(threats[i].evidence[0]) != source_of(threats[j].evidence[0])
        agree = not (who[i] and who[j]) or bool(who[i] & who[j])
        if elsewhere and agree and similar(stems[i], stems[j]) >= ALIKE:
            also[i].add(j)
            also[j].add(i)
    return tuple(replace(t, also=tuple(threats[j].id for j in sorted(also[i]))) for i, t in enumerate(threats))


def _named(phrase: str | None, evidence: Sequence[str], readings: Mapping[str, Reading]) -> frozenset[str]:
    """The one names of the actors in a phrase of the sentences ``evidence``."""
    if phrase is None:
        return frozenset()
    lowered = phrase.lower()
    mentions = [m for e in evidence if e in readings for m in readings[e].mentions]
    known = {m.name for m in mentions if ARTICLE.sub("", m.surface).lower() in lowered}
    return frozenset(known or {lowered})


def corroborations(readings: Sequence[Reading], origin: Mapping[str, str]) -> tuple[Corroboration, ...]:
    """The statements that several sources make in like words, each with its sentences and independent publishers."""
    spoken = [r for r in readings if r.spoken and r.section is not Section.OTHER and len(r.tokens) >= SHORTEST]
    stems = [content(reading.text) for reading in spoken]
    leader = list(range(len(spoken)))
    for i, j in pairs(stems):
        elsewhere = spoken[i].sentence.source != spoken[j].sentence.source
        if elsewhere and similar(stems[i], stems[j]) >= SAME_STATEMENT and _agree(spoken[i], spoken[j]):
            leader[j] = min(leader[j], leader[i])
    groups: dict[int, list[Reading]] = defaultdict(list)
    for place, reading in enumerate(spoken):
        groups[leader[place]].append(reading)
    return tuple(
        Corroboration(tuple(r.id for r in group), independent([r.sentence.source for r in group], origin))
        for group in groups.values()
        if len(group) > 1
    )


def _agree(one: Reading, other: Reading) -> bool:
    """Whether both sentences deny or neither does, with the same figures: a contradiction is no corroboration."""
    a, b = (sum(1 for word in r.tokens.words if word.lower() in DENYING) % 2 for r in (one, other))
    return a == b and clash(tuple(figures(one.text)), tuple(figures(other.text))) is None
