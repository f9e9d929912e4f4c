"""Entries by the trained network: it reads each sentence once for its verbs, and once for each verb for its entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from briefing.analysis.register import context, grammar
from briefing.analysis.register.artefact import Artefact
from briefing.analysis.register.draft import Choice, Draft
from briefing.analysis.register.lemmas import verb_of
from briefing.analysis.register.network import Floats, Found, entry, heads, likeliest, word_at
from briefing.analysis.window import Window, window
from briefing.model.sentence import Sentence

T = TypeVar("T")
_BATCH = 8
_WEIGHTY = re.compile(
    r"[A-Z]{2,}|(?!(?:that|this|these|those|with|from|into|their|they|such|which|when)\b)[A-Za-z]{4,}"
)
_FAINT = 0.1
"""The least probability of a word that heads an entry in a sentence whose words demand something."""


def find(sentences: Sequence[Sentence], asked: Sequence[int], artefact: Artefact) -> tuple[tuple[Draft, ...], ...]:
    """The entries of the sentences whose numbers are ``asked``, in their order."""
    windows = [
        window(sentences[at].text, context.before(sentences, at), context.after(sentences, at), artefact.wordpiece)
        for at in asked
    ]
    verbs: list[list[tuple[int, float]]] = [[] for _ in windows]
    for number, scores in _scored(windows, artefact):
        verbs[number] = _heads(windows[number], scores, artefact, _demanded(sentences, asked[number]))
    questions = [(number, word, score) for number, found in enumerate(verbs) for word, score in found]
    asking = [windows[number].asking(word) for number, word, _ in questions]
    answers: dict[int, list[tuple[int, Draft]]] = {}
    for at, scores in _scored(asking, artefact):
        number, word, score = questions[at]
        told = entry(scores, asking[at], word, score, artefact.layout)
        made = draft(sentences[asked[number]].text, windows[number], told, artefact.layout.tools)
        made = replace(made, least=artefact.thresholds.instrument)
        answers.setdefault(number, []).append((word, made))
    return tuple(
        tuple(made for _, made in sorted(answers.get(number, ()), key=lambda item: item[0]))
        for number in range(len(asked))
    )


def _heads(read: Window, scores: Floats, artefact: Artefact, demanded: bool) -> list[tuple[int, float]]:
    """The words that head an entry; the likeliest where something is demanded and none seems to."""
    found = heads(scores, read, artefact.layout, artefact.thresholds.verb)
    return found or (likeliest(scores, read, artefact.layout, _FAINT) if demanded else [])


def _demanded(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether the words alone show that something is demanded: in the sentence, or in the lead-in of its list."""
    return bool(grammar.demands(sentences[at].text) or grammar.frames(context.lead_in(sentences, at)))


def draft(text: str, read: Window, told: Found, tools: Sequence[str]) -> Draft:
    """What the network told of one verb, in characters of ``text``."""
    words = read.words
    telling = _telling(text, read, told)
    return Draft(
        verb=told.verb or verb_of(word_at(text, read, told.at)),
        at=words[told.at],
        action=(words[told.start][0], words[told.end][1]),
        actors=tuple((words[first][0], words[last][1]) for first, last in told.actors),
        force=told.force,
        stance=told.stance,
        instruments=tuple(
            Choice(tool, chance, words[telling[int(cue)]])
            for tool, chance, cue in zip(tools, told.instruments, told.shares[telling].argmax(axis=0), strict=True)
        ),
    )


def _telling(text: str, read: Window, told: Found) -> list[int]:
    """The words that may show which instrument an action uses: those of weight in it, else its verb."""
    inside = range(told.start, told.end + 1)
    return [word for word in inside if _WEIGHTY.fullmatch(text, *read.words[word])] or [told.at]


def _scored(windows: Sequence[Window], artefact: Artefact) -> Iterator[tuple[int, Floats]]:
    """The scores (pieces, layout) of each window, with its number; windows of like length are read together."""
    order = sorted(range(len(windows)), key=lambda number: len(windows[number].pieces))
    for some in _batches(order):
        found = artefact.scores([windows[number] for number in some])
        yield from ((number, found[row]) for row, number in enumerate(some))


def _batches(each: Sequence[T]) -> Iterator[Sequence[T]]:
    return (each[at : at + _BATCH] for at in range(0, len(each), _BATCH))
