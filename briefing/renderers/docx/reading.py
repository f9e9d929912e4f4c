"""An edited Word file read back: its fields, the rows of its registers, and the brief's JSON that it was made from."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefing.errors import BriefError
from briefing.renderers.docx.controls import NAMESPACE
from briefing.renderers.docx.markup import name

_FIELDS = ("title", "date", "marking", "addressee")


Rows = tuple[tuple[str, tuple[str, ...]], ...]
"""Rows of registers: the entry's id and the text of each cell, in the order of the document."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What an edited file says: ``fields`` by tag, the ``rows`` of its registers as they stand now and as ``written``.

    ``record`` is the JSON of the brief behind it.
    """

    fields: tuple[tuple[str, str], ...]
    rows: Rows
    written: Rows
    record: dict[str, Any]

    @property
    def changed(self) -> Rows:
        """The rows that read otherwise than they were written."""
        return tuple(row for row in self.rows if row not in self.written)

    @property
    def removed(self) -> tuple[str, ...]:
        """The entries of which a row was taken out."""
        left = Counter(entry for entry, _ in self.written) - Counter(entry for entry, _ in self.rows)
        return tuple(left.elements())


def read_back(data: bytes) -> ReadBack:
    """What stands in the content controls of the Word file ``data``; raises ``BriefError`` for any other file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            body = _parsed(package.read("word/document.xml"))
            running = [_parsed(package.read(each)) for each in names if each.startswith(("word/header", "word/footer"))]
            stores = [_parsed(package.read(each)) for each in names if each.startswith("customXml/item")]
            store = _store(stores)
            record: dict[str, Any] = json.loads(store.findtext(f"{{{NAMESPACE}}}json", ""))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, json.JSONDecodeError) as error:
        raise BriefError(f"not a Word file that can be read back: {error}") from error
    controls = [(_tag(control), control) for part in (body, *running) for control in part.iter(name("w:sdt"))]
    fields = {tag: text_of(control) for tag, control in reversed(controls) if tag in _FIELDS}
    rows = tuple(
        (tag, _cells(control)) for tag, control in controls if tag and control.find(f".//{name('w:tr')}") is not None
    )
    return ReadBack(tuple(sorted(fields.items())), rows, _written(store), record)


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _store(stores: list[etree._Element]) -> etree._Element:
    for store in stores:
        if store.tag == f"{{{NAMESPACE}}}brief":
            return store
    raise BriefError("the Word file holds no brief; it was not made by briefing, or its data were removed")


def _written(store: etree._Element) -> Rows:
    return tuple(
        (str(row.get("entry", "")), tuple(cell.text or "" for cell in row)) for row in store.iter(f"{{{NAMESPACE}}}row")
    )


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
