"""Train the classifier: from labelled documents, or on from the model in force with what analysts corrected.

    briefing train gold.jsonl --out model
    briefing train --corrections briefs --gate gate.jsonl --out model --accept

The first makes the models `fast` and `accurate`, each in a folder of its name, of the files' documents by the
documented recipe (an hour or two on two cores). The second reads the briefs (.json) in a folder, learns from the
sentences whose section an analyst decided, and shows the figures on the gate's labelled units before and after; only
with --accept is the new model written. To use a model that was written, set `folder` under `[classifier]` in
briefing.toml. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from briefing.classifier import MODELS
from briefing.classifier.artefact import Artefact, assemble, load, read_manifest, read_parts
from briefing.classifier.evaluation import Evaluation, evaluate
from briefing.classifier.units import LabelledUnit, parse_units
from briefing.classifier.verdicts import classify_units_by
from briefing.cli.classify import read_units_file
from briefing.cli.common import add_settings_argument, settings_from
from briefing.cli.render import read_dossier
from briefing.errors import OutputError, SourceEmpty, SourceMissing, UsageError
from briefing.settings import Settings

_EVERY = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing train``."""
    parser.add_argument("gold", metavar="GOLD.jsonl", nargs="*", type=Path, help="labelled units, one object a line")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--corrections", metavar="DIR", type=Path, help="folder of briefs (.json) that were corrected")
    parser.add_argument("--gate", metavar="GATE.jsonl", type=Path, help="labelled units to measure before and after")
    parser.add_argument("--accept", action="store_true", help="write the model learnt from corrections")
    parser.add_argument("--seed", type=int, metavar="N", help="of the random numbers")
    parser.add_argument("--epochs", type=int, metavar="N", help="how often each document is read")
    add_settings_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Train, and write the model; returns 0."""
    if bool(args.gold) == bool(args.corrections):
        raise UsageError("give labelled files or --corrections, one of the two")
    if args.corrections and not args.gate:
        raise UsageError("--corrections needs --gate, labelled units that show whether the model became better")
    settings = settings_from(args)
    return _correct(args, settings) if args.corrections else _train(args, settings)


def say(step: int, steps: int, loss: float) -> None:
    """Every so often, a line on standard error."""
    if step % _EVERY == 0 or step == steps:
        print(f"briefing: step {step} of {steps}, loss {loss:.3f}", file=sys.stderr)


def comparison(before: Evaluation, after: Evaluation, sentences: int) -> str:
    """The figures before and after learning from ``sentences`` corrected ones, for people."""
    rows = [("macro-F1", before.macro_f1, after.macro_f1), ("accuracy", before.accuracy, after.accuracy)]
    rows += [(str(b.section), b.f1, a.f1) for b, a in zip(before.sections, after.sections, strict=True)]
    rows.append(("calibration error", before.calibration_error, after.calibration_error))
    lines = [f"{name:<18}{first:>8.3f}{second:>8.3f}{second - first:>+8.3f}" for name, first, second in rows]
    return "\n".join([f"{sentences} corrected sentences", f"{'':<18}{'before':>8}{'after':>8}", *lines])


def _train(args: argparse.Namespace, settings: Settings) -> int:
    examples, build = _training("examples"), _training("build")
    found = [each for path in args.gold for each in examples.read_gold(read_units_file(path, settings), str(path))]
    for name, built in zip(MODELS, build.build(found, _recipe(build.Recipe(), args), say), strict=True):
        _write(args.out / name, built)
    return 0


def _correct(args: argparse.Namespace, settings: Settings) -> int:
    corrections, build = _training("corrections"), _training("build")
    examples = corrections.corrected(map(read_dossier, _briefs(args.corrections)))
    if not examples:
        raise SourceEmpty(f"{args.corrections}: no sentence in these briefs was decided by an analyst", remedy="")
    gate = parse_units(read_units_file(args.gate, settings), str(args.gate))
    chosen = settings.classifier
    before = load(chosen.model, chosen.threads, chosen.folder)
    parts = read_parts(chosen.model, chosen.folder)
    built = build.corrected_build(before, parts, examples, _recipe(build.gentle(build.Recipe()), args), say)
    after = assemble(read_manifest(built.manifest), built.parts, chosen.threads)
    print(comparison(_measured(gate, before), _measured(gate, after), corrections.decided(examples)))
    if args.accept:
        _write(args.out, built)
    else:
        print("nothing was written; with --accept the new model is")
    return 0


def _measured(gate: Sequence[LabelledUnit], artefact: Artefact) -> Evaluation:
    return evaluate(gate, classify_units_by(gate, artefact), worst=0)


def _briefs(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.json"))
    if not found:
        raise SourceMissing(f"{folder}: no .json in this folder", remedy="name a folder of briefs' .json files")
    return found


def _recipe(recipe: Any, args: argparse.Namespace) -> Any:
    chosen = {"seed": args.seed, "epochs": args.epochs}
    return dataclasses.replace(recipe, **{name: value for name, value in chosen.items() if value is not None})


def _training(module: str) -> Any:
    """A module of the training package, which alone needs the extra."""
    try:
        return import_module(f"briefing.classifier.training.{module}")
    except ModuleNotFoundError as error:
        raise UsageError(
            f"training needs {error.name}, which is not installed", remedy="pip install 'policy-briefing[train]'"
        ) from error


def _write(folder: Path, built: Any) -> None:
    try:
        _training("export").write(folder, built.parts, built.manifest)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror or error}") from error
    print(f"the model is in {folder}")
