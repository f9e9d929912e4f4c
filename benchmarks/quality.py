"""The gate: the classifier must not become worse on real labelled documents.

    python benchmarks/quality.py                      measure, and fail under a floor
    python benchmarks/quality.py --raise              also write the floors that are higher now
    python benchmarks/quality.py --lower-floor NAME   write a lower floor; a line of CHANGELOG.md must say why

The documents lie beside the checkout (they are other people's and stay out of it); where they are not there, nothing is
measured. Floors are pinned two decimals under what was reached, with the digest of the documents that they hold for.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.classifier import MODELS, ClassifierOptions, classify_units, parse_units
from briefing.classifier.artefact import ArtefactError
from briefing.classifier.evaluation import Evaluation, evaluate

FLOORS = Path(__file__).with_suffix(".json")
CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"
GOLD = Path(__file__).parents[2] / "shared" / "gold"
CORPORA = ("dev", "seed")
_ROUNDING = 1e-9
_SLACK = 0.003
"""How far the arithmetic of another processor may move a figure."""

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Gate:
    """The digest of each corpus, and the floor of each figure."""

    sha256: Mapping[str, str]
    floors: Figures


def figures(model: str, corpus: str, found: Evaluation) -> dict[str, float]:
    """What is held to a floor, all of it the better the higher."""
    start = f"{model}.{corpus}"
    if corpus == "seed":
        return {f"{start}.right": found.accuracy}
    return {
        f"{start}.macro_f1": found.macro_f1,
        **{f"{start}.{section.section}": section.f1 for section in found.sections},
        f"{start}.calibration": 1 - found.calibration_error,
        f"{start}.right_when_sure": found.right_when_sure,
        f"{start}.sure": 1 - found.doubtful,
    }


def pinned(value: float) -> float:
    """``value`` cut to two decimals, so that a floor never stands over what was reached."""
    return math.floor(value * 100 + _ROUNDING) / 100


def failures(reached: Figures, floors: Figures) -> list[str]:
    """A line for each floor that is not reached, or not measured."""
    lines = []
    for name, floor in floors.items():
        value = reached.get(name)
        if value is None:
            lines.append(f"{name}: not measured")
        elif value < floor - _SLACK:
            lines.append(f"{name}: {value:.4f} is under the floor of {floor:.2f}")
    return lines


def moved(floors: Figures, reached: Figures, lowered: Sequence[str]) -> dict[str, float]:
    """``floors`` raised to what was ``reached``; only the ``lowered`` ones go down."""
    found = {name: pinned(value) for name, value in reached.items()}
    return {
        name: found[name] if name in lowered else max(found.get(name, 0.0), floors.get(name, 0.0))
        for name in sorted({*floors, *found})
    }


def unexplained(lowered: Sequence[str], changelog: str) -> list[str]:
    """The ``lowered`` floors that no line of ``changelog`` names together with the word floor."""
    lines = [line for line in changelog.splitlines() if "floor" in line.lower()]
    return [name for name in lowered if not any(name in line for line in lines)]


def measure(gold: Path) -> dict[str, float]:
    """The figures of every model that is installed."""
    reached: dict[str, float] = {}
    for model in MODELS:
        for corpus in CORPORA:
            units = parse_units((gold / f"{corpus}.jsonl").read_text("utf-8"), corpus)
            try:
                verdicts = classify_units(units, options=ClassifierOptions(model=model, cues=0))
            except ArtefactError:
                continue
            reached |= figures(model, corpus, evaluate(units, verdicts, worst=0))
    return reached


def digests(gold: Path) -> dict[str, str]:
    """The SHA-256 of each corpus."""
    return {corpus: hashlib.sha256((gold / f"{corpus}.jsonl").read_bytes()).hexdigest() for corpus in CORPORA}


def read_gate(text: str) -> Gate:
    """The gate that the JSON ``text`` holds."""
    given = json.loads(text)
    return Gate(given["sha256"], given["floors"])


def main(given: Sequence[str] | None = None) -> int:
    """0 when every floor is reached, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of dev.jsonl and seed.jsonl")
    parser.add_argument("--raise", action="store_true", dest="raised", help="write the floors that are higher now")
    parser.add_argument("--lower-floor", action="append", default=[], metavar="NAME", help="write this floor lower")
    args = parser.parse_args(given)
    if not all((args.gold / f"{corpus}.jsonl").is_file() for corpus in CORPORA):
        print(f"no labelled documents in {args.gold}: nothing was measured")
        return 0
    missing = unexplained(args.lower_floor, CHANGELOG.read_text("utf-8"))
    if missing:
        print(f"CHANGELOG.md has no line that says why the floor {missing[0]} is lowered")
        return 1
    return _hold(args, read_gate(FLOORS.read_text("utf-8")) if FLOORS.exists() else Gate(digests(args.gold), {}))


def _hold(args: argparse.Namespace, gate: Gate) -> int:
    if gate.sha256 != digests(args.gold):
        print("the labelled documents are not those that the floors were pinned for")
        return 1
    reached = measure(args.gold)
    for name, value in reached.items():
        print(f"{name:<36}{value:.4f}   floor {gate.floors.get(name, 0):.2f}")
    floors = moved(gate.floors, reached, args.lower_floor) if args.raised or args.lower_floor else gate.floors
    if floors != gate.floors:
        data = {"sha256": gate.sha256, "floors": floors}
        FLOORS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    lines = failures(reached, floors)
    print("\n".join(lines) or "every floor is reached")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
