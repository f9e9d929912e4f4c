"""Reading a tree back: its words, tables and headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.compose.citations import walk, word_runs
from briefing.model.brief import Brief
from briefing.model.document import Block, Citation, Heading, Inline, Table, plain


def words(blocks: Iterable[Block]) -> str:
    """Every word of the blocks, a line for each run of inlines."""
    return "\n".join(plain(run) for block in walk(blocks) for run in word_runs(block))


def headings(brief: Brief) -> tuple[str, ...]:
    """Number and words of each heading."""
    found = (block for block in walk(brief.blocks) if isinstance(block, Heading))
    return tuple(f"{block.number} {plain(block.children)}".strip() for block in found)


def tables(blocks: Iterable[Block]) -> tuple[Table, ...]:
    """The tables in order."""
    return tuple(block for block in walk(blocks) if isinstance(block, Table))


def annex(blocks: Iterable[Block]) -> Table:
    """The table of every sentence."""
    (found,) = [table for table in tables(blocks) if table.rows and table.rows[0].anchor.startswith("S1.")]
    return found


def rows(table: Table) -> tuple[tuple[str, ...], ...]:
    """The words of each cell."""
    return tuple(tuple(plain(cell) for cell in row.cells) for row in table.rows)


def citations(blocks: Iterable[Block]) -> Iterator[str]:
    """The sentence ids of every citation."""
    for block in walk(blocks):
        for run in word_runs(block):
            yield from _cited(run)


def _cited(run: tuple[Inline, ...]) -> Iterator[str]:
    for inline in run:
        if isinstance(inline, Citation):
            yield from inline.sentences
        yield from _cited(getattr(inline, "children", ()))


def shape(value: object) -> object:
    """The tree without its words: kinds of blocks and inlines, one inside the other."""
    if isinstance(value, tuple):
        return tuple(shape(each) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        inner = (getattr(value, name) for name in value.__dataclass_fields__)
        return (type(value).__name__, *(shape(each) for each in inner if isinstance(each, tuple)))
    return ""
