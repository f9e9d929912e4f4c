"""What a reader of a brief must find in every format: each paragraph, heading, cell and caption of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.model.document import (
    Block,
    Callout,
    Figure,
    Heading,
    Inline,
    Landscape,
    ListBlock,
    OutputFormat,
    Paragraph,
    Quote,
    Table,
    for_format,
    plain,
)


def statements(blocks: Iterable[Block], name: OutputFormat) -> list[str]:
    """The collapsed texts of ``blocks`` that stand in the output format ``name``, in order."""
    return [words for words in (" ".join(text.split()) for text in _texts(for_format(tuple(blocks), name))) if words]


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, children, _, number):
                yield f"{number} {plain(children)}" if number else plain(children)
            case Paragraph(children):
                yield plain(children)
            case ListBlock(items):
                for item in items:
                    yield from _texts(item)
            case Table():
                yield from map(plain, _cells(block))
            case Quote(children) | Landscape(children):
                yield from _texts(children)
            case Callout(title, children):
                yield title
                yield from _texts(children)
            case Figure():
                yield plain(block.caption)
            case _:
                pass


def _cells(table: Table) -> Iterator[tuple[Inline, ...]]:
    if table.header:
        yield from (column.title for column in table.columns)
    for row in table.rows:
        yield from row.cells
