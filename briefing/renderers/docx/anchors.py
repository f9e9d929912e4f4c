"""Anchors of the tree as bookmarks of Word: unique names of at most forty letters, digits and underscores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefing.model.document import (
    Block,
    Callout,
    Figure,
    Heading,
    Landscape,
    ListBlock,
    Only,
    Paragraph,
    Quote,
    Row,
    Table,
)

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


def is_register_row(row: Row) -> bool:
    """Whether ``row`` is an entry of a register, such as ``R1``, which an edited file is to give back."""
    return bool(re.fullmatch(r"[A-Z]\d+", row.anchor))
