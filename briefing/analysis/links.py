"""Which recommendation answers which threat: by the words "to counter …", the same target, actor or place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.directory import Form
from briefing.analysis.reading import Reading
from briefing.analysis.text import content
from briefing.model.register import Recommendation, Stance, Threat

COUNTER = re.compile(
    r"\b(?:to|and|,) (?:better )?(?:counter|combat|deter|prevent|contain|confront|defend against|protect against"
    r"|fight|tackle|mitigate|reduce|stop|resist|address|curb"
    r"|thwart|disrupt|avert|limit|respond to) ([^.;]+)|\b(?:against|in response to|should|in case of) ([^.;]+)"
)
LEAST = 1.5  # the least weight of a link
WIDE = frozenset({"NATO", "European Union", "United States", "the West", "Europe", "United Nations", "Africa", "Asia"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about: the one names in it (demonyms count for their state), and its words."""

    names: frozenset[str]
    words: frozenset[str]


def linked(
    recommendations: Sequence[Recommendation], threats: Sequence[Threat], readings: Mapping[str, Reading]
) -> tuple[Recommendation, ...]:
    """The recommendations, each with the threats that it answers and the words that show it.

    A link weighs 1 for a shared adversary, 1 for a shared place or target, 1.5 for a "to counter …" that shares words
    with the threat, and half a point for each further shared word; 1.5 makes a link. A rejected proposal has none.
    """
    about = [(threat, _subject(threat.evidence, readings), _who(threat, readings)) for threat in threats]
    return tuple(
        _link(entry, about, readings) if entry.stance is not Stance.REJECTED else entry for entry in recommendations
    )


def unanswered(recommendations: Sequence[Recommendation], threats: Sequence[Threat]) -> tuple[Threat, ...]:
    """The threats that no recommendation answers."""
    answered = {threat for entry in recommendations for threat in entry.threats}
    return tuple(threat for threat in threats if threat.id not in answered)


def aimless(recommendations: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """The recommendations that answer no threat of the register."""
    return tuple(entry for entry in recommendations if not entry.threats and entry.stance is not Stance.REJECTED)


def _who(threat: Threat, readings: Mapping[str, Reading]) -> frozenset[str]:
    """The one names of those who threaten."""
    if threat.actor is None:
        return frozenset()
    return frozenset(
        m.state for e in threat.evidence if e in readings for m in readings[e].mentions if m.surface in threat.actor
    )


def _subject(evidence: Sequence[str], readings: Mapping[str, Reading]) -> Subject:
    found = [readings[e] for e in evidence if e in readings]
    names = frozenset(m.state for r in found for m in r.mentions if m.form is not Form.TITLE)
    return Subject(names, frozenset().union(*(content(r.text) for r in found)) if found else frozenset())


def _link(
    entry: Recommendation, about: Sequence[tuple[Threat, Subject, frozenset[str]]], readings: Mapping[str, Reading]
) -> Recommendation:
    mine = _subject(entry.evidence, readings)
    acting = frozenset(
        m.state for e in entry.evidence if e in readings for m in readings[e].mentions
        if any(m.surface in actor for actor in (*entry.actors, *entry.actors_from_context))
    )  # fmt: skip
    purpose = COUNTER.search(" ".join(filter(None, (entry.quote,))))
    aim = content(purpose.group(1) or purpose.group(2)) if purpose else frozenset()
    links: list[tuple[str, str]] = []
    for threat, subject, who in about:
        adversaries = who & (mine.names - acting)
        places = (subject.names & mine.names) - who - acting - WIDE
        words = mine.words & subject.words
        weight = len(adversaries) + len(places) + 0.5 * len(words - _plain(adversaries | places))
        weight += 1.5 if aim & content(threat.conduct) else 0.0
        if weight >= LEAST and (adversaries or places or aim & content(threat.conduct)):
            links.append((threat.id, _evidence(purpose, aim, threat, adversaries, places)))
    return replace(entry, threats=tuple(link[0] for link in links), threat_links=tuple(link[1] for link in links))


def _plain(names: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(content(name) for name in names)) if names else frozenset()


def _evidence(
    purpose: re.Match[str] | None,
    aim: frozenset[str],
    threat: Threat,
    adversaries: frozenset[str],
    places: frozenset[str],
) -> str:
    """The words that make the link, for the reader: the purpose as it stands, else the names shared."""
    if purpose and aim & content(threat.conduct):
        return f"“{purpose.group().strip(' ,')}”"
    return ", ".join((*sorted(adversaries), *sorted(places)))
