"""The styles of the user's document and ours in one part, under our ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from docx.oxml import parse_xml
from lxml import etree

from briefing.renderers.docx.markup import DECLARATIONS, name
from briefing.renderers.docx.style import Style

WANTED: Final = """
    Title, Subtitle, heading 1, heading 2, heading 3, Body Text, List Bullet, List Number, Quote, caption,
    footnote text, toc 1, toc 2, header, footer
    """
"""The names, as Word keeps them, that a house style is expected to define; where one is missing a notice says so."""

_PLAIN: Final = ("BodyText", "Quote", "ListBullet", "ListNumber", "ListContinue", "Header", "Footer", "FootnoteText")
"""Styles of ours that take the face, size and colour of the house's running text where it does not define them."""

_REFERENCES: Final = ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink")


def merged(styles: etree._Element, ours: Iterable[Style], language: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Adds to the ``w:styles`` of the user each of ``ours`` that it lacks, and sets the language.

    Word names built-in styles alike in all languages and gives them ids that differ: the user's styles get our ids.
    Returns the new id of each old one, and the names in :data:`WANTED` that were lacking.
    """
    ours = tuple(ours)
    names = _new_ids(styles, {style.name.lower(): style.id for style in ours})
    _rename_styles(styles, names)
    there = {_named(style) for style in styles.iterfind(name("w:style"))}
    lacking = [style for style in ours if style.name.lower() not in there]
    defaults = {style.get(name("w:type")) for style in styles.iterfind(name("w:style")) if style.get(name("w:default"))}
    for style in lacking:
        plain = replace(style, run="") if style.id in _PLAIN else style
        added = replace(plain, default=style.default and style.kind not in defaults)
        styles.append(_element(added))
    _set_language(styles, language)
    wanted = [each.strip() for each in WANTED.split(",")]
    return names, tuple(each for each in wanted if each.lower() not in there)


def renamed(element: etree._Element, names: Mapping[str, str]) -> None:
    """Gives every reference to a style inside ``element`` its new id."""
    for each in element.iter(*(name(f"w:{tag}") for tag in _REFERENCES)):
        old = each.get(name("w:val"), "")
        if names.get(old, old) != old:
            each.set(name("w:val"), names[old])


def _new_ids(styles: etree._Element, ours: Mapping[str, str]) -> dict[str, str]:
    """For the id of each of the user's styles ours of the same name, else its own, made free where we need it."""
    reserved = set(ours.values())
    names: dict[str, str] = {}
    for style in styles.iterfind(name("w:style")):
        old = style.get(name("w:styleId"), "")
        new = ours.get(_named(style), old)
        if new == old and _named(style) not in ours:
            while new in reserved:
                new += "House"
        names[old] = new
    return names


def _rename_styles(styles: etree._Element, names: Mapping[str, str]) -> None:
    taken: set[str] = set()
    for style in list(styles.iterfind(name("w:style"))):
        new = names[style.get(name("w:styleId"), "")]
        if new in taken:
            styles.remove(style)
        else:
            taken.add(new)
            style.set(name("w:styleId"), new)
    renamed(styles, names)


def _named(style: etree._Element) -> str:
    found = style.find(name("w:name"))
    return str(found.get(name("w:val"), "")).lower() if found is not None else ""


def _element(style: Style) -> etree._Element:
    return parse_xml(f"<w:styles {DECLARATIONS}>{style.xml()}</w:styles>")[0]


def _set_language(styles: etree._Element, language: str) -> None:
    """The brief's language in the document's defaults, and in no style."""
    marks = list(styles.iter(name("w:lang")))
    for mark in marks:
        mark.set(name("w:val"), language)
    if not marks:
        defaults = (
            f'<w:docDefaults {DECLARATIONS}><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
            "</w:docDefaults>"
        )
        if styles.find(name("w:docDefaults")) is None:
            styles.insert(0, parse_xml(defaults))
