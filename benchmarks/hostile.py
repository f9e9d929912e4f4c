"""Reads hostile inputs of up to 50 MB, each in a process of its own, and holds the promise of docs/security.md.

    python benchmarks/hostile.py [WORDS...]     (Linux; default: all, else those with one of the words in their name)

Prints a row for each input: its size, whether it was read or refused and with which line, processor and clock seconds
from the start of the process to its end, and peak memory, that of a process that it started added. Ends with 1 where an
input takes more than ten seconds of the processor or 1 GiB, or ends in anything but a source or a refusal in one line.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from hostile_inputs import INPUTS

from briefing.errors import SourceError
from briefing.readers import read

SECONDS, MEBIBYTES = 10, 1_024
_STOPPED_AFTER = 40
_STOPPED_ABOVE = 4_096 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """What became of an input: its size in MB, the outcome, seconds of the processor and the clock, MiB at the peak."""

    name: str
    megabytes: float
    outcome: str
    processor: float
    clock: float
    mebibytes: float
    ended: bool = True

    @property
    def kept(self) -> bool:
        """Whether the promise was kept."""
        return self.ended and self.processor <= SECONDS and self.mebibytes <= MEBIBYTES

    def line(self) -> str:
        """The row of the table, in Markdown."""
        numbers = (
            f"{self.megabytes:.1f} | {self.outcome} | {self.processor:.1f} | {self.clock:.1f} | {self.mebibytes:.0f}"
        )
        return f"| {self.name} | {numbers} |{'' if self.kept else ' **broken**'}"


def main(words: list[str]) -> int:
    """Try the inputs whose names hold one of ``words``; 1 where the promise was broken."""
    chosen = [name for name in INPUTS if not words or any(word in name for word in words)]
    print(
        "| input | MB | outcome | s (processor) | s (clock) | MiB |\n| --- | --- | --- | --- | --- | --- |", flush=True
    )
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen:
            row = tried(name, Path(folder) / name)
            broken += not row.kept
            print(row.line(), flush=True)
    print(f"\n{len(chosen)} inputs, {broken} broke the promise of {SECONDS} s and {MEBIBYTES} MiB")
    return 1 if broken or not chosen else 0


def tried(name: str, path: Path) -> Row:
    """The row of the input ``name``, which is made at ``path`` and taken away again."""
    path.write_bytes(INPUTS[name]())
    megabytes, start = path.stat().st_size / 1_000_000, time.monotonic()
    command = [sys.executable, __file__, "--read", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=_limit, check=False)
    clock = time.monotonic() - start
    path.unlink()
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or [f"ended by {done.returncode}"])[-1]
        return Row(name, megabytes, last, _STOPPED_AFTER, clock, 0, ended=False)
    said = json.loads(done.stdout)
    return Row(name, megabytes, said["outcome"], said["processor"], clock, said["mebibytes"])


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_STOPPED_AFTER, _STOPPED_AFTER))
    resource.setrlimit(resource.RLIMIT_AS, (_STOPPED_ABOVE, _STOPPED_ABOVE))


def measured(path: Path) -> dict[str, object]:
    """What this process needs to read the file at ``path``, and how that ends."""
    try:
        source = read(path)
        outcome = f"read: {len(source.passages):,} passages, {len(source.text):,} characters"
    except SourceError as error:
        outcome = f"refused: {str(error).removeprefix(f'{path} ').removeprefix(f'{path.name} ')}"
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return {
        "outcome": outcome.replace("|", "\\|"),
        "processor": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
        "mebibytes": (int(peak.split()[1]) + others.ru_maxrss) / 1_024,
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        print(json.dumps(measured(Path(sys.argv[2]))))
    else:
        sys.exit(main(sys.argv[1:]))
