"""Desks to test at: a dossier under review in a folder, with a clock that stands still."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

from briefing.model.brief import Dossier
from briefing.settings import Settings
from briefing.workbench.desk import Desk, Opened
from briefing.workbench.home import Home
from briefing.workbench.hub import Hub
from briefing.workbench.safety import Door
from briefing.workbench.settling import ready
from briefing.workbench.workers import Workers
from tests.builders import ASK, BACK, REST, THREAT, dossier_of, unit

TOKEN = "a-token-that-only-the-address-carries"
WHEN = "2026-03-01T10:00:00+01:00"
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)"> {{ 7*7 }} </textarea> ‮gnol'


def one_thread() -> Executor:
    """Where work is done in the tests' own process, which has imported everything already."""
    return ThreadPoolExecutor(max_workers=1)


def desk_at(folder: Path, dossier: Dossier | None = None, *, name: str = "orsa") -> Desk:
    """A desk in ``folder`` on which ``dossier``, if any, waits."""
    door = Door(frozenset({"127.0.0.1:8700"}), TOKEN, "briefing")
    waiting = Opened(ready(dossier), Home(folder, name)) if dossier else None
    return Desk(Settings(date="2026-03-01"), folder, door, Hub(), Workers(one_thread), lambda: WHEN, waiting)


def orsa() -> Dossier:
    """A small brief with a doubtful sentence, and one that would be markup if it were not escaped."""
    units = (
        unit("The ferries have carried soldiers since 2016.", BACK, paragraph=1),
        unit("Tervia may close the locks before winter.", THREAT, 0.6, paragraph=1),
        unit("The Union should send observers to both locks.", ASK, paragraph=2),
        unit("Kesten must publish the log of the boat by May 2027.", ASK, 0.65, paragraph=2),
        unit(f"A sign on the lock reads {HOSTILE}.", REST, paragraph=3),
    )
    return dossier_of(units)
