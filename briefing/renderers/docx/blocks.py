"""Blocks become paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, assert_never

from briefing.model.document import (
    Block,
    Callout,
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
    Rule,
    Table,
    plain,
)
from briefing.renderers.docx.contents import contents
from briefing.renderers.docx.front import marking_runs, title_block_runs, title_runs
from briefing.renderers.docx.inlines import Look, runs
from briefing.renderers.docx.ledger import Ledger
from briefing.renderers.docx.markup import field, paragraph, reads_right_to_left, run
from briefing.renderers.docx.pictures import picture
from briefing.renderers.docx.styles_marking import marking_kind
from briefing.renderers.docx.tables import table

ROLES: Final = {"body": "BodyText", "lead": "Lead", "meta": "Meta", "note": "Note", "label": "Label"}
UNNOTED: Final = ("meta", "label")
"""Roles whose citations are links only: a line of facts wants no notes at the foot of the page."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: the measure in points, a style that the surroundings ask for, the list they are in."""

    width: float
    style: str = ""
    lang: str = ""
    number: int = 0
    depth: int = -1


def write(blocks: Iterable[Block], ledger: Ledger, place: Place) -> str:
    """``blocks`` as the content of a body; a table that ends it or meets another is followed by a paragraph."""
    pieces: list[str] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Table) and isinstance(before, Table) and not (block.caption or block.number):
            pieces.append(paragraph("SectionEnd", ""))
        pieces.append(_block(block, before, ledger, place))
        before = block
    return "".join(pieces)


def _block(block: Block, before: Block | None, ledger: Ledger, place: Place) -> str:
    match block:
        case Heading():
            return _heading(block, ledger, place)
        case Paragraph():
            titled = isinstance(before, Heading) and before.level == 1
            return _paragraph(block, ledger, place, titled)
        case ListBlock():
            return _list(block, ledger, place)
        case Table():
            return _table(block, ledger, place)
        case Quote(children, lang):
            return write(children, ledger, replace(place, style="Quote", lang=lang or place.lang))
        case Callout(title, children, kind):
            return _callout(title, children, f"Callout{kind.capitalize()}", ledger, place)
        case Figure():
            return _figure(block, ledger, place)
        case Contents(title, depth):
            return contents(title, depth, ledger)
        case PageBreak():
            return paragraph("PageBreak", "")
        case Rule():
            return paragraph("Rule", "")
        case Landscape(children) | Only(_, children):
            return write(children, ledger, place)
        case _:
            assert_never(block)


def _heading(block: Heading, ledger: Ledger, place: Place) -> str:
    number = run(f"{block.number}\u2002") if block.number else ""
    if block.level <= 1:
        return paragraph("Title", ledger.placed(block.anchor, number + title_runs(block.children, ledger)))
    content = number + runs(block.children, ledger, Look(lang=place.lang, grounded=True))
    marked = ledger.marked(ledger.next_heading(), ledger.placed(block.anchor, content))
    return paragraph(f"Heading{min(block.level - 1, 3)}", marked, _turned(block.children))


def _paragraph(block: Paragraph, ledger: Ledger, place: Place, titled: bool) -> str:
    if block.role == "marking":
        return paragraph(
            f"Marking{marking_kind(plain(block.children))}",
            ledger.placed(block.anchor, marking_runs(block.children, ledger)),
        )
    if titled and block.role == "meta":
        return paragraph("Subtitle", ledger.placed(block.anchor, title_block_runs(block.children, ledger)))
    style = place.style if place.style and block.role in ("body", "lead") else ROLES[block.role]
    if place.style.startswith("Callout"):
        style = place.style
    bold = block.role == "label" and style == "Label"
    look = Look(lang=place.lang, notes=block.role not in UNNOTED, grounded=bold)
    content = ledger.placed(block.anchor, runs(block.children, ledger, look))
    return paragraph(style, content, _numbered(place) + _turned(block.children))


def _numbered(place: Place) -> str:
    if not place.number:
        return ""
    return f'<w:numPr><w:ilvl w:val="{min(place.depth, 8)}"/><w:numId w:val="{place.number}"/></w:numPr>'


def _turned(inlines: tuple[Inline, ...]) -> str:
    return "<w:bidi/>" if reads_right_to_left(plain(inlines)) else ""


def _list(block: ListBlock, ledger: Ledger, place: Place) -> str:
    inside = place.style if place.style.startswith("Callout") else ""
    style = inside or ("ListBullet" if block.start is None else "ListNumber")
    item = replace(place, style=style, number=ledger.list_of(block.start), depth=place.depth + 1)
    return "".join(_item(blocks, ledger, item, inside) for blocks in block.items)


def _item(blocks: tuple[Block, ...], ledger: Ledger, place: Place, inside: str) -> str:
    rest = replace(place, style=inside or "ListContinue", number=0)
    if blocks and isinstance(blocks[0], Paragraph) and blocks[0].role in ("body", "lead"):
        first, blocks = _paragraph(blocks[0], ledger, place, False), blocks[1:]
    else:
        first = paragraph(place.style, "", _numbered(place))
    return first + write(blocks, ledger, rest)


def _callout(title: str, children: tuple[Block, ...], style: str, ledger: Ledger, place: Place) -> str:
    head = paragraph(f"{style}Title", run(title)) if title else ""
    return head + write(children, ledger, replace(place, style=f"{style}Text"))


def _table(block: Table, ledger: Ledger, place: Place) -> str:
    lead = _caption("table", block.number, block.caption, ledger)
    mark = ledger.placed(block.anchor, lead)
    head = paragraph("Caption" if lead else "SectionEnd", mark) if mark else ""
    made = table(block, place.width, plain(block.caption), ledger) if block.columns else ""
    return head + made


def _caption(kind: str, number: int, caption: tuple[Inline, ...], ledger: Ledger) -> str:
    word = ledger.brief.label(kind).capitalize()
    lead = run(f"{word} ") + field(f"SEQ {kind.capitalize()} \\* ARABIC", str(number)) + run(". ") if number else ""
    return lead + runs(caption, ledger)


def _figure(block: Figure, ledger: Ledger, place: Place) -> str:
    caption = _caption("figure", block.number, block.caption, ledger)
    image = picture(block, place.width, ledger)
    return paragraph("Figure", ledger.placed(block.anchor, image)) + (
        paragraph("FigureCaption", caption) if caption else ""
    )
