"""Writing files: all of them or none, never a half-written one under its final name."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefing.errors import OutputError


def write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write ``files`` (name → bytes) into ``folder``, which is made when missing, and return their paths.

    Every file is first written whole beside its place and then moved onto it; when any of them cannot be written, none
    is. Raises :class:`OutputError`.
    """
    pending: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            pending.append((_written_beside(folder, name, data), folder / name))
        for written, place in pending:
            written.replace(place)
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {error.strerror or error}") from error
    finally:
        for written, _ in pending:
            with contextlib.suppress(OSError):
                written.unlink(missing_ok=True)
    return tuple(place for _, place in pending)


def _written_beside(folder: Path, name: str, data: bytes) -> Path:
    handle, path = tempfile.mkstemp(prefix=f".{name[:40]}.", suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(path).chmod(0o666 & ~_umask())
    except OSError:
        Path(path).unlink(missing_ok=True)
        raise
    return Path(path)


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
