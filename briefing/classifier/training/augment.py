"""Variants of a document: names replaced by others throughout, and the errors of scanned pages.

The section of a sentence must not hang on who is meant; a model that sees each document under changing names learns
from what is said of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from briefing.classifier.units import Unit

_LIGATURE = re.compile(r"(ffi|ffl|ff|fi|fl|ti|tt)(?=[a-z])")
_CONFUSED = {"l": "1", "o": "0", "rn": "m", "m": "rn", "e": "c", "h": "b", "I": "l", "S": "5"}


@cache
def name_rows() -> tuple[tuple[str, ...], ...]:
    """Rows of names of like kind: country, adjective, people, capital, leader; some of them of no real country."""
    text = (files("briefing.classifier") / "data" / "names.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines)


def swap_names(units: Sequence[Unit], random_: random.Random) -> tuple[Unit, ...]:
    """``units`` with each country's names replaced by those of another one, the same one throughout."""
    rows = name_rows()
    others = list(rows)
    random_.shuffle(others)
    table = {old: new for row, other in zip(rows, others, strict=True) for old, new in zip(row, other, strict=True)}
    return tuple(replace(unit, text=_pattern().sub(lambda found: table[found.group()], unit.text)) for unit in units)


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({name for row in name_rows() for name in row}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")


def misread(text: str, random_: random.Random) -> str:
    """``text`` with one or two errors of a scanned page: a ligature lost, letters confused, words joined or cut."""
    for _ in range(random_.choice((1, 2))):
        text = random_.choice((_lose_ligature, _confuse, _cut_word, _join_words))(text, random_)
    return text


def _lose_ligature(text: str, random_: random.Random) -> str:
    found = list(_LIGATURE.finditer(text))
    if not found:
        return text
    chosen = random_.choice(found)
    return text[: chosen.start()] + " " + text[chosen.end() :]


def _confuse(text: str, random_: random.Random) -> str:
    places = [(at, old) for old in _CONFUSED for at in range(len(text)) if text.startswith(old, at)]
    if not places:
        return text
    at, old = random_.choice(places)
    return text[:at] + _CONFUSED[old] + text[at + len(old) :]


def _cut_word(text: str, random_: random.Random) -> str:
    found = list(re.finditer(r"[A-Za-z]{6,}", text))
    if not found:
        return text
    chosen = random_.choice(found)
    at = random_.randrange(chosen.start() + 2, chosen.end() - 1)
    return text[:at] + random_.choice((" ", "- ")) + text[at:]


def _join_words(text: str, random_: random.Random) -> str:
    gaps = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    if not gaps:
        return text
    at = random_.choice(gaps)
    return text[:at] + text[at + 1 :]
