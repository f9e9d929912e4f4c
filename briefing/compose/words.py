"""Small pieces of text for the tree: words in their language, citations, labels in front of values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.model.document import Aside, Citation, Emphasis, Inline, Link, Strong, Tag, Text

Words = tuple[Inline, ...]

NO_BREAK = "\u00a0"
DOT = " · "


def plain_words(words: str, language: str = "") -> Words:
    """``words`` as text, marked with their language where one is given."""
    return (Text(words, language),) if words else ()


def strong(words: str) -> Words:
    """``words`` in bold."""
    return (Strong((Text(words),)),)


def emphasis(words: str, language: str = "") -> Words:
    """``words`` in italics."""
    return (Emphasis((Text(words, language),)),)


def aside(words: str) -> Words:
    """``words`` of ours, in grey."""
    return (Aside((Text(words),)),)


def tag(words: str, tone: str) -> Words:
    """A short coloured word."""
    return (Tag(words, tone),)


def link(words: str, target: str) -> Words:
    """``words`` that lead to ``target``."""
    return (Link((Text(words),), target),)


def cited(words: Words, sentences: Sequence[str]) -> Words:
    """``words`` and the citation of what they rest on, which never starts a line."""
    return (*words, Text(NO_BREAK), Citation(tuple(sentences))) if sentences else words


def joined(parts: Iterable[Words], separator: str = DOT) -> Words:
    """The parts that are not empty, with ``separator`` between them."""
    found: list[Inline] = []
    for part in parts:
        if part and found:
            found.append(Text(separator))
        found.extend(part)
    return tuple(found)
