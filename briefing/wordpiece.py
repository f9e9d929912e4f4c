"""WordPiece: text to the numbers of its word pieces, in plain Python (the uncased scheme of Devlin et al. 2019)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(r"\w+|[^\w\s]", re.UNICODE)
_LONGEST_WORD = 60
_MOST_REMEMBERED = 50_000


class WordPiece:
    """Cuts text into pieces of a fixed vocabulary, longest match first; a word that cannot be cut is `[UNK]`."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.vocabulary = tuple(vocabulary)
        self.ids = {piece: number for number, piece in enumerate(self.vocabulary)}
        self.unknown = self.ids["[UNK]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def words(self, text: str) -> list[tuple[int, int]]:
        """The (start, end) character offsets of each word or punctuation mark of `text`."""
        spans: list[tuple[int, int]] = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            if "_" in match.group():
                spans.extend((start + a.start(), start + a.end()) for a in re.finditer(r"[^_]+|_", match.group()))
            else:
                spans.append((start, end))
        return spans

    def pieces(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word, remembered for as long as the memory that takes stays small."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            found = self._known[word] = self._cut(_plain(word))
        return found

    def encode(self, text: str) -> list[int]:
        """The piece numbers of `text`."""
        out: list[int] = []
        for start, end in self.words(text):
            out.extend(self.pieces(text[start:end]))
        return out

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (self.unknown,)
        out: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            end = len(word)
            while end > start and prefix + word[start:end] not in self.ids:
                end -= 1
            if end == start:
                return (self.unknown,)
            out.append(self.ids[prefix + word[start:end]])
            start = end
        return tuple(out)


_QUOTES = {
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "‑": "-",
    "‐": "-",
}


def _plain(word: str) -> str:
    """`word` in lower case without accents, typographic quotes and dashes made plain."""
    word = _QUOTES.get(word, word)
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
