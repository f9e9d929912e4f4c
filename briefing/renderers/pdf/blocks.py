"""Blocks become flowables, each with its elements in the structure tree, in reading order."""

from __future__ import annotations

from typing import assert_never

from briefing.model.brief import Brief
from briefing.model.document import (
    Block,
    Callout,
    Column,
    Contents,
    Figure,
    Heading,
    Inline,
    Landscape,
    ListBlock,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
    Text,
    plain,
)
from briefing.renderers import theme
from briefing.renderers.figures import draw
from briefing.renderers.pdf import boxes, styles, text
from briefing.renderers.pdf.anchors import Places
from briefing.renderers.pdf.canvas import Target
from briefing.renderers.pdf.contents import ContentsLine, without_targets
from briefing.renderers.pdf.figure import DrawingBlock
from briefing.renderers.pdf.heading import HeadingBlock, Outline, title_of
from briefing.renderers.pdf.inlines import Setter, Words
from briefing.renderers.pdf.layout import Turn
from briefing.renderers.pdf.lines import Piece
from briefing.renderers.pdf.page import text_size
from briefing.renderers.pdf.structure import Element
from briefing.renderers.pdf.table import TableBlock, TableRow
from briefing.renderers.pdf.text import TextBlock, TextStyle

_BULLETS = ("•", "–", "·")
_CONTENTS_KEPT = 24
"""Lines of contents up to which they stay on one page."""


