"""Kills a batch at random moments, goes on with it, and looks for half-written files and a manifest that lies.

python benchmarks/kills.py [COUNT]      (default: 100)
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLE = "The Council should adopt the budget. Storms may threaten the coast by 2027. Ministers met in Riga in 2021.\n"
DOCUMENTS = 40


def main() -> int:
    """Kill and go on; 1 where anything was found wrong."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance, wrong, complete = random.Random(7), [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for number in range(DOCUMENTS):
            (folder / "in" / f"{number}.txt").write_text(f"Number {number}\n\n{ARTICLE * 40}")
        for _ in range(count):
            killed(folder, chance.uniform(0.2, 6.0))
            wrong += faults(folder / "out")
            if len(list((folder / "out").glob("*.pdf"))) == DOCUMENTS:
                complete += 1
                for path in (folder / "out").iterdir():
                    path.unlink()
        done = subprocess.run(command(folder), capture_output=True, text=True, check=False)
        wrong += faults(folder / "out") + ([] if done.returncode == 0 else [done.stderr])
    print(f"{count} kills, {complete} times all was done before; {len(wrong)} faults")
    print("\n".join(wrong))
    return 1 if wrong else 0


def command(folder: Path) -> list[str]:
    """A batch over the documents of ``folder`` that goes on where the last one ended."""
    batch = [sys.executable, "-m", "briefing", "batch", str(folder / "in"), "-o", str(folder / "out")]
    return [*batch, "--format", "pdf,docx,json", "--workers", "2", "--resume"]


def killed(folder: Path, seconds: float) -> None:
    """Run the batch and kill it with all its processes after ``seconds``."""
    batch = subprocess.Popen(command(folder), stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(batch.pid, signal.SIGKILL)
    batch.wait()


def faults(out: Path) -> list[str]:
    """What is wrong in ``out``: a file under its final name that is not whole, a line that names what is not there."""
    found = []
    for path in out.glob("*.json"):
        with contextlib.suppress(ValueError):
            json.loads(path.read_bytes())
            continue
        found.append(f"{path.name} is half-written")
    ends = {".pdf": b"%%EOF", ".docx": b"PK\x05\x06"}
    for path in out.glob("*.*"):
        if path.suffix in ends and ends[path.suffix] not in path.read_bytes()[-64:] and not path.name.startswith("."):
            found.append(f"{path.name} is half-written")
    manifest = out / "manifest.jsonl"
    for line in manifest.read_text().splitlines() if manifest.exists() else ():
        with contextlib.suppress(ValueError):
            for name, digest in json.loads(line)["outputs"]:
                if hashlib.sha256((out / name).read_bytes()).hexdigest() != digest:
                    found.append(f"the manifest lies about {name}")
    return found


if __name__ == "__main__":
    sys.exit(main())
