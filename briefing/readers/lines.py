"""Lines of plain text become paragraphs: hard-wrapped text is told from one paragraph a line, and un-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from briefing.readers.hyphens import is_cut, mend, vocabulary

NARROWEST, WIDEST = 30, 130
_DEEPEST = 80
_FIRST_WORD = re.compile(r"\s*(\S+)")
_STOP = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BULLET = re.compile(r"\s*(?:[•‣▪●◦·■□➢✓*+–—-])[ \t]+(?=\S)")
_NUMBER = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z]|[ivxl]{1,5})\)|\d{1,2}\.|[a-z]\.)[ \t]+(?=\S)")
_RULE = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,}|(?:\* ){2,}\*|(?:- ){2,}-)\s*$")
_MARK = re.compile(r"\s*(?:#{1,6}[ \t]|\|)")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's text on one line; ``blank_before`` when a blank line (or nothing) stands above it.

    ``underline`` is ``=`` or ``-`` when a rule of these stands right below, else empty; ``indent`` counts spaces.
    """

    text: str
    blank_before: bool
    underline: str = ""
    indent: int = 0


def bullet_length(text: str) -> int:
    """How many characters the bullet and the space after it take at the start of ``text``; 0 without one."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def is_numbered(text: str) -> bool:
    """Whether ``text`` starts like an item of a numbered list: ``3.``, ``(b)``, ``iv)``."""
    return bool(_NUMBER.match(text))


def unwrap(text: str) -> Iterator[Line]:
    """Yields the paragraphs of ``text``, one a line."""
    raw = [_indented(line.rstrip()) for line in text.expandtabs(4).split("\n")]
    width = wrap_width(raw)
    words = vocabulary(raw) if width else frozenset()
    return (line for block in _blocks(raw) for line in _paragraphs(block, width, words))


def _indented(line: str) -> str:
    """``line`` with no more blanks before it than a page is wide, since the first of a paragraph is looked at often."""
    return " " * _DEEPEST + line.lstrip() if line[:_DEEPEST].isspace() else line


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    for filled, group in groupby(lines, key=bool):
        if filled:
            yield list(group)


def wrap_width(lines: Sequence[str]) -> int:
    """The column at which ``lines`` are hard-wrapped, or 0 when they are not.

    A line is full when the next line's first word would not have fitted: each pair of lines thus speaks for a range of
    widths. The width that most pairs speak for is taken when they are at least half, and when lines end inside
    sentences rather than at their ends.
    """
    pairs = [
        (len(left), _reach(left, right), bool(_STOP.search(left))) for left, right in pairwise(lines) if left and right
    ]
    steps = [0] * (WIDEST + 2)
    for low, high, _ in pairs:
        if low <= WIDEST and high >= NARROWEST:
            steps[max(low, NARROWEST)] += 1
            steps[min(high, WIDEST) + 1] -= 1
    votes = list(accumulate(steps))
    width = max(range(NARROWEST, WIDEST + 1), key=votes.__getitem__)
    stopped = sum(stop for low, high, stop in pairs if low <= width <= high)
    if not votes[width] or votes[width] * 2 < sum(high >= NARROWEST for _, high, _ in pairs):
        return 0
    return width if stopped <= 0.7 * votes[width] else 0


def _reach(left: str, right: str) -> int:
    """The greatest width at which ``right``'s first word would still not have stood on ``left``'s line."""
    word = _FIRST_WORD.match(right)
    return len(left) + (len(word[1]) if word else 0)


def _paragraphs(block: list[str], width: int, words: frozenset[str]) -> Iterator[Line]:
    """The paragraphs of lines that no blank line parts."""
    current: list[str] = []
    blank_before = True
    for line in block:
        if _RULE.match(line):
            if current:
                yield _line(current, blank_before, words, underline=line.strip()[0])
            current, blank_before = [], True
        elif current and not _goes_on(current, line, width):
            yield _line(current, blank_before, words)
            current, blank_before = [line], False
        else:
            current.append(line)
    if current:
        yield _line(current, blank_before, words)


def _goes_on(current: Sequence[str], line: str, width: int) -> bool:
    """Whether ``line`` continues the paragraph whose lines are ``current``."""
    last = current[-1]
    full = bool(width) and _reach(last, line) >= width
    if _MARK.match(line) or _MARK.match(current[0]):
        return False
    if _starts_item(line, last, inside=full and not _STOP.search(last)):
        return False
    item = bullet_length(current[0]) or is_numbered(current[0])
    if item and _indent(line) > _indent(current[0]):
        return True
    return full or (bool(width) and line.lstrip()[:1].islower() and not last.isupper())


def _starts_item(line: str, last: str, *, inside: bool) -> bool:
    """Whether ``line`` starts a list item; ``inside`` a sentence only an unmistakable bullet does."""
    if inside and not (bullet_length(last) or is_numbered(last)):
        return line.lstrip()[:1] in "•‣▪●◦■□➢✓" and bool(bullet_length(line))
    return bool(bullet_length(line)) or is_numbered(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _line(parts: list[str], blank_before: bool, words: frozenset[str], underline: str = "") -> Line:
    text = [parts[0].strip()]
    for part in (part.strip() for part in parts[1:]):
        if is_cut(text[-1], part):
            text[-1] = mend(text[-1], part, words, typeset=False)
            text.append(part)
        elif re.search(r"\w(?:—|--|/)$|\d[–-]$", text[-1]):
            text.append(part)
        else:
            text.extend((" ", part))
    return Line("".join(text), blank_before, underline if underline in "=-" else "", _indent(parts[0]))
