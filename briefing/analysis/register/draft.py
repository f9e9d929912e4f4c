"""An entry in characters of its sentence, before it is joined to its context."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.register.gold import Entry
from briefing.analysis.register.parts import Place
from briefing.model.register import Force, Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry: its verb's lemma and place, the action, the actors, and the judgements.

    ``instruments`` pairs the name of each instrument with the place of the word that spoke for it.
    """

    verb: str
    at: Place
    action: Place
    actors: tuple[Place, ...]
    force: Force
    stance: Stance
    instruments: tuple[tuple[str, Place], ...] = ()

    def entry(self, text: str) -> Entry:
        """What the labelled documents would write for it; ``text`` is that of its sentence."""
        return Entry(
            actors=tuple(text[slice(*place)] for place in self.actors),
            verb=self.verb,
            action=text[slice(*self.action)],
            force=self.force,
            stance=self.stance,
            instruments=tuple(tool for tool, _ in self.instruments),
        )
