"""Measure which threats recommendations answer against analysts, and learn from them what each sign of a link is worth.

    python benchmarks/links.py [FOLDER]         measure on the documents of dev.jsonl, and hold the floors
    python benchmarks/links.py --learn          learn anew from those of train.jsonl, into data/links.toml

FOLDER holds ``dev.jsonl`` and ``train.jsonl`` (default: ../shared/gold). ``answers.jsonl`` beside this file names, for
each document, the sentences of its ``dangers`` and, of each sentence that recommends, those that it ``answers``;
documents of dev were judged twice. Leaves with 1 under a floor, and with 0 and one line where the documents are not
there.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
from labelled import analysed, arguments

from briefing.analysis.links import Signs, pairs
from briefing.analysis.reading import Reading
from briefing.analysis.register.gold import parse_sentences
from briefing.model.register import Analysis

ANSWERS = Path(__file__).with_name("answers.jsonl")
WORTH = Path(__file__).parents[1] / "briefing" / "analysis" / "data" / "links.toml"
FLOORS: Mapping[str, float] = {"right among those shown": 0.39, "shown among the right": 0.46, "F1": 0.42}
_SLACK = 0.03
_FOLDS, _ROUNDS, _BRAKE = 6, 60, 10.0

Matrix = npt.NDArray[np.float64]
Answers = Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A document with its registers, the sentences of the dangers that were judged, and each judge's answers."""

    name: str
    readings: tuple[Reading, ...]
    found: Analysis
    dangers: frozenset[int]
    judges: tuple[Answers, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A recommendation and a threat: the signs of a link, whether one is shown, and what each judge says."""

    signs: Signs
    shown: bool
    right: tuple[bool, ...]


def main() -> int:
    """Run the command; returns 1 when a figure is under its floor."""
    asked = arguments(__doc__, "links")
    if asked is None:
        return 0
    if asked.learn:
        learn([pairs_of(each) for each in read(asked.folder / "train.jsonl")])
        return 0
    return measure([pair for each in read(asked.folder / "dev.jsonl") for pair in pairs_of(each)])


def read(path: Path) -> list[Judged]:
    """The judged documents of the labelled units in ``path``."""
    lines: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    for line in ANSWERS.read_text("utf-8").splitlines():
        given = json.loads(line)
        lines[given["doc"]].append(given)
    units = parse_sentences(path.read_text("utf-8"), path.name)
    found = []
    for name, mine in groupby(units, key=lambda unit: unit.document):
        if name in lines:
            readings, registers = analysed(tuple(mine))
            dangers = frozenset(lines[name][0]["dangers"])  # type: ignore[call-overload]
            found.append(Judged(name, readings, registers, dangers, tuple(answers(each) for each in lines[name])))
    return found


def answers(line: Mapping[str, object]) -> Answers:
    """The answers of one line of the judgements."""
    return {int(number): frozenset(given) for number, given in line["answers"].items()}  # type: ignore[attr-defined]


def pairs_of(given: Judged) -> list[Pair]:
    """Every judged pair of a document."""
    by_id = {reading.id: reading for reading in given.readings}
    made = []
    for entry, _, danger, signs in pairs(given.found.recommendations, given.found.threats, by_id):
        asked, at = (by_id[each.evidence[0]].sentence.index for each in (entry, danger.threat))
        if at in given.dangers and all(asked in judge for judge in given.judges):
            shown = danger.threat.id in entry.threats
            made.append(Pair(signs, shown, tuple(at in judge[asked] for judge in given.judges)))
    return made


def measure(found: Sequence[Pair]) -> int:
    """Print how well the links shown agree with the first judge, and how well the second does."""
    under = 0
    second = [(pair.right[0], pair.right[1]) for pair in found if len(pair.right) > 1]
    agreed = figures(second)
    for name, value in figures([(pair.right[0], pair.shown) for pair in found]).items():
        held = value >= FLOORS[name] - _SLACK
        under += not held
        bound = f"(at least {FLOORS[name]}{'' if held else ': NOT HELD'}; a second judge {agreed[name]:.3f})"
        print(f"{name:<26}{value:.3f} of {len(found)} pairs  {bound}")
    return int(under > 0)


def figures(each: Sequence[tuple[bool, bool]]) -> dict[str, float]:
    """Precision, recall and F1 of pairs of (right, shown)."""
    both = sum(right and shown for right, shown in each)
    right, shown = sum(right for right, _ in each), sum(shown for _, shown in each)
    values = (both / (shown or 1), both / (right or 1), 2 * both / ((right + shown) or 1))
    return dict(zip(FLOORS, values, strict=True))


def learn(documents: Sequence[Sequence[Pair]]) -> None:
    """Learn what the signs are worth, show how good that is on documents left out, and write it."""
    names = tuple(documents[0][0].signs)
    chances, right = left_out(documents, names)
    least = max(np.arange(0.2, 0.6, 0.01), key=lambda at: figures(list(zip(right, chances >= at, strict=True)))["F1"])
    shown = figures(list(zip(right, chances >= least, strict=True)))
    print(f"documents left out, from {least:.2f}:", ", ".join(f"{name} {value:.3f}" for name, value in shown.items()))
    worth = fitted(*arrays(documents, names))
    lines = ["# What each sign of a link is worth: learnt by benchmarks/links.py --learn.", "", f"least = {least:.2f}"]
    lines += [f'"{name}" = {each:.3f}' for name, each in zip((*names, "always"), worth, strict=True)]
    WORTH.write_text("\n".join(lines) + "\n", "utf-8")


def left_out(documents: Sequence[Sequence[Pair]], names: Sequence[str]) -> tuple[Matrix, list[bool]]:
    """The chance of each pair by what was learnt without its document, and whether it is right."""
    order = list(documents)
    random.Random(5).shuffle(order)
    chances: list[float] = []
    right: list[bool] = []
    for fold in range(_FOLDS):
        tested = order[fold::_FOLDS]
        worth = fitted(*arrays([each for each in order if each not in tested], names))
        amounts, found = arrays(tested, names)
        chances.extend(1 / (1 + np.exp(-amounts @ worth)))
        right.extend(bool(each) for each in found)
    return np.array(chances), right


def arrays(documents: Sequence[Sequence[Pair]], names: Sequence[str]) -> tuple[Matrix, Matrix]:
    """The amounts of the signs (pairs, signs and a one), and whether each pair is right by the first judge."""
    pairs_ = [pair for each in documents for pair in each]
    amounts = [[*(pair.signs[name] for name in names), 1.0] for pair in pairs_]
    return np.array(amounts), np.array([float(pair.right[0]) for pair in pairs_])


def fitted(amounts: Matrix, right: Matrix) -> Matrix:
    """Logistic regression by Newton's method, with a brake on the squares of the worths of signs of like spread."""
    spread = amounts.std(axis=0)
    spread[-1] = 1.0
    scaled = amounts / np.where(spread > 0, spread, 1.0)
    brake = np.full(scaled.shape[1], _BRAKE)
    brake[-1] = 0.0
    worth = np.zeros(scaled.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-scaled @ worth))
        slope = scaled.T @ (chance - right) + brake * worth
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + np.diag(brake)
        worth -= np.linalg.solve(curve, slope)
    return np.asarray(worth / np.where(spread > 0, spread, 1.0))


if __name__ == "__main__":
    raise SystemExit(main())
