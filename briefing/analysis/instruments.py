"""The instruments of power: their names, and the words of a text that speak for each; read from instruments.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefing.analysis.data import shipped
from briefing.errors import SettingsError
from briefing.model.register import InstrumentCue

_KEYS = frozenset({"name", "title", "definition", "cues", "examples"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument; ``learned`` says that it is one of the shipped ones, which the network knows."""

    name: str
    title: str
    definition: str
    cues: tuple[str, ...]
    examples: tuple[str, ...]
    learned: bool

    def find(self, text: str) -> tuple[str, ...]:
        """The words of ``text`` that speak for it, as they stand, in order."""
        return tuple(match.group() for match in _pattern(self.cues).finditer(text)) if self.cues else ()


@dataclass(frozen=True, slots=True)
class Instruments:
    """The instruments in force, and the schemes into which they can be translated."""

    each: tuple[Instrument, ...]
    schemes: Mapping[str, Mapping[str, tuple[str, ...]]]

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, in the order of the file."""
        return tuple(instrument.name for instrument in self.each)

    def cues(self, text: str) -> tuple[InstrumentCue, ...]:
        """Each instrument that words of ``text`` speak for, the one with the most of them first, with those words."""
        found = [(instrument.name, instrument.find(text)) for instrument in self.each]
        found.sort(key=lambda item: -len(item[1]))
        return tuple(InstrumentCue(name, ", ".join(dict.fromkeys(words))) for name, words in found if words)

    def translated(self, name: str, scheme: str) -> tuple[str, ...]:
        """What ``scheme`` (such as DIMEFIL) calls the instrument ``name``; empty where it has no word for it."""
        return self.schemes.get(scheme, {}).get(name, ())


@lru_cache(maxsize=8)
def instruments(toml: str = "") -> Instruments:
    """The instruments of the TOML text, the shipped ones where it is empty; raises ``SettingsError`` for faults."""
    own = _parsed(shipped("instruments.toml"), learned=True)
    if not toml:
        return own
    given = _parsed(toml, learned=False)
    known = {instrument.name: instrument for instrument in own.each}
    marked = tuple(_as_known(instrument, known) for instrument in given.each)
    if not tomllib.loads(toml).get("extend", False):
        return Instruments(marked, {**own.schemes, **given.schemes})
    merged = {**known, **{instrument.name: instrument for instrument in marked}}
    return Instruments(tuple(merged.values()), {**own.schemes, **given.schemes})


def _as_known(given: Instrument, known: Mapping[str, Instrument]) -> Instrument:
    """An instrument of the user's; under a shipped name it is still one that the network knows."""
    return Instrument(given.name, given.title, given.definition, given.cues, given.examples, given.name in known)


def _parsed(toml: str, *, learned: bool) -> Instruments:
    try:
        data = tomllib.loads(toml)
        each = tuple(_instrument(item, learned) for item in data["instrument"])
        schemes = {
            str(scheme): {str(name): tuple(map(str, words)) for name, words in table.items()}
            for scheme, table in data.get("schemes", {}).items()
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(f"the instruments file cannot be read: {error}", remedy="see docs/register.md") from error
    return Instruments(each, schemes)


def _instrument(item: Mapping[str, Any], learned: bool) -> Instrument:
    unknown = sorted(set(item) - _KEYS)
    if unknown:
        raise KeyError(f"{item.get('name', 'an instrument')} has the unknown key {unknown[0]}")
    name = str(item["name"])
    return Instrument(
        name=name,
        title=str(item.get("title", name)),
        definition=str(item.get("definition", "")),
        cues=tuple(map(str, item.get("cues", ()))),
        examples=tuple(map(str, item.get("examples", ()))),
        learned=learned,
    )


@lru_cache(maxsize=256)
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Any of ``cues`` as whole words, longest first; a ``*`` stands for any ending."""
    each = (re.escape(cue).replace(r"\*", r"[\w-]*") for cue in sorted(cues, key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(each)})\b", re.IGNORECASE)
