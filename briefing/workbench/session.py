"""One brief under review: its dossier, who changed it last, and the work that follows each decision."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

from briefing.errors import BriefingError
from briefing.model.brief import Dossier
from briefing.model.decision import Decision
from briefing.settings import Settings
from briefing.workbench.deciding import decide, derives, redo, undo
from briefing.workbench.home import Home, save, save_pending
from briefing.workbench.hub import Hub
from briefing.workbench.lookup import Refused, Stamp
from briefing.workbench.release import Release
from briefing.workbench.settling import Settled, settled
from briefing.workbench.workers import Workers

PAUSE = 0.12
"""Seconds without a decision after which registers and preview are made anew."""

Propose = Callable[[Dossier, Stamp], Decision]


class Stale(Refused):
    """The window does not know what another window has decided since."""


@dataclass(slots=True)
class Session:
    """The state of a review; only the event loop's own thread changes it.

    ``version`` counts decisions, undoings and redoings of all windows; ``by`` are (version, window) of each.
    """

    dossier: Dossier
    settings: Settings
    home: Home
    hub: Hub
    workers: Workers
    clock: Callable[[], str]
    version: int = 0
    settled_version: int = -1
    preview: bytes = b""
    fault: str = ""
    release: Release | None = None
    by: list[tuple[int, str]] = field(default_factory=list)
    _again: bool = False
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _saving: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def start(self) -> None:
        """Begin to follow decisions; the first round makes the preview and the JSON."""
        self._again = bool(self.dossier.decisions)
        self._wake.set()
        self.follow(self._keep_settled())

    async def close(self) -> None:
        """Settle and save what is not saved yet, then end."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.settled_version != self.version:
            await self._settle()

    # ---- decisions ------------------------------------------------------------------------------------------------

    async def decide(self, window: str, known: int, why: str, propose: Propose) -> Decision:
        """Put in force what ``propose`` makes of the dossier; raises :class:`Refused`, :class:`Stale`, OutputError."""
        self._check(window, known)
        decision = propose(self.dossier, Stamp(self.clock(), why))
        await self._adopt(decide(self.dossier, decision), decision, window)
        return decision

    async def undo(self, window: str, known: int) -> Decision:
        """Take back the last decision and return it."""
        self._check(window, known)
        if not self.dossier.decisions:
            raise Refused("there is nothing to undo")
        decision = self.dossier.decisions[-1]
        await self._adopt(undo(self.dossier), decision, window)
        return decision

    async def redo(self, window: str, known: int) -> Decision:
        """Put the decision that was taken back last in force again and return it."""
        self._check(window, known)
        if not self.dossier.undone:
            raise Refused("there is nothing to redo")
        decision = self.dossier.undone[-1]
        await self._adopt(redo(self.dossier), decision, window)
        return decision

    def _check(self, window: str, known: int) -> None:
        if known > self.version or any(version > known and other != window for version, other in self.by):
            raise Stale("this brief was changed in another window; your change was not made, look again")

    async def _adopt(self, dossier: Dossier, decision: Decision, window: str) -> None:
        self.dossier = dossier
        self.version += 1
        self.by.append((self.version, window))
        self._again = self._again or derives(decision)
        self.hub.tell("changed", version=self.version, window=window)
        async with self._saving:
            await asyncio.to_thread(save_pending, self.home, self.dossier)
        self._wake.set()

    # ---- what follows ---------------------------------------------------------------------------------------------

    async def _keep_settled(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            await asyncio.sleep(PAUSE)
            await self._settle()

    async def _settle(self) -> None:
        """One round; whatever goes wrong in it is told and does not end the review."""
        round_ = asyncio.ensure_future(self._settle_once(self.version, self._again))
        await asyncio.wait({round_})
        if error := round_.exception():
            self.fault = error.line() if isinstance(error, BriefingError) else f"internal fault: {error}"
        self.hub.tell("settled", version=self.version, fault=self.fault)

    async def _settle_once(self, version: int, again: bool) -> None:
        result = await self.workers.run(settled, self.dossier, self.settings, again=again)
        self.preview, self.fault = result.preview or self.preview, result.fault
        if version == self.version:
            self.dossier, self._again = result.dossier, False
            await self._keep(result, version)

    async def _keep(self, result: Settled, version: int) -> None:
        async with self._saving:
            name = self.home.name
            self.home = await asyncio.to_thread(save, self.home, result.record)
            self.settled_version = version
            if version != self.version:
                await asyncio.to_thread(save_pending, self.home, self.dossier)
        if self.home.name != name:
            message = f"{name}.json was changed by another program; this brief is kept as {self.home.name}.json"
            self.hub.tell("fault", message=message)

    async def be_settled(self) -> None:
        """Wait until the registers rest on the last decision, or the fault that keeps them from it is known."""
        while self.settled_version != self.version and not self.fault:
            await asyncio.sleep(PAUSE / 4)

    def follow(self, work: Coroutine[object, object, None]) -> None:
        """Do ``work`` beside everything else, until the review ends."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
