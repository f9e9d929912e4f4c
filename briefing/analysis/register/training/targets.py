"""What the network is to say of a sentence: where verbs stand, and for each the parts of its entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.register.gold import Entry
from briefing.analysis.register.lemmas import verb_of
from briefing.analysis.register.network import word_at
from briefing.analysis.window import Window

_LITTLE = frozenset("a an the this these that those our its their his her any some more such no".split())


@dataclass(frozen=True, slots=True)
class Target:
    """The words of one entry: its verb's, the first and the last of its action, the first and last of each actor.

    ``verb`` is the lemma where the word itself does not give it, else empty.
    """

    entry: Entry
    at: int
    start: int
    end: int
    actors: tuple[tuple[int, int], ...]
    verb: str


def targets(text: str, found: Window, entries: Sequence[Entry]) -> tuple[Target, ...]:
    """The targets of a sentence's entries, those left out whose words are not in the window."""
    made: list[Target] = []
    for entry in entries:
        target = _target(text, found, entry, {other.at for other in made})
        if target is not None:
            made.append(target)
    return tuple(made)


def _target(text: str, found: Window, entry: Entry, taken: set[int]) -> Target | None:
    spans = [_words(found, at, at + len(entry.action)) for at in _places(text, entry.action)]
    spans = [span for span in spans if span is not None]
    choices = [(_verb(text, found, entry.verb, *span, taken), *span) for span in spans if span is not None]
    choices.sort(key=lambda choice: (not choice[0][1], choice[1]))
    if not choices:
        return None
    (at, derived), start, end = choices[0]
    if at in taken:
        return None
    return Target(entry, at, start, end, _actors(text, found, entry, start, end), "" if derived else entry.verb)


def _verb(text: str, found: Window, verb: str, start: int, end: int, taken: set[int]) -> tuple[int, bool]:
    """The word from which the verb comes, and whether its lemma is the verb; else the action's first word of weight."""
    for at in range(start, end + 1):
        if at not in taken and verb_of(word_at(text, found, at)) == verb.lower():
            return at, True
    free = [at for at in range(start, end + 1) if at not in taken]
    heavy = [
        at for at in free if text[slice(*found.words[at])].lower() not in _LITTLE and text[found.words[at][0]].isalnum()
    ]
    return (heavy or free or [start])[0], False


def _actors(text: str, found: Window, entry: Entry, start: int, end: int) -> tuple[tuple[int, int], ...]:
    spans = []
    for actor in entry.actors:
        places = [_words(found, at, at + len(actor)) for at in _places(text, actor)]
        inside = [p for p in places if p is not None]
        before = [p for p in inside if p[1] < start]
        after = [p for p in inside if p[0] > end]
        if chosen := before[-1:] or after[:1] or inside[:1]:
            spans.append(chosen[0])
    return tuple(spans)


def _places(text: str, part: str) -> list[int]:
    found, at = [], text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def _words(found: Window, start: int, end: int) -> tuple[int, int] | None:
    """The first and the last word of the characters ``[start, end)``, where both ends are those of words."""
    inside = [at for at, (left, right) in enumerate(found.words) if left < end and right > start]
    if not inside or found.words[inside[0]][0] != start:
        return None
    return inside[0], inside[-1]
