"""Several sources in one brief: the same recommendation joined, who agrees, on how many publishers' word.

Likeness is measured by shared word stems. Candidates come from an inverted index of rare stems, so that the work grows
with the number of entries and not with its square.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.analysis.reading import Reading
from briefing.analysis.text import content, fold
from briefing.model.notice import Notice, Severity
from briefing.model.register import Agreement, Position, Provenance, Recommendation
from briefing.model.source import Source

ALIKE = 0.5  # the share of stems (Jaccard) above which two actions are the same
NEAR_DUPLICATE = 0.6  # the share of eight-word runs of the shorter text that the longer holds
CROWD = 64  # a stem in more entries than this tells nothing


def similar(one: frozenset[str], other: frozenset[str]) -> float:
    """The Jaccard likeness of two sets of stems, 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0


def pairs(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The pairs (i < j) that share at least two stems that are not in a crowd of entries."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, stems in enumerate(sets):
        for stem in stems:
            index[stem].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in index.values():
        if len(places) <= CROWD:
            for at, i in enumerate(places):
                for j in places[at + 1 :]:
                    shared[i, j] += 1
    return iter(sorted(pair for pair, count in shared.items() if count >= 2))


def merged(
    recommendations: Sequence[Recommendation], actors: Mapping[str, frozenset[str]]
) -> tuple[Recommendation, ...]:
    """The recommendations, ``also`` filled with the ids of the same action elsewhere; ``actors``: ids to names."""
    stems = [content(entry.action) for entry in recommendations]
    also: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs(stems):
        one, other = recommendations[i], recommendations[j]
        if _source(one) != _source(other) and _same_action(one, other, stems[i], stems[j], actors):
            also[i].add(j)
            also[j].add(i)
    return tuple(
        replace(entry, also=tuple(recommendations[j].id for j in sorted(also[i]))) if i in also else entry
        for i, entry in enumerate(recommendations)
    )


def _source(entry: Recommendation) -> str:
    return entry.evidence[0].rsplit(".", 1)[0]


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


def agreements(
    recommendations: Sequence[Recommendation], provenance: Sequence[Provenance], sources: Sequence[Source]
) -> tuple[Agreement, ...]:
    """Actions that several sources speak of: who is for and who against, counted by independent publisher."""
    by_id = {entry.id: entry for entry in recommendations}
    origin = {p.source: p.chain[0] if p.chain else p.source for p in provenance}
    seen: set[str] = set()
    found = []
    for entry in recommendations:
        if not entry.also or entry.id in seen:
            continue
        group = _group(entry, by_id)
        seen.update(member.id for member in group)
        positions = tuple(Position(_source(m), m.id, m.stance, m.force) for m in group)
        publishers = tuple(dict.fromkeys(origin.get(p.source, p.source) for p in positions))
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


def near_duplicates(sources: Sequence[Source]) -> tuple[Notice, ...]:
    """A notice for each pair of sources most of whose text is the same, by their runs of eight words."""
    runs = [_runs(source.text) for source in sources]
    index: dict[int, list[int]] = defaultdict(list)
    for place, mine in enumerate(runs):
        for run in mine:
            index[run].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in index.values():
        for at, i in enumerate(places):
            for j in places[at + 1 :]:
                shared[i, j] += 1
    notices = []
    for (i, j), count in sorted(shared.items()):
        least = min(len(runs[i]), len(runs[j]))
        if least and count / least >= NEAR_DUPLICATE:
            both = f"{sources[i].id} and {sources[j].id}"
            message = f"{both} share {count / least:.0%} of the shorter text: counted as one source"
            notices.append(Notice("near-duplicate", message, Severity.WARNING, f"{sources[i].id} {sources[j].id}"))
    return tuple(notices)


def _runs(text: str) -> frozenset[int]:
    """One in four of the runs of eight words of a text, chosen by their own hash: the same ones in every text."""
    words = [fold(word).lower().strip(".,;:!?()[]“”\"'’") for word in text.split()]
    runs = (" ".join(words[i : i + 8]) for i in range(len(words) - 7))
    hashes = (int.from_bytes(_digest(run), "big") for run in runs)
    return frozenset(value for value in hashes if value % 4 == 0)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8"), digest_size=8).digest()


def names_of(recommendations: Sequence[Recommendation], readings: Mapping[str, Reading]) -> dict[str, frozenset[str]]:
    """The one names of the actors of each recommendation: those of the directory, else the phrase in lower case."""
    found = {}
    for entry in recommendations:
        named: set[str] = set()
        for actor in (*entry.actors, *entry.actors_from_context):
            known = {
                m.name for e in entry.evidence if e in readings for m in readings[e].mentions if m.surface in actor
            }
            named |= known or {actor.lower()}
        found[entry.id] = frozenset(named)
    return found
