"""What one run of the workbench holds: the settings, the folder, the brief that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.model.brief import Dossier
from briefing.model.source import Source
from briefing.settings import Settings
from briefing.workbench.home import Home, free_home, kept_at, safe_name
from briefing.workbench.hub import Hub
from briefing.workbench.lookup import Refused
from briefing.workbench.safety import Door
from briefing.workbench.session import Session
from briefing.workbench.settling import begun
from briefing.workbench.workers import Workers

MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A brief that is ready for review, and where it is kept."""

    dossier: Dossier
    home: Home


@dataclass(slots=True)
class Desk:
    """The state of the server; ``clock`` gives the time of a decision (ISO with its zone)."""

    settings: Settings
    folder: Path
    door: Door
    hub: Hub
    workers: Workers
    clock: Callable[[], str]
    waiting: Opened | None = None
    session: Session | None = None

    def review(self) -> Session:
        """The review that is going on; raises :class:`Refused` where there is none."""
        if self.session is None:
            raise Refused("no brief is open")
        return self.session

    async def open(self, opened: Opened) -> None:
        """Begin to review ``opened``; what was open before is saved first."""
        await self.close()
        self.session = Session(opened.dossier, self.settings, opened.home, self.hub, self.workers, self.clock)
        self.session.start()
        self.hub.tell("opened")

    async def take(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Read ``files`` (name and bytes, from the browser) and begin to review them; raises :class:`Refused`."""
        if not files:
            raise Refused("choose at least one file")
        if len(files) > MOST_FILES:
            raise Refused(f"at most {MOST_FILES} files make one brief")
        dossier = await self.workers.run(begun, files, self.settings)
        name = safe_name(files[0][0])
        kept = kept_review(dossier.sources, self.folder, name)
        await self.open(kept or Opened(dossier, free_home(self.folder, name)))

    async def close(self) -> None:
        """End the review that is going on, with everything saved."""
        if self.session is not None:
            await self.session.close()
            self.session = None


def kept_review(sources: Sequence[Source], folder: Path, name: str) -> Opened | None:
    """The brief that ``folder`` keeps of the same ``sources`` under ``name``, or ``None`` where it keeps none."""
    kept = kept_at(Home(folder, name))
    if kept is None or _digests(kept[1].sources) != _digests(sources) or "" in _digests(sources):
        return None
    return Opened(kept[1], kept[0])


def _digests(sources: Sequence[Source]) -> set[str]:
    return {source.sha256 for source in sources}
