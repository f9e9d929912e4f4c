"""Where a brief is kept: ``NAME.json`` in the output folder, and beside it the decisions that are not in it yet."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefError, OutputError
from briefing.model.brief import Dossier
from briefing.model.decision import Decision
from briefing.model.record import decision_record, decisions_of
from briefing.output import write_all
from briefing.workbench.deciding import brought_to
from briefing.workbench.settling import ready, recorded

_UNFIT = re.compile(r"[^\w .()+-]+")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Home:
    """The folder and the name without suffix; ``seen`` is the SHA-256 of the JSON as we last saw it."""

    folder: Path
    name: str
    seen: str = ""

    @property
    def record(self) -> Path:
        """The brief's JSON."""
        return self.folder / f"{self.name}.json"

    @property
    def pending(self) -> Path:
        """The decisions that the JSON does not hold yet."""
        return self.folder / f"{self.name}.json.pending"


def safe_name(given: str) -> str:
    """The stem of a file name that came from anywhere, as a name that leads to no other folder.

    >>> safe_name("..\\\\..\\\\etc/passwd.txt")
    'passwd'
    """
    last = re.split(r"[/\\]", given)[-1]
    stem = last.rpartition(".")[0] or last
    return _UNFIT.sub("-", stem).strip(" .-")[:_LONGEST].rstrip(" .-") or "brief"


def free_home(folder: Path, name: str) -> Home:
    """A home called ``name``, or ``name-2``, ``name-3`` … where that is taken."""
    number, found = 1, Home(folder, name)
    while found.record.exists() or found.pending.exists():
        number += 1
        found = Home(folder, f"{name}-{number}")
    return found


def kept_at(home: Home) -> tuple[Home, Dossier] | None:
    """The brief kept at ``home`` with every decision of its analyst, or ``None`` where there is none.

    Raises :class:`BriefError` for a damaged file.
    """
    try:
        data = home.record.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BriefError(f"{home.record}: {error.strerror or error}") from error
    dossier = ready(recorded(data, str(home.record)))
    return Home(home.folder, home.name, _digest(data)), _with_pending(dossier, home)


def save(home: Home, record: bytes) -> Home:
    """Write ``record`` whole or not at all, and return its home.

    Where another program has changed the file since, nothing of it is lost: the brief goes to a name of its own.
    Raises :class:`OutputError`.
    """
    if home.record.exists() and _digest(_bytes(home.record)) != home.seen:
        home = free_home(home.folder, home.name)
    write_all(home.folder, {home.record.name: record})
    home.pending.unlink(missing_ok=True)
    return Home(home.folder, home.name, _digest(record))


def save_pending(home: Home, dossier: Dossier) -> None:
    """Write the decisions of ``dossier`` beside its JSON, which is quick however long the brief; raises OutputError."""
    data = {
        "decisions": [decision_record(decision) for decision in dossier.decisions],
        "undone": [decision_record(decision) for decision in dossier.undone],
    }
    write_all(home.folder, {home.pending.name: json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")})


def _with_pending(dossier: Dossier, home: Home) -> Dossier:
    try:
        data = json.loads(home.pending.read_bytes())
        decisions, undone = (_read(data, key) for key in ("decisions", "undone"))
    except FileNotFoundError:
        return dossier
    except (OSError, ValueError, BriefError) as error:
        raise BriefError(f"{home.pending}: {error}", remedy="move it away to go on without it") from error
    return brought_to(dossier, decisions, undone)


def _read(data: object, key: str) -> tuple[Decision, ...]:
    return decisions_of(data.get(key) if isinstance(data, dict) else None, key)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
