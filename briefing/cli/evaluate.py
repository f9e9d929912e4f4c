"""Measure the classifier on labelled units, or a register against a labelled one.

    briefing evaluate gold.jsonl
    briefing evaluate gold.jsonl --model accurate --json
    briefing evaluate --register register.jsonl --gold register_gold.jsonl --units gold.jsonl

Each line of gold.jsonl is a JSON object with doc, genre, n, par, text and label; `also` names a second section that
counts as right. register.jsonl is what `briefing register gold.jsonl --json` prints.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

from briefing.analysis.register.evaluation import RegisterEvaluation, evaluate_texts
from briefing.analysis.register.evaluation import report as register_report
from briefing.classifier import classify_units, parse_units
from briefing.classifier.evaluation import Evaluation, evaluate
from briefing.cli.classify import read_units_file
from briefing.cli.common import add_settings_argument, settings_from
from briefing.cli.console import progress
from briefing.errors import SourceDamaged, UsageError
from briefing.model.verdict import SECTIONS
from briefing.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing evaluate``."""
    parser.add_argument("units", metavar="GOLD.jsonl", type=Path, nargs="?", help="labelled units, one object a line")
    parser.add_argument("--register", metavar="FILE", type=Path, help="a register to measure, one sentence a line")
    parser.add_argument("--gold", metavar="FILE", type=Path, help="the labelled register to measure it against")
    parser.add_argument("--units", dest="context", metavar="FILE", type=Path, help="its units, for texts and genres")
    parser.add_argument("--json", action="store_true", help="all figures as JSON")
    parser.add_argument("--worst", type=int, default=30, metavar="N", help="how many errors to list (default: 30)")
    parser.add_argument("--model", choices=("fast", "accurate"), help="the networks that read (default: fast)")
    add_settings_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print the figures; returns 0."""
    settings = settings_from(args)
    measured, text = _register(args, settings) if args.register else _classifier(args, settings)
    print(json.dumps(dataclasses.asdict(measured), ensure_ascii=False, indent=1) if args.json else text)
    return 0


def _classifier(args: argparse.Namespace, settings: Settings) -> tuple[Evaluation, str]:
    if args.units is None:
        raise UsageError("GOLD.jsonl is missing", remedy="give labelled units, or --register with --gold")
    units = parse_units(read_units_file(args.units, settings), str(args.units))
    if any(not unit.labels for unit in units):
        raise SourceDamaged(f"{args.units}: a unit without a label", remedy="use briefing classify for such units")
    with progress(f"sorting {len(units)} units"):
        measured = evaluate(units, classify_units(units, options=settings.classifier), args.worst)
    return measured, report(measured)


def _register(args: argparse.Namespace, settings: Settings) -> tuple[RegisterEvaluation, str]:
    if args.gold is None:
        raise UsageError("--register needs --gold", remedy="give the labelled register")
    found, gold = (read_units_file(path, settings) for path in (args.register, args.gold))
    measured = evaluate_texts(found, gold, read_units_file(args.context, settings) if args.context else "", args.worst)
    return measured, register_report(measured)


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
