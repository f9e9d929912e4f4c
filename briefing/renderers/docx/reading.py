"""An edited Word file read back: its fields, the rows of its registers, and the brief's JSON that it was made from."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefing.errors import BriefError
from briefing.renderers.docx.controls import NAMESPACE
from briefing.renderers.docx.markup import name

_FIELDS = ("title", "date", "marking", "addressee")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What an edited file says: ``fields`` and register ``rows`` by tag, as text; ``record`` is the JSON behind it."""

    fields: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    record: dict[str, Any]


def read_back(data: bytes) -> ReadBack:
    """What stands in the content controls of the Word file ``data``; raises ``BriefError`` for any other file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = _parsed(package.read("word/document.xml"))
            stores = [_parsed(package.read(each)) for each in package.namelist() if each.startswith("customXml/item")]
            record = _record(stores)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, json.JSONDecodeError) as error:
        raise BriefError(f"not a Word file that can be read back: {error}") from error
    controls = [(_tag(control), control) for control in body.iter(name("w:sdt"))]
    fields = {tag: text_of(control) for tag, control in reversed(controls) if tag in _FIELDS}
    rows = tuple(
        (tag, _cells(control)) for tag, control in controls if tag and control.find(f".//{name('w:tr')}") is not None
    )
    return ReadBack(tuple(sorted(fields.items())), rows, record)


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _record(stores: list[etree._Element]) -> dict[str, Any]:
    for store in stores:
        held = store.find(f"{{{NAMESPACE}}}json")
        if held is not None:
            record: dict[str, Any] = json.loads(held.text or "")
            return record
    raise BriefError("the Word file holds no brief; it was not made by briefing, or its data were removed")


def _tag(control: etree._Element) -> str:
    found = control.find(f"{name('w:sdtPr')}/{name('w:tag')}")
    return str(found.get(name("w:val"), "")) if found is not None else ""


def _cells(control: etree._Element) -> tuple[str, ...]:
    return tuple(text_of(cell) for cell in control.iter(name("w:tc")))


def text_of(element: etree._Element) -> str:
    """The text inside ``element``, white space collapsed; line breaks and paragraphs are spaces, deletions left out."""
    words = []
    for each in element.iter(name("w:t"), name("w:br"), name("w:tab"), name("w:p")):
        words.append(each.text or "" if each.tag == name("w:t") else " ")
    return " ".join("".join(words).split())
