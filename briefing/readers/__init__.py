"""Bytes become sources.

``read`` takes a path, ``read_bytes`` what has been read already (standard input, an upload). The format is chosen by
content first and suffix second; ``READERS`` holds one function for each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import MappingProxyType

from briefing.errors import SourceEmpty
from briefing.model.source import Source
from briefing.readers.assemble import assemble
from briefing.readers.draft import Block, Draft
from briefing.readers.files import check_size, load
from briefing.readers.options import Format, ReadOptions
from briefing.readers.sniff import sniff

__all__ = ["READERS", "Block", "Draft", "Format", "ReadOptions", "Reader", "read", "read_bytes"]

Reader = Callable[[bytes, str, ReadOptions], Draft]


def _reader(module: str) -> Reader:
    """The reader in ``module``, which is imported (with the libraries it needs) when it is first called."""

    def draft(data: bytes, name: str, options: ReadOptions) -> Draft:
        made: Draft = import_module(f"briefing.readers.{module}").draft(data, name, options)
        return made

    return draft


READERS: Mapping[Format, Reader] = MappingProxyType(
    {
        Format.TEXT: _reader("text"),
        Format.MARKDOWN: _reader("markdown"),
        Format.HTML: _reader("html"),
        Format.DOCX: _reader("docx"),
        Format.PDF: _reader("pdf"),
    }
)


def read(path: str | PathLike[str], *, source_id: str = "S1", options: ReadOptions | None = None) -> Source:
    """The source in the file at ``path``, named by the file's name.

    Raises a :class:`briefing.errors.SourceError` that says why it cannot be read.
    """
    limits = options or ReadOptions()
    file = Path(path)
    return read_bytes(load(file, limits.max_bytes), file.name, source_id=source_id, options=limits)


def read_bytes(data: bytes, name: str, *, source_id: str = "S1", options: ReadOptions | None = None) -> Source:
    """The source in ``data``; ``name`` gives the suffix and stands in messages. Raises like :func:`read`."""
    limits = options or ReadOptions()
    check_size(len(data), name, limits.max_bytes)
    if not data:
        raise SourceEmpty(f"{name} is empty")
    kind = sniff(data, name)
    return assemble(READERS[kind](data, name, limits), data, name, source_id, kind, limits)
