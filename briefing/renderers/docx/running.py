"""Headers and footers: marking and title above; marking, a line of ours and the page's number below."""

from __future__ import annotations

from typing import Final

from briefing.renderers.docx.controls import field_control
from briefing.renderers.docx.ledger import Ledger
from briefing.renderers.docx.markup import DECLARATIONS, PROLOGUE, field, paragraph, run
from briefing.renderers.docx.styles_marking import NO_BREAK, edged, marking_kind

_TAB: Final = "<w:r><w:tab/></w:r>"
_LONG: Final = 80
"""Characters that a title may have beside the marking; a longer one is cut short in the header."""


def header_xml(ledger: Ledger, sideways: bool = False) -> str:
    """The header of upright or of sideways pages."""
    inner = _marking(ledger) + paragraph("HeaderSideways" if sideways else "Header", _title(ledger))
    return f"{PROLOGUE}<w:hdr {DECLARATIONS}>{inner}</w:hdr>"


def footer_xml(ledger: Ledger, sideways: bool = False) -> str:
    """The footer of upright or of sideways pages."""
    words = dict(ledger.brief.labels).get("extractive_note", "")
    pages = field("PAGE", "1") + run(" / ") + field("NUMPAGES", "1")
    inner = paragraph("FooterSideways" if sideways else "Footer", run(words) + _TAB + pages) + _marking(ledger)
    return f"{PROLOGUE}<w:ftr {DECLARATIONS}>{inner}</w:ftr>"


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
