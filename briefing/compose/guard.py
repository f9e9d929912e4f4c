"""Bounds on what a template may use: steps, output, depth and time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sized
from typing import Any

MAX_DEPTH = 40
"""Macros and includes inside one another."""

MAX_RANGE = 10_000
"""The longest ``range``."""

MAX_WORDS = 200_000
"""The longest string or list that an expression may make, in characters or items."""

MAX_NUMBER = 10**12


class LimitReached(Exception):
    """A template went over a bound; the message says which."""


class Guard:
    """Counts what one composition uses and stops it at its bounds.

    ``steps`` grow with the number of sentences, so that a long dossier is no offence; the time is the processor time
    of this thread, in seconds, so that a busy machine does not change the result.
    """

    def __init__(self, sentences: int = 0, seconds: float = 2.0) -> None:
        self._steps = 1_000_000 + 2_000 * sentences
        self._output = 4_000_000 + 4_000 * sentences
        self._seconds = seconds + sentences / 1000
        self._limit = self._seconds
        self._until = time.thread_time() + self._limit
        self._used = 0
        self._depth = 0

    def tick(self, steps: int = 1) -> None:
        """Count ``steps``; raises :class:`LimitReached` when steps or time are used up."""
        before = self._used
        self._used += steps
        if self._used > self._steps:
            raise LimitReached(f"this loops too often: more than {self._steps:,} steps")
        if before >> 9 != self._used >> 9 and time.thread_time() > self._until:
            raise LimitReached(f"this takes too long: more than {self._limit:.0f} seconds")

    def wrote(self, characters: int) -> None:
        """Count ``characters`` of output."""
        self.tick()
        self._output -= characters
        if self._output < 0:
            raise LimitReached("this writes too much")

    def enter(self) -> None:
        """One macro or include deeper."""
        self.tick()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise LimitReached(f"macros call one another more than {MAX_DEPTH} deep")

    def leave(self) -> None:
        """Out of a macro or include."""
        self._depth -= 1

    def over(self, items: Any) -> Guarded:
        """``items`` as something to loop over that counts its steps."""
        return Guarded(self, items)


class Guarded:
    """An iterable that counts each step, with the length of what it wraps."""

    def __init__(self, guard: Guard, items: Iterable[Any]) -> None:
        self._guard, self._items = guard, items

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            self._guard.tick()
            yield item

    def __len__(self) -> int:
        if not isinstance(self._items, Sized):
            raise TypeError("no length")
        return len(self._items)