class Builder:
    """Builds the flowables of a brief and its structure tree in one walk."""

    def __init__(self, brief: Brief, blocks: tuple[Block, ...], places: Places, paper: tuple[float, float]) -> None:
        self.brief = brief
        self.paper = paper
        self.size = text_size(paper)
        labels = dict(brief.labels)
        self.setter = Setter(places, Words(labels.get("evidence", "Evidence"), labels.get("first_use", "First use of")))
        self.places = places
        self.outline = Outline(blocks)
        self.notes = 0
        self.depth = 0

    def story(self, blocks: tuple[Block, ...], parent: Element) -> list[text.Block | Turn]:
        """Top-level blocks as blocks of pages."""
        story: list[text.Block | Turn] = []
        for block in blocks:
            if isinstance(block, Landscape):
                upright, self.size = self.size, text_size(self.paper[::-1])
                story += [Turn(sideways=True), *self.blocks(block.children, parent), Turn()]
                self.size = upright
            elif isinstance(block, PageBreak):
                story.append(Turn())
            else:
                story += self.block(block, parent)
        return _linked(story)

    def blocks(self, blocks: tuple[Block, ...], parent: Element) -> list[text.Block]:
        """The flowables of blocks inside another one."""
        return [flowable for block in blocks for flowable in self.block(block, parent)]

    def block(self, block: Block, parent: Element) -> list[text.Block]:
        """The flowables of one block; their elements are added under ``parent``."""
        match block:
            case Heading():
                return [self._heading(block, parent)] if title_of(block) else []
            case Paragraph():
                return [self._paragraph(block, parent)]
            case ListBlock(items, start):
                return self._list(items, start, parent)
            case Table():
                return self._table(block, parent)
            case Quote(children, lang):
                return self._quote(children, lang, parent)
            case Callout():
                return self._callout(block, parent)
            case Figure():
                return self._figure(block, parent)
            case Contents(title, depth):
                return self._contents(title, depth, parent)
            case Rule():
                return [boxes.RuleLine(theme.RULE)]
            case Landscape(children) | Only(_, children):
                return self.blocks(children, parent)
            case PageBreak():
                return []
            case _:
                assert_never(block)

    # ---- text -----------------------------------------------------------------------------------------------------

    def _heading(self, block: Heading, parent: Element) -> text.Block:
        entry = self.outline.entry(block)
        element = parent.add(f"H{entry.level}")
        style = styles.HEADINGS[min(max(block.level, 1), 3)]
        pieces = []
        if block.number:
            number_style = style.but(colour=theme.NAVY)
            pieces = self.setter.pieces((Text(f"{block.number}\u2002"),), number_style, element)
        pieces += self.setter.pieces(block.children, style, element)
        return HeadingBlock(pieces, style, entry)

    def _paragraph(self, block: Paragraph, parent: Element) -> text.Block:
        style = styles.PARAGRAPHS[block.role]
        if block.role == "note":
            self.notes += 1
            element = parent.add("Note", id=f"note-{self.notes}")
        else:
            element = parent.add("P")
        if block.role == "marking":
            return self._marking(block, style, element)
        leads = block.role == "label" or plain(block.children).rstrip().endswith(":")
        return TextBlock(self.setter.pieces(block.children, style, element), style, anchor=block.anchor, sticks=leads)

    def _marking(self, block: Paragraph, style: TextStyle, element: Element) -> text.Block:
        ink, ground = theme.marking_colours(plain(block.children))
        boxed = ground != theme.WHITE
        style = style.but(colour=ink, after=0.0 if boxed else style.after)
        line = TextBlock(self.setter.pieces(block.children, style, element), style, anchor=block.anchor)
        return boxes.Badge(line, ground) if boxed else line

    def _quote(self, children: tuple[Block, ...], lang: str, parent: Element) -> list[text.Block]:
        element = parent.add("BlockQuote", lang=lang)
        inner = self.blocks(children, element)
        return self._boxed(inner, theme.RULE, "", theme.INDENT - 3)

    def _callout(self, block: Callout, parent: Element) -> list[text.Block]:
        element = parent.add("Div")
        bar, ground = theme.CALLOUTS[block.kind]
        style = styles.CALLOUT_TITLE.but(colour=theme.tone_colour("warning") if block.kind == "warning" else theme.NAVY)
        title = TextBlock(self.setter.pieces((Text(block.title),), style, element.add("P")), style, sticks=True)
        inner = [title] if block.title else []
        return self._boxed([*inner, *self.blocks(block.children, element)], bar, ground, theme.INDENT)

    def _boxed(self, inner: list[text.Block], bar: str, ground: str, left: float) -> list[text.Block]:
        """The blocks with a bar beside them that runs on through the spaces between them."""
        result: list[text.Block] = []
        edge = 1.5 * theme.UNIT if ground else 0.0
        for index, child in enumerate(inner):
            last = index + 1 == len(inner)
            below = edge if last else boxes.gap(child, inner[index + 1])
            room = (edge if index == 0 else 0.0, below)
            box = boxes.Inset(child, left, right=left if ground else 0.0, room=room, bar=bar, ground=ground)
            box.before = theme.BLOCK_GAP if index == 0 else 0.0
            box.after = theme.BLOCK_GAP if last else 0.0
            box.sticks = child.sticks and not last
            result.append(box)
        if not ground and result:
            result[0].before = result[-1].after = theme.UNIT
        return result

    # ---- lists and tables -----------------------------------------------------------------------------------------

    def _list(self, items: tuple[tuple[Block, ...], ...], start: int | None, parent: Element) -> list[text.Block]:
        numbering = "Disc" if start is None else "Decimal"
        element = parent.add("L", layout=f"/O /List /ListNumbering /{numbering}")
        bullet = _BULLETS[min(self.depth, len(_BULLETS) - 1)]
        self.depth += 1
        result: list[text.Block] = []
        for index, item in enumerate(items):
            label = bullet if start is None else f"{start + index}."
            result += self._item(label, item, element.add("LI"))
        self.depth -= 1
        return result

    def _item(self, label: str, item: tuple[Block, ...], element: Element) -> list[text.Block]:
        style = styles.PARAGRAPHS["body"]
        mark = TextBlock(self.setter.pieces((Text(label),), style, element.add("Lbl")), style)
        children = self.blocks(item, element.add("LBody"))
        insets = [boxes.Inset(child, theme.INDENT) for child in children]
        if not insets:
            return [mark]
        insets[0].label = mark
        for inset in insets:
            inset.after = min(inset.after, theme.UNIT * 0.8)
        return list(insets)

    def _table(self, block: Table, parent: Element) -> list[text.Block]:
        element = parent.add("Table")
        annex = block.style == "annex"
        style = styles.ANNEX_CELL if annex else styles.CELL
        caption = self._caption("table", block.number, block.caption, element, block.anchor)
        head_group = element.add("THead") if block.rows else element
        head = self._head(block.columns, head_group, style) if block.header else None
        body = element.add("TBody")
        rows = [self._row(row, block, body, style) for row in block.rows]
        shares = [column.width for column in block.columns]
        total = sum(shares) or 1.0
        look = styles.ANNEX_LOOK if annex else styles.TABLE_LOOK
        table = TableBlock([share / total for share in shares], head, rows, look, after=theme.BLOCK_GAP)
        table.before = 0.0 if caption else theme.UNIT
        table.anchor = "" if caption else block.anchor
        return [*caption, table]

    def _head(self, columns: tuple[Column, ...], element: Element, style: TextStyle) -> TableRow:
        row = element.add("TR")
        bold = style.but(bold=True, colour=theme.NAVY)
        cells = []
        for column in columns:
            cell = row.add("TH", layout="/O /Table /Scope /Column")
            aligned = bold.but(align=column.align)
            cells.append(TextBlock(self.setter.pieces(column.title, aligned, cell), aligned))
        return TableRow(cells)

    def _row(self, row: Row, table: Table, body: Element, style: TextStyle) -> TableRow:
        element = body.add("TR")
        cells = []
        for index, (column, inlines) in enumerate(zip(table.columns, row.cells, strict=False)):
            aligned = style.but(align=column.align)
            if index:
                pieces = self.setter.pieces(inlines, aligned, element.add("TD"))
            else:
                aligned = aligned.but(bold=True, colour=theme.NAVY)
                pieces = self._first_cell(row, inlines, aligned, element)
            cells.append(TextBlock(pieces, aligned))
        return TableRow(cells, row.anchor)

    def _first_cell(self, row: Row, inlines: tuple[Inline, ...], style: TextStyle, element: Element) -> list[Piece]:
        cell = element.add("TH", layout="/O /Table /Scope /Row") if inlines else element.add("TD")
        if row.anchor in self.places.cited and plain(inlines).strip():
            return self.setter.back_link(inlines, row.anchor, style, cell)
        return self.setter.pieces(inlines, style, cell)

    def _caption(
        self, label: str, number: int, inlines: tuple[Inline, ...], parent: Element, anchor: str
    ) -> list[text.Block]:
        if not inlines and not number:
            return []
        name = f"{self.brief.label(label).capitalize()} {number}.  " if number else ""
        element = parent.add("Caption")
        strong = styles.CAPTION.but(bold=True, colour=theme.NAVY)
        pieces = self.setter.pieces((Text(name),), strong, element) + self.setter.pieces(
            inlines, styles.CAPTION, element
        )
        below = label == "figure"
        style = styles.CAPTION.but(before=0.0 if below else theme.BLOCK_GAP, after=theme.BLOCK_GAP if below else 2.0)
        return [TextBlock(pieces, style, anchor="" if below else anchor, sticks=not below)]

    # ---- figures and contents -------------------------------------------------------------------------------------

    def _figure(self, block: Figure, parent: Element) -> list[text.Block]:
        element = parent.add("Figure", alt=block.alt or plain(block.caption) or "Figure")
        drawing = draw(block.chart, self.size[0])
        picture = DrawingBlock(drawing, element, self.size[1] - 80, block.anchor)
        caption = self._caption("figure", block.number, block.caption, parent, "")
        picture.sticks = bool(caption)
        return [picture, *caption]

    def _contents(self, title: str, depth: int, parent: Element) -> list[text.Block]:
        result: list[text.Block] = []
        if title:
            style = styles.PARAGRAPHS["label"].but(size=9.6, leading=14.0, before=theme.BLOCK_GAP)
            result.append(TextBlock(self.setter.pieces((Text(title),), style, parent.add("P")), style, sticks=True))
        toc = parent.add("TOC")
        for entry in self.outline.entries:
            if 2 <= entry.shown_level <= depth:
                link = toc.add("TOCI").add("Reference").add("Link")
                style = styles.CONTENTS.but(colour=theme.INK if entry.shown_level == 2 else theme.MUTED)
                pieces = without_targets(self.setter.pieces((Text(entry.title),), style, link))
                line = ContentsLine(TextBlock(pieces, style), link, Target(f"#{entry.anchor}", entry.title), style)
                result.append(boxes.Inset(line, theme.INDENT * (entry.shown_level - 2)))
        if result:
            result[-1].after = theme.BLOCK_GAP
        for block in result[:-1] if len(result) <= _CONTENTS_KEPT else result[:1]:
            block.sticks = True
        return result


def _linked(story: list[text.Block | Turn]) -> list[text.Block | Turn]:
    """The story with blocks that stick together chained, page by page."""
    result: list[text.Block | Turn] = []
    group: list[text.Block] = []
    for item in story:
        if isinstance(item, Turn):
            result += [*boxes.chained(group), item]
            group = []
        else:
            group.append(item)
    return result + boxes.chained(group)
