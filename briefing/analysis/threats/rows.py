"""The threat register: who threatens what with which conduct, by when, how likely, on whose word.

Not every sentence of the threat assessment is an entry: those that name a conduct are found, weighed, and the
weightiest kept; consecutive ones of the same actor are joined. All strings are the source's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.analysis.horizon import ONGOING
from briefing.analysis.likelihood import Scale
from briefing.analysis.reading import Reading
from briefing.analysis.threats.finding import Finding, find
from briefing.analysis.threats.intent import intent
from briefing.analysis.threats.parts import load, parts
from briefing.analysis.threats.weight import threatening
from briefing.model.register import Threat
from briefing.model.verdict import Section

POSSIBLE = 0.2  # the least probability of the threat assessment at which another section's sentence is looked at
FAINT = 0.1  # the same beside the threat assessment, where somebody's conduct goes on


def threats(readings: Sequence[Reading], scale: Scale | None, limit: int, threads: int = 0) -> tuple[Threat, ...]:
    """The threat register of one source: at most ``limit`` entries in the order of the text, ids T1, T2 …

    The network runs on at most ``threads`` processor threads (0: all, at most four).
    """
    eligible = tuple(_eligible(readings))
    told = parts([reading.text for reading in eligible], load(threads)) if eligible else []
    found = [one for reading, each in zip(eligible, told, strict=True) if (one := find(reading, each, scale))]
    found = [finding for finding in found if threatening(finding.reading) >= POSSIBLE or _plain(finding)]
    best = sorted(_joined(found), key=lambda f: -f.weight)[:limit]
    kept = sorted(best, key=lambda f: f.reading.sentence.index)
    return tuple(replace(f.threat, id=f"T{number}") for number, f in enumerate(kept, start=1))


def _eligible(readings: Sequence[Reading]) -> Iterable[Reading]:
    """The sentences of the threat assessment, those that may belong to it, and those of the background beside them."""
    for index, reading in enumerate(readings):
        if not reading.spoken or reading.section is Section.OTHER:
            continue
        beside = reading.section is Section.BACKGROUND and _beside(readings, index)
        if reading.section is Section.THREAT_ASSESSMENT or threatening(reading) >= POSSIBLE or beside:
            yield reading


def _beside(readings: Sequence[Reading], index: int) -> bool:
    """Whether a sentence of the threat assessment stands right before or after the one at ``index``."""
    return any(
        near.section is Section.THREAT_ASSESSMENT and near.spoken for near in readings[max(0, index - 1) : index + 2]
    )


def _plain(finding: Finding) -> bool:
    """Whether a finding outside the threat assessment is a danger by its words: an intent, ongoing conduct."""
    told = finding.reading.section is Section.THREAT_ASSESSMENT or intent(finding.reading.text)
    goes_on = finding.threat.actor is not None and finding.threat.horizon == ONGOING
    return told or (goes_on and threatening(finding.reading) >= FAINT)


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
