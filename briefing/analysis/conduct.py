"""The danger that one sentence speaks of: its weightiest clause, with actor, conduct, target, time and likelihood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.attribution import Attribution, attribution, matrix
from briefing.analysis.clauses import Clause, ClauseKind, clauses
from briefing.analysis.danger import danger
from briefing.analysis.directory import Directory
from briefing.analysis.horizon import ONGOING, horizon, ongoing
from briefing.analysis.likelihood import CONFIDENCE, Scale, likelihood
from briefing.analysis.limits import LIMITS
from briefing.analysis.reading import Reading
from briefing.analysis.roles import Roles, roles
from briefing.analysis.soundness import BACKWARD, LEANING, LEANS, clear, sound, stands
from briefing.analysis.text import content
from briefing.analysis.titles import balanced, closed, remarks_out, short
from briefing.analysis.verbs import (
    AUXILIARIES,
    MODALS,
    NEGATIONS,
    forms,
    is_adverb,
    lemma,
)
from briefing.analysis.weight import COUNTERED, RHETORIC, STATIVE, threatening
from briefing.analysis.weight import weight as weigh
from briefing.model.register import Likelihood, RoleSpan, Threat
from briefing.model.verdict import Section

FLOOR = 1.7  # the least weight of an entry
SURE = 0.6  # how sure the section of a sentence must be that is taken whole
LONGEST = 22  # words of a sentence that is taken whole
_NUMBERED = re.compile(r"^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)] |[*•·–-] |\d{1,3} (?=[A-Z]))")
# "By sophisticated" before a comma: the adjectives of a phrase whose noun is still to come.
_HALVED = re.compile(r"\b(?:by|of|with|for|to|from|against|an?|the) [a-z-]+$")
_PLANS = frozenset("plan intend threaten vow prepare pledge promise want".split())


@dataclass(frozen=True, slots=True)
class Finding:
    """A conduct found in one sentence, before it is weighed against others; ``who`` are the actors' one names."""

    reading: Reading
    threat: Threat
    who: tuple[str, ...]
    about: frozenset[str]
    weight: float


def find(reading: Reading, known: Directory, scale: Scale | None) -> Finding | None:
    """The weightiest conduct of a sentence, or ``None`` where it names none or its clauses cannot be told apart."""
    parts = clauses(reading)
    said = attribution(reading, parts)
    found = [
        _finding(reading, clause, parts, said, known, scale)
        for clause in parts
        if stands(clause, parts) and sound(reading, clause)
    ]
    weighed = [f for f in found if f is not None and f.weight >= FLOOR]
    return max(weighed, key=lambda f: f.weight, default=None) or _whole(reading, said, scale)


def _whole(reading: Reading, said: Attribution | None, scale: Scale | None) -> Finding | None:
    """A short sentence as one conduct of an unnamed actor, where its clauses cannot be told but its danger is plain."""
    text = reading.text
    words = reading.tokens.words
    end = said.start if said and said.tail else len(text)
    begin = said.end if said and not said.tail else 0
    conduct = _NUMBERED.sub("", text[begin:end].rstrip(" .,;:"))
    begin = text.find(conduct)
    if (
        not (reading.section is Section.THREAT_ASSESSMENT and reading.verdict.score >= SURE)
        or not 5 <= len(conduct.split()) <= LONGEST
        or danger(COUNTERED.sub("", conduct)) < 1.0
        or words[0].lower() in BACKWARD | LEANING
        or LEANS.search(conduct)
        or RHETORIC.search(text)
        or NEGATIONS.intersection(word.lower() for word in words)
        or text.endswith(("?", ":", ","))
        or not balanced(conduct)
    ):
        return None
    main = conduct.find(",") if "," in conduct else len(conduct)  # a modal after it belongs to another clause
    estimate, when = likelihood(conduct, scale, main), horizon(conduct)
    place = reading.role("conduct", begin, begin + len(conduct))
    threat = Threat(
        id="",
        title=conduct[:1].upper() + conduct[1:],
        conduct=conduct,
        evidence=(reading.id,),
        likelihood=estimate[0] if estimate else None,
        horizon=when[0] if when else None,
        attribution=said.speaker if said else None,
        spans=(place,),
    )
    weight = min(2.0, danger(conduct)) + 0.5 * bool(estimate) + 0.4 * threatening(reading)
    return Finding(reading, threat, (), content(conduct), weight)


def _finding(
    reading: Reading,
    clause: Clause,
    parts: tuple[Clause, ...],
    said: Attribution | None,
    known: Directory,
    scale: Scale | None,
) -> Finding | None:
    text, starts = reading.text, reading.tokens.starts
    begin, end = starts[clause.subject], _end(reading, clause, said)
    verb = _head(reading, clause)
    if end <= starts[clause.verb] or (said and said.tail and starts[clause.verb] >= said.start):
        return None
    who = roles(reading, clause, verb, end, known)
    frame = _frame(reading, clause, parts, said)
    whole = starts[frame.first if frame.kind is ClauseKind.CONDITION else frame.subject] if frame else begin
    estimate = likelihood(text[whole:end], scale, starts[verb] - whole)
    if frame and frame.kind is not ClauseKind.CONDITION and estimate and _is_frame(estimate, text[whole:end]):
        frame = None  # the likelihood holds all that the frame says, and stands beside the conduct
    if frame and frame.kind is not ClauseKind.CONDITION and not clear(reading, frame):
        return None
    # Under a condition or a doubt, and where nobody acts, the conduct is the whole clause: nothing of it may be lost.
    acts = _predicate(reading, clause, verb, estimate) if who.actor and who.start < starts[clause.verb] else begin
    first = whole if frame else acts
    end = closed(text, first, end)
    conduct = remarks_out(text[first:end])
    lead = whole if frame else _opening(reading, clause)
    before = _NUMBERED.sub("", text[lead : starts[clause.verb]]).strip(" '‘“\"")
    title = short(before, text[starts[clause.verb] : end], whole=frame is not None)
    if title is None:
        return None
    when = horizon(text[begin:])
    goes_on = _goes_on(reading, clause, verb, end) and not estimate
    weight = weigh(reading, clause, verb, conduct, who, bool(estimate), bool(when), goes_on)
    threat = Threat(
        id="",
        title=title,
        conduct=conduct,
        evidence=(reading.id,),
        actor=who.actor,
        target=who.target,
        likelihood=estimate[0] if estimate else None,
        horizon=when[0] if when else ONGOING if goes_on else None,
        confidence=found.group() if (found := CONFIDENCE.search(text)) else None,
        attribution=said.speaker if said else None,
        spans=_spans(reading, who, (first, first + len(conduct)), _moved(when, begin), _moved(estimate, whole)),
    )
    return Finding(reading, threat, who.names, content(conduct), weight)


