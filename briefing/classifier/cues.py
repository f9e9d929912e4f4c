"""Cues: the words of a unit that moved its verdict most.

A unit's vector is the mean of its pieces' vectors, and part of the model's last step is a linear map of that mean, so
what each piece adds to the logits is known exactly, from the same reading. A word's weight is what its pieces add to
the section decided on, above what they add to the other sections on average.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from briefing.classifier.artefact import Artefact, Floats
from briefing.model.verdict import SECTIONS, Cue, Section

_CLOSE = 1
"""Moving words that stand next to each other become one cue."""
_LONGEST = 4


def find_cues(text: str, moves: Floats, section: Section, artefact: Artefact, most: int) -> tuple[Cue, ...]:
    """At most ``most`` cues of ``text``, the strongest first; ``moves`` is (pieces, sections) of the reading."""
    spans = [span for span in artefact.wordpiece.words(text) if text[span[0]].isalnum()]
    weights = word_weights(text, moves, section, artefact)
    if not len(weights) or weights.max() <= 0:
        return ()
    total = float(weights[weights > 0].sum())
    chosen = sorted(np.argsort(-weights, kind="stable")[:most])
    groups = list(_neighbours([at for at in chosen if weights[at] > 0]))
    cues = [
        Cue(text[spans[group[0]][0] : spans[group[-1]][1]], str(section), round(float(weights[group].sum()) / total, 4))
        for group in groups
    ]
    return tuple(sorted(cues, key=lambda cue: -cue.weight))


def word_weights(text: str, moves: Floats, section: Section, artefact: Artefact) -> npt.NDArray[np.float64]:
    """What each word of ``text`` (punctuation left out) adds to ``section``, in logits; 0 for words that were cut."""
    decided = SECTIONS.index(section)
    others = [number for number in range(len(SECTIONS)) if number != decided]
    gains = moves[:, decided].astype(np.float64) - moves[:, others].mean(axis=1)
    return np.array([gains[part].sum() if part else 0.0 for part in _pieces_of_words(text, len(moves), artefact)])


def _pieces_of_words(text: str, pieces: int, artefact: Artefact) -> Iterator[list[int]]:
    """The numbers of the pieces of each word, in a unit of which ``pieces`` (marks included) were read."""
    wordpiece, longest = artefact.wordpiece, artefact.manifest.packing.longest
    lengths = [len(wordpiece.pieces(text[start:end])) for start, end in wordpiece.words(text)]
    total = sum(lengths)
    kept = min(total, longest)
    shift, head, hole = pieces - 1 - kept, longest * 2 // 3, total - kept
    at = 0
    for (start, _), length in zip(wordpiece.words(text), lengths, strict=True):
        numbers = range(at, at + length)
        at += length
        if text[start].isalnum():
            yield [shift + n - (hole if n >= head else 0) for n in numbers if not hole or n < head or n >= head + hole]


def _neighbours(chosen: list[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for at in chosen:
        if group and (at - group[-1] > _CLOSE or len(group) >= _LONGEST):
            yield group
            group = []
        group.append(at)
    if group:
        yield group
