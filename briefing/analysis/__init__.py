"""Verdicts become registers: recommendations, threats, events, actors, claims, and what of it carries the brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from briefing.analysis import merge
from briefing.analysis.actors import actors
from briefing.analysis.claims import claims
from briefing.analysis.directory import directory
from briefing.analysis.likelihood import likelihood_notices, scale_of, scales
from briefing.analysis.links import aimless, linked, unanswered
from briefing.analysis.options import AnalysisOptions, Length
from briefing.analysis.persons import find_persons
from briefing.analysis.provenance import provenance
from briefing.analysis.reading import Reading, read
from briefing.analysis.salience import body, bottom_line, cuts, salience
from briefing.analysis.threats import threats
from briefing.analysis.timeline import merged as merged_events
from briefing.analysis.timeline import timeline
from briefing.model.notice import Notice
from briefing.model.register import Analysis, Claim, Event, Provenance, Recommendation, Threat
from briefing.model.source import Source
from briefing.model.verdict import Verdict

__all__ = ["AnalysisOptions", "Length", "aimless", "analyse", "unanswered"]


def analyse(
    sources: Sequence[Source], verdicts: Sequence[Verdict], options: AnalysisOptions = AnalysisOptions()
) -> Analysis:
    """Everything that is found in ``sources`` given a verdict for each of their sentences, in order."""
    known, notices = directory(options.actors), []
    readings: dict[str, tuple[Reading, ...]] = {}
    for source in sources:
        mine = [verdict for verdict in verdicts if verdict.sentence.source == source.id]
        readings[source.id], found = find_persons(read(source, mine, known), known)
        notices.extend(found)
    asked = _recommendations(verdicts, options)
    register, about = _threats(sources, readings, options)
    events = merged_events([event for s in sources for event in timeline(s, readings[s.id], options.date)])
    contested = _claims(readings)
    chains = tuple(provenance(source, readings[source.id]) for source in sources)
    return _assembled(sources, readings, asked, register, events, contested, chains, options, (*notices, *about))
