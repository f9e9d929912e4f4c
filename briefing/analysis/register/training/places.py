"""Labels that hold no text: the places of an entry's parts in the sentences of documents that stay where they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from briefing.analysis.register.gold import Entry, Key, LabelledSentence
from briefing.errors import SourceDamaged
from briefing.model.register import Force, Stance


def parse_places(text: str, name: str, units: Sequence[LabelledSentence]) -> dict[Key, tuple[Entry, ...]]:
    """The entries of each sentence of ``units`` that the JSON lines ``text`` speak of.

    A line has ``doc``, ``n`` and ``entries``; of each entry ``action`` and ``actors`` are characters ``[start, end)``
    of the sentence. ``name`` says in errors whose; raises :class:`briefing.errors.SourceDamaged`.
    """
    sentences = {(unit.document, unit.sentence.index): unit.sentence.text for unit in units}
    found: dict[Key, tuple[Entry, ...]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            given = json.loads(line)
            key = (str(given["doc"]), int(given["n"]))
            found[key] = tuple(_entry(entry, sentences[key]) for entry in given["entries"])
        except (ValueError, TypeError, KeyError) as error:
            message = f"{name}, line {number}: cannot be read ({type(error).__name__}: {error})"
            raise SourceDamaged(message, remedy="give the units that the places belong to") from error
    return found


def _entry(given: Mapping[str, Any], sentence: str) -> Entry:
    return Entry(
        tuple(_words(sentence, *place) for place in given["actors"]),
        str(given["verb"]),
        _words(sentence, *given["action"]),
        Force(given["force"]),
        Stance(given["stance"]),
        tuple(map(str, given["instruments"])),
    )


def _words(sentence: str, start: int, end: int) -> str:
    if not 0 <= start < end <= len(sentence):
        raise ValueError(f"no words stand at {start} to {end}")
    return sentence[start:end]
