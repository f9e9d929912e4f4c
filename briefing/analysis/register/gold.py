"""Registers in the format of the labelled documents: one JSON object a line with ``doc``, ``n`` and ``entries``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from briefing.errors import SourceDamaged, SourceEmpty
from briefing.model.register import Force, Recommendation, Stance
from briefing.model.sentence import Sentence
from briefing.model.source import Span
from briefing.model.verdict import Section
from briefing.practice import Entry as Entry

T = TypeVar("T")
Key = tuple[str, int]
"""A document's name and the number of a unit in it."""


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A unit of a document as a sentence, with its genre and, where the file gives one, its section."""

    document: str
    genre: str
    sentence: Sentence
    section: Section | None


def entry_of(found: Recommendation) -> Entry:
    """What the labelled documents would write for ``found``: actors from the context are left out."""
    return Entry(found.actors, found.verb, found.action, found.force, found.stance, found.instruments)


def as_line(document: str, number: int, entries: Sequence[Entry]) -> str:
    """The JSON line of one sentence."""
    written = [
        {
            "actors": list(entry.actors),
            "verb": entry.verb,
            "action": entry.action,
            "force": str(entry.force),
            "stance": str(entry.stance),
            "instruments": list(entry.instruments),
        }
        for entry in entries
    ]
    return json.dumps({"doc": document, "n": number, "entries": written}, ensure_ascii=False)


def parse_register(text: str, name: str) -> dict[Key, tuple[Entry, ...]]:
    """The entries of each sentence; ``name`` says in errors whose; raises :class:`briefing.errors.SourceDamaged`."""
    remedy = "give one JSON object a line with doc, n and entries"
    return dict(_each_line(text, name, remedy, lambda given, number: (_key(given, number), _entries(given))))


def parse_sentences(text: str, name: str) -> tuple[LabelledSentence, ...]:
    """The units of JSON lines as sentences; raises :class:`briefing.errors.SourceDamaged`."""
    return _each_line(text, name, "give one JSON object a line with doc, n, par and text", _labelled)


def _each_line(text: str, name: str, remedy: str, make: Callable[[Mapping[str, Any], int], T]) -> tuple[T, ...]:
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(make(json.loads(line), number))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            message = f"{name}, line {number}: cannot be read ({type(error).__name__}: {error})"
            raise SourceDamaged(message, remedy=remedy) from error
    if not found:
        raise SourceEmpty(f"{name} holds no lines", remedy=remedy)
    return tuple(found)


def _key(given: Mapping[str, Any], number: int) -> Key:
    return str(given.get("doc", "")), int(given.get("n", number))


def _entries(given: Mapping[str, Any]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            tuple(str(actor) for actor in entry["actors"] if str(actor).lower() not in ("", "unstated")),
            str(entry["verb"]),
            str(entry["action"]),
            Force(entry["force"]),
            Stance(entry["stance"]),
            tuple(map(str, entry["instruments"])),
        )
        for entry in given["entries"]
    )


def _labelled(given: Mapping[str, Any], number: int) -> LabelledSentence:
    text = " ".join(str(given["text"]).split())
    document, at = _key(given, number)
    sentence = Sentence(document or "S1", at, Span(0, len(text)), text, paragraph=int(given.get("par", 1)))
    section = Section(given["label"]) if given.get("label") else None
    return LabelledSentence(document, str(given.get("genre", "")), sentence, section)
