"""What must hold of every Word file, whatever stands in it: two validators, and what neither of them looks at."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import Path

import ooxml_integrity
from lxml import etree
from openxml_audit import AppPrediction, FileFormat, OpenXmlValidator
from openxml_audit.verdict import predict

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DOC_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part of a Word file, parsed."""
    return etree.fromstring(parts(data)[name])


def words(element: etree._Element) -> str:
    """The text inside ``element``."""
    return " ".join("".join(each.text or "" for each in element.iter(f"{W}t")).split())


def faults(data: bytes) -> list[str]:
    """What our own check finds: fields out of balance, ids twice, references that lead nowhere, links outside."""
    trees = {name: etree.fromstring(each) for name, each in parts(data).items() if name.endswith((".xml", ".rels"))}
    return [*_fields(trees), *_ids(trees), *_references(trees), *_styles(trees), *_outside(trees)]


def _fields(trees: dict[str, etree._Element]) -> list[str]:
    found = []
    for name, tree in trees.items():
        depth = 0
        for mark in tree.iter(f"{W}fldChar"):
            depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(f"{W}fldCharType", "")]
            if depth < 0:
                found.append(f"{name}: a field ends that has not begun")
        if depth:
            found.append(f"{name}: {depth} fields without an end")
    return found


def _ids(trees: dict[str, etree._Element]) -> list[str]:
    every = [tree for name, tree in trees.items() if name.startswith("word/")]
    document = trees["word/document.xml"]
    kinds = {
        "drawing": [each.get("id") for tree in every for each in tree.iter(DOC_PROPERTIES)],
        "control": [each.get(f"{W}val") for tree in every for each in tree.iterfind(f".//{W}sdtPr/{W}id")],
        "bookmark": [each.get(f"{W}id") for each in document.iter(f"{W}bookmarkStart")],
        "bookmark name": [str(each.get(f"{W}name")).lower() for each in document.iter(f"{W}bookmarkStart")],
        "footnote": [each.get(f"{W}id") for each in document.iter(f"{W}footnoteReference")],
        "comment": [each.get(f"{W}id") for each in document.iter(f"{W}commentReference")],
        "style": [each.get(f"{W}styleId") for each in trees["word/styles.xml"].iter(f"{W}style")],
    }
    return [f"{kind} {key} stands {n} times" for kind, ids in kinds.items() for key, n in Counter(ids).items() if n > 1]


def _references(trees: dict[str, etree._Element]) -> list[str]:
    document, notes = trees["word/document.xml"], trees["word/footnotes.xml"]
    marks = {each.get(f"{W}name") for each in document.iter(f"{W}bookmarkStart")}
    links = [each.get(f"{W}anchor") for each in document.iter(f"{W}hyperlink") if each.get(f"{W}anchor")]
    there = {each.get(f"{W}id") for each in notes.iter(f"{W}footnote")}
    found = [f"a link leads to {anchor}, which is not there" for anchor in links if anchor not in marks]
    found += [
        f"footnote {each.get(f'{W}id')} is not there"
        for each in document.iter(f"{W}footnoteReference")
        if each.get(f"{W}id") not in there
    ]
    found += [
        f"{name}: {key} is no relationship"
        for name, tree in trees.items()
        for key in _relations_used(tree)
        if key not in _relations(trees, name)
    ]
    lists = {each.get(f"{W}numId") for each in trees["word/numbering.xml"].iter(f"{W}num")}
    used = {each.get(f"{W}val") for each in document.iter(f"{W}numId")}
    return found + [f"list {key} is not there" for key in sorted(used - lists)]


def _relations_used(tree: etree._Element) -> list[str]:
    return [value for each in tree.iter() for key, value in each.attrib.items() if str(key).startswith(R)]


def _relations(trees: dict[str, etree._Element], name: str) -> set[str]:
    folder, _, stem = name.rpartition("/")
    rels = trees.get(f"{folder}/_rels/{stem}.rels")
    return {each.get("Id", "") for each in rels} if rels is not None else set()


def _styles(trees: dict[str, etree._Element]) -> list[str]:
    styles = {each.get(f"{W}styleId") for each in trees["word/styles.xml"].iter(f"{W}style")}
    tags = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next", f"{W}link")
    used = {each.get(f"{W}val") for tree in trees.values() for each in tree.iter(*tags)}
    return [f"style {key} is not there" for key in sorted(used - styles)]


def _outside(trees: dict[str, etree._Element]) -> list[str]:
    return [
        f"{name}: {each.get('Type')} leads outside to {each.get('Target')}"
        for name, tree in trees.items()
        if name.endswith(".rels")
        for each in tree
        if each.get("TargetMode") == "External" and not str(each.get("Type")).endswith("/hyperlink")
    ]


def verdicts(data: bytes, folder: Path) -> list[str]:
    """What openxml-audit (for Microsoft 365) and ooxml-integrity find."""
    path = folder / "brief.docx"
    path.write_bytes(data)
    result = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(path)
    found = [f"openxml-audit: {error.description}" for error in result.errors]
    if predict(result).prediction is not AppPrediction.OPENS_CLEAN:
        found.append(f"openxml-audit: {predict(result).headline}")
    return found + [f"ooxml-integrity: {finding}" for finding in ooxml_integrity.check(path)]
