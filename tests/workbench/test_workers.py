"""The process for slow work: it gives back values and errors, and is started anew when it dies."""

from __future__ import annotations

import asyncio
import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from briefing.settings import Settings
from briefing.workbench.lookup import Refused
from briefing.workbench.settling import begun
from briefing.workbench.workers import Workers


def its_id() -> int:
    return os.getpid()


def test_a_worker_gives_values_and_refusals_and_comes_back_when_it_is_killed() -> None:
    async def way() -> None:
        workers = Workers()
        first = await workers.run(its_id)
        assert first != os.getpid()
        with pytest.raises(Refused, match="PNG picture"):
            await workers.run(begun, [("a.txt", b"\x89PNG\r\n\x1a\n")], Settings())
        os.kill(first, signal.SIGKILL)
        assert await workers.run(its_id) not in (first, os.getpid())
        workers.close()

    with ThreadPoolExecutor(1) as aside:  # a browser test before may have left a loop running in this thread
        aside.submit(asyncio.run, way()).result()
