"""The danger that one sentence speaks of: its weightiest clause, with actor, conduct, target, time and likelihood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.attribution import Attribution, attribution, matrix
from briefing.analysis.clauses import Clause, ClauseKind, clauses
from briefing.analysis.danger import danger, intent
from briefing.analysis.directory import Directory
from briefing.analysis.horizon import ONGOING, horizon, ongoing
from briefing.analysis.likelihood import CONFIDENCE, Scale, likelihood
from briefing.analysis.reading import Reading
from briefing.analysis.roles import Roles, roles
from briefing.analysis.text import content
from briefing.analysis.titles import balanced, closed, remarks_out, short
from briefing.analysis.verbs import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    finite,
    forms,
    is_adverb,
    lemma,
    sure,
)
from briefing.model.register import Likelihood, RoleSpan, Threat
from briefing.model.verdict import SECTIONS, Section

FLOOR = 1.7  # the least weight of an entry
SURE = 0.6  # how sure the section of a sentence must be that is taken whole
LONGEST = 22  # words of a sentence that is taken whole
RHETORIC = re.compile(r"powder keg|wake-up call|all eyes|crossroads|\?$|puppet|\bbeast\b|double-edged", re.I)
# What is done against a danger is none.
BENIGN = frozenset(
    """
    agree improve help protect strengthen prevent counter deter contain defend reduce mitigate facilitate
    support welcome propose hope ensure secure stabilise stabilize resolve condemn reject assure address
    negotiate cooperate prevail succeed
    """.split()
)
_COUNTERED = re.compile(
    r"\b(?:prevent|counter|deter|contain|combat|defeat|fight|avoid|avert|mitigat|reduc|tackl|address|stop|thwart|target)\w*"
    r" [^,;]*"
)
_GOOD = re.compile(r"\b(?:benefits?|cooperation|progress|success(?:es)?|advantages?|opportunit(?:y|ies))\b", re.I)
_NUMBERED = re.compile(r"^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)] |[*•·–-] |\d{1,3} (?=[A-Z]))")
_IMPERSONAL = re.compile(
    r"there (?:is|are|remains)\b|it (?:is|was|seems|appears|remains) (?:\w+ ){0,3}(?:that|as if)\b", re.I
)
# "By sophisticated" before a comma: the adjectives of a phrase whose noun is still to come.
_HALVED = re.compile(r"\b(?:by|of|with|for|to|from|against|an?|the) [a-z-]+$")
_STATIVE = frozenset("have be need mean seem remain".split())
_PLANS = frozenset("plan intend threaten vow prepare pledge promise want".split())
_DEONTIC = re.compile(r"\b(?:must|should|ought to|needs? to|ha(?:s|ve) to|let us|we will)\b")
_OPENING = frozenset(
    'that and but or so yet , ; : – — “ " ( while although because as if whether then also however when where'.split()
)
_NO_SUBJECT = frozenset("whether if how what why when where to not by and or but as because although while".split())
_LEANING = frozenset(
    "but and so yet or nor then thus therefore also indeed however still meanwhile moreover furthermore such both if "
    "when while although as since because with without for in by to from".split()
)
_LEANS = re.compile(r"\b(?:this|these|those|they|their|it|its|he|his|she|her|such|them|we|our)\b", re.I)
_BACKWARD = PRONOUNS | frozenset("both neither either others some many one".split())


@dataclass(frozen=True, slots=True)
class Finding:
    """A conduct found in one sentence, before it is weighed against others; ``who`` are the actors' one names."""

    reading: Reading
    threat: Threat
    who: tuple[str, ...]
    about: frozenset[str]
    weight: float


def threatening(reading: Reading) -> float:
    """The probability that the sentence belongs to the threat assessment; 0 where it asks for something."""
    if not reading.spoken or reading.section is Section.OTHER or _DEONTIC.search(reading.text):
        return reading.verdict.score if reading.section is Section.THREAT_ASSESSMENT and reading.spoken else 0.0
    return reading.verdict.scores[SECTIONS.index(Section.THREAT_ASSESSMENT)]


