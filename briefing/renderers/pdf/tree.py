"""The structure tree as objects of the file, with the ways from pages and links back into it."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary

from briefing.renderers.pdf.canvas import TaggedCanvas
from briefing.renderers.pdf.objects import Written, literal, reference
from briefing.renderers.pdf.structure import Annotation, Content, Element

_ROOT = "StructTreeRoot"


def write_tree(canvas: TaggedCanvas, root: Element) -> None:
    """Adds the tree under ``root`` to the document of ``canvas``, whose pages are complete."""
    document = canvas._doc
    elements = list(root.walk())
    names = {id(element): f"Element{index}" for index, element in enumerate(elements)}
    document.Reference(Written(lambda document: _root(document, canvas, root, names)), _ROOT)
    for element in elements:
        document.Reference(Written(_writer(element, names)), names[id(element)])
    catalog = document.Catalog
    catalog.StructTreeRoot = document.Reference(document.idToObject[_ROOT])
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _root(document: Any, canvas: TaggedCanvas, root: Element, names: dict[int, str]) -> str:
    pages = [" ".join(reference(document, names[id(owner)]) for owner in page) for page in canvas.owners]
    links = [reference(document, names[id(link.element)]) for link in canvas.links]
    numbers = [f"{index} [{page}]" for index, page in enumerate(pages)]
    numbers += [f"{len(pages) + index} {link}" for index, link in enumerate(links)]
    named = sorted((element.id, names[id(element)]) for element in root.walk() if element.id)
    index = " ".join(f"{literal(key)} {reference(document, name)}" for key, name in named)
    ids = f"/IDTree << /Names [{index}] >> " if named else ""
    return (
        f"<< /Type /StructTreeRoot /K [{reference(document, names[id(root)])}] {ids}"
        f"/ParentTree << /Nums [{' '.join(numbers)}] >> /ParentTreeNextKey {len(numbers)} >>"
    )


def _writer(element: Element, names: dict[int, str]) -> Any:
    def write(document: Any) -> str:
        parent = _ROOT if element.parent is None else names[id(element.parent)]
        children = " ".join(_child(document, child, names) for child in element.children)
        parts = [f"<< /Type /StructElem /S /{element.tag} /P {reference(document, parent)}"]
        parts += [f"/{key} {literal(value)}" for key, value in _texts(element) if value]
        parts += [f"/A << {element.layout} >>"] if element.layout else []
        parts += [f"/K [{children}]"] if children else []
        return " ".join((*parts, ">>"))

    return write


def _texts(element: Element) -> tuple[tuple[str, str], ...]:
    return (("Alt", element.alt), ("Lang", element.lang), ("ID", element.id))


def _child(document: Any, child: Element | Content | Annotation, names: dict[int, str]) -> str:
    match child:
        case Element():
            return reference(document, names[id(child)])
        case Content(page, number):
            return f"<< /Type /MCR /Pg {reference(document, f'Page{page + 1}')} /MCID {number} >>"
        case Annotation(page, key):
            place, link = reference(document, f"Page{page + 1}"), reference(document, f"Link{key}")
            return f"<< /Type /OBJR /Pg {place} /Obj {link} >>"
