"""Pull quotes: a passage that only repeats, word for word, what another passage says."""

from __future__ import annotations

import re
from collections import defaultdict

from briefing.model.source import Passage, PassageKind, Source

_FEWEST, _MOST_WORDS = 6, 60
_WORD = re.compile(r"[^\W_]+")
_STOPS = (".", "!", "?", ":", ";")

Words = tuple[str, ...]


def pull_quotes(source: Source) -> frozenset[int]:
    """The numbers (from 1) of the passages of ``source`` that stand whole inside a longer one.

    Only paragraphs without a stop at their end are looked at, and notes repeat nothing.
    """
    texts = [passage.span.of(source.text) for passage in source.passages]
    words = [tuple(_WORD.findall(text.lower())) for text in texts]
    openings: dict[Words, list[int]] = defaultdict(list)
    for number, (passage, text, mine) in enumerate(zip(source.passages, texts, words, strict=True)):
        if _may_repeat(passage, text, mine):
            openings[mine[:_FEWEST]].append(number)
    found: set[int] = set()
    for passage, host in zip(source.passages, words, strict=True):
        if openings and passage.kind is not PassageKind.NOTE:
            found.update(number for number in _repeated(host, words, openings) if number not in found)
    return frozenset(number + 1 for number in found)


def _may_repeat(passage: Passage, text: str, words: Words) -> bool:
    short = _FEWEST <= len(words) <= _MOST_WORDS
    return passage.kind is PassageKind.PARAGRAPH and short and not text.endswith(_STOPS)


def _repeated(host: Words, words: list[Words], openings: dict[Words, list[int]]) -> set[int]:
    """The passages whose words stand in those of the longer ``host``."""
    return {
        number
        for at in range(len(host) - _FEWEST + 1)
        for number in openings.get(host[at : at + _FEWEST], ())
        if len(words[number]) < len(host) and host[at : at + len(words[number])] == words[number]
    }
