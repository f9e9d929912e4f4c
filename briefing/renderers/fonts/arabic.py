"""Arabic letters take the shape that their neighbours ask for (The Unicode Standard, 9.2, *Arabic joining*).

The shapes are those of the presentation forms, which Unicode's own data give for the letters of Arabic, Persian and
Urdu; a letter without them is no character that can be set.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_BLOCKS: Final = (range(0xFB50, 0xFDD0), range(0xFE80, 0xFEFD))
_TATWEEL, _JOINER, _LAM = "\u0640", "\u200d", "\u0644"


@cache
def forms() -> dict[str, dict[str, str]]:
    """The shapes of each letter, and of lam with an alef: ``isolated``, ``final`` and, if it joins on, the others."""
    found: dict[str, dict[str, str]] = {}
    for code in (code for block in _BLOCKS for code in block):
        kind, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        text = "".join(chr(int(letter, 16)) for letter in letters.split())
        if len(text) == 1 or (len(text) == 2 and text[0] == _LAM and code >= 0xFEF5):
            found.setdefault(text, {}).setdefault(kind.strip("<>"), chr(code))
    return found


def shaped(text: str) -> str:
    """``text`` with its Arabic letters as presentation forms, still in the order in which it is read."""
    clusters = _clusters(text)
    bases = [cluster[0] for cluster in clusters]
    result: list[str] = []
    for index, cluster in enumerate(clusters):
        base = _base(cluster)
        before = index > 0 and _joins_on(_base(clusters[index - 1])) and _joins_back(bases[index])
        after = _joins_on(base) and index + 1 < len(bases) and _joins_back(bases[index + 1])
        kind = ("isolated", "final", "initial", "medial")[before + 2 * after]
        result.append(forms().get(base, {}).get(kind, base) + cluster[len(base) :])
    return "".join(result).replace("\u200c", "").replace(_JOINER, "")


def _clusters(text: str) -> list[str]:
    """Letters, each with the marks that stand on it; a lam and the alef after it are one, their marks behind both."""
    clusters: list[str] = []
    for character in text:
        if clusters and unicodedata.category(character) == "Mn":
            clusters[-1] += character
        elif clusters and _base(clusters[-1]) + character in forms():
            clusters[-1] = clusters[-1][0] + character + clusters[-1][1:]
        else:
            clusters.append(character)
    return clusters


def _base(cluster: str) -> str:
    return cluster[:2] if cluster[:2] in forms() else cluster[:1]


def _joins_on(base: str) -> bool:
    return base in (_TATWEEL, _JOINER) or "initial" in forms().get(base, {})


def _joins_back(letter: str) -> bool:
    return letter in (_TATWEEL, _JOINER) or "final" in forms().get(letter, {})