def find(reading: Reading, known: Directory, scale: Scale | None) -> Finding | None:
    """The weightiest conduct of a sentence, or ``None`` where it names none or its clauses cannot be told apart."""
    parts = clauses(reading)
    said = attribution(reading, parts)
    found = [
        _finding(reading, clause, parts, said, known, scale)
        for clause in parts
        if _stands(clause, parts) and _sound(reading, clause)
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
        or danger(_COUNTERED.sub("", conduct)) < 1.0
        or words[0].lower() in _BACKWARD | _LEANING
        or _LEANS.search(conduct)
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


def _stands(clause: Clause, parts: tuple[Clause, ...]) -> bool:
    """Whether a clause states something itself rather than frame another ("X warned that …")."""
    if clause.kind is ClauseKind.EMBEDDED:
        return matrix(clause, parts) is not None
    return clause.kind is ClauseKind.MAIN and not any(
        matrix(c, parts) == clause for c in parts if c.kind is ClauseKind.EMBEDDED
    )


def _sound(reading: Reading, clause: Clause) -> bool:
    """Whether the clause reads on its own: it begins where one can, with a noun, and its verb is no relative's."""
    words = reading.tokens.words
    first, verb = clause.subject, clause.verb
    lowered = words[first].lower()
    if lowered in _BACKWARD | PREPOSITIONS | _NO_SUBJECT or _in_series(reading, clause):
        return False
    if first and words[first - 1].lower() not in _OPENING and not _introduced(reading, clause):
        return False
    if first and words[first - 1] in ("and", "or", "but") and words[first].islower() and lowered not in DETERMINERS:
        return False
    if words[first][0] in "’'”" or not sure(words, verb, first, _names(reading)):
        return False
    if "gerund" in forms().get(lowered, ("", frozenset(), False))[1] and any(w in MODALS for w in words[first:verb]):
        return False
    before = verb - 1
    while before > first and is_adverb(words[before]):
        before -= 1
    return words[before].lower() not in ("that", "which", "who", "whose", "to")


def _names(reading: Reading) -> frozenset[int]:
    return frozenset(at for m in reading.mentions if m.acts for at in range(m.first, m.last))


def _in_series(reading: Reading, clause: Clause) -> bool:
    """Whether the subject is only the last of a series ("Taiwan, Japan, and South Korea") or the tail of an aside."""
    words, first = reading.tokens.words, clause.subject
    if first < 3 or words[first - 1].lower() not in ("and", "or"):
        return False
    if clause.subject_end < len(words) and words[clause.subject_end] == ",":
        return True
    at = first - 2 if words[first - 2] == "," else first - 1
    since = next((i for i in range(at - 1, -1, -1) if words[i] in ",;:–—"), -1)
    names = _names(reading)
    return (
        words[at] == ","
        and at - since <= 5
        and not any(finite(words, i, since + 1, names) for i in range(since + 1, at))
    )


def _introduced(reading: Reading, clause: Clause) -> bool:
    """Whether a phrase of time or place before the subject belongs to the clause itself ("over the past year he")."""
    return clause.first < clause.subject


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
    if frame and frame.kind is not ClauseKind.CONDITION and not _clear(reading, frame):
        return None
    # Under a condition or a doubt, and where nobody acts, the conduct is the whole clause: nothing of it may be lost.
    first = whole if frame else (starts[verb] if who.start < starts[clause.verb] and who.actor else begin)
    end = closed(text, first, end)
    conduct = remarks_out(text[first:end])
    lead = whole if frame else _opening(reading, clause)
    before = _NUMBERED.sub("", text[lead : starts[clause.verb]]).strip(" '‘“\"")
    title = short(before, text[starts[clause.verb] : end], whole=frame is not None)
    if title is None:
        return None
    when = horizon(text[begin:])
    goes_on = _goes_on(reading, clause, verb, end) and not estimate
    weight = _weight(reading, clause, verb, conduct, who, bool(estimate), bool(when), goes_on)
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


def _clear(reading: Reading, frame: Clause) -> bool:
    """Whether a frame says by itself whose doubt it is: no pronoun, unless "there is a risk that"."""
    text = reading.words(frame.subject, frame.last)
    lowered = reading.tokens.words[frame.subject].lower()
    return lowered not in _BACKWARD or _IMPERSONAL.match(text) is not None


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
    return lemma(word) not in _PLANS | _STATIVE and ongoing(predicate, word, tags)


def _weight(
    reading: Reading,
    clause: Clause,
    verb: int,
    conduct: str,
    who: Roles,
    estimate: bool,
    when: bool,
    goes_on: bool,
) -> float:
    """How much an entry weighs: its words' danger, what it names, how sure the section is; 0 without danger."""
    words = reading.tokens.words
    subject = _COUNTERED.sub("", reading.words(clause.subject, clause.subject_end)[:120])
    predicate = _COUNTERED.sub("", conduct[:160] if who.actor else reading.words(clause.verb, clause.last)[:160])
    hurt = danger(predicate) + (0.0 if who.actor else danger(subject))
    if (hurt < 0.5 and not intent(conduct)) or lemma(words[verb]) in BENIGN or _GOOD.search(subject):
        return 0.0
    weight = min(2.0, hurt) + 1.3 * bool(who.actor) + 0.5 * bool(who.target) + 0.5 * estimate + 0.7 * when
    weight += 0.4 * threatening(reading) + 0.7 * goes_on - 0.4 * (lemma(words[verb]) in _STATIVE)
    if any(word.lower() in NEGATIONS or word.endswith(("n’t", "n't")) for word in words[clause.verb : clause.verb + 3]):
        weight -= 1.5
    if reading.section is Section.BACKGROUND:
        past = "past" in forms().get(words[verb], ("", frozenset(), False))[1]
        weight -= 1.0 if past and not estimate and not intent(conduct) else 0.3
    weight -= 1.5 * bool(RHETORIC.search(reading.text))
    return weight - (0.5 if len(conduct.split()) < 3 else 0.0)


def spoken_beside(readings: Sequence[Reading], index: int) -> bool:
    """Whether a sentence of the threat assessment stands right before or after the one at ``index``."""
    return any(
        near.section is Section.THREAT_ASSESSMENT and near.spoken for near in readings[max(0, index - 1) : index + 2]
    )
