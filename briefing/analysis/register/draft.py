"""An entry in characters of its sentence, before it is joined to its context."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.register.gold import Entry
from briefing.analysis.register.parts import Place
from briefing.model.register import Force, Stance

_USUAL = 2
"""Beyond so many, an instrument has to be nearly sure: labelled entries hardly ever have a third."""
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Choice:
    """An instrument, how probable it is (0 to 1), and the place of the word that speaks most for it."""

    name: str
    chance: float
    word: Place


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry: its verb's lemma and place, the action, the actors, the judgements, and every instrument's chance.

    ``least`` is the probability from which an instrument is chosen.
    """

    verb: str
    at: Place
    action: Place
    actors: tuple[Place, ...]
    force: Force
    stance: Stance
    instruments: tuple[Choice, ...] = ()
    least: float = 0.5

    def chosen(self) -> tuple[Choice, ...]:
        """The instruments that are probable enough, the most probable first; that one alone where none is."""
        order = sorted(self.instruments, key=lambda choice: -choice.chance)
        likely = tuple(choice for choice in order if choice.chance >= self.least) or tuple(order[:1])
        return tuple(choice for at, choice in enumerate(likely) if at < _USUAL or choice.chance >= _SURE)

    def entry(self, text: str) -> Entry:
        """What the labelled documents would write for it; ``text`` is that of its sentence."""
        return Entry(
            actors=tuple(text[slice(*place)] for place in self.actors),
            verb=self.verb,
            action=text[slice(*self.action)],
            force=self.force,
            stance=self.stance,
            instruments=tuple(choice.name for choice in self.chosen()),
        )
