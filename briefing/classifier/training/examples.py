"""Labelled documents: from files in the gold format, and from the sentences made for training."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.classifier.units import Unit, documents, parse_units
from briefing.errors import SourceDamaged
from briefing.model.verdict import SECTIONS
from briefing.practice import PracticeDocument, practice_documents

UNKNOWN = -1
"""The label of a unit that is read as context only."""


@dataclass(frozen=True, slots=True)
class Example:
    """A document to learn from: its units, and the number of each one's section in ``SECTIONS`` (or ``UNKNOWN``).

    ``taught`` are the logits (units, sections) that a teacher gives the units, or nothing.
    """

    name: str
    genre: str
    units: tuple[Unit, ...]
    labels: tuple[int, ...]
    taught: tuple[tuple[float, ...], ...] = ()


def read_gold(text: str, name: str) -> tuple[Example, ...]:
    """The documents of JSON lines with labels; raises :class:`briefing.errors.SourceDamaged` where one is missing."""
    units = parse_units(text, name)
    if any(not unit.labels for unit in units):
        raise SourceDamaged(f"{name}: a unit without a label", remedy="label every unit, or leave it out")
    return tuple(
        Example(
            document,
            found[0].genre,
            tuple(unit.unit for unit in found),
            tuple(SECTIONS.index(unit.labels[0]) for unit in found),
        )
        for document, found in documents(units).items()
    )


def made_examples() -> tuple[Example, ...]:
    """The documents written for this project."""
    return tuple(map(made_example, practice_documents()))


def unlabelled_examples() -> tuple[Example, ...]:
    """The documents written for the register and of boundaries, without their labels: for a teacher to read."""
    written = [document for folder in ("boundaries", "proposals") for document in practice_documents(folder)]
    return tuple(replace(made, labels=(UNKNOWN,) * len(made.labels)) for made in map(made_example, written))


def made_example(document: PracticeDocument) -> Example:
    """A document written for this project, to learn from."""
    return Example(
        document.name,
        document.genre,
        tuple(Unit(line.text, line.paragraph) for line in document.lines),
        tuple(SECTIONS.index(line.section) for line in document.lines),
    )


def hold_out(examples: Iterable[Example], share: float) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """(to learn from, kept back): about ``share`` of the documents of each genre, chosen by the digests of names."""
    genres: dict[str, list[Example]] = defaultdict(list)
    learnt: list[Example] = []
    for example in examples:
        genres[example.genre].append(example)
    kept: set[str] = set()
    for group in genres.values():
        in_order = sorted(group, key=lambda example: hashlib.sha256(example.name.encode()).digest())
        kept.update(example.name for example in in_order[: round(share * len(in_order))])
    together = [example for group in genres.values() for example in group]
    learnt = [example for example in together if example.name not in kept]
    return tuple(learnt), tuple(example for example in together if example.name in kept)


def segments(count: int, longest: int, start: int) -> list[tuple[int, int]]:
    """``count`` units cut into runs of at most ``longest``, the first of them ``start`` units long (0: whole)."""
    cuts = sorted({0, *range(start % longest, count, longest), count})
    return list(pairwise(cuts))


def size(examples: Sequence[Example]) -> int:
    """How many units there are in ``examples``."""
    return sum(len(example.units) for example in examples)
