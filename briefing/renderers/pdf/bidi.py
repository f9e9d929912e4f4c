"""The order in which characters of both directions stand on a line: the Unicode Bidirectional Algorithm.

Unicode Standard Annex 9, without explicit marks of direction, which are taken out of texts before they are set: rules
P2, P3, W1 to W7, N0 to N2, I1, I2 and L2, named beside what follows them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

_TURNING: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks of scripts that run from right to left."""

_STRONG: Final = {"L": 0, "R": 1, "AL": 1}
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON"})
_TO_RIGHT: Final = frozenset({"R", "AN", "EN"})
_PAIRS: Final = dict(zip("([{⟨⟦⁅❨❪", ")]}⟩⟧⁆❩❫", strict=True))
_MIRRORED: Final = dict(zip("([{<«‹≤≪⟨⟦⁅❨❪)]}>»›≥≫⟩⟧⁆❩❫", ")]}>»›≥≫⟩⟧⁆❩❫([{<«‹≤≪⟨⟦⁅❨❪", strict=True))


def turns(text: str) -> bool:
    """Whether some of ``text`` runs from right to left."""
    return not text.isascii() and _TURNING.search(text) is not None


def base_level(text: str) -> int:
    """1 when the first letter of ``text`` runs from right to left, else 0 (P2, P3)."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((_STRONG[kind] for kind in kinds if kind in _STRONG), 0)


def levels(text: str, base: int) -> list[int]:
    """The level of each character in a paragraph: even from left to right, odd from right to left."""
    kinds = _weak([_kind(character) for character in text], "LR"[base])
    _brackets(text, kinds, base)
    _neutrals(kinds, base)
    return [base + _raised(kind, base) for kind in kinds]


def visual(levels: Sequence[int]) -> list[int]:
    """The characters of a line, by index, from left to right (L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        order = list(_turned(order, [levels[index] >= level for index in order]))
    return order


def _turned(order: list[int], marked: list[bool]) -> Iterator[int]:
    """``order`` with each stretch of what is marked backwards."""
    for high, group in groupby(zip(order, marked, strict=True), itemgetter(1)):
        stretch = [index for index, _ in group]
        yield from reversed(stretch) if high else stretch


def mirrored(text: str) -> str:
    """``text`` backwards, with its brackets turned round (L4)."""
    return "".join(_MIRRORED.get(character, character) for character in reversed(text))


def _kind(character: str) -> str:
    kind = unicodedata.bidirectional(character) or "L"
    return "ON" if kind == "BN" else kind


def _weak(kinds: list[str], start: str) -> list[str]:
    """The kinds with weak ones resolved (W1 to W7)."""
    before, strong = start, start
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kind = before
        if kind in _STRONG:
            strong = kind
        before = kinds[index] = "AN" if kind == "EN" and strong == "AL" else kind
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    _terminators(kinds)
    strong = start
    for index, kind in enumerate(kinds):
        strong = kind if kind in "LR" else strong
        kinds[index] = "L" if kind == "EN" and strong == "L" else "ON" if kind in ("ES", "ET", "CS") else kind
    return kinds


def _separators(kinds: list[str]) -> None:
    """A separator between two numbers becomes one with them (W4)."""
    for index in range(1, len(kinds) - 1):
        left, kind, right = kinds[index - 1 : index + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            kinds[index] = left


def _terminators(kinds: list[str]) -> None:
    """Signs beside a European number become one with it (W5)."""
    at = 0
    for kind, group in groupby(list(kinds)):
        stop = at + len(list(group))
        if kind == "ET" and ("EN" in kinds[max(0, at - 1) : at] or "EN" in kinds[stop : stop + 1]):
            kinds[at:stop] = ["EN"] * (stop - at)
        at = stop


def _brackets(text: str, kinds: list[str], base: int) -> None:
    """Pairs of brackets take the direction of what is in them, or of what is before them (N0)."""
    same, other = ("R", "L") if base else ("L", "R")
    for first, last in _pairs(text, kinds):
        inside = {_direction(kind) for kind in kinds[first + 1 : last]}
        before = next((d for kind in reversed(kinds[:first]) if (d := _direction(kind))), same)
        if same in inside or other in inside:
            kinds[first] = kinds[last] = same if same in inside or before == same else other


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Pairs of brackets by the place of the opening one."""
    opened: list[tuple[str, int]] = []
    pairs = []
    for index, (character, kind) in enumerate(zip(text, kinds, strict=True)):
        if kind == "ON" and character in _PAIRS:
            opened.append((_PAIRS[character], index))
        elif kind == "ON" and any(closing == character for closing, _ in opened):
            while opened[-1][0] != character:
                opened.pop()
            pairs.append((opened.pop()[1], index))
    return sorted(pairs)


def _direction(kind: str) -> str:
    return "R" if kind in _TO_RIGHT else "L" if kind == "L" else ""


def _neutrals(kinds: list[str], base: int) -> None:
    """What has no direction takes that of both its neighbours, or the paragraph's (N1, N2)."""
    at, own = 0, "LR"[base]
    for neutral, group in groupby(list(kinds), lambda kind: kind in _NEUTRAL):
        stop = at + len(list(group))
        if neutral:
            left = _direction(kinds[at - 1]) if at else own
            right = _direction(kinds[stop]) if stop < len(kinds) else own
            kinds[at:stop] = [left if left == right else own] * (stop - at)
        at = stop


def _raised(kind: str, base: int) -> int:
    """How many levels a kind stands above the paragraph's (I1, I2)."""
    if base:
        return int(kind != "R")
    return {"L": 0, "R": 1}.get(kind, 2)
