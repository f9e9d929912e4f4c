"""The one process beside the server's, in which everything slow is done so that a decision never waits for it."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def one_process() -> Executor:
    """A process beside this one, which imports what it needs when it is first asked."""
    return ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))


class Workers:
    """Runs functions of values one after the other in what ``make`` makes, and makes it anew when it has died."""

    def __init__(self, make: Callable[[], Executor] = one_process) -> None:
        self._make = make
        self._pool = make()

    async def run(self, function: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
        """What ``function`` returns or raises; a process that died is given one more chance."""
        work = partial(function, *values, **named)
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._pool, work)
        except BrokenProcessPool:
            self._pool = self._make()
            return await loop.run_in_executor(self._pool, work)

    def close(self) -> None:
        """End the process when its work is done."""
        self._pool.shutdown(wait=False, cancel_futures=True)
