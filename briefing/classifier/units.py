"""Units: what the model sees of a document, from sentences or from lines in the format of the labelled documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from briefing.errors import SourceDamaged, SourceEmpty
from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.source import Span
from briefing.model.verdict import Section


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a document as the model sees it: its text, its paragraph (from 1) and what its layout says it is."""

    text: str
    paragraph: int = 1
    kind: SentenceKind = SentenceKind.SENTENCE


@dataclass(frozen=True, slots=True)
class LabelledUnit:
    """A line in the format of the labelled documents; ``labels`` are the sections that count as right, if known."""

    document: str
    genre: str
    number: int
    unit: Unit
    labels: tuple[Section, ...] = ()


def units_of(sentences: Sequence[Sentence]) -> tuple[Unit, ...]:
    """The units of ``sentences``, in order."""
    return tuple(Unit(sentence.text, sentence.paragraph, sentence.kind) for sentence in sentences)


def parse_units(text: str, name: str) -> tuple[LabelledUnit, ...]:
    """The units of JSON lines; ``name`` says in errors whose; raises :class:`briefing.errors.SourceDamaged`."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines:
        raise SourceEmpty(f"{name} holds no units")
    return tuple(_labelled(line, f"{name}, line {number}", number) for number, line in lines)


def documents(units: Iterable[LabelledUnit]) -> dict[str, tuple[LabelledUnit, ...]]:
    """The units of each document, by its name, in the order of the lines."""
    found: dict[str, tuple[LabelledUnit, ...]] = {}
    for name, group in groupby(units, key=lambda unit: unit.document):
        found[name] = (*found.get(name, ()), *group)
    return found


def as_sentence(unit: LabelledUnit) -> Sentence:
    """``unit`` as a sentence of a source that is its own text alone."""
    text = " ".join(unit.unit.text.split())
    return Sentence(
        source=unit.document or "S1",
        index=unit.number,
        span=Span(0, len(text)),
        text=text,
        kind=unit.unit.kind,
        paragraph=unit.unit.paragraph,
    )


def _labelled(line: str, where: str, number: int) -> LabelledUnit:
    try:
        given = json.loads(line)
        return _from_mapping(given, number)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise SourceDamaged(
            f"{where}: not a unit ({type(error).__name__}: {error})",
            remedy="give one JSON object a line with doc, n, par and text",
        ) from error


def _from_mapping(given: dict[str, Any], number: int) -> LabelledUnit:
    right = [Section(given[key]) for key in ("label", "also") if given.get(key)]
    return LabelledUnit(
        document=str(given.get("doc", "")),
        genre=str(given.get("genre", "")),
        number=int(given.get("n", number)),
        unit=Unit(str(given["text"]), int(given.get("par", 1))),
        labels=tuple(right),
    )
