"""From labelled documents to calibrated artefacts: what ``briefing train`` runs."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context

import numpy as np
import numpy.typing as npt

from briefing.classifier.artefact import Artefact, Knots
from briefing.classifier.network import probabilities, read_document
from briefing.classifier.training.average import Weights, averaged, refitted
from briefing.classifier.training.base import published, published_larger
from briefing.classifier.training.calibration import doubt_threshold, honest_scores
from briefing.classifier.training.examples import UNKNOWN, Example, hold_out, made_examples, unlabelled_examples
from briefing.classifier.training.export import assembled, manifest_of, parts_of
from briefing.classifier.training.loop import PACKING, READING, Say, train
from briefing.classifier.training.recipe import LARGER, LARGER_LAYERS, TAUGHT, Recipe
from briefing.classifier.training.restore import weights_of
from briefing.classifier.training.spread import with_spread
from briefing.classifier.windows import Packing
from briefing.errors import SourceEmpty
from briefing.wordpiece import WordPiece

_EVERY = 40


@dataclass(frozen=True, slots=True)
class Built:
    """An artefact in the making: its files in the order of ``PARTS``, and the manifest as JSON."""

    parts: list[bytes]
    manifest: str


def build(examples: Sequence[Example], recipe: Recipe, say: Say) -> tuple[Built, Built]:
    """The artefact ``fast`` that ``recipe`` makes of ``examples``, and the artefact ``accurate`` of the larger encoder.

    ``fast`` is the mean of the members, which then learns what ``accurate`` says of all documents, those whose labels
    nobody looks at as well. The documents held out are not learnt from: they show what a score is worth, and under
    which one there is doubt.
    """
    learnt, kept = hold_out(examples, recipe.held_out)
    if not learnt or not kept:
        raise SourceEmpty("too few documents to train and to calibrate on", remedy="give at least seven of each genre")
    start, vocabulary = published()
    members = trained(learnt, start, vocabulary, recipe, say)
    parts = joined(members, vocabulary, learnt, recipe)
    larger = replace(LARGER, epochs=recipe.epochs)
    start = published_larger(vocabulary, LARGER_LAYERS)
    weights = train(learnt, made_examples(), start, WordPiece(vocabulary), larger, say)
    spread = with_spread(weights, made_examples()[::_EVERY], WordPiece(vocabulary))
    accurate = finished("accurate", parts_of([spread], vocabulary), READING, kept)
    known = [*learnt, *made_examples(), *unlabelled_examples()]
    lessons = taught(known, assembled(accurate.parts, READING))
    weights = train(lessons, [], weights_of(parts[0], parts[1]), WordPiece(vocabulary), TAUGHT, say)
    return finished("fast", parts_of([weights], vocabulary), READING, kept), accurate


def taught(examples: Sequence[Example], teacher: Artefact) -> list[Example]:
    """``examples`` with the logits that ``teacher`` gives their units."""
    return [replace(example, taught=_logits(example, teacher)) for example in examples]


def _logits(example: Example, teacher: Artefact) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(reading.logits.tolist()) for reading in read_document(example.units, teacher))


def trained(
    learnt: Sequence[Example], start: Weights, vocabulary: Sequence[str], recipe: Recipe, say: Say
) -> list[Weights]:
    """The members, of consecutive seeds, each trained in a process of its own."""
    recipes = [replace(recipe, seed=recipe.seed + number) for number in range(recipe.members)]
    with ProcessPoolExecutor(recipe.members, get_context("spawn")) as pool:
        tasks = [pool.submit(train, learnt, made_examples(), start, WordPiece(vocabulary), one, say) for one in recipes]
        return [task.result() for task in tasks]


def finished(name: str, parts: list[bytes], packing: Packing, kept: Sequence[Example]) -> Built:
    """The artefact of ``parts``, calibrated on the documents ``kept`` back."""
    worth, doubt = calibrated(assembled(parts, packing), kept)
    return Built(parts, manifest_of(name, parts, packing, worth, doubt))


def joined(
    members: Sequence[Weights], vocabulary: Sequence[str], examples: Sequence[Example], recipe: Recipe
) -> list[bytes]:
    """The files of the one network that ``members`` make, its head fitted to ``examples``."""
    weights = averaged(members)
    read = assembled(parts_of([weights], vocabulary), PACKING)
    return parts_of([refitted(weights, read, examples, recipe)], vocabulary)


def corrected_build(
    before: Artefact, parts: Sequence[bytes], examples: Sequence[Example], recipe: Recipe, say: Say
) -> Built:
    """The artefact after learning on from ``before`` (whose files are ``parts``) on corrected ``examples``.

    The sentences made for training are read along, so that what was learnt is kept; the calibration stays.
    """
    known = before.manifest
    weights = train(examples, made_examples(), weights_of(parts[0], parts[1]), before.wordpiece, recipe, say)
    spread = with_spread(weights, made_examples()[::_EVERY], before.wordpiece)
    made = parts_of([spread], before.wordpiece.vocabulary)
    return Built(made, manifest_of(known.name, made, known.packing, known.worth, known.doubt))


def calibrated(artefact: Artefact, kept: Sequence[Example]) -> tuple[Knots, float]:
    """What a score of ``artefact`` is worth, and under which it is doubtful, by the documents ``kept`` back."""
    found = [judged(artefact, [example]) for example in kept]
    logits = np.concatenate([each for each, _ in found])
    right = logits.argmax(axis=1) == np.array([label for _, each in found for label in each])
    places = [number for number, (_, each) in enumerate(found) for _ in each]
    worth = honest_scores(probabilities(logits).max(axis=1).tolist(), right.tolist(), places)
    return worth, doubt_threshold(probabilities(logits, worth).max(axis=1).tolist())


def judged(artefact: Artefact, examples: Sequence[Example]) -> tuple[npt.NDArray[np.float32], list[int]]:
    """(logits, labels) of the units of ``examples`` whose section is known."""
    logits = [reading.logits for example in examples for reading in read_document(example.units, artefact)]
    labels = [label for example in examples for label in example.labels]
    known = [at for at, label in enumerate(labels) if label != UNKNOWN]
    return np.stack(logits)[known], [labels[at] for at in known]


def gentle(recipe: Recipe) -> Recipe:
    """``recipe`` for learning on from a trained model: few steps at a tenth of the rates, nothing held out."""
    return replace(recipe, rate=recipe.rate / 10, head_rate=recipe.head_rate / 10, held_out=0.0)
