"""Words and their places: the little that every part of the analysis needs to know of a sentence's text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from briefing.model.sentence import Sentence
from briefing.model.source import Span

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[’'](?:s\b)?|\d+(?:[.,]\d+)+|\w+(?:[-’'](?!s\b)\w+)*|[^\w\s]")
PUNCTUATION = frozenset(",;:.!?–—-()[]“”\"‘’'/")
ARTICLE = re.compile(r"^(?:the|an?|such an?|such|this|these|those) ", re.I)
# Letters that have no decomposition into a base letter and a mark.
PLAIN = str.maketrans({"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "ß": "s", "’": "'"})

STOP_WORDS = frozenset(
    """
    a an the and or but nor so yet of in on at to for from by with without into onto upon over under about as
    than that this these those there here it its they them their he she his her him we us our you your i me my
    who whom whose which what when where why how is are was were be been being am has have had having do does
    did doing will would shall should can could may might must not no also still now then again already very
    more most much many some any all both each other another such own same too only just even while if because
    though although against between among during after before since until through across per via up down out off
    s
    """.split()
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text with their half-open character offsets into it."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The index of the first token that ends after the character ``offset`` (the length where there is none)."""
        return next((i for i, end in enumerate(self.ends) if end > offset), len(self.words))


def tokenise(text: str) -> Tokens:
    """``text`` as tokens; a possessive ``’s`` is one of its own, an abbreviation such as ``U.S.`` is one."""
    found = [(match.group(), match.start(), match.end()) for match in TOKEN.finditer(text)]
    words, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Tokens(words, starts, ends)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """``word`` without diacritics, its case kept: ``Vučić`` gives ``Vucic``."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(PLAIN))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude stem of one word, good enough to tell that two texts speak of the same thing."""
    word = fold(word).lower()
    for ending, kept in (
        ("ies", "y"),
        ("ations", "at"),
        ("ation", "at"),
        ("ings", ""),
        ("ing", ""),
        ("ements", ""),
        ("ement", ""),
        ("ions", ""),
        ("ion", ""),
        ("sses", "ss"),
        ("es", ""),
        ("ed", ""),
        ("s", ""),
        ("ly", ""),
        ("e", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: len(word) - len(ending)] + kept
    return word


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that carry its meaning."""
    words = (word for word in TOKEN.findall(text) if word[0].isalnum())
    return frozenset(stem(word) for word in words if word.lower() not in STOP_WORDS)


def source_span(text: str, sentence: Sentence, start: int, end: int) -> Span:
    """Where the characters ``[start, end)`` of a sentence's own text stand in its source's ``text``.

    The two differ by white space, which the sentence has collapsed, and by the notes lifted out of it.
    """
    inside = sum(1 for letter in sentence.text[:start] if not letter.isspace())
    wanted = sum(1 for letter in sentence.text[start:end] if not letter.isspace())
    seen, first, last = 0, None, sentence.span.start
    for at in _kept(sentence):
        if text[at].isspace():
            continue
        if seen == inside:
            first = at
        seen += 1
        if seen == inside + wanted:
            last = at + 1
            break
    return Span(first if first is not None and wanted else last, last)


def own_offset(text: str, sentence: Sentence, at: int) -> int:
    """The offset in a sentence's own text up to which it stands before the offset ``at`` of its source's ``text``."""
    before = sum(1 for offset in _kept(sentence) if offset < at and not text[offset].isspace())
    for place, letter in enumerate(sentence.text):
        before -= not letter.isspace()
        if before <= 0:
            return place + 1
    return len(sentence.text)


def _kept(sentence: Sentence) -> list[int]:
    """The offsets of a sentence's characters, those of omitted notes left out."""
    offsets: list[int] = []
    at = sentence.span.start
    for hole in (*sentence.omitted, Span(sentence.span.end, sentence.span.end)):
        offsets.extend(range(at, hole.start))
        at = hole.end
    return offsets
