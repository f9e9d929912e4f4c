"""Salience: which sentences carry the brief, and what may be left out of one without harm.

A sentence scores by what it is (a threat with likelihood and horizon, an event, a demand), by how sure the section is,
by how central its words are to the source, and by whether it can stand alone. What is chosen is never changed: only
whole marked parts may be left out, attributions of the source to itself and discourse openers, and those are listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from briefing.analysis.limits import LIMITS
from briefing.analysis.options import Length
from briefing.analysis.reading import Reading
from briefing.analysis.text import content
from briefing.model.register import Claim, Cut, Event, Force, Recommendation, Stance, Threat
from briefing.model.sentence import SentenceKind
from briefing.model.source import Span
from briefing.model.verdict import Section

SHARE: Mapping[Length, float] = {"short": 0.25, "standard": 0.5, "full": 1.0}
MOST: Mapping[Length, int] = {"short": 5, "standard": 12, "full": 100_000}  # sentences of a section in the body
_DANGLING = re.compile(
    r"^[“\"]?(?:(?:but|and|so|yet|or|nor|then|thus|therefore|also|indeed|however|still|meanwhile),? )*(?:such"
    r"|this|that|these|those|it|its|he|his|she|her|they|their"
    r"|there|here|both|another|other|others|the (?:former|latter|incident|two)|one of|some of|many of|all of)\b",
    re.I,
)
_INNER = re.compile(r"\b(?:he|she|they|his|her|their|them|him|there|here|this|these|such)\b", re.I)
_BACK = re.compile(
    r"^(?:a few|several|two|three|some) (?:days|weeks|months|hours) (?:later|earlier)|\b(?:the same|that) (?:day"
    r"|week|month|year)\b",
    re.I,
)
_OVERALL = re.compile(r"\b(?:must|should|need to|needs to|have to|has to)\b")
# Openers that only join: none of them limits, concedes or dates what follows.
OPENER = re.compile(
    r"(?:moreover|furthermore|in addition|additionally|in fact|indeed|in short|in sum|in other words|what is more),? "
    r"(?=[\w“\"])",
    re.I,
)


_TAIL = re.compile(
    r", (?:writes|wrote|reports) (?:the )?([^,.;]+)(?:, as (?:quoted|cited|reported|relayed) by [^,.;]+)?(?=\.?$)"
)


def salience(
    readings: Sequence[Reading],
    recommendations: Sequence[Recommendation],
    threats: Sequence[Threat],
    events: Sequence[Event],
    claims: Sequence[Claim],
) -> tuple[tuple[str, float], ...]:
    """The score (0 to 1) of every sentence, in order."""
    threat = {e: t for t in threats for e in t.evidence}
    asked = {e: r for r in recommendations for e in r.evidence if r.stance is not Stance.REJECTED}
    dated = {e for event in events for e in event.evidence}
    contested = {c for claim in claims for c in (*claim.evidence, *(e for r in claim.responses for e in r.evidence))}
    centre = Counter(word for reading in readings if reading.spoken for word in content(reading.text))
    scores = []
    for reading in readings:
        score = 0.0
        if reading.spoken and reading.section is not Section.OTHER:
            score = 0.15 + 0.15 * reading.verdict.score + 0.2 * _central(reading, centre)
            score += _weight_of(reading, threat.get(reading.id), asked.get(reading.id))
            score += 0.1 * (reading.id in dated) + 0.05 * (reading.id in contested)
            score -= 0.15 * dangling(reading.text) + 0.1 * (len(reading.tokens) > 60) + 0.1 * (len(reading.tokens) < 6)
        scores.append((reading.id, round(min(1.0, max(0.0, score)), 4)))
    return tuple(scores)


def _weight_of(reading: Reading, threat: Threat | None, asked: Recommendation | None) -> float:
    if threat is not None:
        return (
            0.2
            + 0.1 * (threat.likelihood is not None)
            + 0.1 * (threat.horizon is not None)
            + 0.05 * (threat.actor is not None)
        )
    if asked is not None:
        return 0.25 + {Force.MUST: 0.1, Force.SHOULD: 0.05}.get(asked.force, 0.0) + 0.05 * bool(asked.actors)
    return 0.0


def _central(reading: Reading, centre: Counter[str]) -> float:
    """How central the words of a sentence are: the share of them that the source uses in three sentences or more."""
    words = content(reading.text)
    return sum(1 for word in words if centre[word] >= 3) / len(words) if words else 0.0


def dangling(text: str) -> bool:
    """Whether a sentence leans on the one before: it opens with a pronoun, "such a", "a few days later"."""
    return _DANGLING.search(text) is not None or _BACK.search(text) is not None


def self_contained(reading: Reading) -> bool:
    """Whether a reader who sees only this sentence understands it: no bare pronoun, no list item, no question."""
    text = reading.text
    if reading.sentence.kind is not SentenceKind.SENTENCE or _DANGLING.search(text) or text.endswith(("?", ":")):
        return False
    return text[:1].isupper() and 7 <= len(reading.tokens) <= 48


def bottom_line(
    readings: Sequence[Reading],
    scores: Mapping[str, float],
    threats: Sequence[Threat],
    recommendations: Sequence[Recommendation] = (),
    limit: int = 3,
) -> tuple[str, ...]:
    """The ids of at most ``limit`` self-contained sentences: the danger, the situation, and what is asked overall.

    The situation may stand in a second sentence on a threat, where that says who, by when and how likely. What somebody
    else demands, or the source rejects, never speaks for the source.
    """
    likely = {e for t in threats for e in t.evidence if t.likelihood is not None}
    timed = {e for t in threats for e in t.evidence if t.horizon is not None}
    telling = {e for t in threats for e in t.evidence if t.actor is not None} & likely & timed
    others = {e for r in recommendations if r.stance is not Stance.OWN for e in r.evidence}

    def weight(reading: Reading) -> float:
        score = scores[reading.id] - 0.12 * len(_INNER.findall(reading.text))
        score -= 0.2 * (_BACK.search(reading.text) is not None)
        if reading.section is Section.THREAT_ASSESSMENT:
            return score + 0.2 * (reading.id in likely) + 0.2 * (reading.id in timed)
        if reading.section is Section.RECOMMENDATION:
            return score + _overall(reading)
        return score + 0.5 * (reading.id in telling)

    chosen: list[Reading] = []
    for section in (Section.THREAT_ASSESSMENT, Section.BACKGROUND, Section.RECOMMENDATION):
        wanted = [r for r in readings if r not in chosen and r.id not in others and self_contained(r)]
        second = telling if section is Section.BACKGROUND else frozenset[str]()
        of = [r for r in wanted if r.section is section or (r.id in second and r.section is Section.THREAT_ASSESSMENT)]
        if of:
            chosen.append(max(of, key=lambda r: (weight(r), -r.sentence.index)))
    return tuple(r.id for r in chosen[:limit])


def _overall(reading: Reading) -> float:
    """Short demands without an instrument or "also" speak for the whole."""
    words = len(reading.tokens)
    score = 0.25 if _OVERALL.search(reading.text) and words <= 22 else 0.0
    score += 0.15 if re.search(r"\bmust\b", reading.text) else 0.0
    return score - 0.3 * (re.search(r"\b(?:also|in the meantime|continue)\b", reading.text, re.I) is not None)


def body(
    readings: Sequence[Reading], scores: Mapping[str, float], length: Length, needed: Iterable[str] = ()
) -> tuple[str, ...]:
    """The ids of the sentences of the body in the order of the text: those that score best in each section.

    ``needed`` are kept whatever they score. A sentence that leans on the one before it brings that one along, so that
    no pronoun stands without its noun; in the full length every sentence of a section is in the body.
    """
    chosen = set(needed)
    for section in (Section.BACKGROUND, Section.THREAT_ASSESSMENT, Section.RECOMMENDATION):
        of = [r for r in readings if r.section is section and r.spoken]
        count = min(MOST[length], max(3, round(len(of) * SHARE[length])))
        chosen.update(r.id for r in sorted(of, key=lambda r: (-scores[r.id], r.sentence.index))[:count])
    for before, reading in reversed(list(pairwise(readings))):
        if reading.id in chosen and dangling(reading.text) and before.spoken and before.section is not Section.OTHER:
            chosen.add(before.id)
    return tuple(r.id for r in readings if r.id in chosen)


def cuts(readings: Sequence[Reading], publisher: str) -> tuple[Cut, ...]:
    """What a statement may leave out: the source's attribution to its own ``publisher``, and openers that only join.

    Anybody else's word stays with its speaker, and no part that holds a condition, negation or hedge is named.
    """
    found = []
    for reading in readings:
        text = reading.text
        opener = OPENER.match(text) if reading.spoken else None
        tail = _publisher_tail(text, publisher) if reading.spoken else None
        spans = [Span(m.start(), m.end()) for m in (opener, tail) if m and not LIMITS.search(m.group())]
        if spans:
            found.append(Cut(reading.id, tuple(spans)))
    return tuple(found)


def _publisher_tail(text: str, publisher: str) -> re.Match[str] | None:
    """ ", writes the Wall Street Journal, as quoted by …": said once under sources, it may go from each statement."""
    tail = _TAIL.search(text)
    return (
        tail if tail and publisher and tail[1].strip().removeprefix("the ") == publisher.removeprefix("the ") else None
    )
