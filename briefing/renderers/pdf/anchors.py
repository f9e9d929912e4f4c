"""Which anchors a document has, and which sentences its body cites: known before anything is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.model.document import (
    Aside,
    Block,
    Callout,
    Citation,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Landscape,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
    Table,
)
from briefing.renderers.pdf.heading import title_of


@dataclass(frozen=True, slots=True)
class Places:
    """The anchors that links may lead to, and the sentences that are cited somewhere."""

    anchors: frozenset[str]
    cited: frozenset[str]


def places_of(blocks: tuple[Block, ...]) -> Places:
    """The places of a document."""
    every = list(_walk(blocks))
    anchors = frozenset(anchor for block in every for anchor in _anchors(block) if anchor)
    cited = frozenset(sentence for block in every for inlines in _texts(block) for sentence in _cited(inlines))
    return Places(anchors, cited)


def _walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Quote(children) | Landscape(children) | Callout(_, children):
                yield from _walk(children)
            case ListBlock(items):
                for item in items:
                    yield from _walk(item)
            case _:
                pass


def _anchors(block: Block) -> tuple[str, ...]:
    match block:
        case Heading():
            return (block.anchor,) if title_of(block) else ()
        case Paragraph() | Figure():
            return (block.anchor,)
        case Table():
            return (block.anchor, *(row.anchor for row in block.rows))
        case _:
            return ()


def _texts(block: Block) -> Iterator[tuple[Inline, ...]]:
    match block:
        case Heading() | Paragraph():
            yield block.children
        case Figure():
            yield block.caption
        case Table():
            yield block.caption
            yield from (column.title for column in block.columns if block.header)
            yield from (cell for row in block.rows for cell in row.cells)
        case _:
            pass


def _cited(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Citation(sentences):
                yield from sentences
            case Emphasis(children) | Strong(children) | Aside(children) | Link(children):
                yield from _cited(children)
            case _:
                pass
