"""Measure the bottom line against the choices of analysts, and learn from them what each sign of a sentence is worth.

    python benchmarks/salience.py [FOLDER]         measure on the documents of dev.jsonl, and hold the floors
    python benchmarks/salience.py --learn          learn anew from those of train.jsonl, into data/salience.toml

FOLDER holds ``dev.jsonl`` and ``train.jsonl`` (default: ../shared/gold). ``bottom_lines.jsonl`` beside this file names,
for each document, the sentences of each section that would serve in its bottom line, the best first; documents of dev
were judged twice. Leaves with 1 under a floor, and with 0 and one line where the documents are not there.
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

from briefing.analysis.reading import Reading
from briefing.analysis.register.gold import LabelledSentence, parse_sentences
from briefing.analysis.salience import bottom_line, salience
from briefing.analysis.salience.signs import Signs, signs
from briefing.model.register import Recommendation
from briefing.model.verdict import Section

LINES = Path(__file__).with_name("bottom_lines.jsonl")
WORTH = Path(__file__).parents[1] / "briefing" / "analysis" / "data" / "salience.toml"
LETTERS = {"t": Section.THREAT_ASSESSMENT, "r": Section.RECOMMENDATION, "b": Section.BACKGROUND}
FLOORS: Mapping[str, float] = {"t": 0.82, "r": 0.66, "b": 0.60}
_SLACK = 0.03
"""One document more or less: the network of the register may differ by a hair on another processor."""
_LEAST, _ROUNDS, _RATE = 0.03, 400, 0.05
_FOLDS = 6
_RANKS = (1.0, 0.8, 0.65, 0.5, 0.4)
"""What the first, second, … choice of an analyst counts for in learning."""

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its readings, registers and, for each section's letter, the choices of each who judged it."""

    readings: tuple[Reading, ...]
    recommendations: tuple[Recommendation, ...]
    choices: tuple[Mapping[str, Sequence[int]], ...]

    def chosen(self, letter: str) -> frozenset[int]:
        """The numbers of the sentences that anybody would put into the bottom line."""
        return frozenset(number for choice in self.choices for number in choice[letter])


@dataclass(frozen=True, slots=True)
class Lesson:
    """The signs (sentences, signs) of the sentences of one section of a document, and how well each would serve."""

    signs: Matrix
    good: Matrix


def main() -> int:
    """Run the command; returns 1 when a figure is under its floor."""
    asked = arguments(__doc__, "salience")
    if asked is None:
        return 0
    if asked.learn:
        learn(read(asked.folder / "train.jsonl"))
        return 0
    return measure(read(asked.folder / "dev.jsonl"))


def read(path: Path) -> list[Document]:
    """The judged documents of the labelled units in ``path``."""
    choices: dict[str, list[Mapping[str, Sequence[int]]]] = defaultdict(list)
    for line in LINES.read_text("utf-8").splitlines():
        given = json.loads(line)
        choices[given["doc"]].append(given)
    units = parse_sentences(path.read_text("utf-8"), path.name)
    return [
        document(tuple(mine), choices[name])
        for name, mine in groupby(units, key=lambda unit: unit.document)
        if name in choices
    ]


def document(units: Sequence[LabelledSentence], choices: Sequence[Mapping[str, Sequence[int]]]) -> Document:
    """One document, its sections as labelled."""
    readings, found = analysed(units)
    return Document(readings, found.recommendations, tuple(choices))


def measure(documents: Sequence[Document]) -> int:
    """Print how often the sentence of each section in the bottom line is one that an analyst would put there."""
    under = 0
    for letter, section in LETTERS.items():
        judged = [each for each in documents if each.chosen(letter)]
        right = sum(hit(each, letter) for each in judged) / len(judged)
        held = right >= FLOORS[letter] - _SLACK
        under += not held
        bound = f"(at least {FLOORS[letter]}{'' if held else ': NOT HELD'})"
        print(f"{section.value:<20}{right:.3f} of {len(judged)}  {bound}")
    return int(under > 0)


