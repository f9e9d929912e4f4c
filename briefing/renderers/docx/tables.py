"""Tables with fixed columns, repeated heads, and rows that stay together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefing.model.document import Column, Inline, Row, Table, plain
from briefing.model.sentence import collapse
from briefing.renderers import theme
from briefing.renderers.docx.anchors import entry_of
from briefing.renderers.docx.controls import row_control
from briefing.renderers.docx.inlines import Look, runs
from briefing.renderers.docx.ledger import Ledger
from briefing.renderers.docx.markup import paragraph, quoted, reads_right_to_left, twips
from briefing.renderers.docx.styles_around import ALIGNMENTS

_TALL: Final = 36
"""Lines from which on a row may break: some two thirds of a page, above which keeping it whole costs more."""


@dataclass(frozen=True, slots=True)
class _Grid:
    widths: tuple[int, ...]
    characters: tuple[float, ...]
    text: str
    heading: str


def table(block: Table, width: float, caption: str, ledger: Ledger) -> str:
    """``block`` as a table ``width`` points wide; ``caption`` is its alternative text's title."""
    grid = _grid(block, width)
    head = _head(block.columns, grid, ledger) if block.header else ""
    rows = "".join(_row(row, block.columns, grid, ledger) for row in block.rows)
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in grid.widths)
    return f"<w:tbl>{_properties(block, grid, caption)}<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"


def _grid(block: Table, width: float) -> _Grid:
    total, share = twips(width), sum(column.width for column in block.columns) or 1.0
    edges = [0]
    reached = 0.0
    for column in block.columns:
        reached += column.width / share
        edges.append(max(round(total * reached), edges[-1] + 1))
    widths = tuple(end - start for start, end in pairwise(edges))
    base, size = ("Annex", theme.ANNEX[0]) if block.style == "annex" else ("Table", theme.TABLE[0])
    return _Grid(widths, tuple(each / 20 / (size * 0.5) for each in widths), f"{base}Text", f"{base}Heading")


def _properties(block: Table, grid: _Grid, caption: str) -> str:
    first = int(block.header)
    heads = "; ".join(filter(None, (plain(column.title) for column in block.columns)))
    about = f"<w:tblCaption w:val={quoted(caption)}/>" if caption else ""
    about += f"<w:tblDescription w:val={quoted(heads)}/>" if heads else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="Brief{block.style.capitalize()}"/>'
        f'<w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0420" if first else "0400"}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>{about}</w:tblPr>'
    )


def _head(columns: tuple[Column, ...], grid: _Grid, ledger: Ledger) -> str:
    cells = "".join(
        _cell(column.title, width, grid.heading + ALIGNMENTS[column.align][0], ledger, bold=True)
        for column, width in zip(columns, grid.widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Row, columns: tuple[Column, ...], grid: _Grid, ledger: Ledger) -> str:
    filled = (*row.cells, *((),) * (len(columns) - len(row.cells)))
    cells = [
        _cell(inlines, width, grid.text + ALIGNMENTS[column.align][0], ledger, row.anchor if at == 0 else "")
        for at, (inlines, column, width) in enumerate(zip(filled, columns, grid.widths, strict=False))
    ]
    whole = "" if _lines(row, grid) > _TALL else "<w:trPr><w:cantSplit/></w:trPr>"
    made = f"<w:tr>{whole}{''.join(cells)}</w:tr>"
    entry = entry_of(row)
    if not entry:
        return made
    ledger.rows.append((entry, tuple(collapse(plain(cell)) for cell in filled[: len(columns)])))
    return row_control(entry, made, ledger)


def _lines(row: Row, grid: _Grid) -> float:
    return max(
        (len(plain(cell)) / max(room, 1) for cell, room in zip(row.cells, grid.characters, strict=False)), default=0
    )


def _cell(
    inlines: tuple[Inline, ...], width: int, style: str, ledger: Ledger, anchor: str = "", bold: bool = False
) -> str:
    content = runs(inlines, ledger, Look(grounded=bold))
    turned = "<w:bidi/>" if reads_right_to_left(plain(inlines)) else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{properties}{paragraph(style, ledger.placed(anchor, content), turned)}</w:tc>"
