"""Reads a PDF that may hold far more than its size tells in a process of its own, which can be stopped.

pdfium cannot be interrupted while it opens a page. Only JSON comes back from that process. What is refused by counts
(briefing.readers.streams) never gets here; the time and memory of that process are the last resort.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from importlib import import_module

from briefing import errors
from briefing.errors import SourceDamaged, SourceError
from briefing.model.codec import decode, encode
from briefing.readers.draft import Draft
from briefing.readers.options import ReadOptions

SECONDS = 8
"""How much processor time the other process may take, where the system can limit that (POSIX)."""

_PATIENCE = 8
_MEMORY = 800_000_000
_START = "import sys; sys.path[:] = sys.argv[4:]; from briefing.readers.apart import main; main(*sys.argv[1:4])"


def draft_apart(data: bytes, name: str, options: ReadOptions, *, seconds: int = SECONDS) -> Draft:
    """The draft of the PDF in ``data``; raises as :func:`briefing.readers.pdf.draft` does.

    A file that takes more than ``seconds`` of the processor (or eight times that on the clock) or 0.8 GB of memory
    raises :class:`SourceDamaged`.
    """
    given = [name.replace("\0", ""), json.dumps(asdict(options)), str(seconds)]
    command = [sys.executable, "-c", _START, *given, *sys.path]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_PATIENCE * seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise _endless(name) from error
    if done.returncode != 0:
        raise _endless(name)
    answer = json.loads(done.stdout)
    if "draft" in answer:
        return decode(Draft, answer["draft"])
    raise getattr(errors, answer["error"])(answer["message"], remedy=answer["remedy"])


def _endless(name: str) -> SourceDamaged:
    return SourceDamaged(f"{name} takes more time or memory to open than a document of its size needs")


def main(name: str, options: str, seconds: str) -> None:
    """Reads a PDF from standard input and writes its draft, or the error that refuses it, as JSON."""
    _limit(int(seconds))
    pdf = import_module("briefing.readers.pdf")
    try:
        made = pdf.draft_here(sys.stdin.buffer.read(), name, ReadOptions(**json.loads(options)))
        answer = {"draft": encode(made)}
    except SourceError as error:
        answer = {"error": type(error).__name__, "message": str(error), "remedy": error.remedy}
    sys.stdout.write(json.dumps(answer))


def _limit(seconds: int) -> None:
    """Limits processor time and memory of this process where the system can (POSIX)."""
    try:
        resource = import_module("resource")
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
