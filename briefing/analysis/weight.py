"""How much a threat weighs: the danger of its words, what it names, whether it goes on, how sure the section is."""

from __future__ import annotations

import re

from briefing.analysis.clauses import Clause
from briefing.analysis.danger import danger, intent
from briefing.analysis.reading import Reading
from briefing.analysis.roles import Roles, head_noun
from briefing.analysis.verbs import BE, NEGATIONS, forms, lemma
from briefing.model.verdict import SECTIONS, Section

RHETORIC = re.compile(r"powder keg|wake-up call|all eyes|crossroads|\?$|puppet|\bbeast\b|double-edged", re.I)
# What is done against a danger is none.
BENIGN = frozenset(
    """
    agree improve help protect strengthen prevent counter deter contain defend reduce mitigate facilitate
    support welcome propose hope ensure secure stabilise stabilize resolve condemn reject assure address
    negotiate cooperate prevail succeed decline recede ease subside exclude
    """.split()
)
COUNTERED = re.compile(
    r"\b(?:prevent|counter|deter|contain|combat|defeat|fight|avoid|avert|mitigat|reduc|tackl|address|stop|thwart|target)\w*"
    r" [^,;]*"
)
_GOOD = re.compile(r"\b(?:benefits?|cooperation|progress|success(?:es)?|advantages?|opportunit(?:y|ies))\b", re.I)
STATIVE = frozenset("have be need mean seem remain".split())
_DEONTIC = re.compile(r"\b(?:must|should|ought to|needs? to|ha(?:s|ve) to|let us|we will)\b")


def threatening(reading: Reading) -> float:
    """The probability that the sentence belongs to the threat assessment; 0 where it asks for something."""
    if not reading.spoken or reading.section is Section.OTHER or _DEONTIC.search(reading.text):
        return reading.verdict.score if reading.section is Section.THREAT_ASSESSMENT and reading.spoken else 0.0
    return reading.verdict.scores[SECTIONS.index(Section.THREAT_ASSESSMENT)]


def weight(
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
    subject = COUNTERED.sub("", reading.words(clause.subject, clause.subject_end)[:120])
    predicate = COUNTERED.sub("", conduct[:160] if who.actor else reading.words(clause.verb, clause.last)[:160])
    hurt = danger(predicate) + (0.0 if who.actor else danger(subject))
    if (hurt < 0.5 and not intent(conduct)) or lemma(words[verb]) in BENIGN or _GOOD.search(subject):
        return 0.0
    if words[verb] in BE and danger(predicate) == 0 and not estimate and not _head_threatens(reading, clause):
        return 0.0
    total = min(2.0, hurt) + 1.3 * bool(who.actor) + 0.5 * bool(who.target) + 0.5 * estimate + 0.7 * when
    total += 0.4 * threatening(reading) + 0.7 * goes_on - 0.4 * (lemma(words[verb]) in STATIVE)
    if any(word.lower() in NEGATIONS or word.endswith(("n’t", "n't")) for word in words[clause.verb : clause.verb + 3]):
        total -= 1.5
    if reading.section is Section.BACKGROUND:
        past = "past" in forms().get(words[verb], ("", frozenset(), False))[1]
        total -= 1.0 if past and not estimate and not intent(conduct) else 0.3
    total -= 1.5 * bool(RHETORIC.search(reading.text))
    return total - (0.5 if len(conduct.split()) < 3 else 0.0)


def _head_threatens(reading: Reading, clause: Clause) -> bool:
    """Whether the noun that heads the subject is itself a word of danger ("the risk of …")."""
    return danger(reading.tokens.words[head_noun(reading.tokens.words, clause.subject, clause.subject_end)]) > 0
