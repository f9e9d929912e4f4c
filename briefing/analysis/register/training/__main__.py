"""Train the network of the register, or measure the plan by cross-validation over documents.

    python -m briefing.analysis.register.training UNITS.jsonl REGISTER.jsonl --encoder DIR --out DIR
    python -m briefing.analysis.register.training UNITS.jsonl REGISTER.jsonl --encoder DIR --model accurate --out DIR
    python -m briefing.analysis.register.training UNITS.jsonl REGISTER.jsonl --encoder DIR --folds 3
    python -m briefing.analysis.register.training UNITS.jsonl REGISTER.jsonl --places MORE.jsonl --start DIR --out DIR

DIR of --encoder holds the model.safetensors and tokenizer.json of the encoder to start from: that of the section
classifier of the same name (python -m briefing.classifier.training.encoder), which has read policy prose already.
That of --start is a shipped network, from which training goes on. Documents written for this project are read along
(see ``Plan.practised``).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file

from briefing.analysis.graph import PARTS
from briefing.analysis.options import MODELS, NetworkName
from briefing.analysis.register.artefact import assemble
from briefing.analysis.register.evaluation import RegisterEvaluation, evaluate_register, report
from briefing.analysis.register.finder import draft
from briefing.analysis.register.gold import Entry, Key, LabelledSentence, parse_register, parse_sentences
from briefing.analysis.register.network import Layout, Thresholds, entry, heads
from briefing.analysis.register.training.descent import tensors
from briefing.analysis.register.training.examples import Example, examples, fold_of, layout_of, vocabulary
from briefing.analysis.register.training.export import export
from briefing.analysis.register.training.fit import COURSES, FURTHER, SHARE, Plan, mean, train
from briefing.analysis.register.training.model import Network, shape_of
from briefing.analysis.register.training.places import parse_places
from briefing.analysis.register.training.practice import practised
from briefing.analysis.register.training.restore import restored
from briefing.practice import FOLDERS, practice_documents
from briefing.wordpiece import WordPiece

_EVERY = 400
_NAMES = {"fast": "minilm6", "accurate": "mpnet6"}


@dataclass(frozen=True, slots=True)
class Material:
    """Everything read for training.

    ``examples`` are those of real documents, ``practice`` those of our own; ``network`` is the one to start from, which
    knows the ``pieces`` of words.
    """

    units: tuple[LabelledSentence, ...]
    gold: dict[Key, tuple[Entry, ...]]
    pieces: tuple[str, ...]
    examples: tuple[Example, ...]
    practice: tuple[Example, ...]
    layout: Layout
    network: Network

    def along(self, plan: Plan) -> tuple[Example, ...]:
        """The documents written for this project that ``plan`` reads."""
        names = {document.name for folder, start in plan.practice for document in practice_documents(folder, start)}
        return tuple(example for example in self.practice if example.key[0] in names)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", type=Path)
    parser.add_argument("register", type=Path)
    parser.add_argument("--places", type=Path, help="more labels of the units: places of their sentences")
    begin = parser.add_mutually_exclusive_group(required=True)
    begin.add_argument("--encoder", type=Path)
    begin.add_argument("--start", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--model", choices=MODELS, default="fast", help="which of the two networks")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args(arguments)
    if args.start and args.folds:
        parser.error("--folds needs --encoder: a shipped network has read the documents of every fold")
    torch.set_num_threads(args.threads)
    course, thresholds = COURSES[args.model], Thresholds()
    read = _read(args.units, args.register, args.places)
    material = _going_on(read, args.start) if args.start else _starting(read, args.encoder, course[0])
    if args.folds:
        print(report(cross_validate(material, course, thresholds, args.folds)))
    if args.out:
        network = further(material, args.model) if args.start else trained(material, material.examples, course)
        shown = [example.window for example in material.practice[::_EVERY]]
        export(network, shown, material.pieces, material.layout, thresholds, _NAMES[args.model], args.out)


def trained(material: Material, found: Sequence[Example], course: Sequence[Plan]) -> Network:
    """The network that the plans of ``course`` make of ``found`` and of the documents written for this project."""
    network = deepcopy(material.network)
    for plan in course:
        torch.manual_seed(plan.seed)
        train(network, found, material.along(plan), material.layout, plan)
    return network


def further(material: Material, model: NetworkName) -> Network:
    """The mean of the network of ``material`` and of what training it further makes of it."""
    after = trained(material, material.examples, (FURTHER[model],))
    return mean(material.network, after, SHARE)


def cross_validate(
    material: Material, course: Sequence[Plan], thresholds: Thresholds, folds: int
) -> RegisterEvaluation:
    """The figures on all documents, each judged by a network that has not seen it."""
    found: dict[Key, list[Entry]] = {}
    for fold in range(folds):
        others = [example for example in material.examples if fold_of(example.key[0], folds) != fold]
        network = trained(material, others, course)
        for example in material.examples:
            if fold_of(example.key[0], folds) == fold:
                found[example.key] = predicted(network, example, material.layout, thresholds)
    texts = {(unit.document, unit.sentence.index): (unit.genre, unit.sentence.text) for unit in material.units}
    return evaluate_register(found, {key: material.gold[key] for key in found}, texts)


def predicted(network: Network, example: Example, layout: Layout, thresholds: Thresholds) -> list[Entry]:
    """The entries that ``network`` finds in ``example``."""
    with torch.no_grad():
        verbs = heads(network(*tensors([example.window]))[0].numpy(), example.window, layout, thresholds.verb)
        if not verbs:
            return []
        asking = [example.window.asking(word) for word, _ in verbs]
        scores = network(*tensors(asking)).numpy()
    drafts = [
        draft(example.text, read, entry(some, read, word, chance, layout), layout.tools)
        for read, some, (word, chance) in zip(asking, scores, verbs, strict=True)
    ]
    return [replace(made, least=thresholds.instrument).entry(example.text) for made in drafts]


@dataclass(frozen=True, slots=True)
class _Labels:
    """The units of documents with their entries; those whose keys are in ``made`` were written for this project."""

    units: tuple[LabelledSentence, ...]
    gold: dict[Key, tuple[Entry, ...]]
    made: frozenset[Key]


def _read(units: Path, register: Path, places: Path | None) -> _Labels:
    made, entries = practised([document for folder in FOLDERS for document in practice_documents(folder)])
    real = parse_sentences(units.read_text(encoding="utf-8"), units.name)
    gold = parse_register(register.read_text(encoding="utf-8"), register.name)
    more = parse_places(places.read_text(encoding="utf-8"), places.name, real) if places else {}
    return _Labels((*real, *made), {**more, **gold, **entries}, frozenset(entries))


def _starting(read: _Labels, encoder: Path, plan: Plan) -> Material:
    """Everything for training a new network that has the weights of ``encoder``."""
    numbers = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    pieces = tuple(sorted(numbers, key=numbers.__getitem__))
    kept = vocabulary(pieces, (unit.sentence.text for unit in read.units), plan.least_pieces)
    known = tuple(pieces[number] for number in kept)
    layout = layout_of(examples(read.units, read.gold, WordPiece(known)), plan.least_verbs)
    torch.manual_seed(plan.seed)
    weights = load_file(encoder / "model.safetensors")
    network = Network(len(kept), plan.layers, layout, shape_of(weights))
    network.start_from(weights, kept)
    return _material(read, known, layout, network)


def _going_on(read: _Labels, folder: Path) -> Material:
    """Everything for training the network in ``folder`` further: it keeps its vocabulary and its layout."""
    manifest, *parts = ((folder / part).read_bytes() for part in ("manifest.json", *PARTS))
    known = assemble(manifest, parts)
    return _material(read, known.wordpiece.vocabulary, known.layout, restored(folder, known.layout))


def _material(read: _Labels, pieces: tuple[str, ...], layout: Layout, network: Network) -> Material:
    found = examples(read.units, read.gold, WordPiece(pieces))
    real = tuple(example for example in found if example.key not in read.made)
    practice = tuple(example for example in found if example.key in read.made)
    return Material(read.units, read.gold, pieces, real, practice, layout, network)


if __name__ == "__main__":
    main()
