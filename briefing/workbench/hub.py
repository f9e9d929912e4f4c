"""Server-sent events: what happened, told to every open window."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

_BEAT = 15.0
"""Seconds after which a silent connection is shown to be alive."""


class Hub:
    """The windows that listen; a slow one misses events rather than holding the others up."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[bytes | None]] = set()

    def tell(self, event: str, **data: Any) -> None:
        """Send ``event`` with ``data`` to every window."""
        message = f"event: {event}\ndata: {json.dumps(data)}\n\n".encode()
        for queue in self._queues:
            if not queue.full():
                queue.put_nowait(message)

    def close(self) -> None:
        """End every stream."""
        for queue in self._queues:
            queue.put_nowait(None)

    async def listen(self, **first: Any) -> AsyncIterator[bytes]:
        """The stream of one window, which begins with an event ``hello`` that holds ``first``."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(maxsize=1_000)
        self._queues.add(queue)
        try:
            yield f"retry: 1000\nevent: hello\ndata: {json.dumps(first)}\n\n".encode()
            while True:
                try:
                    message = await asyncio.wait_for(queue.get(), _BEAT)
                except TimeoutError:
                    message = b": still here\n\n"
                if message is None:
                    return
                yield message
        finally:
            self._queues.discard(queue)
