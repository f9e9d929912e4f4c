"""Words cut at a line's end are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

_CUT = re.compile(r"([^\W\d_]+(?:[-’'][^\W\d_]+)*)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INSIDE = re.compile(r"\b([^\W\d_]{2,60}-) (?=([^\W\d_]{2,60}))")
_PAIR = re.compile(r"\b[^\W\d_]{2,60}- [^\W\d_]{2,60}")
_JOINING = frozenset(
    "and or to nor but as versus vs through rather than und oder bzw sowie als et ou en y e o og och i ili".split()
)
_LONGEST_WORD = 60
_MOST = 20_000
"""More words than this no document has cut."""
_OFTEN = 5
"""So many words cut inside lines show that a page's lines were joined without mending them."""
_KEEPERS = frozenset("anti ex half non quasi self semi vice well".split())


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words of ``lines`` in lower case, hyphened ones whole; the cut words at line ends are left out."""
    words: set[str] = set()
    for line in lines:
        whole = line.rsplit(" ", 1)[0] if line.endswith("-") else line
        words.update(word.lower() for word in _WORD.findall(whole))
    return frozenset(words)


def is_cut(line: str, following: str) -> bool:
    """Whether ``line`` ends in the middle of a word that ``following`` goes on with."""
    return line.endswith("-") and following[:1].isalpha() and bool(_CUT.search(line[-_LONGEST_WORD:]))


def mend(line: str, following: str, words: frozenset[str], *, typeset: bool) -> str:
    """``line`` without its last hyphen where that only marked the cut, as it stands where the word has a hyphen.

    ``words`` is the document's vocabulary. In ``typeset`` text (PDF) a hyphen at a line's end is taken for a cut
    unless something speaks against it; in plain text it is kept unless the whole word stands elsewhere.
    """
    left_match, right_match = _CUT.search(line[-_LONGEST_WORD:]), _WORD.match(following)
    if left_match is None or right_match is None:
        return line
    left, right = left_match[1].rsplit("-", 1)[-1].lower(), right_match[0].split("-", 1)[0].lower()
    if f"{left}-{right}" in words:
        return line
    if left + right in words:
        return line[:-1]
    if not typeset or _speaks_for_hyphen(left_match[1], left, right, following, words):
        return line
    return line[:-1]


def _speaks_for_hyphen(whole: str, left: str, right: str, following: str, words: frozenset[str]) -> bool:
    if following[:1].isupper() or whole.isupper() or "-" in whole:
        return True
    return left in _KEEPERS or (len(left) > 2 and len(right) > 3 and left in words and right in words)


def rejoined(texts: Sequence[str]) -> list[str]:
    """``texts`` with the words put together that stand cut inside a line ("pro- tection"), as in a copy from a page.

    That are those which stand whole elsewhere in the texts; where words are often cut, also those whose second half is
    no word of the texts. What goes on with another word ("short- and long-term") is not touched.
    """
    found = (match for text in texts for match in _INSIDE.finditer(text) if _continues(match[2]))
    cut = list(islice(found, _MOST + 1))
    if not 0 < len(cut) <= _MOST:
        return list(texts)
    words = vocabulary(_PAIR.sub("", text) for text in texts)
    often = len(cut) >= _OFTEN and any(_whole(match) in words for match in cut)

    def mended(match: re.Match[str]) -> str:
        left, right = match[1], match[2].lower()
        if f"{left}{right}".lower() in words:
            return left
        new = often and right not in words and left[:-1].lower() not in _KEEPERS
        return left[:-1] if _continues(match[2]) and (_whole(match) in words or new) else match[0]

    return [_INSIDE.sub(mended, text) for text in texts]


def _continues(right: str) -> bool:
    return right[0].islower() and right not in _JOINING


def _whole(match: re.Match[str]) -> str:
    return (match[1][:-1] + match[2]).lower()
