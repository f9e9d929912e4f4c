"""Pieces of a file against pieces of the tree: what is missing, what was added, what reads otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import product

from briefing.verify.difference import Difference
from briefing.verify.pieces import Piece

_ALIKE = 0.6
"""How alike two pieces must be to be the same one, changed; SequenceMatcher's ratio."""

_PAIRED = 40
"""More missing pieces than this are reported as they are: pairing them would take longer than it helps."""


def compared(name: str, expected: Sequence[Piece], found: Sequence[Piece]) -> tuple[Difference, ...]:
    """The differences between the tree's pieces and those of the file of format ``name``, counted, not ordered."""
    if [piece.key for piece in expected] == [piece.key for piece in found]:
        return ()
    missing = _left_over(expected, found)
    added = _left_over(found, expected)
    pairs = _pairs(missing, added)
    changed = [Difference(name, one.kind, one.text, two.text) for one, two in pairs]
    gone = [Difference(name, one.kind, one.text) for one in missing if all(one is not pair[0] for pair in pairs)]
    new = [Difference(name, "addition", "", two.text) for two in added if all(two is not pair[1] for pair in pairs)]
    return (*changed, *gone, *new)


def _left_over(pieces: Iterable[Piece], others: Iterable[Piece]) -> list[Piece]:
    """``pieces`` without those that stand among ``others``, each as often as it stands there."""
    there = Counter(piece.key for piece in others)
    left = []
    for piece in pieces:
        if there[piece.key] > 0:
            there[piece.key] -= 1
        else:
            left.append(piece)
    return left


def _pairs(missing: list[Piece], added: list[Piece]) -> list[tuple[Piece, Piece]]:
    """The most alike pairs of one missing and one added piece, each piece in one pair at most."""
    if len(missing) > _PAIRED or len(added) > _PAIRED:
        return []
    ratios = ((_ratio(one, two), at, one, two) for at, (one, two) in enumerate(product(missing, added)))
    pairs: list[tuple[Piece, Piece]] = []
    for ratio, _, one, two in sorted(ratios, key=lambda each: (-each[0], each[1])):
        if ratio >= _ALIKE and all(one is not first and two is not second for first, second in pairs):
            pairs.append((one, two))
    return pairs


def _ratio(one: Piece, two: Piece) -> float:
    matcher = SequenceMatcher(None, one.key, two.key, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
