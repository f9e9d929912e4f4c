"""Which recommendation answers which threat, and the words that show it.

Signs that can be read (shared words, whom and what both name, how near they stand) are each worth what was learnt from
analysts who linked the registers of real documents (``benchmarks/links.py``, docs/analysis.md).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from briefing.analysis.data import shipped
from briefing.analysis.links.dangers import Answer, Danger, answer_of, danger_of
from briefing.analysis.links.signs import Signs, Weights, evidence, may_link, signs, weights
from briefing.analysis.reading import Reading
from briefing.model.register import Recommendation, Stance, Threat

__all__ = ["Pair", "Signs", "linked", "pairs", "probability"]

Pair = tuple[Recommendation, Answer, Danger, Signs]
"""A recommendation and a threat, with what each is about and the signs of a link."""


def linked(
    recommendations: Sequence[Recommendation], threats: Sequence[Threat], readings: Mapping[str, Reading]
) -> tuple[Recommendation, ...]:
    """The recommendations, each with the threats that it answers and the words that show it; a rejected one has none.

    The threats stand in the order of their probability, the one that is answered most surely first.
    """
    weighed = weights(readings)
    least = _shipped()["least"]
    found: dict[str, list[tuple[float, str, str]]] = {}
    for entry, answer, danger, given in _pairs(recommendations, threats, readings, weighed):
        if (sure := probability(given)) >= least and (words := evidence(answer, danger, weighed)):
            found.setdefault(entry.id, []).append((sure, danger.threat.id, words))
    return tuple(_with(entry, sorted(found.get(entry.id, ()), key=lambda link: -link[0])) for entry in recommendations)


def pairs(
    recommendations: Sequence[Recommendation], threats: Sequence[Threat], readings: Mapping[str, Reading]
) -> Iterator[Pair]:
    """Each recommendation that is not rejected with each threat that it has something in common with, and the signs."""
    return _pairs(recommendations, threats, readings, weights(readings))


def _pairs(
    recommendations: Sequence[Recommendation],
    threats: Sequence[Threat],
    readings: Mapping[str, Reading],
    weighed: Weights,
) -> Iterator[Pair]:
    dangers = [danger_of(threat, readings) for threat in threats]
    for entry in recommendations:
        if entry.stance is Stance.REJECTED:
            continue
        answer = answer_of(entry, readings)
        for danger in dangers:
            if may_link(answer, danger):
                yield entry, answer, danger, signs(answer, danger, weighed, len(dangers))


def probability(given: Signs) -> float:
    """How likely (0 to 1) it is that an analyst would make a link with the signs ``given``."""
    worth = _shipped()
    total = worth["always"] + sum(worth.get(name, 0.0) * amount for name, amount in given.items())
    return 1 / (1 + math.exp(-total))


@cache
def _shipped() -> Mapping[str, float]:
    return {name: float(each) for name, each in tomllib.loads(shipped("links.toml")).items()}


def _with(entry: Recommendation, links: Sequence[tuple[float, str, str]]) -> Recommendation:
    return replace(entry, threats=tuple(link[1] for link in links), threat_links=tuple(link[2] for link in links))
