"""The last passes over the tree: numbers, references, and targets that must be there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from briefing.compose.words import NO_BREAK
from briefing.model.brief import Reference
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
    Only,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    Text,
    citation_label,
    plain,
)

Words = tuple[Inline, ...]


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, those inside others too, in the order of reading."""
    for block in blocks:
        yield block
        match block:
            case Quote(children) | Callout(_, children) | Landscape(children) | Only(_, children):
                yield from walk(children)
            case ListBlock(items):
                for item in items:
                    yield from walk(item)


def word_runs(block: Block) -> Iterator[Words]:
    """The sequences of inlines that stand in ``block`` itself."""
    match block:
        case Heading(_, children) | Paragraph(children):
            yield children
        case Table(columns, rows, caption):
            yield caption
            yield from (column.title for column in columns)
            yield from (cell for row in rows for cell in row.cells)
        case Figure(_, caption):
            yield caption


def mapped(blocks: Iterable[Block], change: Callable[[Block], Block]) -> tuple[Block, ...]:
    """The blocks with ``change`` applied to each, those inside others first."""
    return tuple(change(_inside(block, change)) for block in blocks)


def _inside(block: Block, change: Callable[[Block], Block]) -> Block:
    match block:
        case Quote(children) | Callout(_, children) | Landscape(children) | Only(_, children):
            return replace(block, children=mapped(children, change))
        case ListBlock(items):
            return replace(block, items=tuple(mapped(item, change) for item in items))
        case _:
            return block


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with numbers on the tables and figures that have a caption."""
    counts = {"table": 0, "figure": 0}

    def number(block: Block) -> Block:
        if isinstance(block, Table | Figure) and block.caption:
            kind = "table" if isinstance(block, Table) else "figure"
            counts[kind] += 1
            return replace(block, number=counts[kind], anchor=block.anchor or f"{kind}-{counts[kind]}")
        return block

    return mapped(blocks, number)


def anchors(blocks: Iterable[Block]) -> frozenset[str]:
    """Every anchor of the document."""
    found: set[str] = set()
    for block in walk(blocks):
        if isinstance(block, Heading | Paragraph | Table | Figure):
            found.add(block.anchor)
        if isinstance(block, Table):
            found.update(row.anchor for row in block.rows)
    return frozenset(found - {""})


def settled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with links and citations that lead nowhere as plain words."""
    known = anchors(blocks)
    return mapped(blocks, lambda block: _rewritten(block, lambda words: _words(words, known)))


def portion_marked(blocks: tuple[Block, ...], marks: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks with the portion mark of its source before each citation and in each row of the annex.

    ``marks`` gives each source id its mark; without marks the blocks stay as they are.
    """
    if not marks:
        return blocks
    return mapped(blocks, lambda block: _rows_marked(_rewritten(block, lambda words: _marked(words, marks)), marks))


def _marked(words: Words, marks: Mapping[str, str]) -> Words:
    found: list[Inline] = []
    for each in words:
        if isinstance(each, Citation):
            sources = dict.fromkeys(sentence.split(".")[0] for sentence in each.sentences)
            mark = " ".join(dict.fromkeys(marks[source] for source in sources if marks.get(source)))
            found += [Aside((Text(mark),)), Text(NO_BREAK)] if mark else []
        found.append(each)
    return tuple(found)


def _rows_marked(block: Block, marks: Mapping[str, str]) -> Block:
    if not isinstance(block, Table):
        return block
    return replace(block, rows=tuple(_row_marked(row, marks.get(row.anchor.split(".")[0], "")) for row in block.rows))


def _row_marked(row: Row, mark: str) -> Row:
    first, *rest = row.cells
    return replace(row, cells=((*first, Text(" "), Aside((Text(mark),))), *rest)) if mark else row


def _rewritten(block: Block, change: Callable[[Words], Words]) -> Block:
    """``block`` with ``change`` applied to each sequence of inlines in it."""
    match block:
        case Heading(_, children) | Paragraph(children):
            return replace(block, children=change(children))
        case Table():
            columns = tuple(replace(column, title=change(column.title)) for column in block.columns)
            rows = tuple(Row(tuple(change(cell) for cell in row.cells), row.anchor) for row in block.rows)
            return replace(block, columns=columns, rows=rows, caption=change(block.caption))
        case Figure():
            return replace(block, caption=change(block.caption))
        case _:
            return block


def _words(words: Words, known: frozenset[str]) -> Words:
    if not any(isinstance(each, Citation | Link | Strong | Emphasis | Aside) for each in words):
        return words
    return tuple(inline for each in words for inline in _word(each, known))


def _word(inline: Inline, known: frozenset[str]) -> Words:
    match inline:
        case Citation(sentences) if not known.issuperset(sentences):
            return (Text(citation_label(sentences)),)
        case Link(children, target) if target.startswith("#") and target[1:] not in known:
            return _words(children, known)
        case Emphasis(children) | Strong(children) | Aside(children) | Link(children):
            return (replace(inline, children=_words(children, known)),)
        case _:
            return (inline,)


def references(blocks: Iterable[Block]) -> tuple[Reference, ...]:
    """Each statement that a citation stands behind, with the sentences it rests on, in the order of reading."""
    found = (reference for block in walk(blocks) for words in word_runs(block) for reference in _statements(words))
    return tuple(dict.fromkeys(found))


def _statements(words: Words) -> Iterator[Reference]:
    statement: list[Inline] = []
    for inline in words:
        if isinstance(inline, Citation):
            text = " ".join(plain(tuple(statement)).split())
            if text:
                yield Reference(text, inline.sentences)
            statement = []
        else:
            statement.append(inline)
