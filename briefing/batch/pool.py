"""Where the work is done: processes of this machine, or the workers of a Dask cluster, behind one executor."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from briefing.batch.work import Limits, prepare
from briefing.errors import UsageError


@contextmanager
def local_pool(workers: int, limits: Limits) -> Iterator[Executor]:
    """``workers`` processes, started fresh so that none inherits this one's threads or memory."""
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), prepare, (limits,))
    try:
        yield pool
    finally:
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:  # a process that hangs would keep this one from ending
            process.terminate()


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The executor of the Dask cluster at ``address`` and how many threads its workers have.

    Raises :class:`UsageError` where Dask is not installed or nothing answers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("--scheduler needs Dask", remedy="pip install 'policy-briefing[cluster]'") from error
    try:
        client: Any = Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}", remedy="see docs/scale.md") from error
    with client:
        yield client.get_executor(pure=False, retries=0), max(1, sum(client.nthreads().values()))
