"""Content controls: the fields that an analyst fills in, and the rows that an edited file gives back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.model.brief import Meta
from briefing.renderers.docx.ledger import Ledger
from briefing.renderers.docx.markup import quoted

STORE: Final = "{2B8C6D5E-0E55-4F0B-9B7B-5A1D3C7E9F10}"
"""The id of the custom XML part that the controls are bound to."""

NAMESPACE: Final = "urn:policy-briefing:brief:1"

_CORE_STORE: Final = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_CORE: Final = (
    "<w:dataBinding w:prefixMappings=\"xmlns:ns0='http://purl.org/dc/elements/1.1/' "
    "xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'\" "
    f'w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="{_CORE_STORE}"/>'
)
_MONTHS: Final = """
    January February March April May June July August September October November December
    """.split()


def field_control(tag: str, shown: str, ledger: Ledger) -> str:
    """A control inside a paragraph around the runs ``shown``: the title, date, marking or addressee of the brief."""
    alias = quoted(tag.capitalize())
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val={alias}/><w:tag w:val="{tag}"/><w:id w:val="{ledger.control()}"/>'
        f"{_binding(tag)}{_kind(tag, ledger.brief.meta)}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    )


def _binding(tag: str) -> str:
    if tag == "title":
        return _CORE
    if tag == "date":
        return ""
    mappings = f"xmlns:b='{NAMESPACE}'"
    return f'<w:dataBinding w:prefixMappings="{mappings}" w:xpath="/b:brief[1]/b:{tag}[1]" w:storeItemID="{STORE}"/>'


def _kind(tag: str, meta: Meta) -> str:
    if tag != "date" or not re.fullmatch(r"\d{4}-\d\d-\d\d", meta.date):
        return "<w:text/>"
    return (
        f'<w:date w:fullDate="{meta.date}T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
        '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
    )


def row_control(tag: str, row: str, ledger: Ledger) -> str:
    """A control around a row of a table, tagged with the id of its entry in the brief's JSON."""
    properties = f'<w:alias w:val={quoted(tag)}/><w:tag w:val={quoted(tag)}/><w:id w:val="{ledger.control()}"/>'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{row}</w:sdtContent></w:sdt>"


def fields_of(meta: Meta) -> Iterator[tuple[str, str]]:
    """The values that a title block may show, each with the tag of its control."""
    if meta.addressee:
        yield meta.addressee, "addressee"
    yield from ((form, "date") for form in date_forms(meta.date))


def date_forms(date: str) -> Iterator[str]:
    """The ways in which a title block may write the ISO date ``date``."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", date)
    if found and 1 <= int(found[2]) <= 12:
        year, month, day = found[1], _MONTHS[int(found[2]) - 1], int(found[3])
        yield from (f"{day} {month} {year}", f"{month} {day}, {year}", f"{day} {month[:3]} {year}")
    if date:
        yield date
