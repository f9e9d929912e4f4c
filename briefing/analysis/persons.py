"""Persons: found by title and name, then by surname; their spellings joined, contradictions noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.directory import Directory, Entry, Form
from briefing.analysis.reading import Mention, Reading, with_mentions
from briefing.analysis.text import PUNCTUATION, fold
from briefing.model.notice import Notice, Severity

PARTICLES = frozenset("al bin ben von van der den de la le da dos el ibn".split())
LOWER_TITLES_NEED = 2


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody introduced by title and name; ``stands_for`` is the state or body named before the title."""

    given: str
    surname: str
    stands_for: str
    sentence: str
    entry: Entry

    @property
    def key(self) -> str:
        """The surname without diacritics, under which spellings are joined."""
        return fold(self.surname)


def find_persons(readings: Sequence[Reading], known: Directory) -> tuple[tuple[Reading, ...], tuple[Notice, ...]]:
    """The readings of one source with its persons among the mentions, and what is to be noticed about their names."""
    persons: dict[str, Person] = {}
    notices: list[Notice] = []
    for reading in readings:
        for person in _introduced(reading, known):
            first = persons.setdefault(person.key, person)
            notices.extend(_contradiction(person, known))
            if first is not person and first.given and person.given and fold(first.given) != fold(person.given):
                continue
            if person.given and not first.given:
                persons[person.key] = person
    read = tuple(_by_surname(reading, persons) if reading.spoken else reading for reading in readings)
    return read, (*dict.fromkeys(notices), *_spellings(read))


def _introduced(reading: Reading, known: Directory) -> Iterator[Person]:
    """Each person whom the sentence introduces as "<state> <title> <name>"."""
    for index, title in enumerate(reading.mentions):
        if title.form is not Form.TITLE:
            continue
        first = title.last
        if first < len(reading.tokens) and reading.tokens.words[first] == ",":
            first += 1
        last = _name_end(reading, first)
        if last == first or (title.surface[0].islower() and last - first < LOWER_TITLES_NEED):
            continue
        before = reading.mentions[index - 1] if index else None
        joined = before is not None and title.first - before.last <= 2 and before.form is not Form.TITLE
        yield _person(reading, first, last, before.name if before is not None and joined else "", known)


def _person(reading: Reading, first: int, last: int, stands_for: str, known: Directory) -> Person:
    name = reading.words(first, last)
    surname = reading.tokens.words[last - 1]
    given = name[: -len(surname)].strip()
    listed = known.persons.get(fold(surname))
    if listed is not None and (not stands_for or listed.state == stands_for):
        entry = listed
    else:
        entry = Entry(name, "person", stands_for)
    return Person(given, surname, stands_for, reading.id, entry)


def _name_end(reading: Reading, first: int) -> int:
    """Where the name that starts at the token ``first`` ends: capitalised words and particles between them."""
    words, taken = reading.tokens.words, _taken(reading)
    at = first
    while at < len(words) and at - first < 4 and at not in taken:
        if (words[at][0].isupper() and (words[at][1:2].islower() or words[at].endswith(".") or "-" in words[at])) or (
            at > first and words[at] in PARTICLES and at + 1 < len(words) and words[at + 1][0].isupper()
        ):
            at += 1
        else:
            break
    return at


def _taken(reading: Reading) -> set[int]:
    """The tokens that name something other than a person."""
    return {at for m in reading.mentions if m.entry.kind != "person" for at in range(m.first, m.last)}


def _by_surname(reading: Reading, persons: dict[str, Person]) -> Reading:
    """The reading with every later mention of a person by surname, the given name before it included."""
    words, taken, found = reading.tokens.words, _taken(reading), []
    for at, word in enumerate(words):
        person = persons.get(fold(word)) if word[0].isupper() else None
        if person is None or at in taken:
            continue
        first = at
        while (
            first and first - 1 not in taken and words[first - 1][0].isupper() and _is_given(words[first - 1], person)
        ):
            first -= 1
        found.append(Mention(person.entry, Form.NAME, first, at + 1, reading.words(first, at + 1)))
    return with_mentions(reading, found) if found else reading


def _is_given(word: str, person: Person) -> bool:
    return word not in PUNCTUATION and fold(word) in {fold(part) for part in person.given.split()}


def _contradiction(person: Person, known: Directory) -> Iterable[Notice]:
    """A notice where the given name is not the one that the directory knows for this surname and state."""
    listed = known.persons.get(person.key)
    if listed is None or not person.given or person.stands_for != listed.state or not person.stands_for:
        return
    expected = fold(listed.name).split()[:-1]
    given = fold(person.given).rstrip(".")
    if not any(word.startswith(given) or given.startswith(word) for word in expected):
        yield Notice(
            "name-contradiction",
            f"the source writes “{person.given} {person.surname}”; commonly {listed.name}",
            Severity.WARNING,
            person.sentence,
        )


def _spellings(readings: Iterable[Reading]) -> Iterator[Notice]:
    """A notice for each person whose name the source spells in ways that differ by their diacritics."""
    seen: dict[str, dict[str, str]] = {}
    for reading in readings:
        for mention in reading.mentions:
            if mention.entry.kind == "person":
                spelling = reading.tokens.words[mention.last - 1]
                seen.setdefault(mention.name, {}).setdefault(spelling, reading.id)
    for name, spellings in seen.items():
        if len(spellings) > 1:
            listed = " and ".join(f"“{spelling}” [{where}]" for spelling, where in spellings.items())
            yield Notice(
                "name-spelling", f"{name} is spelt {listed}: taken as the same person", where=[*spellings.values()][1]
            )
