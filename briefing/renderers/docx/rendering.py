"""The whole document: body, notes, comments, lists, sections, properties, and the brief's JSON behind it."""

from __future__ import annotations

import json
from dataclasses import replace

from briefing.model.brief import Brief
from briefing.model.document import for_format
from briefing.model.record import to_record
from briefing.renderers.docx.base import Page, abstract_lists, base_document, page_of
from briefing.renderers.docx.blocks import Place, write
from briefing.renderers.docx.controls import NAMESPACE, STORE
from briefing.renderers.docx.house import house_document
from briefing.renderers.docx.language import word_language
from briefing.renderers.docx.ledger import Ledger
from briefing.renderers.docx.markup import DECLARATIONS, PROLOGUE, escaped
from briefing.renderers.docx.notes import comments_xml, footnotes_xml
from briefing.renderers.docx.package import Package
from briefing.renderers.docx.running import mark_house, running_of
from briefing.renderers.docx.sections import Section, section_end, section_xml, sections_of
from briefing.renderers.options import RenderOptions


def render_docx(brief: Brief, options: RenderOptions) -> bytes:
    """``brief`` as a Word file; the same brief and options give the same bytes."""
    page, data = _base(options, word_language(brief.meta.language))
    package = Package(data)
    blocks = for_format(brief.blocks, "docx")
    kinds, first_list = package.lists_there()
    ledger = Ledger(brief, blocks, package, first_list)
    mark_house(package, ledger)
    package.body(_body(sections_of(blocks), page, ledger, package))
    package.footnotes(footnotes_xml(ledger))
    if ledger.comments:
        package.comments(comments_xml(brief, ledger.comments))
    if ledger.lists:
        package.numbering(_lists(ledger, kinds))
    package.store(_store(brief, ledger), STORE)
    package.describe(brief.meta)
    return package.save()


def _base(options: RenderOptions, language: str) -> tuple[Page, bytes]:
    """The page and the base document: the user's, where there is a style document, or ours."""
    if options.style_document is None:
        return page_of(options.paper), base_document(options.paper, language)
    house = house_document(options.style_document, language)
    return house.page, house.data


def _body(sections: tuple[Section, ...], page: Page, ledger: Ledger, package: Package) -> str:
    running = {turned: running_of(package, ledger, turned) for turned in sorted({each.sideways for each in sections})}
    pieces = []
    for section in sections:
        width = (page.turned() if section.sideways else page).measure
        content = write(section.blocks, ledger, Place(width))
        own = running[section.sideways]
        properties = section_xml(page, own if section is sections[0] else replace(own, first=False), section.sideways)
        end = properties if section is sections[-1] else section_end(properties)
        pieces.append((content or section_end("")) + end)
    return f"<w:body {DECLARATIONS}>{''.join(pieces)}</w:body>"


def _lists(ledger: Ledger, kinds: int) -> str:
    """The lists of the document, of two kinds numbered from ``kinds``: bulleted and numbered."""
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kinds + (start is not None)}"/>{_restart(start)}</w:num>'
        for number, start in enumerate(ledger.lists, ledger.first_list)
    )
    return f"<w:numbering {DECLARATIONS}>{abstract_lists(kinds)}{instances}</w:numbering>"


def _restart(start: int | None) -> str:
    if start is None:
        return ""
    return "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{max(start, 0)}"/></w:lvlOverride>'
        for level in range(9)
    )


def _store(brief: Brief, ledger: Ledger) -> str:
    """The part that the controls are bound to: the fields, each register row as it was written, and the JSON."""
    meta = brief.meta
    fields = (("title", meta.title), ("date", meta.date), ("marking", meta.marking), ("addressee", meta.addressee))
    values = "".join(f"<{tag}>{escaped(value)}</{tag}>" for tag, value in fields)
    record = json.dumps(to_record(brief.dossier), ensure_ascii=False, separators=(",", ":"))
    rows = "".join(
        f'<row entry="{entry}">{"".join(f"<cell>{escaped(cell)}</cell>" for cell in cells)}</row>'
        for entry, cells in ledger.rows
    )
    return f'{PROLOGUE}<brief xmlns="{NAMESPACE}">{values}{rows}<json>{escaped(record)}</json></brief>'
