"""What filters and functions work with while one brief is composed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from briefing.compose.context import Context, RecommendationView, SentenceView, SourceView
from briefing.compose.fragments import Ledger, Rendered
from briefing.compose.guard import Guard
from briefing.compose.labels import Labels
from briefing.compose.words import Words, plain_words
from briefing.model.document import Block, Inline


@dataclass
class Desk:
    """The context of one composition, its labels, the ledger of its values and the bounds it works under.

    ``press`` turns rendered Markdown into blocks, ``press_words`` into inlines.
    """

    context: Context
    ledger: Ledger
    guard: Guard
    press: Callable[[str], tuple[Block, ...]]
    press_words: Callable[[str], tuple[Inline, ...]]
    cited: set[str] = field(default_factory=set)

    @property
    def labels(self) -> Labels:
        """The labels in the brief's language."""
        return self.context.labels

    @cached_property
    def sentences(self) -> dict[str, SentenceView]:
        """The sentences by id."""
        return {sentence.id: sentence for sentence in self.context.sentences}

    @cached_property
    def recommendations(self) -> dict[str, RecommendationView]:
        """The recommendations by id."""
        return {entry.id: entry for entry in self.context.recommendations}

    @cached_property
    def sources(self) -> dict[str, SourceView]:
        """The sources by id."""
        return {source.id: source for source in self.context.sources}

    def quoted(self, words: str | None, language: str) -> Words:
        """A source's ``words``, marked with their language where it is not the brief's."""
        return plain_words(words or "", self.foreign(language))

    def foreign(self, language: str) -> str:
        """``language`` where it is not the brief's own, else an empty string."""
        main = self.labels.language.split("-")[0]
        return "" if language.split("-")[0] in ("", main) else language

    def known(self, sentences: Sequence[str]) -> tuple[str, ...]:
        """Those of the sentence ids that there are, each once, in order; they count as cited from now on."""
        found = tuple(key for key in dict.fromkeys(sentences) if key in self.sentences)
        self.cited.update(found)
        return found

    def language_of(self, sentences: Sequence[str]) -> str:
        """The language of the source that the first of ``sentences`` stands in."""
        first = self.sentences.get(sentences[0]) if sentences else None
        return first.language if first else ""

    def inlines(self, value: Rendered | str) -> Words:
        """What a template gave as a caption or title, as inlines."""
        return self.press_words(value.text) if isinstance(value, Rendered) else plain_words(self.ledger.shown(value))
