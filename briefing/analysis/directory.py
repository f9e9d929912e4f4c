"""The directory of actors: who goes by which names, read from actors.toml and states.tsv."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from briefing.analysis.data import shipped
from briefing.analysis.text import fold, tokenise
from briefing.errors import SettingsError

KINDS = ("state", "organisation", "person", "office", "group", "place")


class Form(StrEnum):
    """How a word stands for an actor: by a name, a metonym, the name of its people, an adjective; or as a title."""

    NAME = "name"
    METONYM = "metonym"
    PEOPLE = "people"
    ADJECTIVE = "adjective"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of the directory; ``state`` is the state or body that a person or people belongs to."""

    name: str
    kind: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """All names, by their first word, the longest first; and the nouns that head the name of a group that acts."""

    names: dict[str, tuple[tuple[tuple[str, ...], Entry, Form], ...]]
    agents: frozenset[str]
    persons: dict[str, Entry]

    def longest(self, words: tuple[str, ...], at: int) -> tuple[int, Entry, Form] | None:
        """The longest name that starts at the word ``at`` of (folded) ``words``: its length in words, whose, how."""
        for name, entry, form in self.names.get(words[at], ()):
            if words[at : at + len(name)] == name:
                return len(name), entry, form
        return None


@lru_cache(maxsize=8)
def directory(toml: str = "") -> Directory:
    """The directory of the TOML text (the shipped one where it is empty); raises ``SettingsError`` for a faulty one."""
    try:
        data = tomllib.loads(toml or shipped("actors.toml"))
        entries = list(_entries(data)) + list(_titles(data.get("titles", ())))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(f"the actors file cannot be read: {error}", remedy="see docs/analysis.md") from error
    kinds = {entry.name: entry for _, entry, _ in entries}
    names: dict[str, dict[tuple[str, ...], tuple[Entry, Form]]] = {}
    for words, entry, form in (*entries, *_states(kinds)):
        names.setdefault(words[0], {}).setdefault(words, (entry, form))
    return Directory(
        {
            first: tuple(sorted(((w, *ef) for w, ef in found.items()), key=lambda item: (-len(item[0]), item[0])))
            for first, found in names.items()
        },
        frozenset(data.get("agents", ())),
        {fold(name.split()[-1]): entry for name, entry in kinds.items() if entry.kind == "person"},
    )


Named = tuple[tuple[str, ...], Entry, Form]


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in tokenise(name).words)


def _named(entry: Entry, names: Iterable[str], form: Form) -> Iterator[Named]:
    return ((_words(name), entry, form) for name in names if name)


def _people(state: Entry, names: Iterable[str]) -> Iterator[Named]:
    """A people is a group of its own, which belongs to a state but does not act for it."""
    return ((_words(name), Entry(name, "group", state.name), Form.PEOPLE) for name in names if name)


def _entries(data: dict[str, list[dict[str, str]]]) -> Iterator[Named]:
    for item in data.get("actor", ()):
        if item["kind"] not in KINDS:
            raise KeyError(f"{item['name']} is of the kind {item['kind']}, not one of {', '.join(KINDS)}")
        entry = Entry(item["name"], item["kind"], item.get("state", ""))
        yield from _named(entry, (entry.name, *item.get("aliases", ())), Form.NAME)
        yield from _named(entry, item.get("metonyms", ()), Form.METONYM)
        yield from _people(entry, item.get("people", ()))
        yield from _named(entry, item.get("adjectives", ()), Form.ADJECTIVE)


def _titles(titles: Iterable[str]) -> Iterator[Named]:
    return ((_words(title), Entry(title, "office"), Form.TITLE) for title in titles)


def _states(kinds: dict[str, Entry]) -> Iterator[Named]:
    """The states of the table, names before demonyms; the capitals of all are metonyms."""
    for line in shipped("states.tsv").splitlines():
        if line.startswith("#"):
            continue
        name, long, others, capital, people, adjectives = line.split("\t")
        entry = kinds.get(name, Entry(name, "state"))
        yield from _named(entry, (name, long, *others.split("|")), Form.NAME)
        yield from _named(entry, (capital if capital != name else "",), Form.METONYM)
        yield from _people(entry, people.split("|"))
        yield from _named(entry, adjectives.split("|"), Form.ADJECTIVE)
