"""Passages under a heading such as *Notes* or *References* are notes, whatever they look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.model.source import PassageKind
from briefing.readers.draft import Block

_APPARATUS = re.compile(
    r"(?:[\dIVX]{1,4}[.)]?\s+)?(?:(?:end|foot)?notes?|references|bibliography|works cited"
    r"|(?:notes|sources) and references|(?:selected |further )?(?:sources|reading))\s*:?",
    re.I,
)


def with_endnotes(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yields ``blocks``, those under a heading that announces notes as notes, up to the next heading of its level."""
    within = 0
    for block in blocks:
        if block.kind is PassageKind.HEADING:
            if not within or block.level <= within:
                within = max(block.level, 1) if _APPARATUS.fullmatch(block.text.strip()) else 0
            yield block
        else:
            yield replace(block, kind=PassageKind.NOTE, level=0) if within else block
