"""The tree of a document: two closed unions of plain values, made by ``compose`` and read by every renderer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

# ---- inlines ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they stand; ``lang`` where they are in another language than the document (BCP 47)."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italic."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that are ours and not the source's, or of less weight: set in grey, such as ``[the Balkans]``."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A short coloured word: a section, a force, a state; ``tone`` chooses the colour, the word always stands too."""

    text: str
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a web or mail address (http, https, mailto), or to an anchor of the document (``#R1``)."""

    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference such as ``[S1.12]`` to rows of the evidence annex, whose anchors are the sentence ids."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


Inline = Text | Emphasis | Strong | Aside | Tag | Link | Citation | LineBreak

# ---- blocks -------------------------------------------------------------------------------------------------------

Align = Literal["left", "right", "center"]
OutputFormat = Literal["pdf", "docx", "html", "md"]
ParagraphRole = Literal["body", "lead", "meta", "note", "label", "marking"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the title, 2 a section, 3 a subsection; ``number`` such as ``1`` or empty."""

    level: int
    children: tuple[Inline, ...]
    anchor: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``role`` chooses its style."""

    children: tuple[Inline, ...]
    role: ParagraphRole = "body"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; ``start`` is the first number of a numbered one and ``None`` for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, its share of the width (the shares of a table sum to one) and its alignment."""

    title: tuple[Inline, ...]
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: one sequence of inlines a column; ``anchor`` makes it a target of links and citations."""

    cells: tuple[tuple[Inline, ...], ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header row repeats on each page; ``style`` is ``register``, ``annex`` (smaller) or ``plain``."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()
    number: int = 0
    style: Literal["register", "annex", "plain"] = "register"
    header: bool = True
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """The source's own words, set apart."""

    children: tuple[Block, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box with a title; ``kind`` is ``key`` (bottom line), ``note`` or ``warning``."""

    title: str
    children: tuple[Block, ...]
    kind: Literal["key", "note", "warning"] = "note"


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """An event from ``start`` to ``end`` in years (2008.5 is mid-2008), with its date as a label and its title."""

    start: float
    end: float
    label: str
    title: str
    future: bool = False


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """Events along an axis of years."""

    points: tuple[TimelinePoint, ...]


@dataclass(frozen=True, slots=True)
class MatrixChart:
    """Counts by row and column: recommendations by actor and instrument; ``cells[i][j]`` lists what stands there."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class LikelihoodBar:
    """One judgement on a scale: percent ``low`` to ``high`` and the source's own phrase."""

    label: str
    phrase: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LikelihoodChart:
    """Judgements on the named scale, 0 to 100 percent."""

    scale: str
    bars: tuple[LikelihoodBar, ...]


Chart = TimelineChart | MatrixChart | LikelihoodChart


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart drawn from the brief's own data, with caption and alternative text."""

    chart: Chart
    caption: tuple[Inline, ...]
    alt: str
    number: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: headings down to ``depth`` (2 is sections)."""

    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the page."""


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages turned sideways, with the same header and footer."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Only:
    """Blocks that stand only in some output formats."""

    formats: tuple[OutputFormat, ...]
    children: tuple[Block, ...]


Block = (
    Heading | Paragraph | ListBlock | Table | Quote | Callout | Figure | Contents | PageBreak | Rule | Landscape | Only
)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The characters of ``inlines`` without marks; a citation reads ``[S1.12]``."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Tag(text):
            return text
        case Emphasis(children) | Strong(children) | Aside(children) | Link(children):
            return plain(children)
        case Citation(sentences):
            return citation_label(sentences)
        case LineBreak():
            return "\n"


def citation_label(sentences: tuple[str, ...]) -> str:
    """How a citation reads: ``[S1.12]``, ``[S1.12, S2.3]``."""
    return f"[{', '.join(sentences)}]"


def for_format(blocks: tuple[Block, ...], name: OutputFormat) -> tuple[Block, ...]:
    """The blocks that stand in the output format ``name``, with every ``Only`` resolved at top level and inside."""
    return tuple(_for_format(blocks, name))


def _for_format(blocks: tuple[Block, ...], name: OutputFormat) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Only(formats, children):
                if name in formats:
                    yield from _for_format(children, name)
            case Quote(children, lang):
                yield Quote(for_format(children, name), lang)
            case Callout(title, children, kind):
                yield Callout(title, for_format(children, name), kind)
            case Landscape(children):
                yield Landscape(for_format(children, name))
            case ListBlock(items, start):
                yield ListBlock(tuple(for_format(item, name) for item in items), start)
            case _:
                yield block
