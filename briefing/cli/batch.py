"""Make a brief of each of many documents; what fails does not stop the rest.

    briefing batch reports -o briefs
    briefing batch 'reports/*.pdf' more.list -o briefs --workers 4 --resume --summary
    briefing batch reports -o briefs --scheduler tcp://10.0.0.1:8786

The folder holds manifest.jsonl, one line an outcome as it happens. --resume does only what is missing or has changed.
Ctrl-C finishes what is in hand; a second Ctrl-C stops at once.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from briefing.batch import Batch, Limits, Tally, find_items, run_batch, write_summary
from briefing.cli.common import add_brief_arguments, settings_from
from briefing.model.outcome import Outcome
from briefing.settings import Settings

Told = Callable[[Outcome], None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing batch``."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files, folders, patterns, or a .list of them")
    add_brief_arguments(parser)
    parser.add_argument("--model", choices=("fast", "accurate"), help="the networks that read (default: fast)")
    parser.add_argument(
        "--group-by", choices=("folder", "topic"), default="", help="one brief a folder or topic, not one a document"
    )
    parser.add_argument("--workers", type=int, metavar="N", help="processes (default: one a core)")
    parser.add_argument("--scheduler", metavar="ADDRESS", default="", help="run on the Dask cluster at this address")
    parser.add_argument("--resume", action="store_true", help="only what is missing or has changed")
    parser.add_argument(
        "--time-limit", type=int, default=300, metavar="S", help="seconds a brief (default: 300; 0: none)"
    )
    parser.add_argument("--memory-limit", type=int, default=2048, metavar="MIB", help="MiB a process (default: 2048)")
    parser.add_argument("--summary", action="store_true", help="one register over all: register.jsonl, .csv, .xlsx")


def run(args: argparse.Namespace) -> int:
    """Run the batch; returns 0 when all went well, 130 when interrupted, else the lowest code of the failures."""
    settings = _one_thread(settings_from(args), args.summary)
    items = find_items(args.paths, args.group_by)
    limits = Limits(args.time_limit, args.memory_limit)
    workers = args.workers or os.cpu_count() or 1
    batch = Batch(settings, args.output, workers, args.scheduler, limits, args.resume)
    started = time.monotonic()
    with _progress(len(items)) as told:
        tally = run_batch(items, batch, told)
    print(_closing(tally, len(items), time.monotonic() - started), file=sys.stderr)
    if args.summary and not tally.interrupted:
        for path in write_summary(args.output, settings.date):
            print(path)
    return tally.exit_code


def _one_thread(settings: Settings, summary: bool) -> Settings:
    """The settings of one process among several: one thread each, and the JSON that a summary is made from."""
    formats = settings.formats
    if summary and "json" not in formats:
        formats = (*formats, "json")
    classifier, analysis = replace(settings.classifier, threads=1), replace(settings.analysis, threads=1)
    return replace(settings, formats=formats, classifier=classifier, analysis=analysis)


def _closing(tally: Tally, items: int, seconds: float) -> str:
    worked = tally.done + tally.failed
    rate = f", {worked / seconds:.1f} a second" if worked and seconds else ""
    parts = [f"{tally.done} done", f"{tally.failed} failed", f"{tally.skipped} unchanged"]
    left = items - worked - tally.skipped
    more = f"; interrupted, {left} left: run again with --resume" if tally.interrupted else ""
    return f"briefing: {', '.join(parts)} of {items} in {seconds:.0f} s{rate}{more}"


def _line(outcome: Outcome) -> str:
    words = " ".join(outcome.error.split()) if outcome.error else f"{outcome.seconds:.1f} s, {outcome.peak_mib:.0f} MiB"
    return f"{outcome.status}: {outcome.item}: {words}"


@contextmanager
def _progress(total: int) -> Iterator[Told]:
    """A live bar on a terminal, a line an outcome elsewhere."""
    if not sys.stderr.isatty():
        yield lambda outcome: print(_line(outcome), file=sys.stderr)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    speed = TextColumn("{task.fields[failed]} failed, {task.fields[rate]:.1f}/s")
    with Progress(BarColumn(), MofNCompleteColumn(), speed, TimeRemainingColumn()) as bar:
        task = bar.add_task("briefs", total=total, failed=0, rate=0.0)
        yield _Bar(bar, task)


class _Bar:
    """Moves a rich progress bar on with each outcome, and prints what failed above it."""

    def __init__(self, bar: Any, task: Any) -> None:
        self._bar, self._task = bar, task
        self._count = self._failed = 0
        self._started = time.monotonic()

    def __call__(self, outcome: Outcome) -> None:
        self._count += 1
        if outcome.status == "failed":
            self._failed += 1
            self._bar.console.print(_line(outcome), markup=False)
        rate = self._count / max(1e-6, time.monotonic() - self._started)
        self._bar.update(self._task, advance=1, failed=self._failed, rate=rate)
