"""Writing files: all of them or none, never a half-written one under its final name."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Mapping
from pathlib import Path

from briefing.errors import OutputError


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


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
