"""Train the network of the register, or measure the plan by cross-validation over documents.

    python -m briefing.analysis.register.training UNITS.jsonl REGISTER.jsonl --encoder DIR --out DIR
    python -m briefing.analysis.register.training UNITS.jsonl REGISTER.jsonl --encoder DIR --model accurate --out DIR
    python -m briefing.analysis.register.training UNITS.jsonl REGISTER.jsonl --encoder DIR --folds 3

DIR of --encoder holds the model.safetensors and tokenizer.json of the encoder to start from: that of the section
classifier of the same name (python -m briefing.classifier.training.encoder), which has read policy prose already.
Documents written for this project are read along (see ``Plan.practised``).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file

from briefing.analysis.options import MODELS
from briefing.analysis.register.evaluation import RegisterEvaluation, evaluate_register, report
from briefing.analysis.register.finder import draft
from briefing.analysis.register.gold import Entry, Key, LabelledSentence, parse_register, parse_sentences
from briefing.analysis.register.network import Layout, Thresholds, entry, heads
from briefing.analysis.register.training.descent import tensors
from briefing.analysis.register.training.examples import Example, examples, fold_of, layout_of, vocabulary
from briefing.analysis.register.training.export import export
from briefing.analysis.register.training.fit import COURSES, Plan, train
from briefing.analysis.register.training.model import Network, shape_of
from briefing.analysis.register.training.practice import practised
from briefing.practice import FOLDERS, practice_documents
from briefing.wordpiece import WordPiece

_EVERY = 400
_NAMES = {"fast": "minilm6", "accurate": "mpnet6"}


@dataclass(frozen=True, slots=True)
class Material:
    """Everything read for training.

    ``examples`` are those of real documents, ``practice`` those of our own.
    """

    units: tuple[LabelledSentence, ...]
    gold: dict[Key, tuple[Entry, ...]]
    pieces: tuple[str, ...]
    kept: tuple[int, ...]
    examples: tuple[Example, ...]
    practice: tuple[Example, ...]
    layout: Layout
    encoder: Path

    def network(self, plan: Plan) -> Network:
        """A new network with the weights of the encoder to start from; the same one each time for the same plan."""
        torch.manual_seed(plan.seed)
        weights = load_file(self.encoder / "model.safetensors")
        made = Network(len(self.kept), plan.layers, self.layout, shape_of(weights))
        made.start_from(weights, list(self.kept))
        return made

    def along(self, plan: Plan) -> tuple[Example, ...]:
        """The documents written for this project that ``plan`` reads."""
        names = {document.name for folder, start in plan.practice for document in practice_documents(folder, start)}
        return tuple(example for example in self.practice if example.key[0] in names)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", type=Path)
    parser.add_argument("register", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--model", choices=MODELS, default="fast", help="which of the two networks")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args(arguments)
    torch.set_num_threads(args.threads)
    course, thresholds = COURSES[args.model], Thresholds()
    material = _read(args.units, args.register, args.encoder, course[0])
    if args.folds:
        print(report(cross_validate(material, course, thresholds, args.folds)))
    if args.out:
        network = trained(material, material.examples, course)
        pieces = [material.pieces[number] for number in material.kept]
        shown = [example.window for example in material.practice[::_EVERY]]
        export(network, shown, pieces, material.layout, thresholds, _NAMES[args.model], args.out)


def trained(material: Material, found: Sequence[Example], course: Sequence[Plan]) -> Network:
    """The network that the plans of ``course`` make of ``found`` and of the documents written for this project."""
    network = material.network(course[0])
    for plan in course:
        torch.manual_seed(plan.seed)
        train(network, found, material.along(plan), material.layout, plan)
    return network


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


def _read(units: Path, register: Path, encoder: Path, plan: Plan) -> Material:
    made, entries = practised([document for folder in FOLDERS for document in practice_documents(folder)])
    given = (*parse_sentences(units.read_text(encoding="utf-8"), units.name), *made)
    gold = {**parse_register(register.read_text(encoding="utf-8"), register.name), **entries}
    numbers = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    pieces = tuple(sorted(numbers, key=numbers.__getitem__))
    kept = vocabulary(pieces, (unit.sentence.text for unit in given), plan.least_pieces)
    found = examples(given, gold, WordPiece([pieces[number] for number in kept]))
    layout = layout_of(found, plan.least_verbs)
    real = tuple(example for example in found if example.key not in entries)
    practice = tuple(example for example in found if example.key in entries)
    return Material(given, gold, pieces, tuple(kept), real, practice, layout, encoder)


if __name__ == "__main__":
    main()
