"""What a reader makes of a document's bytes, before it is cleaned and becomes a source."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.notice import Notice
from briefing.model.source import PassageKind


@dataclass(frozen=True, slots=True)
class Block:
    """One passage to be: its text (white space still as it stands), kind, level from 1, and page from 1."""

    text: str
    kind: PassageKind = PassageKind.PARAGRAPH
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A document's blocks in order and what its metadata says.

    ``created`` is when the file was made, which need not be when the text was published; ``banners`` are lines that
    stood on its margins.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    created: str | None = None
    banners: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
