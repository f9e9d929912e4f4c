"""From a dossier to files: composed, rendered, read back, then all of them written or none."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import OutputError
from briefing.model.brief import Brief, Dossier
from briefing.model.notice import Notice
from briefing.pipeline import compose, render, render_notices
from briefing.settings import Settings
from briefing.verify import verify


@dataclass(frozen=True, slots=True)
class Made:
    """A brief with its files (suffix → bytes) and everything that a reader has to know of it."""

    brief: Brief
    files: Mapping[str, bytes]
    notices: tuple[Notice, ...]


def make(dossier: Dossier, settings: Settings) -> Made:
    """The files of ``dossier`` in the formats of ``settings``, read back and compared with the tree.

    Raises :class:`briefing.errors.TemplateError` and, where a file does not hold what the tree holds,
    :class:`OutputError`.
    """
    brief = compose(dossier, settings)
    files = render(brief, settings.formats, settings)
    if settings.verify:
        _check(brief, files)
    notices = (*dossier.notices, *dossier.analysis.notices, *brief.notices, *render_notices(brief, files, settings))
    return Made(brief, files, tuple(dict.fromkeys(notices)))


def write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write ``files`` (name → bytes) into ``folder``, which is made when missing, and return their paths.

    Every file is first written whole beside its place and then moved onto it; when any of them cannot be written, none
    is. Raises :class:`OutputError`.
    """
    beside = {name: folder / f".{name}.{os.getpid()}-{threading.get_ident()}.part" for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            _write_through(beside[name], data)
        for name, written in beside.items():
            written.replace(folder / name)
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {error.strerror or error}") from error
    finally:
        for written in beside.values():
            with contextlib.suppress(OSError):
                written.unlink(missing_ok=True)
    return tuple(folder / name for name in files)


def _check(brief: Brief, files: Mapping[str, bytes]) -> None:
    differences = verify(brief, files)
    if differences:
        more = f" and {len(differences) - 1} more" if len(differences) > 1 else ""
        raise OutputError(
            f"a file does not hold what the brief says: {differences[0].line()}{more}",
            remedy="nothing was written; report this, or set verify = false to have the files all the same",
        )


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
