"""What a batch works on: documents found in files, folders, patterns and lists, each its own brief or grouped."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefing.batch.topics import topics
from briefing.errors import SourceError, SourceMissing, UsageError
from briefing.pipeline import read

Grouping = Literal["", "folder", "topic"]
SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf"})
LIST_SUFFIX = ".list"
_PATTERN = re.compile(r"[*?\[]")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\\]+")


@dataclass(frozen=True, slots=True)
class Item:
    """One brief to make: its name in the manifest, its sources, its files' stem and folder under the output folder."""

    name: str
    sources: tuple[Path, ...]
    folder: Path
    stem: str


def find_items(paths: Sequence[str], grouping: Grouping = "") -> tuple[Item, ...]:
    """The items that ``paths`` name, in order, each document once.

    A path is a document, a folder (searched through), a pattern such as ``reports/*.pdf``, or a text file with the
    suffix ``.list`` that names a document a line. Raises :class:`SourceMissing` for a path that is not there and
    :class:`UsageError` where nothing is found.
    """
    found = dict.fromkeys(pair for path in paths for pair in _documents(path))
    if not found:
        raise UsageError(
            "there is no document to read", remedy=f"give files or folders with {', '.join(sorted(SUFFIXES))}"
        )
    if grouping == "topic":
        return tuple(_by_topic(tuple(_each(found))))
    return tuple(_by_folder(found) if grouping == "folder" else _each(found))


def _documents(path: str) -> Iterator[tuple[Path, Path]]:
    """(root, document) of each document that ``path`` names."""
    given = Path(path)
    if given.is_dir():
        yield from ((given, each) for each in sorted(given.rglob("*")) if _is_document(each))
    elif given.suffix == LIST_SUFFIX and given.is_file():
        for line in given.read_text(encoding="utf-8-sig").splitlines():
            if line.strip() and not line.startswith("#"):
                yield from _documents(str(given.parent / line.strip()))
    elif given.is_file():
        yield given.parent, given
    elif _PATTERN.search(path):
        top = Path(given.anchor)
        pattern = str(given.relative_to(top)) if given.anchor else path
        yield from ((top, each) for each in sorted(top.glob(pattern)) if _is_document(each))
    else:
        raise SourceMissing(f"{path}: no such file or folder")


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()


def _each(found: Iterable[tuple[Path, Path]]) -> Iterator[Item]:
    """An item for each document; where two would have one name, the suffix or a number tells them apart."""
    documents = [(path, _inside(root, path.parent)) for root, path in found]
    stems = Counter((folder, safe(path.stem)) for path, folder in documents)
    taken: Counter[tuple[Path, str]] = Counter()
    for path, folder in documents:
        stem = safe(path.stem)
        if stems[folder, stem] > 1:
            stem = f"{stem}-{path.suffix[1:].lower()}"
        taken[folder, stem] += 1
        count = taken[folder, stem]
        yield Item(str(path), (path,), folder, stem if count == 1 else f"{stem}-{count}")


def _by_folder(found: Iterable[tuple[Path, Path]]) -> Iterator[Item]:
    """An item for each folder that holds documents."""
    folders: dict[tuple[Path, Path], list[Path]] = defaultdict(list)
    for root, path in found:
        folders[root, path.parent].append(path)
    for (root, folder), paths in folders.items():
        inside = _inside(root, folder)
        stem = safe(inside.name or folder.resolve().name or "brief")
        yield Item(str(folder), tuple(paths), inside.parent, stem)


def _by_topic(items: Sequence[Item]) -> Iterator[Item]:
    """An item for each topic, named after its first document; what cannot be read stands alone, to fail by itself."""
    texts = [_text(item.sources[0]) for item in items]
    readable = [at for at, text in enumerate(texts) if text]
    groups = [tuple(readable[place] for place in group) for group in topics([texts[at] for at in readable])]
    groups += [(at,) for at, text in enumerate(texts) if not text]
    for group in sorted(groups):
        first = items[group[0]]
        yield Item(first.name, tuple(items[at].sources[0] for at in group), first.folder, first.stem)


def _text(path: Path) -> str:
    try:
        return read([path])[0].text
    except SourceError:
        return ""


def _inside(root: Path, folder: Path) -> Path:
    """``folder`` as seen from ``root``, each part safe as a file name; nothing leads out of the output folder."""
    try:
        parts = folder.relative_to(root).parts
    except ValueError:
        parts = ()
    return Path(*(safe(part) for part in parts if part not in ("..", "/")))


def safe(name: str) -> str:
    """``name`` as a file name on every system: no control characters, none with a meaning, no dot or dash in front."""
    return _UNSAFE.sub("_", name).lstrip(".-").rstrip(" .")[:120] or "brief"
