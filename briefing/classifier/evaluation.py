"""How good the verdicts are on labelled units: figures with intervals, calibration, and the worst errors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from briefing.classifier.units import LabelledUnit
from briefing.model.verdict import SECTIONS, Section, Verdict

_RESAMPLES = 1000
_BINS = 15
_COUNT = len(SECTIONS)
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """Precision, recall and F1 (0 to 1) of one section, and how many units are labelled with it."""

    section: Section
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """A unit whose verdict is wrong, between its neighbours; ``score`` is that of the wrong section."""

    document: str
    number: int
    labelled: Section
    decided: Section
    score: float
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Bin:
    """Verdicts of like score: their mean score, the share that is right, how many."""

    score: float
    right: float
    count: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured; ``interval`` is the 95 % bootstrap interval of ``macro_f1`` over documents.

    ``confusion`` has a row for each labelled and a column for each decided section; ``calibration_error`` is the
    expected calibration error in 15 bins; ``doubtful`` is the share of doubtful verdicts, ``right_when_sure`` the
    share that is right among the rest.
    """

    units: int
    documents: int
    accuracy: float
    macro_f1: float
    interval: tuple[float, float]
    sections: tuple[SectionFigures, ...]
    confusion: tuple[tuple[int, ...], ...]
    genres: tuple[tuple[str, int, float], ...]
    calibration_error: float
    bins: tuple[Bin, ...]
    doubtful: float
    right_when_sure: float
    worst: tuple[Mistake, ...]


def evaluate(units: Sequence[LabelledUnit], verdicts: Mapping[str, Sequence[Verdict]], worst: int = 30) -> Evaluation:
    """The figures of ``verdicts`` (by document) on labelled ``units``; a unit with two labels accepts either."""
    decided = [verdict for found in verdicts.values() for verdict in found]
    labelled = (
        [unit for name in verdicts for unit in units if unit.document == name] if len(verdicts) > 1 else list(units)
    )
    pairs = [(right_label(unit, verdict), verdict) for unit, verdict in zip(labelled, decided, strict=True)]
    total = confusion(pairs)
    sure = [label is verdict.section for label, verdict in pairs if not verdict.doubtful]
    bins = reliability([(verdict.score, label is verdict.section) for label, verdict in pairs])
    return Evaluation(
        units=len(pairs),
        documents=len(verdicts),
        accuracy=float(np.trace(total) / max(1, total.sum())),
        macro_f1=macro_f1(total),
        interval=_interval(_by(labelled, pairs, lambda unit: unit.document)),
        sections=_figures(total),
        confusion=tuple(tuple(int(cell) for cell in row) for row in total),
        genres=_genres(labelled, pairs),
        calibration_error=calibration_error(bins),
        bins=bins,
        doubtful=1 - len(sure) / max(1, len(pairs)),
        right_when_sure=sum(sure) / max(1, len(sure)),
        worst=_worst(labelled, pairs, worst),
    )


def right_label(unit: LabelledUnit, verdict: Verdict) -> Section:
    """The label to compare ``verdict`` with: its own section where the unit accepts it, else the first."""
    return verdict.section if verdict.section in unit.labels else unit.labels[0]


def confusion(pairs: Sequence[tuple[Section, Verdict]]) -> Counts:
    """How many units of each labelled section (rows) were decided to be in each section (columns)."""
    counts = np.zeros((_COUNT, _COUNT), np.int64)
    for label, verdict in pairs:
        counts[SECTIONS.index(label), SECTIONS.index(verdict.section)] += 1
    return counts


def macro_f1(counts: Counts) -> float:
    """The mean F1 of the sections that occur in ``counts``."""
    occur = counts.sum(axis=0) + counts.sum(axis=1)
    return float((2 * np.diag(counts)[occur > 0] / occur[occur > 0]).mean()) if occur.any() else 0.0


def reliability(scored: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """The non-empty ones of 15 equally wide bins of (score, right)."""
    found: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, right in scored:
        found[min(_BINS - 1, int(score * _BINS))].append((score, right))
    return tuple(
        Bin(sum(s for s, _ in found[n]) / len(found[n]), sum(r for _, r in found[n]) / len(found[n]), len(found[n]))
        for n in sorted(found)
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: the mean distance of score and share of right ones, weighted by count."""
    total = sum(each.count for each in bins)
    return sum(abs(each.score - each.right) * each.count for each in bins) / max(1, total)


def _figures(counts: Counts) -> tuple[SectionFigures, ...]:
    hits, decided, labelled = np.diag(counts), counts.sum(axis=0), counts.sum(axis=1)
    return tuple(
        SectionFigures(
            section,
            precision=float(hits[n] / max(1, decided[n])),
            recall=float(hits[n] / max(1, labelled[n])),
            f1=float(2 * hits[n] / max(1, decided[n] + labelled[n])),
            support=int(labelled[n]),
        )
        for n, section in enumerate(SECTIONS)
    )


def _by(
    units: Sequence[LabelledUnit], pairs: Sequence[tuple[Section, Verdict]], key: Callable[[LabelledUnit], str]
) -> dict[str, Counts]:
    groups: dict[str, list[tuple[Section, Verdict]]] = defaultdict(list)
    for unit, pair in zip(units, pairs, strict=True):
        groups[key(unit)].append(pair)
    return {name: confusion(group) for name, group in groups.items()}


def _interval(documents: Mapping[str, Counts]) -> tuple[float, float]:
    counts = np.stack(list(documents.values()))
    draws = np.random.default_rng(0).integers(len(counts), size=(_RESAMPLES, len(counts)))
    low, high = np.percentile([macro_f1(counts[draw].sum(axis=0)) for draw in draws], [2.5, 97.5])
    return float(low), float(high)


def _genres(
    units: Sequence[LabelledUnit], pairs: Sequence[tuple[Section, Verdict]]
) -> tuple[tuple[str, int, float], ...]:
    found = _by(units, pairs, lambda unit: unit.genre)
    return tuple((name, int(counts.sum()), macro_f1(counts)) for name, counts in sorted(found.items()))


def _worst(units: Sequence[LabelledUnit], pairs: Sequence[tuple[Section, Verdict]], most: int) -> tuple[Mistake, ...]:
    wrong = [at for at, (label, verdict) in enumerate(pairs) if label is not verdict.section]
    wrong.sort(key=lambda at: -pairs[at][1].score)
    return tuple(_mistake(units, pairs, at) for at in wrong[:most])


def _mistake(units: Sequence[LabelledUnit], pairs: Sequence[tuple[Section, Verdict]], at: int) -> Mistake:
    unit, (label, verdict) = units[at], pairs[at]

    def neighbour(place: int) -> str:
        inside = 0 <= place < len(units) and units[place].document == unit.document
        return units[place].unit.text if inside else ""

    return Mistake(
        unit.document,
        unit.number,
        label,
        verdict.section,
        verdict.score,
        neighbour(at - 1),
        unit.unit.text,
        neighbour(at + 1),
    )
