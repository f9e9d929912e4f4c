"""Measure the classifier on labelled units.

    briefing evaluate gold.jsonl
    briefing evaluate gold.jsonl --model accurate --json

Each line of the file is a JSON object with doc, genre, n, par, text and label; `also` names a second section that
counts as right.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

from briefing.classifier import classify_units, parse_units
from briefing.classifier.evaluation import Evaluation, evaluate
from briefing.cli.classify import read_units_file
from briefing.cli.common import add_settings_argument, settings_from
from briefing.cli.console import progress
from briefing.errors import SourceDamaged
from briefing.model.verdict import SECTIONS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing evaluate``."""
    parser.add_argument("gold", metavar="GOLD.jsonl", type=Path, help="labelled units, one JSON object a line")
    parser.add_argument("--json", action="store_true", help="all figures as JSON")
    parser.add_argument("--worst", type=int, default=30, metavar="N", help="how many errors to list (default: 30)")
    parser.add_argument("--model", choices=("fast", "accurate"), help="the classifier (default: fast)")
    add_settings_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print the figures; returns 0."""
    settings = settings_from(args)
    units = parse_units(read_units_file(args.gold, settings), str(args.gold))
    if any(not unit.labels for unit in units):
        raise SourceDamaged(f"{args.gold}: a unit without a label", remedy="use briefing classify for such units")
    with progress(f"sorting {len(units)} units"):
        measured = evaluate(units, classify_units(units, options=settings.classifier), args.worst)
    print(json.dumps(dataclasses.asdict(measured), ensure_ascii=False, indent=1) if args.json else report(measured))
    return 0


def report(found: Evaluation) -> str:
    """The figures as text for people."""
    low, high = found.interval
    lines = [
        f"{found.units} units in {found.documents} documents",
        f"macro-F1 {found.macro_f1:.3f} (95 % interval over documents {low:.3f} to {high:.3f}), "
        f"accuracy {found.accuracy:.3f}",
        "",
        f"{'section':<18}{'precision':>10}{'recall':>8}{'F1':>7}{'units':>7}",
        *(f"{s.section:<18}{s.precision:>10.3f}{s.recall:>8.3f}{s.f1:>7.3f}{s.support:>7}" for s in found.sections),
        "",
        "labelled \\ decided " + "".join(f"{section:>18}" for section in SECTIONS),
        *(f"{s:<19}" + "".join(f"{n:>18}" for n in row) for s, row in zip(SECTIONS, found.confusion, strict=True)),
        "",
        *(f"{name or '(no genre)':<18}{count:>6} units  macro-F1 {f1:.3f}" for name, count, f1 in found.genres),
        "",
        f"calibration error {found.calibration_error:.3f}; doubtful {found.doubtful:.1%}; "
        f"right among the rest {found.right_when_sure:.1%}",
    ]
    for wrong in found.worst:
        lines += [
            "",
            f"{wrong.document} {wrong.number}: {wrong.labelled}, taken for {wrong.decided} ({wrong.score:.2f})",
            f"    … {wrong.before}",
            f"    > {wrong.text}",
            f"    … {wrong.after}",
        ]
    return "\n".join(lines)
