"""Train the network that finds the parts of threats.

    python -m briefing.analysis.threats.training UNITS.jsonl LABELS.jsonl --encoder DIR --out DIR

LABELS name sentences of UNITS, or of the documents written for the project, and where in them each part stands
(``benchmarks/threat_parts.jsonl``). DIR of --encoder holds the model.safetensors and tokenizer.json of the encoder to
start from: that of the section classifier (python -m briefing.classifier.training.encoder).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file

from briefing.analysis.graph import PARTS
from briefing.analysis.register.gold import parse_sentences
from briefing.analysis.register.training.examples import vocabulary
from briefing.analysis.register.training.export import write_graph
from briefing.analysis.register.training.model import shape_of
from briefing.analysis.threats.training.examples import Key, examples, parse_labels, practice_texts
from briefing.analysis.threats.training.fit import Plan, ThreatNetwork, train
from briefing.analysis.window import Window
from briefing.wordpiece import WordPiece

_EVERY = 100
NAME = "threats"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args(arguments)
    torch.set_num_threads(args.threads)
    plan = Plan()
    texts = sentences(args.units) | practice_texts()
    numbers = json.loads((args.encoder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    pieces = sorted(numbers, key=numbers.__getitem__)
    labels = parse_labels(args.labels.read_text(encoding="utf-8"))
    kept = vocabulary(pieces, texts.values(), plan.least_pieces)
    known = [pieces[number] for number in kept]
    found = examples(labels, texts, WordPiece(known))
    weights = load_file(args.encoder / "model.safetensors")
    network = ThreatNetwork(len(kept), plan.layers, shape_of(weights))
    torch.manual_seed(plan.seed)
    network.start_from(weights, kept)
    train(network, found, plan)
    write(network, [example.window for example in found[::_EVERY]], known, args.out)


def sentences(path: Path) -> dict[Key, str]:
    """The sentences of the units in ``path``."""
    units = parse_sentences(path.read_text(encoding="utf-8"), path.name)
    return {(unit.document, unit.sentence.index): unit.sentence.text for unit in units}


def write(network: ThreatNetwork, shown: Sequence[Window], pieces: Sequence[str], folder: Path) -> None:
    """Write the graph, the vocabulary and the manifest of ``network`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    graph, words = (folder / part for part in PARTS)
    write_graph(network, shown, graph)
    words.write_text("\n".join(pieces), encoding="utf-8")
    digests = {part: hashlib.sha256((folder / part).read_bytes()).hexdigest() for part in PARTS}
    (folder / "manifest.json").write_text(json.dumps({"name": NAME, "sha256": digests}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
