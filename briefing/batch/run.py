"""Running a batch: items to workers, outcomes to the manifest, a lost worker costs its own item alone."""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from briefing.batch.items import Item
from briefing.batch.manifest import Manifest, key_of
from briefing.batch.pool import cluster, local_pool
from briefing.batch.work import Limits, work
from briefing.model.outcome import Outcome
from briefing.settings import Settings

Told = Callable[[Outcome], None]
LOST = frozenset({"BrokenProcessPool", "KilledWorker", "CommClosedError", "FutureCancelledError"})
"""The names of the exceptions that say that a worker was lost, those of Dask among them."""


@dataclass(frozen=True, slots=True)
class Batch:
    """How a batch is run: settings, output folder, processes, a Dask scheduler's address or empty, limits an item."""

    settings: Settings
    folder: Path
    workers: int = 2
    scheduler: str = ""
    limits: Limits = Limits()
    resume: bool = False


@dataclass(slots=True)
class Tally:
    """What a run came to: how many were done, failed and skipped, whether it was interrupted, the codes of failures."""

    done: int = 0
    failed: int = 0
    skipped: int = 0
    interrupted: bool = False
    codes: set[int] = field(default_factory=set)

    @property
    def exit_code(self) -> int:
        """0 when all went well, 130 when interrupted, else the lowest code of the failures."""
        return 130 if self.interrupted else min(self.codes, default=0)


def run_batch(items: Sequence[Item], batch: Batch, told: Told) -> Tally:
    """Work through ``items``; each outcome goes to the manifest and then to ``told``.

    With ``resume`` an item that was done from the same sources, settings, template set and model is skipped. The first
    interruption lets what is in hand be finished; the second raises ``KeyboardInterrupt``.
    """
    manifest = Manifest(batch.folder, resume=batch.resume)
    run = _Run(batch, manifest, told, Tally())
    try:
        with _interruption() as stopped:
            run.all(deque(items), stopped)
    finally:
        manifest.close()
    return run.tally


@dataclass(frozen=True, slots=True)
class _Run:
    batch: Batch
    manifest: Manifest
    told: Told
    tally: Tally

    def all(self, items: deque[Item], stopped: threading.Event) -> None:
        """Rounds of work until nothing is left; what was in hand when a worker was lost is tried again alone."""
        while items and not stopped.is_set():
            for item in self._round(items, stopped):
                self._alone(item)
        self.tally.interrupted = stopped.is_set()

    def _round(self, items: deque[Item], stopped: threading.Event) -> list[Item]:
        """Work from the front of ``items`` until none is left or a worker is lost; the items that were lost."""
        lost: list[Item] = []
        with self._executor(self.batch.workers) as (executor, width):
            running: dict[Future[tuple[Outcome, int]], tuple[Item, str]] = {}
            while (items and not lost and not stopped.is_set()) or running:
                while items and len(running) < 2 * width and not lost and not stopped.is_set():
                    item = items.popleft()
                    if not self._begin(item, executor, running):
                        lost.append(item)
                finished, _ = wait(running, timeout=0.5, return_when=FIRST_COMPLETED)
                for future in finished:
                    item, key = running.pop(future)
                    if not self._finish(item, key, future):
                        lost.append(item)
        return lost

    def _begin(
        self, item: Item, executor: Executor, running: dict[Future[tuple[Outcome, int]], tuple[Item, str]]
    ) -> bool:
        """Give ``item`` to a worker unless it is done; ``False`` where the workers are lost already."""
        key = key_of(item, self.batch.settings)
        if self.manifest.is_done(item, key):
            self.tally.skipped += 1
            return True
        try:
            future = executor.submit(work, item, self.batch.settings, self.batch.folder, self.batch.limits)
        except BrokenExecutor:
            return False
        running[future] = item, key
        return True

    def _finish(self, item: Item, key: str, future: Future[tuple[Outcome, int]], *, last: bool = False) -> bool:
        """Record what ``future`` came to; ``False`` where its worker was lost and it should be tried again."""
        fault = future.exception()
        if fault is None:
            self._record(*future.result(), key)
        elif type(fault).__name__ not in LOST:
            words = f"internal fault: {type(fault).__name__}: {fault}"
            self._record(Outcome(item.name, "failed", error=" ".join(words.split())), 1, key)
        elif last:
            limits = self.batch.limits
            words = f"its worker was lost twice: killed, out of memory, or over {limits.seconds} seconds"
            self._record(Outcome(item.name, "failed", error=words), 1, key)
        else:
            return False
        return True

    def _alone(self, item: Item) -> None:
        """``item`` once more, in a process of its own, so that only it can be lost."""
        key = key_of(item, self.batch.settings)
        with self._executor(1) as (executor, _):
            future = executor.submit(work, item, self.batch.settings, self.batch.folder, self.batch.limits)
            wait([future])
            self._finish(item, key, future, last=True)

    def _record(self, outcome: Outcome, code: int, key: str) -> None:
        self.manifest.add(outcome, key)
        self.tally.done += outcome.status == "done"
        self.tally.failed += outcome.status == "failed"
        self.tally.codes |= {code} - {0}
        self.told(outcome)

    @contextmanager
    def _executor(self, workers: int) -> Iterator[tuple[Executor, int]]:
        if self.batch.scheduler:
            with cluster(self.batch.scheduler) as found:
                yield found
        else:
            with local_pool(workers, self.batch.limits) as pool:
                yield pool, workers


@contextmanager
def _interruption() -> Iterator[threading.Event]:
    """An event that the first interruption sets; the second interrupts at once."""
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return

    def stop(number: int, frame: object) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)
