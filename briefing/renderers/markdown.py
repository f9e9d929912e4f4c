"""A brief as Markdown (CommonMark with pipe tables); what a source holds is escaped where it would mean something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

from briefing.model.brief import Brief
from briefing.model.document import (
    Aside,
    Block,
    Callout,
    Chart,
    Citation,
    Contents,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Landscape,
    LikelihoodChart,
    LineBreak,
    Link,
    ListBlock,
    MatrixChart,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Tag,
    Text,
    TimelineChart,
    citation_label,
    for_format,
)
from briefing.renderers.options import RenderOptions

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$^])")
_BREAK = "\\\n"
_SPACE = re.compile(r"\s+")
_LINE_START = re.compile(r"^([-+=]|\d+[.)])(?=[\s=-]|$)", re.MULTILINE)


def escaped(text: str) -> str:
    """``text`` such that Markdown shows its characters as they stand wherever in a line they come."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text))


def _paragraph(inlines: Iterable[Inline]) -> str:
    """``inlines`` as a paragraph, none of whose lines Markdown takes for a list, a rule or code."""
    lines = (line.strip() for line in _inlines(inlines).strip().split("\n"))
    return _LINE_START.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", "\n".join(lines))


def render_markdown(brief: Brief, options: RenderOptions) -> bytes:
    """``brief`` as UTF-8 Markdown, the marking in its first and last line."""
    marking = [f"**{escaped(brief.meta.marking)}**"] if brief.meta.marking else []
    blocks = _blocks(brief, for_format(brief.blocks, "md"))
    return ("\n\n".join([*marking, *blocks, *marking]) + "\n").encode("utf-8", "replace")


def _blocks(brief: Brief, blocks: Iterable[Block]) -> list[str]:
    return [text for text in (_block(brief, block) for block in blocks) if text]


def _block(brief: Brief, block: Block) -> str:
    match block:
        case Heading(level, children, _, number):
            return f"{'#' * min(level, 6)} {escaped(number) + ' ' if number else ''}{_inlines(children).strip()}"
        case Paragraph(children):
            return _paragraph(children)
        case ListBlock(items, start):
            return _list(brief, items, start)
        case Table():
            return _table(brief, block)
        case Quote(children):
            return _indented("\n\n".join(_blocks(brief, children)), "> ")
        case Callout(title, children):
            head = [f"**{escaped(title)}**"] if title else []
            return _indented("\n\n".join([*head, *_blocks(brief, children)]), "> ")
        case Figure(chart, caption, _, number):
            lead = f"{brief.label('figure').capitalize()} {number}. " if number else ""
            return f"{escaped(lead)}{_inlines(caption)}\n\n{_chart(chart)}"
        case Contents() | PageBreak():
            return ""
        case Rule():
            return "---"
        case Landscape(children) | Only(_, children):
            return "\n\n".join(_blocks(brief, children))
        case _:
            assert_never(block)


def _list(brief: Brief, items: tuple[tuple[Block, ...], ...], start: int | None) -> str:
    written = []
    for number, item in enumerate(items, start=start or 0):
        sign = "- " if start is None else f"{number}. "
        inner = _indented("\n\n".join(_blocks(brief, item)), " " * len(sign))
        written.append(sign + inner[len(sign) :])
    return "\n".join(written)


def _table(brief: Brief, table: Table) -> str:
    lead = f"{brief.label('table').capitalize()} {table.number}. " if table.number else ""
    caption = [escaped(lead) + _inlines(table.caption), ""] if lead or table.caption else []
    rule = {"left": ":---", "right": "---:", "center": ":---:"}
    head = _cells(column.title for column in table.columns)
    rows = [_cells(row.cells) for row in table.rows]
    return "\n".join([*caption, head, f"| {' | '.join(rule[column.align] for column in table.columns)} |", *rows])


def _cells(cells: Iterable[tuple[Inline, ...]]) -> str:
    return f"| {' | '.join(_inlines(cell).replace(_BREAK, '<br>') for cell in cells)} |"


def _chart(chart: Chart) -> str:
    match chart:
        case TimelineChart(points):
            return "\n".join(f"- {escaped(point.label)}: {escaped(point.title)}" for point in points)
        case MatrixChart(rows, columns, cells):
            return "\n".join(
                f"- {escaped(row)}, {escaped(column)}: {escaped(', '.join(cell))}"
                for row, line in zip(rows, cells, strict=True)
                for column, cell in zip(columns, line, strict=True)
                if cell
            )
        case LikelihoodChart(scale, bars):
            return "\n".join(
                f"- {escaped(bar.label)}: “{escaped(bar.phrase)}”, {bar.low:g}–{bar.high:g} % ({escaped(scale)})"
                for bar in bars
            )
        case _:
            assert_never(chart)


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text) | Tag(text):
            return escaped(text)
        case Emphasis(children):
            return _wrapped(_inlines(children), "*")
        case Strong(children):
            return _wrapped(_inlines(children), "**")
        case Aside(children):
            return _inlines(children)
        case Link(children, target):
            return _inlines(children) if target.startswith("#") else f"[{_inlines(children)}](<{target}>)"
        case Citation(sentences):
            return escaped(citation_label(sentences))
        case LineBreak():
            return _BREAK
        case _:
            assert_never(inline)


def _wrapped(inner: str, sign: str) -> str:
    core = inner.strip()
    if not core:
        return inner
    lead, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{lead}{sign}{core}{sign}{tail}"


def _indented(text: str, sign: str) -> str:
    return "\n".join(f"{sign}{line}".rstrip() if line else sign.rstrip() for line in text.split("\n"))
