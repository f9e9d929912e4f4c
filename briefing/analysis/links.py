"""Which recommendation answers which threat: by whom it is against, the place it is for, and what it is to counter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.directory import Form
from briefing.analysis.reading import Reading
from briefing.analysis.text import content, stem
from briefing.model.register import Recommendation, Stance, Threat

LEAST = 1.5  # the least weight of a link
COUNTER = re.compile(
    r"\bto (?:better )?(?:counter|combat|deter|prevent|contain|confront|defend against|protect against|fight|tackle"
    r"|mitigate|reduce|stop|resist|address|curb|thwart|disrupt|avert|limit|respond to) [^.;]+|\b(?:against"
    r"|in response to) [^.;]+"
)
# Too wide to be a place that a recommendation is for.
WIDE = frozenset({"NATO", "European Union", "United States", "the West", "Europe", "United Nations", "Africa", "Asia"})
# Conduct of one kind goes by many words.
_KINDS = (
    """propaganda disinformation misinformation influence message narrative media information""",
    """attack invade invasion aggression war violence violent troops army weapon arms military incursion missile""",
    """cyber cyberattack hack hacker ransomware malware intrusion network""",
    """terrorism terrorist extremism extremist jihadist insurgency insurgent""",
    """corruption crime criminal smuggling trafficking piracy illicit""",
    """nuclear enrichment uranium proliferation centrifuge""",
)
KINDS = tuple(frozenset(stem(word) for word in words.split()) for words in _KINDS)


@dataclass(frozen=True, slots=True)
class Danger:
    """A threat with the one names of those who threaten, of its target and of all it names, and its conduct's stems."""

    threat: Threat
    who: frozenset[str]
    target: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a recommendation is about: whom its object names, whom its purpose or condition names, and its words."""

    against: frozenset[str]
    occasion: frozenset[str]
    acting: frozenset[str]
    words: frozenset[str]
    phrase: str


def linked(
    recommendations: Sequence[Recommendation], threats: Sequence[Threat], readings: Mapping[str, Reading]
) -> tuple[Recommendation, ...]:
    """The recommendations, each with the threats that it answers and the words that show it; a rejected one has none.

    The threats stand in the order of their weight, the one that is answered most closely first.
    One who threatens weighs 1.5 as the object of the action, 1 in its purpose or condition; a place 1.5 as the target
    of the threat and 1 elsewhere; conduct of the same kind, and each shared word up to two, half a point. 1.5 links.
    """
    dangers = [_danger(threat, readings) for threat in threats]
    return tuple(
        _link(entry, dangers, readings) if entry.stance is not Stance.REJECTED else entry for entry in recommendations
    )


def _danger(threat: Threat, readings: Mapping[str, Reading]) -> Danger:
    who = _named(threat.actor or "", threat.evidence, readings)
    names = _named(f"{threat.title} {threat.conduct}", threat.evidence, readings)
    target = _named(threat.target or "", threat.evidence, readings)
    return Danger(threat, who, target, names, content(threat.conduct))


def _answer(entry: Recommendation, readings: Mapping[str, Reading]) -> Answer:
    counter = entry.purpose or ((found := COUNTER.search(entry.quote)) and found.group()) or ""
    occasion = " ".join(filter(None, (counter, entry.condition)))
    meant = (clarification.meaning for clarification in entry.clarifications)
    objects = " ".join(filter(None, (entry.action, entry.target, *meant)))
    acting = _named(" ".join((*entry.actors, *entry.actors_from_context)), entry.evidence, readings)
    return Answer(
        against=_named(objects, entry.evidence, readings) - acting,
        occasion=_named(occasion, entry.evidence, readings) - acting,
        acting=acting,
        words=content(f"{objects} {occasion}"),
        phrase=(entry.condition or counter).strip(" ,."),
    )


def _named(text: str, evidence: Iterable[str], readings: Mapping[str, Reading]) -> frozenset[str]:
    """The one names of the actors and places of the evidence that stand in ``text``, peoples under their state."""
    mentions = [m for e in evidence if e in readings for m in readings[e].mentions if m.form is not Form.TITLE]
    return frozenset(m.state for m in mentions if re.search(rf"(?<!\w){re.escape(m.surface)}(?!\w)", text))


def _link(entry: Recommendation, dangers: Sequence[Danger], readings: Mapping[str, Reading]) -> Recommendation:
    answer = _answer(entry, readings)
    links = [(danger.threat.id, *found) for danger in dangers if (found := _evidence(answer, danger))]
    links.sort(key=lambda link: -link[1])
    return replace(entry, threats=tuple(link[0] for link in links), threat_links=tuple(link[2] for link in links))


def _evidence(answer: Answer, danger: Danger) -> tuple[float, str] | None:
    """How closely a recommendation answers a threat, and the words that show it; none where it does not."""
    adversaries = danger.who & (answer.against | answer.occasion)
    places = (danger.names & (answer.against | answer.occasion)) - danger.who - answer.acting - WIDE
    aimed = places & danger.target
    kind = any(answer.words & kind and danger.words & kind for kind in KINDS)
    named = content(" ".join((*adversaries, *places, *danger.names)))
    shared = answer.words & danger.words - named
    weight = 1.5 * len(adversaries & answer.against) + 1.0 * len(adversaries - answer.against)
    weight += 1.5 * len(aimed & answer.against) + 1.0 * len(places - (aimed & answer.against))
    weight += 0.5 * kind + 0.5 * min(2, len(shared))
    if weight < LEAST or not (adversaries or places):
        return None
    if answer.phrase and (adversaries | places) & answer.occasion:
        return weight, f"“{answer.phrase}”"
    return weight, ", ".join((*sorted(adversaries), *sorted(places)))
