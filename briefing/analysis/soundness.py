"""Whether a clause, a frame or a sentence reads on its own, so that it can be an entry of a register."""

from __future__ import annotations

import re

from briefing.analysis.attribution import matrix
from briefing.analysis.clauses import Clause, ClauseKind
from briefing.analysis.reading import Reading
from briefing.analysis.verbs import DETERMINERS, MODALS, PREPOSITIONS, PRONOUNS, finite, forms, is_adverb, sure

_IMPERSONAL = re.compile(
    r"there (?:is|are|remains)\b|it (?:is|was|seems|appears|remains) (?:\w+ ){0,3}(?:that|as if)\b", re.I
)
_OPENING = frozenset(
    'that and but or so yet , ; : – — “ " ( while although because as if whether then also however when where'.split()
)
_NO_SUBJECT = frozenset("whether if how what why when where to not by and or but as because although while".split())
LEANING = frozenset(
    "but and so yet or nor then thus therefore also indeed however still meanwhile moreover furthermore such both if "
    "when while although as since because with without for in by to from".split()
)
LEANS = re.compile(r"\b(?:this|these|those|they|their|it|its|he|his|she|her|such|them|we|our)\b", re.I)
BACKWARD = PRONOUNS | frozenset("both neither either others some many one".split())


def stands(clause: Clause, parts: tuple[Clause, ...]) -> bool:
    """Whether a clause states something itself rather than frame another ("X warned that …")."""
    if clause.kind is ClauseKind.EMBEDDED:
        return matrix(clause, parts) is not None
    return clause.kind is ClauseKind.MAIN and not any(
        matrix(c, parts) == clause for c in parts if c.kind is ClauseKind.EMBEDDED
    )


def sound(reading: Reading, clause: Clause) -> bool:
    """Whether the clause reads on its own: it begins where one can, with a noun, and its verb is no relative's."""
    words = reading.tokens.words
    first, verb = clause.subject, clause.verb
    lowered = words[first].lower()
    if lowered in BACKWARD | PREPOSITIONS | _NO_SUBJECT or _in_series(reading, clause):
        return False
    if first and words[first - 1].lower() not in _OPENING and not _introduced(reading, clause):
        return False
    if first and words[first - 1] in ("and", "or", "but") and words[first].islower() and lowered not in DETERMINERS:
        return False
    if first and words[first - 1] in ("and", "or") and forms().get(words[verb], ("", {""}, False))[1] == {"base"}:
        return False  # "the US and China dominate": only half of the subject
    if words[first][0] in "’'”" or not sure(words, verb, first, names(reading)):
        return False
    if "gerund" in forms().get(lowered, ("", frozenset(), False))[1] and any(w in MODALS for w in words[first:verb]):
        return False
    before = verb - 1
    while before > first and is_adverb(words[before]):
        before -= 1
    return words[before].lower() not in ("that", "which", "who", "whose", "to")


def names(reading: Reading) -> frozenset[int]:
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
    mine = names(reading)
    return (
        words[at] == ","
        and at - since <= 5
        and not any(finite(words, i, since + 1, mine) for i in range(since + 1, at))
    )


def _introduced(reading: Reading, clause: Clause) -> bool:
    """Whether a phrase of time or place before the subject belongs to the clause itself ("over the past year he")."""
    return clause.first < clause.subject


def clear(reading: Reading, frame: Clause) -> bool:
    """Whether a frame says by itself whose doubt it is: no pronoun, unless "there is a risk that"."""
    text = reading.words(frame.subject, frame.last)
    lowered = reading.tokens.words[frame.subject].lower()
    return lowered not in BACKWARD or _IMPERSONAL.match(text) is not None
