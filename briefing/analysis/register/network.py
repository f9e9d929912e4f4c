"""From the network's scores to the words of an entry: which are verbs, and what belongs to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from briefing.analysis.window import Window
from briefing.model.register import Force, Stance

Floats = npt.NDArray[np.float32]

FORCES, STANCES = tuple(Force), tuple(Stance)
_OUTSIDE, _FIRST, _INSIDE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in the scores of a piece each judgement stands; ``verbs`` are the lemmas that need not stand in a text."""

    verbs: tuple[str, ...]
    tools: tuple[str, ...]

    words = 6
    verb, start, end = 0, 1, 2
    actor = slice(3, 6)
    force = slice(6, 6 + len(FORCES))
    stance = slice(force.stop, force.stop + len(STANCES))

    @property
    def lemma(self) -> slice:
        """The scores of the verb standing in the text, and of each of ``verbs``."""
        return slice(self.stance.stop, self.stance.stop + 1 + len(self.verbs))

    @property
    def instruments(self) -> slice:
        """What the piece adds to the score of each instrument."""
        return slice(self.lemma.stop, self.lemma.stop + len(self.tools))

    @property
    def size(self) -> int:
        """How many scores a piece has."""
        return int(self.instruments.stop)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry in words of the sentence: ``at`` is its verb, the action runs from ``start`` to ``end`` (included).

    ``verb`` is a lemma that need not stand in the text, else empty. ``instruments`` gives the probability (0 to 1) of
    each instrument of the layout, ``shares`` what each word added to the score of each (words, tools); ``score`` is the
    probability that the word heads an entry.
    """

    at: int
    start: int
    end: int
    actors: tuple[tuple[int, int], ...]
    verb: str
    force: Force
    stance: Stance
    instruments: tuple[float, ...]
    shares: Floats
    score: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least probability of a word that heads an entry, and of an instrument."""

    verb: float = 0.4
    instrument: float = 0.4


def word_at(text: str, found: Window, at: int) -> str:
    """The word number ``at`` with whatever hyphens join to it ("co-develop")."""
    first = last = at
    words = found.words
    while first >= 2 and text[slice(*words[first - 1])] == "-" and words[first - 2][1] + 1 == words[first][0]:
        first -= 2
    while last + 2 < len(words) and text[slice(*words[last + 1])] == "-" and words[last][1] + 1 == words[last + 2][0]:
        last += 2
    return text[words[first][0] : words[last][1]]


def heads(scores: Floats, found: Window, layout: Layout, least: float) -> list[tuple[int, float]]:
    """The words that head an entry, each with its probability, in order; ``scores`` is (pieces, layout)."""
    chances = sigmoid(scores[list(found.firsts), layout.verb]) if found.words else np.zeros(0)
    return [(at, float(chance)) for at, chance in enumerate(chances) if chance >= least]


def likeliest(scores: Floats, found: Window, layout: Layout, least: float) -> list[tuple[int, float]]:
    """The one word that most probably heads an entry, with its probability; none where that is under ``least``."""
    return sorted(heads(scores, found, layout, least), key=lambda head: -head[1])[:1]


def entry(scores: Floats, found: Window, at: int, score: float, layout: Layout) -> Found:
    """What the network says of the verb ``at`` from the scores (pieces, layout) of the window that asks for it."""
    words = scores[list(found.firsts)]
    here = scores[found.firsts[at]]
    start = int(np.argmax(words[: at + 1, layout.start]))
    end = at + int(np.argmax(words[at:, layout.end]))
    lemma = int(np.argmax(here[layout.lemma]))
    inside = scores[found.firsts[0] : found.firsts[-1] + found.lengths[-1], layout.instruments]
    shares = np.add.reduceat(inside, np.asarray(found.firsts) - found.firsts[0], axis=0)
    return Found(
        at=at,
        start=start,
        end=end,
        actors=_actors(words[:, layout.actor]),
        verb=layout.verbs[lemma - 1] if lemma else "",
        force=FORCES[int(np.argmax(here[layout.force]))],
        stance=STANCES[int(np.argmax(here[layout.stance]))],
        instruments=tuple(float(chance) for chance in sigmoid(inside.sum(axis=0))),
        shares=shares,
        score=score,
    )


def sigmoid(values: Floats) -> Floats:
    """``values`` as probabilities."""
    return np.asarray(1.0 / (1.0 + np.exp(-values.astype(np.float64))), np.float32)


def _actors(scores: Floats) -> tuple[tuple[int, int], ...]:
    """Runs of words tagged as an actor, each from the first to the last word."""
    tags: Sequence[int] = [int(tag) for tag in scores.argmax(axis=1)]
    runs: list[tuple[int, int]] = []
    for at, tag in enumerate(tags):
        if tag == _OUTSIDE:
            continue
        if tag == _INSIDE and runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return tuple(runs)
