"""Pull quotes: a passage that only repeats, word for word, what another passage says."""

from __future__ import annotations

import re

from briefing.model.source import PassageKind, Source

_FEWEST, _MOST_WORDS = 6, 60
_MOST_PASSAGES, _MOST_CHARACTERS = 2_000, 2_000_000
_NOT_WORDS = re.compile(r"[\W_]+")
_STOPS = (".", "!", "?", ":", ";")


def pull_quotes(source: Source) -> frozenset[int]:
    """The numbers (from 1) of the passages of ``source`` that stand whole inside a longer one.

    Only paragraphs without a stop at their end, or in quotation marks, are looked at; none in a text of more passages
    than an article has.
    """
    passages = source.passages
    if len(passages) > _MOST_PASSAGES or len(source.text) > _MOST_CHARACTERS:
        return frozenset()
    texts = [passage.span.of(source.text) for passage in passages]
    plain = [f" {_NOT_WORDS.sub(' ', text.lower()).strip()} " for text in texts]
    return frozenset(
        number
        for number, (passage, text, words) in enumerate(zip(passages, texts, plain, strict=True), start=1)
        if passage.kind is PassageKind.PARAGRAPH
        and _is_set_apart(text)
        and _is_short(words)
        and any(words in other and len(other) > len(words) for other in plain)
    )


def _is_set_apart(text: str) -> bool:
    return not text.endswith(_STOPS) or (text[0] in '“"‘' and text[-1] in '”"’')


def _is_short(words: str) -> bool:
    return _FEWEST <= len(words.split()) <= _MOST_WORDS
