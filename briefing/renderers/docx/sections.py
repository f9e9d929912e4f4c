"""Sections: stretches of pages that stand upright or lie on their side, with the same header and footer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model.document import Block, Landscape, PageBreak
from briefing.renderers.docx.base import Page, page_xml
from briefing.renderers.docx.markup import paragraph


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of one orientation."""

    blocks: tuple[Block, ...]
    sideways: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """The references of a section to its headers and footers; ``first`` says that its first page has its own."""

    references: str
    first: bool = False


def sections_of(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """``blocks`` by orientation; page breaks beside a turn, which turns the page anyhow, fall away."""
    groups: list[tuple[bool, list[Block]]] = []
    for block in blocks:
        sideways, inner = (True, block.children) if isinstance(block, Landscape) else (False, (block,))
        if not groups or groups[-1][0] != sideways:
            groups.append((sideways, []))
        groups[-1][1].extend(inner)
    sections = (
        Section(_trimmed(group, first=at == 0, last=at == len(groups) - 1), sideways)
        for at, (sideways, group) in enumerate(groups)
    )
    return tuple(section for section in sections if section.blocks) or (Section(()),)


def _trimmed(blocks: list[Block], first: bool, last: bool) -> tuple[Block, ...]:
    start, end = 0, len(blocks)
    while not first and start < end and isinstance(blocks[start], PageBreak):
        start += 1
    while not last and end > start and isinstance(blocks[end - 1], PageBreak):
        end -= 1
    return tuple(blocks[start:end])


def section_xml(page: Page, running: Running, sideways: bool) -> str:
    """The properties of a section on upright ``page``, or on the same page turned."""
    turned = page.turned() if sideways else page
    own = "<w:titlePg/>" if running.first else ""
    return f'<w:sectPr>{running.references}<w:type w:val="nextPage"/>{page_xml(turned)}{own}</w:sectPr>'


def section_end(properties: str) -> str:
    """The paragraph, of no height to speak of, that ends a section."""
    return paragraph("SectionEnd", "", properties)
