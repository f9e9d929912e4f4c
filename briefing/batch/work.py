"""The work of one process: one item to its files, watched for time and memory."""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import os
import resource
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.batch.items import Item
from briefing.errors import BriefingError
from briefing.model.notice import Notice
from briefing.model.outcome import Outcome
from briefing.output import make, write_all
from briefing.pipeline import analyse, read
from briefing.settings import Settings

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may use: ``seconds`` of time and ``memory`` in MiB; 0 is no limit."""

    seconds: int = 300
    memory: int = 2048


def prepare(limits: Limits) -> None:
    """Make a new worker process ready: interruptions are the parent's business, memory is bounded."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if limits.memory:
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (limits.memory * MIB, most))


def work(item: Item, settings: Settings, folder: Path, limits: Limits) -> tuple[Outcome, int]:
    """The outcome of ``item``, its files written under ``folder``, and the exit code that it calls for.

    A process that is over its time ends at once, however deep in a library it is; the caller sees a lost worker.
    """
    started = time.perf_counter()
    _forget_peak()
    outputs: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()
    error, code = "", 0
    with _watched(limits.seconds):
        try:
            outputs, notices = _brief(item, settings, folder)
        except BriefingError as fault:
            error, code = fault.line(), fault.exit_code
        except MemoryError:
            error, code = f"needs more than {limits.memory} MiB of memory; raise --memory-limit", 1
    seconds = round(time.perf_counter() - started, 3)
    return Outcome(item.name, "failed" if error else "done", outputs, notices, error, seconds, _peak()), code


def _brief(item: Item, settings: Settings, folder: Path) -> tuple[tuple[tuple[str, str], ...], tuple[Notice, ...]]:
    made = make(analyse(read(item.sources, settings), settings), settings)
    files = {f"{item.stem}.{name}": data for name, data in made.files.items()}
    write_all(folder / item.folder, files)
    written = ((str(item.folder / name), hashlib.sha256(data).hexdigest()) for name, data in files.items())
    return tuple(written), made.notices


@contextlib.contextmanager
def _watched(seconds: int) -> Iterator[None]:
    """Ends the process after ``seconds``: a watchdog thread of the interpreter, which no library can hold up."""
    if not seconds:
        yield
        return
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _forget_peak() -> None:
    """Let the kernel count this process's peak memory anew, where it can (Linux, proc(5), clear_refs)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> float:
    """Peak resident memory in MiB since :func:`_forget_peak`, or of the whole process where that is not known."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return round(int(line.split()[1]) / 1024, 1)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
