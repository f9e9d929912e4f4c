"""The one place that opens a file to read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from briefing.errors import SourceError, SourceMissing, SourceTooLarge


def load(path: Path, max_bytes: int) -> bytes:
    """The bytes of the regular file at ``path``.

    Raises :class:`SourceMissing` for anything else than a file that may be read, :class:`SourceTooLarge` over
    ``max_bytes``. Never waits: a pipe or device is refused before a byte of it is read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as error:
        raise SourceMissing(f"no such file: {path}") from error
    except (OSError, ValueError) as error:
        raise SourceMissing(_refusal(path, error)) from error
    try:
        _check_regular(descriptor, path)
        check_size(os.fstat(descriptor).st_size, str(path), max_bytes)
    except SourceError:
        os.close(descriptor)
        raise
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(max_bytes + 1)
    check_size(len(data), str(path), max_bytes)
    return data


def _check_regular(descriptor: int, path: Path) -> None:
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(mode):
        raise SourceMissing(f"{path} is a directory", remedy="give a file in it")
    if not stat.S_ISREG(mode):
        raise SourceMissing(f"{path} is not a regular file", remedy="give a file, or - for standard input")


def _refusal(path: Path, error: Exception) -> str:
    if path.is_dir():
        return f"{path} is a directory"
    return f"{path} cannot be opened: {getattr(error, 'strerror', None) or error}"


def check_size(size: int, name: str, max_bytes: int) -> None:
    """Raises :class:`SourceTooLarge` when ``size`` bytes are more than ``max_bytes``."""
    if size > max_bytes:
        raise SourceTooLarge(f"{name} is larger than {max_bytes:,} bytes (setting read.max_bytes)")
