"""Clauses: who does what in a sentence, found without a parser; where it cannot be told, there is no clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from briefing.analysis.directory import Form
from briefing.analysis.reading import Reading
from briefing.analysis.verbs import DETERMINERS, MODALS, PREPOSITIONS, PRONOUNS, finite, forms, is_adverb, sure

BREAKS = frozenset(",;:–—()")
CONDITIONS = frozenset("if unless should".split())
SUBORDINATORS = frozenset(
    "while although though because when whenever as since until once whereas after before so just".split()
)
TIMES = frozenset("as since until after before once".split())
RELATIVES = frozenset("which who whom whose where".split())
COORDINATORS = frozenset("and but or nor yet".split())
OPENING = frozenset("which who if unless while although because whereas should".split())
OPENERS = frozenset(
    "and but or yet nor so then also however moreover furthermore meanwhile indeed thus therefore still "
    "consequently finally ultimately instead nevertheless nonetheless hence".split()
)
COMPLEMENTS = frozenset(
    "fear fears risk danger possibility likelihood chance concern concerns evidence doubt clear likely unlikely "
    "possible probable evident certain sure concerned worried afraid feared convinced obvious apparent "
    "conceivable".split()
)
SAYING = frozenset(
    """say warn argue claim write report believe assess state estimate conclude note suggest allege insist predict fear
    caution announce reiterate tell add explain acknowledge contend maintain assert declare testify show indicate find
    think suspect expect confirm recognize realise realize know reveal stress emphasise emphasize mean ensure deny
    dismiss reject""".split()
)


_QUALITIES = frozenset({Form.ADJECTIVE, Form.TITLE})


class ClauseKind(StrEnum):
    """What part a clause plays: the main one, a condition, another subordinate, a relative, what is said or thought."""

    MAIN = "main"
    CONDITION = "condition"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens ``[first, last)``; the subject is ``[subject, subject_end)``, the first finite verb ``verb``.

    ``matrix`` is the first token of the clause that an embedded one depends on ("it is clear that …").
    """

    kind: ClauseKind
    first: int
    last: int
    subject: int
    subject_end: int
    verb: int
    matrix: int = -1


@dataclass(slots=True)
class _Chunk:
    first: int
    last: int
    opener: str
    content: int
    verb: int
    # Whether what follows the last chunk's end is that end's own clause ("that" after a verb of saying).
    embedded: bool = False


def clauses(reading: Reading) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, each with its subject and first finite verb."""
    words = reading.tokens.words
    names = frozenset(at for m in reading.mentions if m.form not in _QUALITIES for at in range(m.first, m.last))
    chunks = _carried(words, [_chunk(words, first, last, names) for first, last in _pieces(words, names)])
    found = []
    for index, chunk in enumerate(chunks):
        if chunk.verb < 0:
            continue
        first, start = _subject(chunks, index, words)
        end = chunk.verb
        while end > start and (is_adverb(words[end - 1]) or words[end - 1] == ","):
            end -= 1
        start = _noun_phrase(reading, start, end)
        if end <= start:
            continue
        matrix = chunks[index - 1].first if chunk.embedded and index else -1
        found.append(Clause(_kind(chunk), first, _end(chunks, index), start, end, chunk.verb, matrix))
    return tuple(found)


def _carried(words: Sequence[str], chunks: list[_Chunk]) -> list[_Chunk]:
    """The chunks, a subordinator's reach carried over an "and" that no mark precedes ("As A grows and B shrinks")."""
    for before, chunk in pairwise(chunks):
        joined = words[chunk.first].lower() in COORDINATORS and words[chunk.first - 1] not in BREAKS
        if joined and not chunk.opener and before.opener in SUBORDINATORS | CONDITIONS and before.verb >= 0:
            chunk.opener = before.opener
    return chunks


def _noun_phrase(reading: Reading, start: int, end: int) -> int:
    """Where the subject begins once a phrase of time or place before it is left out ("over the past year he")."""
    words = reading.tokens.words
    if start >= end or words[start].lower() not in PREPOSITIONS:
        return start
    if words[end - 1].lower() in PRONOUNS:
        return end - 1
    return next((m.first for m in reversed(reading.mentions) if m.last == end and m.first > start), start)


