"""Anchors of the tree as bookmarks of Word: unique names of at most forty letters, digits and underscores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefing.model.document import (
    Block,
    Callout,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Landscape,
    Link,
    ListBlock,
    Only,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
)

_ENTRY: Final = re.compile(r"[A-Z]\d+")
_NOT_A_NAME: Final = re.compile(r"[^A-Za-z0-9_]")


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block of the tree, the outer ones before those inside them."""
    for block in blocks:
        yield block
        match block:
            case Quote(children) | Landscape(children) | Only(_, children):
                yield from walk(children)
            case Callout(_, children):
                yield from walk(children)
            case ListBlock(items):
                for item in items:
                    yield from walk(item)
            case _:
                pass


def bookmark_names(blocks: Iterable[Block]) -> dict[str, str]:
    """The bookmark of each anchor in ``blocks``; an anchor that stands twice keeps its first place."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in _anchors(blocks):
        if anchor not in names:
            names[anchor] = _free(_NOT_A_NAME.sub("_", anchor), taken)
            taken.add(names[anchor].lower())
    return names


def _anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in walk(blocks):
        match block:
            case Heading(anchor=anchor) | Paragraph(anchor=anchor) | Table(anchor=anchor) | Figure(anchor=anchor):
                yield from filter(None, [anchor])
            case _:
                pass
        if isinstance(block, Table) and block.columns:
            yield from (row.anchor for row in block.rows if row.anchor)


def _free(wanted: str, taken: set[str]) -> str:
    start = (wanted if wanted[:1].isalpha() else f"a_{wanted}")[:34]
    name, number = start, 1
    while name.lower() in taken:
        number += 1
        name = f"{start}_{number}"
    return name


def entry_of(row: Row) -> str:
    """The register entry that ``row`` is about: its own anchor, or the one that its first cell alone leads to."""
    if _ENTRY.fullmatch(row.anchor):
        return row.anchor
    target = _target(row.cells[0]) if row.cells else ""
    return target[1:] if target.startswith("#") and _ENTRY.fullmatch(target[1:]) else ""


def _target(inlines: tuple[Inline, ...]) -> str:
    match inlines:
        case (Link(_, target),):
            return target
        case (Strong(children) | Emphasis(children),):
            return _target(children)
        case _:
            return ""
