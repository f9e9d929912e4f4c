"""The order of the analysis: each register once for every source, then what holds between the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from briefing.analysis import merge
from briefing.analysis.actors import actors
from briefing.analysis.claims import claims
from briefing.analysis.directory import Directory, directory
from briefing.analysis.figures import differing
from briefing.analysis.likelihood import likelihood_notices, scale_of, scales
from briefing.analysis.links import linked
from briefing.analysis.options import AnalysisOptions
from briefing.analysis.persons import find_persons
from briefing.analysis.provenance import provenance
from briefing.analysis.publishers import near_duplicates, origins
from briefing.analysis.reading import Reading, read
from briefing.analysis.recommendations import extract
from briefing.analysis.salience import body, bottom_line, cuts, salience
from briefing.analysis.threats import threats
from briefing.analysis.timeline import merged as merged_events
from briefing.analysis.timeline import timeline
from briefing.model.notice import Notice
from briefing.model.register import Analysis, Claim, Corroboration, Cut, Provenance, Recommendation, Threat
from briefing.model.source import Source
from briefing.model.verdict import Verdict

Readings = Mapping[str, tuple[Reading, ...]]


def analyse(sources: Sequence[Source], verdicts: Sequence[Verdict], options: AnalysisOptions) -> Analysis:
    """See :func:`briefing.analysis.analyse`."""
    known = directory(options.actors)
    readings, spelling = _readings(sources, verdicts, known)
    by_id = {reading.id: reading for reading in chain.from_iterable(readings.values())}
    register, estimates = _threats(readings, options)
    asked = _recommendations(readings, by_id, register, options)
    events = merged_events([e for source in sources for e in timeline(source, readings[source.id], options.date)])
    chains = tuple(provenance(source, readings[source.id]) for source in sources)
    origin = origins(sources, chains)
    every = tuple(by_id.values())
    contested, figures = _claims(readings, origin)
    same = merge.corroborations(every, origin)
    scores = salience(every, asked)
    first, chosen = _chosen(every, dict(scores), asked, contested, same, options)
    return Analysis(
        recommendations=asked,
        threats=register,
        timeline=events,
        actors=actors(every),
        claims=contested,
        provenance=chains,
        agreements=merge.agreements(asked, origin),
        salience=scores,
        bottom_line=first,
        body=chosen,
        cuts=_cuts(readings, chains),
        corroborations=same,
        notices=(*spelling, *estimates, *near_duplicates(sources), *figures),
    )


def _readings(
    sources: Sequence[Source], verdicts: Sequence[Verdict], known: Directory
) -> tuple[Readings, tuple[Notice, ...]]:
    """The readings of each source, with the persons it introduces, and what is to be noticed about their names."""
    mine: dict[str, list[Verdict]] = {source.id: [] for source in sources}
    for verdict in verdicts:
        mine[verdict.sentence.source].append(verdict)
    readings: dict[str, tuple[Reading, ...]] = {}
    notices: list[Notice] = []
    for source in sources:
        readings[source.id], found = find_persons(read(source, mine[source.id], known), known)
        notices.extend(found)
    return readings, tuple(notices)


def _threats(readings: Readings, options: AnalysisOptions) -> tuple[tuple[Threat, ...], tuple[Notice, ...]]:
    """The threat register of all sources, each read on the scale that it keeps to itself; ids T1, T2 …"""
    ladders = scales(options.scales)
    found: list[Threat] = []
    notices: list[Notice] = []
    for mine in readings.values():
        scale = scale_of(mine[0].body, ladders) if mine else None
        found.extend(threats(mine, scale, options.threats, options.threads))
        notices.extend(likelihood_notices(mine, scale))
    numbered = [replace(threat, id=f"T{n}") for n, threat in enumerate(found, start=1)]
    return merge.same_threats(numbered, {r.id: r for mine in readings.values() for r in mine}), tuple(notices)


def _recommendations(
    readings: Readings, by_id: Mapping[str, Reading], register: Sequence[Threat], options: AnalysisOptions
) -> tuple[Recommendation, ...]:
    """The recommendations of all sources, linked to the threats and to each other; ids R1, R2 …"""
    found = [
        entry
        for mine in readings.values()
        for entry in extract([r.sentence for r in mine], [r.section for r in mine], options)
    ]
    numbered = [replace(entry, id=f"R{n}") for n, entry in enumerate(found, start=1)]
    return linked(merge.merged(numbered, merge.names_of(numbered, by_id)), register, by_id)


def _claims(readings: Readings, origin: Mapping[str, str]) -> tuple[tuple[Claim, ...], tuple[Notice, ...]]:
    """The contested claims of all sources and between them, ids C1, C2 …, and notices of figures that differ."""
    between, notices = differing([*chain.from_iterable(readings.values())], origin)
    found = [*(claim for mine in readings.values() for claim in claims(mine)), *between]
    return tuple(replace(claim, id=f"C{n}") for n, claim in enumerate(found, start=1)), notices


def _chosen(
    every: Sequence[Reading],
    scores: Mapping[str, float],
    asked: Sequence[Recommendation],
    contested: Iterable[Claim],
    same: Iterable[Corroboration],
    options: AnalysisOptions,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the bottom line, and those of the body, which holds the bottom line and every contested claim.

    Of statements that several sources make alike, the one that scores best is chosen.
    """
    weaker = {e for group in same for e in group.sentences if e != max(group.sentences, key=lambda e: scores[e])}
    own = [reading for reading in every if reading.id not in weaker]
    first = bottom_line(own, scores, asked)
    needed = (*first, *(e for claim in contested for r in claim.responses for e in (*claim.evidence, *r.evidence)))
    spoken = {reading.id for reading in every if reading.spoken}
    kept = {reading.id for reading in own}.union(needed) & spoken
    return first, body([r for r in every if r.id in kept], scores, options.length, [e for e in needed if e in spoken])


def _cuts(readings: Readings, chains: Sequence[Provenance]) -> tuple[Cut, ...]:
    """What statements may leave out; only the first publisher of a source's chain is the source itself."""
    firsts = (found.chain[0] if found.chain else "" for found in chains)
    return tuple(cut for mine, first in zip(readings.values(), firsts, strict=True) for cut in cuts(mine, first))
