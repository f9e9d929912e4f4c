"""What a threat and a recommendation are about: whom and what they name, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.analysis.directory import Form
from briefing.analysis.reading import Reading
from briefing.analysis.text import content
from briefing.model.register import Recommendation, Threat

_COUNTER = re.compile(
    r"\bto (?:better )?(?:counter|combat|deter|prevent|contain|confront|defend against|protect against|fight|tackle"
    r"|mitigate|reduce|stop|resist|address|curb|thwart|disrupt|avert|limit|respond to) [^.;]+|\b(?:against"
    r"|in response to) [^.;]+"
)


@dataclass(frozen=True, slots=True)
class Danger:
    """A threat with the one names of those who threaten, of its target and of all it names.

    ``words`` are the stems of its conduct and target, ``around`` those of the rest of its sentences; ``places`` are the
    numbers of its sentences and their paragraphs in the source.
    """

    threat: Threat
    who: frozenset[str]
    target: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    around: frozenset[str]
    places: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a recommendation is about: whom its object names, its condition and its purpose with whom they name.

    ``words`` are the stems of its action, ``around`` those of the rest of its sentence; ``place`` is where that stands:
    its source, its number, its paragraph.
    """

    against: frozenset[str]
    occasions: tuple[tuple[str, frozenset[str]], ...]
    acting: frozenset[str]
    words: frozenset[str]
    around: frozenset[str]
    quote: str
    place: tuple[str, int, int]

    @property
    def occasion(self) -> frozenset[str]:
        """Whom its condition and its purpose name."""
        return frozenset().union(*(names for _, names in self.occasions))


def danger_of(threat: Threat, readings: Mapping[str, Reading]) -> Danger:
    """What ``threat`` is about, by the readings of its evidence."""
    mine = [readings[e] for e in threat.evidence]
    words = content(f"{threat.conduct} {threat.target or ''}")
    return Danger(
        threat=threat,
        who=_named(threat.actor or "", threat.evidence, readings),
        target=_named(threat.target or "", threat.evidence, readings),
        names=_named(f"{threat.title} {threat.conduct}", threat.evidence, readings),
        words=words,
        around=frozenset().union(*(content(reading.text) for reading in mine)) - words,
        places=tuple(_place(reading) for reading in mine),
    )


def answer_of(entry: Recommendation, readings: Mapping[str, Reading]) -> Answer:
    """What ``entry`` is about, by the readings of its evidence."""
    counter = entry.purpose or ((found := _COUNTER.search(entry.quote)) and found.group()) or ""
    phrases = [phrase.strip(" ,.") for phrase in (entry.condition, counter) if phrase]
    meant = (clarification.meaning for clarification in entry.clarifications)
    objects = " ".join(filter(None, (entry.action, entry.target, *meant)))
    acting = _named(" ".join((*entry.actors, *entry.actors_from_context)), entry.evidence, readings)
    words = content(entry.action)
    return Answer(
        against=_named(objects, entry.evidence, readings) - acting,
        occasions=tuple((phrase, _named(phrase, entry.evidence, readings) - acting) for phrase in phrases),
        acting=acting,
        words=words,
        around=content(entry.quote) - words,
        quote=entry.quote,
        place=_place(readings[entry.evidence[0]]),
    )


def _place(reading: Reading) -> tuple[str, int, int]:
    return reading.sentence.source, reading.sentence.index, reading.sentence.paragraph


def _named(text: str, evidence: Iterable[str], readings: Mapping[str, Reading]) -> frozenset[str]:
    """The one names of the actors and places of the evidence that stand in ``text``, peoples under their state."""
    mentions = [m for e in evidence if e in readings for m in readings[e].mentions if m.form is not Form.TITLE]
    return frozenset(m.state for m in mentions if re.search(rf"(?<!\w){re.escape(m.surface)}(?!\w)", text))
