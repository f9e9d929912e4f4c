"""Salience: how likely it is that an analyst would put a sentence into a bottom line.

A sum of signs, each with what it is worth in the sentence's section, through a logistic curve, times the square root of
the probability that the section is right. What the signs are worth was learnt from the choices of analysts
(docs/analysis.md).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby

from briefing.analysis.data import shipped
from briefing.analysis.reading import Reading
from briefing.analysis.salience.signs import Signs, signs
from briefing.model.register import Recommendation
from briefing.model.verdict import Section

Worth = Mapping[Section, Mapping[str, float]]


def salience(readings: Sequence[Reading], recommendations: Sequence[Recommendation]) -> tuple[tuple[str, float], ...]:
    """The score (0 to 1) of every sentence, in order; each source is judged by itself."""
    worth = shipped_worth()
    scores: list[tuple[str, float]] = []
    for _, own in groupby(readings, key=lambda reading: reading.sentence.source):
        mine = tuple(own)
        found = signs(mine, recommendations)
        scores.extend((reading.id, _score(reading, found, worth)) for reading in mine)
    return tuple(scores)


@cache
def shipped_worth() -> Worth:
    """What each sign is worth in each section, and under ``always`` what every sentence starts from."""
    given = tomllib.loads(shipped("salience.toml"))
    return {
        Section(section): {str(sign): float(each) for sign, each in table.items()} for section, table in given.items()
    }


def _score(reading: Reading, found: Mapping[str, Signs], worth: Worth) -> float:
    table = worth.get(reading.section)
    if table is None or reading.id not in found:
        return 0.0
    total = table["always"] + sum(table.get(sign, 0.0) * amount for sign, amount in found[reading.id].items())
    return round(math.sqrt(reading.verdict.score) / (1 + math.exp(-total)), 4)
