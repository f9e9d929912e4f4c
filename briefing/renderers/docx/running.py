"""Headers and footers: marking and title above; marking, a line of ours and the page's number below."""

from __future__ import annotations

from typing import Final

from briefing.renderers.docx.controls import field_control
from briefing.renderers.docx.ledger import Ledger
from briefing.renderers.docx.markup import DECLARATIONS, PROLOGUE, field, paragraph, run
from briefing.renderers.docx.package import Package
from briefing.renderers.docx.sections import Running
from briefing.renderers.docx.styles_marking import NO_BREAK, edged, marking_kind

_TAB: Final = "<w:r><w:tab/></w:r>"
_LONG: Final = 80
"""Characters that a title may have beside the marking; a longer one is cut short in the header."""


def running_of(package: Package, ledger: Ledger, sideways: bool) -> Running:
    """The headers and footers of upright or of sideways pages: the house's with our marking, else our own."""
    house = package.running()
    references = "".join(_reference(each.tag, each.kind, each.relation) for each in house)
    for tag in ("headerReference", "footerReference"):
        lacking = [kind for kind in package.kinds if all((each.tag, each.kind) != (tag, kind) for each in house)]
        if lacking and tag == "headerReference":
            relation = package.header(header_xml(ledger))
        elif lacking:
            relation = package.footer(footer_xml(ledger, sideways))
        references += "".join(_reference(tag, kind, relation) for kind in lacking)
    return Running(references, "first" in package.kinds)


def mark_house(package: Package, ledger: Ledger) -> None:
    """Adds to the headers and footers of the house the marking and, where none of them counts pages, the pages."""
    house = package.running()
    counted = any(each.counts_pages for each in house)
    for each in house:
        if each.is_header:
            each.put_first(_marking(ledger))
        else:
            each.put_last(("" if counted else _pages(ledger)) + _marking(ledger))


def _reference(tag: str, kind: str, relation: str) -> str:
    return f'<w:{tag} w:type="{kind}" r:id="{relation}"/>'


def header_xml(ledger: Ledger) -> str:
    """The header, the same on upright and on sideways pages."""
    inner = _marking(ledger) + paragraph("Header", _title(ledger))
    return f"{PROLOGUE}<w:hdr {DECLARATIONS}>{inner}</w:hdr>"


def footer_xml(ledger: Ledger, sideways: bool = False) -> str:
    """The footer of upright or of sideways pages."""
    inner = _pages(ledger, sideways) + _marking(ledger)
    return f"{PROLOGUE}<w:ftr {DECLARATIONS}>{inner}</w:ftr>"


def _pages(ledger: Ledger, sideways: bool = False) -> str:
    style = "PageLineSideways" if sideways else "PageLine"
    words = dict(ledger.brief.labels).get("extractive_note", "")
    return paragraph(style, run(words) + _TAB + field("PAGE", "1") + run(" / ") + field("NUMPAGES", "1"))


def _marking(ledger: Ledger) -> str:
    """The paragraph of the brief's marking, in the control that all its places share; empty where there is none."""
    text = ledger.brief.meta.marking
    shown = edged(field_control("marking", run(text), ledger), run(NO_BREAK), text)
    return paragraph(f"RunningMarking{marking_kind(text)}", shown) if text else ""


def _title(ledger: Ledger) -> str:
    title = ledger.brief.meta.title
    if len(title) > _LONG:
        return run(title[:_LONG].rsplit(" ", 1)[0] + " …")
    return field_control("title", run(title), ledger) if title else ""