def _predicate(reading: Reading, clause: Clause, verb: int, estimate: tuple[Likelihood, int, int] | None) -> int:
    """Where a conduct begins: at its head verb, or before it where a hedge stands that the likelihood does not hold."""
    starts = reading.tokens.starts
    begin = starts[min(clause.subject_end, clause.verb)]
    skipped = reading.text[begin : starts[verb]]
    if estimate:
        skipped = skipped.replace(estimate[0].phrase, "")
    return begin if LIMITS.search(skipped) else starts[verb]


def _opening(reading: Reading, clause: Clause) -> int:
    """Where a title begins: at the subject, after "such a", which points back."""
    words, at = reading.tokens.words, clause.subject
    if at + 2 < clause.subject_end and words[at].lower() == "such":
        at += 2 if words[at + 1].lower() in ("a", "an") else 1
    return reading.tokens.starts[at]


def _frame(reading: Reading, clause: Clause, parts: tuple[Clause, ...], said: Attribution | None) -> Clause | None:
    """The condition on which a clause stands, or the clause that doubts or fears it, unless that is the attribution."""
    for other in parts:
        if other.kind is ClauseKind.CONDITION and other.last <= clause.verb and other.first < clause.subject:
            return other
    above = matrix(clause, parts) if clause.kind is ClauseKind.EMBEDDED else None
    if above and said and not said.tail and said.start == reading.tokens.starts[above.subject]:
        return None
    return above


def _is_frame(estimate: tuple[Likelihood, int, int], span: str) -> bool:
    """Whether the likelihood is the frame of the clause itself ("it is clear that …")."""
    return span[: estimate[1]].strip() == "" and estimate[0].phrase.endswith("that")


Found = tuple[str, int, int] | tuple[Likelihood, int, int] | None


def _moved(found: Found, by: int) -> tuple[int, int] | None:
    return (found[1] + by, found[2] + by) if found else None


def _spans(
    reading: Reading, who: Roles, conduct: tuple[int, int], when: tuple[int, int] | None, likely: tuple[int, int] | None
) -> tuple[RoleSpan, ...]:
    """Where each part of the entry stands in the source's text."""
    places = {
        "conduct": conduct,
        "actor": (who.start, who.start + len(who.actor)) if who.actor else None,
        "target": (who.target_start, who.target_start + len(who.target)) if who.target else None,
        "horizon": when,
        "likelihood": likely,
    }
    return tuple(reading.role(role, *place) for role, place in places.items() if place)


def _end(reading: Reading, clause: Clause, said: Attribution | None) -> int:
    """The character at which the clause ends, an attribution after it left out."""
    end = reading.tokens.ends[clause.last - 1]
    if said and said.tail and reading.tokens.starts[clause.verb] < said.start < end:
        end = said.start
    if _HALVED.search(reading.text[:end]) and reading.text[end : end + 1] == ",":
        end = said.start if said and said.tail else len(reading.text)
    return len(reading.text[:end].rstrip(" .,;:!?–—"))


def _head(reading: Reading, clause: Clause) -> int:
    """The verb that says what is done: modals, forms of "be" and adverbs before it are skipped, a negation is not."""
    words, at = reading.tokens.words, clause.verb
    while at + 1 < clause.last and (words[at] in MODALS or words[at] in AUXILIARIES or is_adverb(words[at])):
        after = words[at + 1]
        if after.lower() in NEGATIONS or words[at].lower() in NEGATIONS or words[at].endswith("n’t"):
            return clause.verb
        verbal = forms().get(after, ("", frozenset(), False))[1] & {"gerund", "participle"}
        if words[at] in AUXILIARIES and not is_adverb(after) and not verbal and after not in ("be", "been", "being"):
            return clause.verb
        at += 1
    return at


def _goes_on(reading: Reading, clause: Clause, verb: int, end: int) -> bool:
    """Whether the tense says that the conduct goes on now, rather than being planned or over."""
    word = reading.tokens.words[verb]
    tags = forms().get(word, ("", frozenset({"third"}) if word.endswith("s") else frozenset(), False))[1]
    tags = tags - {"base"} if "past" in tags else tags
    predicate = reading.text[reading.tokens.starts[clause.verb] : end]
    return lemma(word) not in _PLANS | STATIVE and ongoing(predicate, word, tags)


def spoken_beside(readings: Sequence[Reading], index: int) -> bool:
    """Whether a sentence of the threat assessment stands right before or after the one at ``index``."""
    return any(
        near.section is Section.THREAT_ASSESSMENT and near.spoken for near in readings[max(0, index - 1) : index + 2]
    )