def _pieces(words: Sequence[str], names: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Where the sentence falls apart: at marks, subordinators, and coordinators between two predications."""
    start = 0
    for at, word in enumerate(words):
        if at <= start:
            continue
        lowered = word.lower()
        breaks = word in BREAKS and not _in_range(words, at)
        cut = (
            breaks
            or (lowered in OPENING and _opens(words, at))
            or (lowered == "that" and _complement(words, at))
            or (lowered in COORDINATORS and _new_predication(words, at, start, names))
        )
        if cut:
            yield start, at
            start = at + 1 if breaks else at
    if start < len(words):
        yield start, len(words)


def _in_range(words: Sequence[str], at: int) -> bool:
    """Whether a dash stands between two numbers ("1984–1986")."""
    return at + 1 < len(words) and words[at - 1][-1].isdigit() and words[at + 1][0].isdigit()


def _opens(words: Sequence[str], at: int) -> bool:
    """ "Should" opens a condition only by inversion: after a noun phrase's end and before a name or determiner."""
    if words[at].lower() != "should":
        return words[at - 1].lower() not in PREPOSITIONS
    after = words[at + 1] if at + 1 < len(words) else ""
    return bool(after) and (
        after[0].isupper() or after.lower() in DETERMINERS or after.lower() in ("he", "she", "it", "they", "we")
    )


def _complement(words: Sequence[str], at: int) -> bool:
    """Whether "that" opens what is said, thought or feared, rather than a relative clause."""
    before = words[at - 1].lower()
    if before in COMPLEMENTS:
        return True
    _, tags, noun = forms().get(before, ("", frozenset(), True))
    if tags and (not noun or tags & {"past", "gerund"} or words[at - 2][:1].isupper()):
        return True
    return any(forms().get(words[i].lower(), ("",))[0] in SAYING for i in range(max(1, at - 4), at - 1))


def _new_predication(words: Sequence[str], at: int, start: int, names: frozenset[int]) -> bool:
    """Whether a coordinator joins two clauses, each with a subject and a verb of its own."""
    if not any(finite(words, i, start, names) for i in range(start + 1, at)):
        return False
    for i in range(at + 1, min(at + 12, len(words))):
        if words[i] in BREAKS:
            return False
        if finite(words, i, at + 1, names):
            return i > at + 1 and not all(is_adverb(words[k]) for k in range(at + 1, i))
    return False


def _chunk(words: Sequence[str], first: int, last: int, names: frozenset[int]) -> _Chunk:
    at = first
    while at < last and (words[at].lower() in OPENERS or words[at] in '“"”'):
        at += 1
    if last - at > 1 and words[at].lower() in ("just", "even") and words[at + 1].lower() in SUBORDINATORS | CONDITIONS:
        at += 1
    opener = words[at].lower() if at < last else ""
    embedded = opener == "that" and first > 0 and _complement(words, first)
    content = at
    if embedded or opener in SUBORDINATORS | CONDITIONS | RELATIVES:
        content = at + 1 if opener not in ("who", "which") else at
    if opener == "in" and last - at > 2 and words[at + 1].lower() == "case":
        opener, content = "if", at + 2
    else:
        hanging = _participle(opener) if first and not MODALS.intersection(words[at:last]) else ""
        opener = opener if content > at or opener in RELATIVES | {"with"} else ("that" if embedded else hanging)
    verb = -1 if opener in ("with", "participle") else _verb(words, content, last, names)
    leads = opener in TIMES or (not opener and at < last and words[at].lower() in PREPOSITIONS)
    if leads and verb < 0:
        opener = "intro"
    return _Chunk(first, last, opener, content, verb, embedded)


def _participle(word: str) -> str:
    return "participle" if "gerund" in forms().get(word, ("", (), False))[1] else ""


def _verb(words: Sequence[str], first: int, last: int, names: frozenset[int]) -> int:
    """The first finite verb of ``[first, last)`` that no "that" makes part of the subject; -1 where there is none."""
    found = [i for i in range(first, last) if finite(words, i, first, names)]
    found = [i for i in found if sure(words, i, first, names)] or found[-1:]
    if len(found) > 1 and words[found[0] - 1].lower() == "that" and found[0] - 1 > first:
        return found[1]
    return found[0] if found else -1


def _subject(chunks: Sequence[_Chunk], index: int, words: Sequence[str]) -> tuple[int, int]:
    """Where the clause and its subject begin: in an earlier chunk when this one begins with its verb."""
    chunk = chunks[index]
    if any(not is_adverb(words[i]) for i in range(chunk.content, chunk.verb)) or chunk.opener in RELATIVES:
        return chunk.first, chunk.content
    for earlier in range(index - 1, -1, -1):
        before = chunks[earlier]
        if (
            not before.opener
            and before.verb < 0
            and (earlier == 0 or chunks[earlier - 1].verb < 0 or chunks[earlier - 1].opener)
        ):
            while earlier and not chunks[earlier - 1].opener and chunks[earlier - 1].verb < 0:
                earlier -= 1
            return chunks[earlier].first, chunks[earlier].content
        if not before.opener and before.verb >= 0:
            break
    return chunk.first, chunk.content


def _end(chunks: Sequence[_Chunk], index: int) -> int:
    """Where a clause ends: with its own chunk and those after it that hang on it."""
    chunk, last = chunks[index], chunks[index].last
    for after in chunks[index + 1 :]:
        own = after.verb >= 0 and not after.opener and after.verb > after.content
        if own or (chunk.opener and chunk.opener != "that"):
            break
        last = after.last
    return last


def _kind(chunk: _Chunk) -> ClauseKind:
    if chunk.embedded:
        return ClauseKind.EMBEDDED
    if chunk.opener in CONDITIONS:
        return ClauseKind.CONDITION
    if chunk.opener in RELATIVES:
        return ClauseKind.RELATIVE
    return ClauseKind.SUBORDINATE if chunk.opener in SUBORDINATORS else ClauseKind.MAIN
