"""Labelled threats: places of their parts in the sentences of documents, real and written for the project."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.threats.parts import ROLES, Place
from briefing.analysis.window import Window, window
from briefing.practice import practice_documents
from briefing.wordpiece import WordPiece

Key = tuple[str, int]
"""The name of a document and the number of a sentence in it."""


@dataclass(frozen=True, slots=True)
class Label:
    """What is right of one sentence; ``places`` of each role, and of the conduct, are characters of it."""

    key: Key
    holds: bool
    places: Mapping[str, tuple[Place, ...]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as a window; ``runs`` of each role and of the conduct are its first and last words."""

    window: Window
    holds: bool
    runs: Mapping[str, tuple[tuple[int, int], ...]]


def parse_labels(text: str) -> tuple[Label, ...]:
    """The labels of JSON lines: ``doc``, ``n``, ``holds`` and, for each role, a list of ``[start, end]``."""
    return tuple(_label(json.loads(line)) for line in text.splitlines() if line.strip())


def _label(given: Mapping[str, object]) -> Label:
    places = {role: tuple((start, end) for start, end in given.get(role, ())) for role in (*ROLES, "conduct")}  # type: ignore[attr-defined]
    return Label((str(given["doc"]), int(str(given["n"]))), bool(given["holds"]), places)


def examples(labels: Iterable[Label], texts: Mapping[Key, str], wordpiece: WordPiece) -> tuple[Example, ...]:
    """The examples of those ``labels`` whose sentence is among ``texts``."""
    return tuple(example(label, texts[label.key], wordpiece) for label in labels if label.key in texts)


def example(label: Label, text: str, wordpiece: WordPiece) -> Example:
    """The example of one sentence; parts whose words are not in the window are left out."""
    read = window(text, "", "", wordpiece)
    runs = {role: tuple(run for place in places if (run := _run(read, place))) for role, places in label.places.items()}
    return Example(read, label.holds and bool(runs["conduct"]), runs)


def practice_texts() -> dict[Key, str]:
    """The sentences of the documents written for the project, numbered from 1."""
    documents = [document for folder in ("texts", "boundaries") for document in practice_documents(folder)]
    return {(each.name, number): line.text for each in documents for number, line in enumerate(each.lines, start=1)}


def _run(read: Window, place: Place) -> tuple[int, int] | None:
    inside = [at for at, (start, end) in enumerate(read.words) if start < place[1] and end > place[0]]
    return (inside[0], inside[-1]) if inside else None


def tags(found: Example, role: str) -> Sequence[int]:
    """A tag of each word of the window: 0 outside ``role``, 1 its first word, 2 a further one."""
    made = [0] * len(found.window.words)
    for first, last in found.runs[role]:
        made[first : last + 1] = [1] + [2] * (last - first)
    return made
