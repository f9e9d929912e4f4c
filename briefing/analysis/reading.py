"""Readings: a sentence with its tokens and the actors it names, made once and used by every part of the analysis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.directory import Directory, Entry, Form
from briefing.analysis.text import Tokens, fold, source_span, tokenise
from briefing.model.register import RoleSpan
from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.source import Source
from briefing.model.verdict import Section, Verdict

LOCATIVE = frozenset(
    """
    in at near across inside outside around throughout to into toward towards
    """.split()
)
SPOKEN = frozenset({SentenceKind.SENTENCE, SentenceKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named by the tokens ``[first, last)`` of a sentence; ``surface`` is the name as it stands there.

    ``acts`` is false for an adjective ("Serbian rebels") and for a capital that is only a place ("in Moscow").
    """

    entry: Entry
    form: Form
    first: int
    last: int
    surface: str
    acts: bool = True

    @property
    def name(self) -> str:
        """The one name of the actor."""
        return self.entry.name

    @property
    def state(self) -> str:
        """The state or body to which a person or people belongs, else the actor itself."""
        return self.entry.state or self.entry.name


@dataclass(frozen=True, slots=True)
class Reading:
    """A verdict with its sentence's tokens and mentions; ``body`` is the text of the whole source."""

    verdict: Verdict
    tokens: Tokens
    mentions: tuple[Mention, ...]
    body: str

    @property
    def sentence(self) -> Sentence:
        """The sentence that was read."""
        return self.verdict.sentence

    @property
    def id(self) -> str:
        """The reference of the sentence."""
        return self.verdict.sentence.id

    @property
    def text(self) -> str:
        """The sentence's own text, to which all offsets of a reading refer."""
        return self.verdict.sentence.text

    @property
    def section(self) -> Section:
        """The section decided on."""
        return self.verdict.section

    @property
    def spoken(self) -> bool:
        """Whether it is running text or a list item rather than a heading, note or boilerplate."""
        return self.verdict.sentence.kind in SPOKEN

    def role(self, role: str, start: int, end: int) -> RoleSpan:
        """The characters ``[start, end)`` of the sentence as a role in the source's text."""
        return RoleSpan(role, source_span(self.body, self.sentence, start, end))

    def words(self, first: int, last: int) -> str:
        """The sentence's text from the token ``first`` to before the token ``last``."""
        return self.text[self.tokens.starts[first] : self.tokens.ends[last - 1]] if first < last else ""


def read(source: Source, verdicts: Iterable[Verdict], known: Directory) -> tuple[Reading, ...]:
    """The sentences of one source, each with its tokens and the actors of the directory that it names."""
    found = []
    for verdict in verdicts:
        tokens = tokenise(verdict.sentence.text)
        found.append(Reading(verdict, tokens, mentions(verdict.sentence.text, tokens, known), source.text))
    return tuple(found)


def mentions(text: str, tokens: Tokens, known: Directory) -> tuple[Mention, ...]:
    """The actors named in ``text``: the longest names, on word boundaries, case kept ("US" is no "us")."""
    folded = tuple(fold(word) for word in tokens.words)
    found, at = [], 0
    while at < len(folded):
        match = known.longest(folded, at)
        if match is None:
            if "-" in folded[at] and (head := known.longest((folded[at].split("-")[0],), 0)):
                found.append(Mention(head[1], Form.ADJECTIVE, at, at + 1, tokens.words[at].split("-")[0], False))
            at += 1
            continue
        length, entry, form = match
        surface = text[tokens.starts[at] : tokens.ends[at + length - 1]]
        found.append(Mention(entry, form, at, at + length, surface, _acts(tokens.words, at, form, entry)))
        at += length
    return tuple(found)


def _acts(words: Sequence[str], at: int, form: Form, entry: Entry) -> bool:
    """Whether a name can stand for somebody who acts, rather than for a quality or a place."""
    if entry.kind == "place" or form in (Form.ADJECTIVE, Form.TITLE):
        return False
    return not (form is Form.METONYM and at > 0 and words[at - 1].lower() in LOCATIVE)


def with_mentions(reading: Reading, found: Sequence[Mention]) -> Reading:
    """The reading with further mentions, those that lie inside others left out."""
    taken = {at for mention in found for at in range(mention.first, mention.last)}
    kept = [m for m in reading.mentions if not taken.intersection(range(m.first, m.last))]
    return replace(reading, mentions=tuple(sorted((*kept, *found), key=lambda m: m.first)))
