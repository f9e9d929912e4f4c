"""What the command line says: errors, notices and progress to standard error, results to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from briefing.model.notice import Notice


def say_error(message: str, detail: str = "") -> None:
    """One line on standard error, then what shows the place, such as a template's line with a caret."""
    print(f"briefing: error: {' '.join(message.split())}", file=sys.stderr)
    if detail:
        print(detail, file=sys.stderr)


def say_notices(notices: Iterable[Notice]) -> None:
    """A line a notice on standard error, each once."""
    for notice in dict.fromkeys(notices):
        where = f" ({notice.where})" if notice.where else ""
        print(f"briefing: note: {' '.join(notice.message.split())}{where}", file=sys.stderr)


@contextmanager
def progress(message: str) -> Iterator[None]:
    """A spinner with ``message`` while the work inside runs, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(message):
        yield
