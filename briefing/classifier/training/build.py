"""From labelled documents to calibrated artefacts: what ``briefing train`` runs."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context

import numpy as np
import numpy.typing as npt

from briefing.classifier.artefact import Artefact
from briefing.classifier.network import probabilities, read_document
from briefing.classifier.training.average import Weights, averaged, refitted
from briefing.classifier.training.base import published
from briefing.classifier.training.calibration import best_temperature, doubt_threshold
from briefing.classifier.training.examples import UNKNOWN, Example, hold_out, made_examples
from briefing.classifier.training.export import assembled, manifest_of, parts_of
from briefing.classifier.training.loop import CAREFUL, PACKING, READING, Say, train
from briefing.classifier.training.recipe import Recipe
from briefing.classifier.training.restore import weights_of
from briefing.classifier.windows import Packing
from briefing.errors import SourceEmpty
from briefing.wordpiece import WordPiece


@dataclass(frozen=True, slots=True)
class Built:
    """An artefact in the making: its files in the order of ``PARTS``, and the manifest as JSON."""

    parts: list[bytes]
    manifest: str


def build(examples: Sequence[Example], recipe: Recipe, say: Say) -> tuple[Built, Built]:
    """The artefacts ``fast`` and ``accurate`` that ``recipe`` makes of ``examples``, from the published encoder.

    Both are one network, the mean of the members; ``accurate`` is read with more overlap. The documents held out are
    not learnt from; temperature and doubt are chosen on them.
    """
    learnt, kept = hold_out(examples, recipe.held_out)
    if not learnt or not kept:
        raise SourceEmpty("too few documents to train and to calibrate on", remedy="give at least seven of each genre")
    start, vocabulary = published()
    members = trained(learnt, start, vocabulary, recipe, say)
    parts = joined(members, vocabulary, learnt, recipe)
    return finished("fast", parts, READING, kept), finished("accurate", parts, CAREFUL, kept)


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
    temperature, doubt = calibrated(assembled(parts, packing), kept)
    return Built(parts, manifest_of(name, parts, packing, temperature, doubt))


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
    made = parts_of([weights], before.wordpiece.vocabulary)
    return Built(made, manifest_of(known.name, made, known.packing, known.temperature, known.doubt))


def calibrated(artefact: Artefact, kept: Sequence[Example]) -> tuple[float, float]:
    """(temperature, doubt) that ``artefact`` should have by the documents ``kept`` back.

    The temperature is never under 1: documents to come are less like those learnt from than those kept back.
    """
    found = [judged(artefact, [example]) for example in kept]
    logits = np.concatenate([each for each, _ in found])
    labels = [label for _, each in found for label in each]
    temperature = max(1.0, best_temperature(logits, labels))
    scores = probabilities(logits, temperature)
    right = scores.argmax(axis=1) == np.asarray(labels)
    places = [number for number, (_, each) in enumerate(found) for _ in each]
    return temperature, doubt_threshold(scores.max(axis=1).tolist(), right.tolist(), places)


def judged(artefact: Artefact, examples: Sequence[Example]) -> tuple[npt.NDArray[np.float32], list[int]]:
    """(logits, labels) of the units of ``examples`` whose section is known."""
    logits = [reading.logits for example in examples for reading in read_document(example.units, artefact)]
    labels = [label for example in examples for label in example.labels]
    known = [at for at, label in enumerate(labels) if label != UNKNOWN]
    return np.stack(logits)[known], [labels[at] for at in known]


def gentle(recipe: Recipe) -> Recipe:
    """``recipe`` for learning on from a trained model: few steps at a tenth of the rates, nothing held out."""
    return replace(recipe, rate=recipe.rate / 10, head_rate=recipe.head_rate / 10, held_out=0.0)
