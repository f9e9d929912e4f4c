"""Verdicts: probabilities, the rulings that layout makes, doubt, cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np
import numpy.typing as npt

from briefing.classifier.artefact import Artefact, load
from briefing.classifier.cues import find_cues
from briefing.classifier.network import Reading, probabilities, read_document
from briefing.classifier.options import ClassifierOptions
from briefing.classifier.units import LabelledUnit, as_sentence, documents, units_of
from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.verdict import SECTIONS, Section, Verdict

_DIGITS = 4


def classify(sentences: Iterable[Sentence], *, options: ClassifierOptions | None = None) -> tuple[Verdict, ...]:
    """A verdict for each of ``sentences``, in order; a sentence is judged among the others of its source."""
    chosen = options or ClassifierOptions()
    return classify_by(sentences, load(chosen.model, chosen.threads, chosen.folder), chosen.cues)


def classify_by(sentences: Iterable[Sentence], artefact: Artefact, cues: int = 0) -> tuple[Verdict, ...]:
    """As :func:`classify`, by ``artefact``, with at most ``cues`` cues each."""
    return tuple(
        verdict
        for _, group in groupby(sentences, key=lambda sentence: sentence.source)
        for verdict in _classify_source(list(group), artefact, cues)
    )


def classify_units(
    units: Iterable[LabelledUnit], *, options: ClassifierOptions | None = None
) -> dict[str, tuple[Verdict, ...]]:
    """The verdicts of units in the format of the labelled documents, by document."""
    chosen = options or ClassifierOptions()
    return classify_units_by(units, load(chosen.model, chosen.threads, chosen.folder), chosen.cues)


def classify_units_by(
    units: Iterable[LabelledUnit], artefact: Artefact, cues: int = 0
) -> dict[str, tuple[Verdict, ...]]:
    """As :func:`classify_units`, by ``artefact``, with at most ``cues`` cues each."""
    return {name: classify_by(map(as_sentence, group), artefact, cues) for name, group in documents(units).items()}


def _classify_source(sentences: Sequence[Sentence], artefact: Artefact, cues: int) -> Iterator[Verdict]:
    read = [sentence for sentence in sentences if sentence.kind is not SentenceKind.NOTE]
    readings = read_document(units_of(read), artefact)
    for sentence in sentences:
        if sentence.kind is SentenceKind.NOTE:
            yield _set_apart(sentence)
            continue
        reading = next(readings)
        apart = sentence.kind is SentenceKind.BOILERPLATE
        yield _set_apart(sentence) if apart else _judged(sentence, reading, artefact, cues)


def _set_apart(sentence: Sentence) -> Verdict:
    return Verdict(sentence, Section.OTHER, (0.0, 0.0, 0.0, 1.0))


def _judged(sentence: Sentence, reading: Reading, artefact: Artefact, cues: int) -> Verdict:
    known = artefact.manifest
    scores = ruled(sentence.kind, probabilities(reading.logits, known.worth))
    section = SECTIONS[int(np.argmax(scores))]
    background, threat, recommendation, other = (float(score) for score in scores)
    return Verdict(
        sentence=sentence,
        section=section,
        scores=(background, threat, recommendation, other),
        cues=find_cues(sentence.text, reading.moves, section, artefact, cues) if cues else (),
        doubtful=bool(scores.max() < known.doubt),
    )


def ruled(kind: SentenceKind, scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """``scores`` under the ruling on headings (a proposal or *other*), rounded so that they still sum to one."""
    if kind is SentenceKind.HEADING:
        recommendation = scores[SECTIONS.index(Section.RECOMMENDATION)]
        scores = np.array([0.0, 0.0, recommendation, 1.0 - recommendation])
    rounded = np.round(scores, _DIGITS)
    rounded[int(np.argmax(rounded))] += 1.0 - rounded.sum()
    return np.round(rounded, _DIGITS)
