"""The threat register: who threatens what with which conduct, by when, how likely, on whose word.

Not every sentence of the threat assessment is an entry: those that name a conduct are found, weighed, and the
weightiest kept; consecutive ones of the same actor are joined. All strings are the source's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.analysis.conduct import Finding, find, spoken_beside, threatening
from briefing.analysis.danger import intent
from briefing.analysis.directory import Directory
from briefing.analysis.likelihood import Scale
from briefing.analysis.reading import Reading
from briefing.model.register import Threat
from briefing.model.verdict import Section

POSSIBLE = 0.2  # the least probability of the threat assessment at which another section's sentence is looked at


def threats(readings: Sequence[Reading], known: Directory, scale: Scale | None, limit: int) -> tuple[Threat, ...]:
    """The threat register of one source: at most ``limit`` entries in the order of the text, ids T1, T2 …"""
    found = [finding for reading in _eligible(readings) if (finding := find(reading, known, scale))]
    best = sorted(_joined(found), key=lambda f: -f.weight)[:limit]
    kept = sorted(best, key=lambda f: f.reading.sentence.index)
    return tuple(replace(f.threat, id=f"T{number}") for number, f in enumerate(kept, start=1))


def _eligible(readings: Sequence[Reading]) -> Iterable[Reading]:
    """The sentences of the threat assessment, those that may belong to it, and intents reported beside them."""
    for index, reading in enumerate(readings):
        if not reading.spoken or reading.section is Section.OTHER:
            continue
        announced = intent(reading.text) and spoken_beside(readings, index)
        if (
            reading.section is Section.THREAT_ASSESSMENT
            or threatening(reading) >= POSSIBLE
            or (announced and reading.section is Section.BACKGROUND)
        ):
            yield reading


def _joined(found: Sequence[Finding]) -> list[Finding]:
    """Findings with consecutive ones of the same actor and target as one, and repetitions joined to the first."""
    kept: list[Finding] = []
    for finding in found:
        if kept and _continues(kept[-1], finding):
            kept[-1] = _join(kept[-1], finding)
            continue
        same = next((i for i, k in enumerate(kept) if _repeats(k, finding)), None)
        if same is None:
            kept.append(finding)
        else:
            kept[same] = _join(kept[same], finding, again=True)
    return kept


def _continues(last: Finding, finding: Finding) -> bool:
    """Whether a finding goes on about the same actor's conduct: near, same target or none, nothing contradictory."""
    a, b = last.threat, finding.threat
    return (
        bool(last.who)
        and finding.reading.sentence.index - _last_index(last) <= 2
        and set(last.who) == set(finding.who)
        and (a.target is None or b.target is None or a.target == b.target)
        and (a.likelihood == b.likelihood or not (a.likelihood and b.likelihood))
        and a.attribution == b.attribution
    )


def _last_index(finding: Finding) -> int:
    return int(finding.threat.evidence[-1].rsplit(".", 1)[1])


def _repeats(kept: Finding, finding: Finding) -> bool:
    shared = kept.about & finding.about
    return (
        set(kept.who) == set(finding.who)
        and len(shared) >= 3
        and len(shared) >= 0.6 * min(len(kept.about), len(finding.about))
    )


def _join(first: Finding, second: Finding, *, again: bool = False) -> Finding:
    """Two findings as one: both conducts unless the second repeats the first; the first's own words elsewhere."""
    a, b = first.threat, second.threat
    joined = replace(
        a,
        title=a.title if first.weight >= second.weight else b.title,
        conduct=a.conduct if again else f"{a.conduct}; {b.conduct}",
        evidence=(*a.evidence, *b.evidence),
        target=a.target or b.target,
        likelihood=a.likelihood or (None if again else b.likelihood),
        horizon=a.horizon or b.horizon,
        spans=(*a.spans, *b.spans),
    )
    return Finding(first.reading, joined, first.who, first.about | second.about, max(first.weight, second.weight) + 0.5)
