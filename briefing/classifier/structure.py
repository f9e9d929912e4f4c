"""What the layout of a document says about its units: position, length, punctuation, capitals, lists, headings."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from briefing.classifier.units import Unit
from briefing.model.sentence import SentenceKind

FEATURES = 24
"""How many numbers describe the layout of a unit."""

_BULLET = re.compile(r"^\s*(?:[-–—•*▪■●◦‣·]|\(?[a-z]\)|\(?[ivx]{1,4}[.)])\s+", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|\d+(?:\.\d+)+\.?|[IVX]+\.|[A-Z]\.)\s+\S")
_CLOSED = re.compile(r"[.!?…:;][\"'”’)\]\d]*\s*$")
_OPEN_ENDED = re.compile(r"[.!?;,:…][\"'”’)\]]*\s*$")
_QUESTION = re.compile(r"\?[\"”’)]*\s*$")
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
_DIGIT = re.compile(r"\d")
_QUOTE = re.compile(r"[\"“”„«]")
_ADDRESS = re.compile(r"https?:|www\.|@")
_LONGEST_HEADING = 110


def is_heading(unit: Unit) -> bool:
    """Whether ``unit`` is a heading by its layout, or looks like one: short and without final punctuation."""
    if unit.kind is SentenceKind.HEADING:
        return True
    words = len(unit.text.split())
    return 0 < words <= 14 and len(unit.text) < _LONGEST_HEADING and not _OPEN_ENDED.search(unit.text)


def is_list_item(unit: Unit) -> bool:
    """Whether ``unit`` is a list item by its layout, or starts with a bullet or a number."""
    return unit.kind is SentenceKind.LIST_ITEM or bool(_BULLET.match(unit.text) or _NUMBER.match(unit.text))


def features(units: Sequence[Unit]) -> npt.NDArray[np.float32]:
    """The (units, FEATURES) numbers that describe each unit's layout, each between 0 and about 1."""
    sizes = Counter(unit.paragraph for unit in units)
    rows = [
        _place(number, len(units))
        + _paragraph(unit, units[number - 1].paragraph if number else None, sizes[unit.paragraph])
        + _shape(unit)
        for number, unit in enumerate(units)
    ]
    return np.asarray(rows, dtype=np.float32).reshape(len(units), FEATURES)


def _place(number: int, count: int) -> list[float]:
    return [
        number / max(1, count - 1),
        min(number, 10) / 10,
        min(count - 1 - number, 10) / 10,
        min(1.0, math.log1p(count) / 6),
    ]


def _paragraph(unit: Unit, before: int | None, size: int) -> list[float]:
    words = len(unit.text.split())
    return [math.log1p(words) / 4, words <= 3, words <= 8, unit.paragraph != before, math.log(size) / 3]


def _shape(unit: Unit) -> list[float]:
    text, words = unit.text, unit.text.split()
    letters = [character for character in text if character.isalpha()]
    ended = text.rstrip()
    return [
        ended.endswith(":"),
        bool(_QUESTION.search(text)),
        not _CLOSED.search(text),
        sum(map(str.isupper, letters)) / max(1, len(letters)) > 0.8,
        sum(word[:1].isupper() for word in words) / max(1, len(words)),
        unit.kind is SentenceKind.LIST_ITEM or bool(_BULLET.match(text)),
        bool(_NUMBER.match(text)),
        bool(_DIGIT.search(text)),
        sum(map(str.isdigit, text)) / max(1, len(text)),
        bool(_YEAR.search(text)),
        bool(_QUOTE.search(text)),
        is_heading(unit),
        text[:1].islower(),
        bool(_ADDRESS.search(text)),
        ended.endswith(";"),
    ]
