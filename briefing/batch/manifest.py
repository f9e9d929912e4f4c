"""The manifest of a batch: one outcome a line, written as it happens, so that a run can go on where one ended."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from briefing.batch.items import Item
from briefing.errors import OutputError
from briefing.model.codec import encode
from briefing.model.outcome import Outcome
from briefing.settings import Settings
from briefing.version import __version__

MANIFEST = "manifest.jsonl"


class Manifest:
    """The manifest in a folder; each outcome is one line, on the disk before the next item is begun."""

    def __init__(self, folder: Path, *, resume: bool) -> None:
        """Begin the manifest in ``folder`` anew, or go on with what is there; raises :class:`OutputError`."""
        self._folder, self._path = folder, folder / MANIFEST
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for left_behind in folder.rglob(".*.part"):  # by a run that was killed while it wrote
                left_behind.unlink()
            self._known = dict(self._read()) if resume else {}
            self._file = self._path.open("ab" if resume else "wb")
            if resume and self._path.stat().st_size and not self._path.read_bytes().endswith(b"\n"):
                self._file.write(b"\n")
        except OSError as error:
            raise OutputError(f"cannot write to {folder}: {error.strerror or error}") from error

    def add(self, outcome: Outcome, key: str) -> None:
        """Write ``outcome`` of the item whose state ``key`` names; raises :class:`OutputError`."""
        line = json.dumps(encode(outcome) | {"key": key}, ensure_ascii=False) + "\n"
        try:
            self._file.write(line.encode("utf-8", "replace"))
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise OutputError(f"cannot write to {self._path}: {error.strerror or error}") from error

    def is_done(self, item: Item, key: str) -> bool:
        """Whether ``item`` was done in the state ``key`` and its files still stand as they were written."""
        known = self._known.get(item.name)
        return bool(known and known["status"] == "done" and known["key"] == key and self._stand(known["outputs"]))

    def outputs(self, item: Item) -> tuple[str, ...]:
        """The files, relative to the folder, that an earlier run wrote for ``item``."""
        return tuple(name for name, _ in self._known.get(item.name, {}).get("outputs", ()))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _read(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """(item, line) of each whole line; a line that was cut off is passed over."""
        if not self._path.exists():
            return
        for line in self._path.read_bytes().split(b"\n"):
            try:
                data = json.loads(line)
                yield data["item"], data
            except (ValueError, KeyError, TypeError):
                continue

    def _stand(self, outputs: list[list[str]]) -> bool:
        return all(digest_of(self._folder / name) == digest for name, digest in outputs)


def digest_of(path: Path) -> str:
    """The SHA-256 of the file at ``path``, empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def key_of(item: Item, settings: Settings) -> str:
    """What the brief of ``item`` depends on, as one digest: its sources, the settings, template set, model, version."""
    parts = [*(digest_of(path) for path in item.sources), _settings_digest(settings), str(item.folder / item.stem)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _settings_digest(settings: Settings) -> str:
    from briefing.classifier.artefact import manifest
    from briefing.compose.template_set import load_set

    chosen = replace(settings, origins=(), compose=replace(settings.compose))
    files = [digest_of(path) for folder, _ in load_set(settings.compose.template).chain for path in _files(folder)]
    model = manifest(settings.classifier.model).version
    return hashlib.sha256("\n".join([repr(chosen), *files, model, __version__]).encode()).hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
