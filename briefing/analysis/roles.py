"""Who does it, and to whom: the actor and the target of a clause that speaks of a danger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.analysis.clauses import Clause
from briefing.analysis.directory import Directory, Form
from briefing.analysis.reading import Mention, Reading
from briefing.analysis.text import stem
from briefing.analysis.verbs import BE, PREPOSITIONS, forms, is_adverb

ARTICLE = re.compile(r"^(?:the|an?|such an?|such|this|these|those) ", re.I)
# To whom this happens, does not do it.
SUFFERS = frozenset(
    stem(word)
    for word in "teeter collapse face suffer lack lose struggle hurtle fall slide sink crumble experience".split()
)
_EXPOSED = re.compile(
    r"(?:is|are|was|were|be|remains?|becomes?|became)(?: \w+ly| more| less| most| highly| also| still| particularly)*"
    r" (?:vulnerable|exposed|at risk|fragile|weak|unable|unprepared|dependent|secure|insecure|susceptible"
    r"|under (?:attack|threat"
    r"|pressure)|on the brink|at a crossroads|ill-prepared|victims?|in danger|targets?)\b"
)
# Conduct as a noun: whose it is, is the one who acts ("Tehran's construction of …").
CONDUCT = frozenset(
    """
    influence presence construction use aggression support campaign campaigns attack attacks invasion expansion
    program programme ambition ambitions behavior behaviour pursuit development effort efforts operation
    operations activity activities buildup build-up threats militarisation militarization coercion interference
    assertiveness actions conduct intervention disinformation propaganda sponsorship proliferation modernization
    modernisation
    """.split()
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The actor as named (without an article) with its characters and one names, and the one aimed at."""

    actor: str | None
    start: int
    names: tuple[str, ...]
    target: str | None
    target_start: int = 0


def roles(reading: Reading, clause: Clause, verb: int, end: int, known: Directory) -> Roles:
    """Who acts and at whom in ``clause``, whose head verb is the token ``verb`` and whose last character is ``end``."""
    subject = _agent(reading, clause.subject, clause.subject_end, known)
    if subject is None:
        return _possessed(reading, clause, end)
    phrase, start, names = subject
    if _passive(reading, clause, verb) or _suffers(reading, clause, verb):
        return _undergone(reading, clause, phrase, start, end, known)
    aim = _aim(reading, clause.verb, end, names, named_only=False)
    return Roles(phrase, start, names, aim.surface if aim else None, _start(reading, aim))


def head_noun(words: Sequence[str], first: int, last: int) -> int:
    """The token of a noun phrase's head: before a preposition, mark or relative; of a possessor's, the possessed."""
    for at in range(first + 1, last):
        word = words[at].lower()
        if word in ("’s", "’", "'s", "'"):
            return head_noun(words, at + 1, last) if at + 1 < last else at - 1
        if word in PREPOSITIONS or word in (",", "(", "–", "—") or word in ("who", "which", "that"):
            return at - 1
    return last - 1


def _agent(reading: Reading, first: int, last: int, known: Directory) -> tuple[str, int, tuple[str, ...]] | None:
    """The actor that the tokens ``[first, last)`` name: phrase, offset, one names; ``None`` for things."""
    words, starts = reading.tokens.words, reading.tokens.starts
    inside = [m for m in reading.mentions if first <= m.first and m.last <= last]
    acting = [m for m in inside if m.acts and m.form is not Form.ADJECTIVE]
    head = head_noun(words, first, last)
    heading = [m for m in acting if m.first <= head < m.last]
    if heading:
        together = _coordinated(words, acting)
        lead = acting[0] if together else heading[0]
        end = acting[-1].last if together else heading[0].last
        return (
            ARTICLE.sub("", reading.words(lead.first, end)),
            starts[lead.first],
            tuple(m.name for m in (acting if together else heading)),
        )
    if words[head].lower() in known.agents and (head + 1 >= last or words[head + 1].lower() != "of"):
        text = reading.words(first, head + 1)
        phrase = ARTICLE.sub("", text)
        names = tuple(m.name for m in inside if m.first < head and m.entry.kind != "office") or (phrase.lower(),)
        return phrase, starts[first] + len(text) - len(phrase), names
    return None


def _coordinated(words: Sequence[str], acting: Sequence[Mention]) -> bool:
    """Whether the actors of a subject stand side by side ("Belgrade and Moscow")."""
    return len(acting) > 1 and all(
        all(w in (",", "and", "or", "the", "its") for w in words[a.last : b.first]) for a, b in pairwise(acting)
    )


def _possessed(reading: Reading, clause: Clause, end: int) -> Roles:
    """Roles where the subject is a thing: whose conduct it is acts; else nobody, and the first named is the target."""
    words = reading.tokens.words
    head = words[head_noun(words, clause.subject, clause.subject_end)].lower()
    for mention in reading.mentions:
        owns = (
            clause.subject <= mention.first
            and mention.last < clause.subject_end
            and words[mention.last] in ("’s", "’", "'s", "'")
        )
        if owns and mention.acts and head in CONDUCT:
            aim = _aim(reading, mention.last, end, (mention.name,), named_only=True)
            return Roles(
                mention.surface,
                _start(reading, mention),
                (mention.name,),
                aim.surface if aim else None,
                _start(reading, aim),
            )
    aim = _aim(reading, clause.subject, end, (), named_only=True)
    return Roles(None, 0, (), aim.surface if aim else None, _start(reading, aim))


def _undergone(reading: Reading, clause: Clause, phrase: str, start: int, end: int, known: Directory) -> Roles:
    """Roles where the subject undergoes what is said: the target is the subject, the actor stands after "by"."""
    words, starts = reading.tokens.words, reading.tokens.starts
    for at in range(clause.verb, clause.last - 1):
        if words[at] == "by" and starts[at] < end:
            agent = _agent(reading, at + 1, clause.last, known)
            if agent is not None:
                return Roles(agent[0], agent[1], agent[2], phrase, start)
    return Roles(None, 0, (), phrase, start)


def _passive(reading: Reading, clause: Clause, verb: int) -> bool:
    words = reading.tokens.words
    before = verb - 1
    while before > clause.verb and is_adverb(words[before]):
        before -= 1
    tags = forms().get(words[verb], ("", frozenset(), False))[1]
    return verb > clause.verb and words[before] in BE and "participle" in tags


def _suffers(reading: Reading, clause: Clause, verb: int) -> bool:
    predicate = reading.words(clause.verb, clause.last)
    return stem(reading.tokens.words[verb]) in SUFFERS or _EXPOSED.search(predicate[:80]) is not None


def _aim(reading: Reading, first: int, end: int, names: Sequence[str], *, named_only: bool) -> Mention | None:
    """The first other actor or place named from the token ``first`` on, an adjective only for want of better."""
    starts = reading.tokens.starts
    after = [
        m
        for m in reading.mentions
        if first <= m.first and starts[m.first] < end and m.form is not Form.TITLE and m.name not in names
    ]
    named = [m for m in after if m.form is not Form.ADJECTIVE]
    return next(iter(named or ([] if named_only else after)), None)


def _start(reading: Reading, mention: Mention | None) -> int:
    return reading.tokens.starts[mention.first] if mention else 0
