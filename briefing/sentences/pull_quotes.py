"""Pull quotes: a passage that only repeats, word for word, what another passage says."""

from __future__ import annotations

import re

from briefing.model.source import PassageKind, Source

_FEWEST, _MOST_WORDS = 6, 60
_MOST, _LONGEST_TEXT = 100, 2_000_000
"""Of more passages that may be pull quotes, or of more characters, no article is made."""
_NOT_WORDS = re.compile(r"[\W_]+")
_STOPS = (".", "!", "?", ":", ";")


def pull_quotes(source: Source) -> frozenset[int]:
    """The numbers (from 1) of the passages of ``source`` that stand whole inside a longer one.

    Only paragraphs without a stop at their end are looked at, and notes repeat nothing.
    """
    asked = {number: words for number, words in enumerate(map(_words, _short(source)), start=1) if words}
    if not asked or len(asked) > _MOST or len(source.text) > _LONGEST_TEXT:
        return frozenset()
    hosts = [
        _words(passage.span.of(source.text)) for passage in source.passages if passage.kind is not PassageKind.NOTE
    ]
    return frozenset(
        number for number, words in asked.items() if any(len(words) < len(host) and words in host for host in hosts)
    )


def _short(source: Source) -> list[str]:
    """The text of each passage that may be a pull quote; empty for the others."""
    texts = [passage.span.of(source.text) for passage in source.passages]
    return [
        text if passage.kind is PassageKind.PARAGRAPH and _may_repeat(text) else ""
        for passage, text in zip(source.passages, texts, strict=True)
    ]


def _may_repeat(text: str) -> bool:
    return not text.endswith(_STOPS) and _FEWEST <= text.count(" ") + 1 <= _MOST_WORDS


def _words(text: str) -> str:
    """The words of ``text`` in lower case, a space around each; empty where it has none."""
    plain = _NOT_WORDS.sub(" ", text.lower()).strip()
    return f" {plain} " if plain else ""
