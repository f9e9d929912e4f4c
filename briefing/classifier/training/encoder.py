"""Write the encoder of a trained model in the layout of the published one, for other networks to start from.

    python -m briefing.classifier.training.encoder MODEL OUT

MODEL is a folder that ``briefing train`` wrote (or the shipped one); OUT gets model.safetensors and tokenizer.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from safetensors.numpy import save_file

from briefing.classifier.artefact import read_parts
from briefing.classifier.training.restore import weights_of


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args(arguments)
    encoder, head, vocabulary = read_parts("fast", str(args.model))
    weights = weights_of(encoder, head)
    args.out.mkdir(parents=True, exist_ok=True)
    named = {name.removeprefix("enc."): value for name, value in weights.items() if name.startswith("enc.")}
    save_file(named, args.out / "model.safetensors")
    numbers = {piece: number for number, piece in enumerate(vocabulary.decode().splitlines())}
    (args.out / "tokenizer.json").write_text(json.dumps({"model": {"vocab": numbers}}), encoding="utf-8")


if __name__ == "__main__":
    main()
