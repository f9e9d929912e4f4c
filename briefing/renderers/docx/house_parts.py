"""The package that a style document makes: our base document with the house's styles, headers, footers and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from briefing.errors import SettingsError
from briefing.renderers.docx.base import Page, document_xml, packed
from briefing.renderers.docx.ledger import safe_address
from briefing.renderers.docx.markup import PROLOGUE, name

if TYPE_CHECKING:
    from docx.opc.part import Part

_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS: Final = {
    "headerReference": ("header", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footerReference": ("footer", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}


_FIRST_ID: Final = 2_000_000
"""Above this lie the ids of what comes from the house's headers and footers."""


class HouseParts:
    """Parts by name, with the content types and relationships that they ask for."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = dict(parts)
        self._types: list[tuple[str, str]] = []
        self._rels: list[tuple[str, str]] = []
        self._references: list[str] = []
        self._ids = _FIRST_ID

    def set(self, part: str, element: etree._Element) -> None:
        """Puts ``element`` in the place of a part of the base document."""
        self._parts[part] = _serialised(element)

    def add_running(self, reference: etree._Element, part: Part, element: etree._Element) -> None:
        """Adds the header or footer ``element`` that a section's ``reference`` names, with its pictures and links.

        Raises :class:`SettingsError` for one that needs something outside the document or an embedded object.
        """
        tag = etree.QName(reference).localname
        stem, content_type, relation = _KINDS[tag]
        number = sum(each == relation for each, _ in self._rels) + 1
        target = f"{stem}{number}.xml"
        self._own_ids(element)
        self._parts[f"word/{target}"] = _serialised(element)
        self._types.append((f"word/{target}", content_type))
        self._rels.append((relation, target))
        kind = reference.get(name("w:type"), "default")
        self._references.append(f'<w:{tag} w:type="{kind}" r:id="rIdHouse{len(self._rels)}"/>')
        rels = "".join(self._relationship(key, part) for key in part.rels)
        if rels:
            self._parts[f"word/_rels/{target}.rels"] = _relationships(rels)

    def _own_ids(self, element: etree._Element) -> None:
        """Gives pictures and controls ids that nothing in the body has, and takes bookmarks out."""
        for each in element.iter(name("wp:docPr")):
            self._ids += 1
            each.set("id", str(self._ids))
        for each in element.iterfind(f".//{name('w:sdtPr')}/{name('w:id')}"):
            self._ids += 1
            each.set(name("w:val"), str(self._ids))
        for each in list(element.iter(name("w:bookmarkStart"), name("w:bookmarkEnd"))):
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)

    def _relationship(self, key: str, part: Part) -> str:
        rel = part.rels[key]
        if rel.is_external:
            address = safe_address(rel.target_ref) if rel.reltype == RELATIONSHIP_TYPE.HYPERLINK else ""
            if not address:
                raise SettingsError(
                    "style document: its header or footer shows something that is not inside it",
                    remedy="embed the picture in the document",
                )
            return _rel(key, rel.reltype, address, external=True)
        if rel.reltype != RELATIONSHIP_TYPE.IMAGE:
            raise SettingsError(
                "style document: its header or footer holds an embedded object",
                remedy="put a picture in the place of the object",
            )
        return _rel(key, rel.reltype, self._picture(rel.target_part))

    def _picture(self, part: Part) -> str:
        """The target of a picture, which is stored once however often it is shown."""
        target = f"media/house-{part.partname.filename}"
        if f"word/{target}" not in self._parts:
            self._parts[f"word/{target}"] = part.blob
            self._types.append((f"word/{target}", part.content_type))
        return target

    def packed(self, page: Page, first: bool, even: bool) -> bytes:
        """The document, with a section on ``page``; ``first`` and ``even`` which pages have their own headers."""
        self._parts["word/document.xml"] = document_xml(page, "".join(self._references), first).encode()
        types = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in self._types)
        self._insert("[Content_Types].xml", types, "</Types>")
        rels = "".join(_rel(f"rIdHouse{at}", *rel) for at, rel in enumerate(self._rels, 1))
        self._insert("word/_rels/document.xml.rels", rels, "</Relationships>")
        if even:
            self._insert("word/settings.xml", "<w:evenAndOddHeaders/>", "<w:characterSpacingControl")
        return packed(self._parts)

    def _insert(self, part: str, addition: str, before: str) -> None:
        head, mark, tail = self._parts[part].decode().rpartition(before)
        self._parts[part] = f"{head}{addition}{mark}{tail}".encode()


def _serialised(element: etree._Element) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relationships(rels: str) -> bytes:
    return f'{PROLOGUE}<Relationships xmlns="{_RELATIONSHIPS}">{rels}</Relationships>'.encode()


def _rel(key: str, kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id={quoteattr(key)} Type="{kind}" Target={quoteattr(target)}{mode}/>'
