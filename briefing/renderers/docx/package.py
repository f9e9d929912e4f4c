"""The Word file as a package: parts and relationships, properties, and the same bytes every day."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from briefing.model.brief import Meta
from briefing.renderers.docx.base import EPOCH, packed
from briefing.renderers.docx.language import word_language
from briefing.renderers.docx.markup import DECLARATIONS, PROLOGUE, clean, escaped, name

if TYPE_CHECKING:
    from docx.document import Document

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_STORE_PROPERTIES: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_REFERENCES: Final = (name("w:headerReference"), name("w:footerReference"))
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@dataclass(frozen=True, slots=True)
class HouseRunning:
    """A header or footer that came with the base document: how a section refers to it, and its element."""

    tag: str
    kind: str
    relation: str
    element: Any

    @property
    def is_header(self) -> bool:
        """Whether it is a header."""
        return self.tag == "headerReference"

    @property
    def counts_pages(self) -> bool:
        """Whether a field in it shows the page's number."""
        fields = [each.text or "" for each in self.element.iter(name("w:instrText"))]
        fields += [each.get(name("w:instr"), "") for each in self.element.iter(name("w:fldSimple"))]
        return any("PAGE" in each.upper().split() for each in fields)

    def put_first(self, xml: str) -> None:
        """Puts the paragraphs ``xml`` before all others."""
        for at, each in enumerate(_elements(xml)):
            self.element.insert(at, each)

    def put_last(self, xml: str) -> None:
        """Puts the paragraphs ``xml`` after all others."""
        for each in _elements(xml):
            self.element.append(each)


def _elements(xml: str) -> list[Any]:
    return list(parse_xml(f"<w:body {DECLARATIONS}>{xml}</w:body>"))


class Package:
    """A Word document under construction; lends relationships to what is written for it."""

    def __init__(self, data: bytes) -> None:
        self.document: Document = docx.Document(io.BytesIO(data))
        self._part = self.document.part
        self._package = self._part.package
        section = self.document.sections[0]._sectPr
        self._first = section.find(name("w:titlePg")) is not None
        self._running = tuple(self._house(reference) for reference in section if reference.tag in _REFERENCES)

    def _house(self, reference: Any) -> HouseRunning:
        relation = str(reference.get(name("r:id")))
        tag, kind = reference.tag.rpartition("}")[2], str(reference.get(name("w:type"), "default"))
        return HouseRunning(tag, kind, relation, self._part.related_parts[relation].element)

    def running(self) -> tuple[HouseRunning, ...]:
        """The headers and footers that came with the base document."""
        return self._running

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of headers and footers that the base document tells apart."""
        even = self.document.settings.odd_and_even_pages_header_footer
        return ("default", *(("first",) if self._first else ()), *(("even",) if even else ()))

    def link(self, address: str) -> str:
        """The id of the relationship to a web or mail address."""
        return self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def picture(self, data: bytes) -> str:
        """The id of the relationship to a PNG."""
        return self._part.get_or_add_image(io.BytesIO(data))[0]

    def header(self, xml: str) -> str:
        """The id of a new header."""
        return self._add("header", xml, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)

    def footer(self, xml: str) -> str:
        """The id of a new footer."""
        return self._add("footer", xml, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)

    def footnotes(self, xml: str) -> None:
        """Sets the footnotes."""
        self._add("footnotes", xml, CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, numbered=False)

    def comments(self, xml: str) -> None:
        """Sets the comments."""
        self._add("comments", xml, CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS, numbered=False)

    def _add(self, stem: str, xml: str, content_type: str, relation: str, numbered: bool = True) -> str:
        template = f"/word/{stem}%d.xml"
        name = self._package.next_partname(template) if numbered else PackURI(f"/word/{stem}.xml")
        return self._part.relate_to(Part(name, content_type, xml.encode(), self._package), relation)

    def store(self, xml: str, store_id: str) -> None:
        """Adds a custom XML part that content controls are bound to."""
        name = self._package.next_partname("/customXml/item%d.xml")
        item = Part(name, CONTENT_TYPE.XML, xml.encode(), self._package)
        properties = (
            f'{PROLOGUE}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{store_id}"><ds:schemaRefs/>'
            "</ds:datastoreItem>"
        )
        beside = PackURI(name.replace("item", "itemProps"))
        part = Part(beside, _STORE_PROPERTIES, properties.encode(), self._package)
        item.relate_to(part, f"{_OFFICE}/relationships/customXmlProps")
        self._part.relate_to(item, f"{_OFFICE}/relationships/customXml")

    def describe(self, meta: Meta) -> None:
        """Sets the document's properties, dated as the brief is."""
        core = self.document.core_properties
        core.title, core.author, core.last_modified_by = clean(meta.title), meta.generator, meta.generator
        core.language, core.subject = word_language(meta.language), clean(meta.addressee)
        core.category, core.revision = clean(meta.marking), 1
        core.comments = core.keywords = core.content_status = ""
        core.created = core.modified = _moment(meta.date)
        if meta.marking:
            self._mark(clean(meta.marking))

    def _mark(self, marking: str) -> None:
        space = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
        value = (
            f'<property fmtid="{_FORMAT}" pid="2" name="Marking"><vt:lpwstr>{escaped(marking)}</vt:lpwstr></property>'
        )
        xml = f"{PROLOGUE}<Properties {space}>{value}</Properties>"
        part = Part(PackURI("/docProps/custom.xml"), _CUSTOM, xml.encode(), self._package)
        self._package.relate_to(part, f"{_OFFICE}/relationships/custom-properties")

    def body(self, xml: str) -> None:
        """Sets the body; ``xml`` is the ``w:body`` with its namespaces."""
        root = self.document.element
        root.replace(root.body, parse_xml(xml))

    def lists_there(self) -> tuple[int, int]:
        """The first free number of an abstract list, and of a list."""
        numbering = self._part.numbering_part.element
        kinds = [int(each.get(name("w:abstractNumId"))) for each in numbering.iterfind(name("w:abstractNum"))]
        lists = [int(each.get(name("w:numId"))) for each in numbering.iterfind(name("w:num"))]
        return max(kinds, default=-1) + 1, max(lists, default=0) + 1

    def numbering(self, xml: str) -> None:
        """Adds the lists in ``xml``, a ``w:numbering``, to those of the document."""
        numbering = self._part.numbering_part.element
        first = numbering.find(name("w:num"))
        for child in parse_xml(xml):
            if first is not None and child.tag == name("w:abstractNum"):
                first.addprevious(child)
            else:
                numbering.append(child)

    def save(self) -> bytes:
        """The file."""
        parts = self._package.parts
        files = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": _encoded(self._package.rels.xml)}
        for part in parts:
            files[part.partname.membername] = part.blob
            if part.rels:
                files[part.partname.rels_uri.membername] = _encoded(part.rels.xml)
        return packed(files)


def _content_types(parts: list[Part]) -> bytes:
    known = (("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML), ("png", CONTENT_TYPE.PNG))
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in known)
    others = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
        for part in sorted(parts, key=lambda each: str(each.partname))
        if (part.partname.ext.lower(), part.content_type) not in known
    )
    return f'{PROLOGUE}<Types xmlns="{_TYPES}">{defaults}{others}</Types>'.encode()


def _encoded(xml: str | bytes) -> bytes:
    return xml if isinstance(xml, bytes) else xml.encode()


def _moment(date: str) -> datetime:
    try:
        return datetime.fromisoformat(date[:10]).replace(tzinfo=None)
    except ValueError:
        return datetime(*EPOCH, tzinfo=UTC).replace(tzinfo=None)
