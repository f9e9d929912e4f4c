"""Sentences: units of a source with exact spans."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.source import Span


class SentenceKind(StrEnum):
    """What a unit is: running text, or something around it."""

    SENTENCE = "sentence"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    NOTE = "note"
    BOILERPLATE = "boilerplate"


CLOSING_MARKS = frozenset((*".,;:!?…)]”’»", ""))


def collapse(text: str) -> str:
    """``text`` with each run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def read_through(text: str, span: Span, omitted: tuple[Span, ...] = ()) -> str:
    """The collapsed text of ``span``, without the characters of the ``omitted`` spans inside it.

    Where something was left out one space stands, and none before a closing mark: ``in 1998 [note], he`` reads
    ``in 1998, he``.
    """
    kept, at = "", span.start
    for hole in (*omitted, Span(span.end, span.end)):
        piece = collapse(text[at : hole.start])
        kept += piece if not kept or piece[:1] in CLOSING_MARKS else f" {piece}"
        at = hole.end
    return kept


@dataclass(frozen=True, slots=True)
class Sentence:
    """One unit of a source: a sentence, a heading, a list item, an editorial note or boilerplate.

    The first law: ``read_through(source.text, span, omitted) == text``. ``omitted`` are the editorial notes lifted out
    of it, each a unit of kind ``note`` of its own. ``headings`` are those above it, outermost first; ``paragraph``
    counts passages from 1; ``lead_in`` is the text that introduces the list that the item stands in.
    """

    source: str
    index: int
    span: Span
    text: str
    kind: SentenceKind = SentenceKind.SENTENCE
    paragraph: int = 1
    page: int | None = None
    headings: tuple[str, ...] = ()
    lead_in: str = ""
    omitted: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        """The reference of the sentence in a brief, such as ``S1.12``."""
        return f"{self.source}.{self.index}"