def hit(given: Document, letter: str) -> bool:
    """Whether the sentence of that section in the bottom line is one of those chosen."""
    scores = dict(salience(given.readings, given.recommendations))
    first = bottom_line(given.readings, scores, given.recommendations)
    by_id = {reading.id: reading for reading in given.readings}
    numbers = {by_id[key].sentence.index for key in first if by_id[key].section is LETTERS[letter]}
    return not numbers.isdisjoint(given.chosen(letter))


def learn(documents: Sequence[Document]) -> None:
    """Learn what the signs are worth, show how good that is on documents left out, and write it."""
    lines = ["# What each sign of a sentence is worth in a section: learnt by benchmarks/salience.py --learn.", ""]
    for letter, section in LETTERS.items():
        names, lessons = lessons_of(documents, letter)
        print(f"{section.value:<20}{cross_validated(lessons):.3f} of {len(lessons)} on documents left out")
        worth = fitted(lessons)
        lines += [f"[{section.value}]", f"always = {start(lessons, worth):.2f}"]
        lines += [f'"{name}" = {each:.2f}' for name, each in zip(names, worth, strict=True) if abs(each) >= 0.005]
        lines.append("")
    WORTH.write_text("\n".join(lines), "utf-8")


def lessons_of(documents: Sequence[Document], letter: str) -> tuple[tuple[str, ...], list[Lesson]]:
    """The names of the signs, and a lesson of each document that has a choice in the section."""
    names: tuple[str, ...] = ()
    lessons = []
    for each in documents:
        found = signs(each.readings, each.recommendations)
        mine = [r for r in each.readings if r.section is LETTERS[letter] and r.id in found]
        good = np.array([worth_of(r.sentence.index, letter, each) for r in mine])
        if good.any():
            names = names or tuple(found[mine[0].id])
            lessons.append(Lesson(np.array([row(found[r.id], names) for r in mine]), good))
    return names, lessons


def row(found: Signs, names: Sequence[str]) -> list[float]:
    """The amounts of the signs ``names``."""
    return [float(found[name]) for name in names]


def worth_of(number: int, letter: str, given: Document) -> float:
    """How well a sentence serves, by the best rank that anybody gave it."""
    ranks = [choice[letter].index(number) for choice in given.choices if number in choice[letter]]
    return _RANKS[min(ranks)] if ranks else 0.0


def fitted(lessons: Sequence[Lesson]) -> Matrix:
    """What each sign is worth, so that chosen sentences are likelier than the others of their document.

    Softmax over the sentences of a document, least squares of the worths as a brake, Adam (Kingma and Ba 2015).
    """
    worth = np.zeros(lessons[0].signs.shape[1])
    mean, square = worth.copy(), worth.copy()
    for step in range(1, _ROUNDS + 1):
        slope = _LEAST * worth
        for lesson in lessons:
            chance = softmax(lesson.signs @ worth)
            wanted = chance * lesson.good / (chance * lesson.good).sum()
            slope = slope + lesson.signs.T @ (chance - wanted) / len(lessons)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        worth = worth - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return worth


def start(lessons: Sequence[Lesson], worth: Matrix) -> float:
    """What every sentence starts from, so that the mean probability is the share of sentences chosen."""
    sums = np.concatenate([lesson.signs @ worth for lesson in lessons])
    share = np.concatenate([lesson.good > 0 for lesson in lessons]).mean()
    low, high = -30.0, 30.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 / (1 + np.exp(-sums - middle))).mean() < share else (low, middle)
    return low


def cross_validated(lessons: Sequence[Lesson]) -> float:
    """The share of documents whose best sentence is one that somebody chose, each left out of the learning."""
    order = random.Random(1).sample(range(len(lessons)), len(lessons))
    right = 0
    for fold in range(_FOLDS):
        worth = fitted([lessons[at] for number, at in enumerate(order) if number % _FOLDS != fold])
        for at in order[fold::_FOLDS]:
            right += bool(lessons[at].good[int(np.argmax(lessons[at].signs @ worth))])
    return right / len(lessons)


def softmax(sums: Matrix) -> Matrix:
    """``sums`` as probabilities that sum to one."""
    powers = np.exp(sums - sums.max())
    return np.asarray(powers / powers.sum())


if __name__ == "__main__":
    raise SystemExit(main())
