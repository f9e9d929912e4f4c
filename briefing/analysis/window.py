"""What the network sees: a sentence between its neighbours, in word pieces with a mark of part and case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from briefing.wordpiece import WordPiece

LONGEST = 224
"""The most pieces of a window."""
_BEFORE, _AFTER = 48, 24


class Mark(IntEnum):
    """Which part of a window a piece belongs to; ``VERB`` is the word whose entry is asked for."""

    CONTEXT = 0
    LOWER = 1
    CAPITAL = 2
    UPPER = 3
    VERB = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces and marks, one each; ``words`` are the sentence's words as characters ``[start, end)``.

    ``firsts`` holds the number of each word's first piece, ``lengths`` how many pieces it has.
    """

    pieces: tuple[int, ...]
    marks: tuple[int, ...]
    words: tuple[tuple[int, int], ...]
    firsts: tuple[int, ...]
    lengths: tuple[int, ...]

    def asking(self, word: int) -> Window:
        """The same window with ``word`` as the verb whose entry is asked for."""
        first, length = self.firsts[word], self.lengths[word]
        marks = (*self.marks[:first], *[int(Mark.VERB)] * length, *self.marks[first + length :])
        return Window(self.pieces, marks, self.words, self.firsts, self.lengths)


def window(text: str, before: str, after: str, wordpiece: WordPiece) -> Window:
    """The window of ``text``: the end of what stands ``before``, the text, the beginning of what comes ``after``.

    Words that do not fit into ``LONGEST`` pieces are left out.
    """
    start, end = wordpiece.ids["[CLS]"], wordpiece.ids["[SEP]"]
    pieces = [start, *wordpiece.encode(before)[-_BEFORE:], end]
    marks = [int(Mark.CONTEXT)] * len(pieces)
    words: list[tuple[int, int]] = []
    firsts: list[int] = []
    lengths: list[int] = []
    for left, right in wordpiece.words(text):
        cut = wordpiece.pieces(text[left:right])
        if len(pieces) + len(cut) > LONGEST - _AFTER - 2:
            break
        words.append((left, right))
        firsts.append(len(pieces))
        lengths.append(len(cut))
        pieces.extend(cut)
        marks.extend([int(_case(text[left:right]))] * len(cut))
    tail = [end, *wordpiece.encode(after)[:_AFTER], end]
    pieces.extend(tail)
    marks.extend([int(Mark.CONTEXT)] * len(tail))
    return Window(tuple(pieces), tuple(marks), tuple(words), tuple(firsts), tuple(lengths))


def padded(windows: Sequence[Window]) -> tuple[list[list[int]], list[list[int]], list[list[int]]]:
    """Pieces, marks and mask of ``windows`` (windows, length), padded with zeros."""
    length = max(len(found.pieces) for found in windows)
    blank = [[0] * (length - len(found.pieces)) for found in windows]
    return (
        [[*found.pieces, *rest] for found, rest in zip(windows, blank, strict=True)],
        [[*found.marks, *rest] for found, rest in zip(windows, blank, strict=True)],
        [[1] * len(found.pieces) + rest for found, rest in zip(windows, blank, strict=True)],
    )


def _case(word: str) -> Mark:
    if len(word) > 1 and word.isupper():
        return Mark.UPPER
    return Mark.CAPITAL if word[0].isupper() else Mark.LOWER
