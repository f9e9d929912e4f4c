"""The canvas: every mark on a page belongs to a structure element or is an artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from briefing.renderers.pdf.objects import Written, literal, number
from briefing.renderers.pdf.reportlab_fixes import end_lines
from briefing.renderers.pdf.structure import ARTIFACT, Annotation, Content, Element, StructureError


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: ``address`` is a URI or, after ``#``, an anchor; ``title`` says it in words."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class _Link:
    element: Element
    page: int
    name: str


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that marks content, counts it, and lets words be filled in when the number of pages is known."""

    def __init__(self, paper: tuple[float, float], language: str) -> None:
        self._owner: Element | None = None
        super().__init__(BytesIO(), pagesize=paper, invariant=1, pdfVersion=(1, 7), lang=language, pageCompression=1)
        self.owners: list[list[Element]] = [[]]
        self.links: list[_Link] = []
        self.page_of: dict[str, int] = {}
        self._later: list[Callable[[], str]] = []

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    # ---- marked content -------------------------------------------------------------------------------------------

    def open(self, owner: Element, kind: str = "") -> None:
        """Begins content of ``owner``; for :data:`ARTIFACT` of that ``kind`` (``Pagination``, ``Layout``)."""
        if self._owner is not None:
            raise StructureError(f"content of {owner.tag} inside content of {self._owner.tag}")
        self._owner = owner
        if owner is ARTIFACT:
            self._code.append(f"/Artifact <</Type /{kind or 'Layout'}>> BDC")
            return
        page = self.owners[-1]
        owner.children.append(Content(len(self.owners) - 1, len(page)))
        self._code.append(f"/{owner.tag} <</MCID {len(page)}>> BDC")
        page.append(owner)

    def close(self) -> None:
        """Ends the content begun last."""
        self._owner = None
        self._code.append("EMC")

    @contextmanager
    def content(self, owner: Element, kind: str = "") -> Iterator[None]:
        """Content of ``owner`` for the length of a ``with`` block."""
        self.open(owner, kind)
        yield
        self.close()

    def paint(self, operators: str) -> None:
        """Adds operators that mark the page; raises :class:`StructureError` outside of marked content."""
        if self._owner is None:
            raise StructureError(f"a mark without a structure element: {operators[:60]}")
        self._code.append(operators)

    def paint_later(self, operators: Callable[[], str]) -> None:
        """Like :meth:`paint`, with operators that are asked for when all pages are drawn."""
        self.paint(_slot(len(self._later)))
        self._later.append(operators)

    def drawText(self, aTextObject: Any) -> None:
        """Refuses text that stands outside of marked content."""
        if self._owner is None:
            raise StructureError("text without a structure element")
        super().drawText(aTextObject)

    def drawString(self, *arguments: Any, **keywords: Any) -> None:
        """Refuses text that stands outside of marked content."""
        if self._owner is None:
            raise StructureError("text without a structure element")
        super().drawString(*arguments, **keywords)

    def fill_rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Paints a rectangle, ``x`` and ``y`` its lower left corner."""
        self.paint(f"{rgb(colour)} rg {number(x)} {number(y)} {number(width)} {number(height)} re f")

    # ---- links and places -----------------------------------------------------------------------------------------

    def link(self, target: Target, box: tuple[float, float, float, float], owner: Element) -> None:
        """Adds a link over ``box`` (left, bottom, right, top), owned by the ``Link`` element ``owner``."""
        key, page = len(self.links), len(self.owners) - 1
        place = "[" + " ".join(number(value) for value in box) + "]"
        action = self._action(target.address)

        def write(document: Any) -> str:
            return (
                f"<< /Type /Annot /Subtype /Link /Rect {place} /Border [0 0 0] /F 4 {action(document)} "
                f"/Contents {literal(target.title)} /StructParent {len(self.owners) + key} >>"
            )

        name = f"Link{key}"
        self.links.append(_Link(owner, page, name))
        self._annotationrefs.append(self._doc.Reference(Written(write), name))
        owner.children.append(Annotation(page, key))

    def _action(self, address: str) -> Callable[[Any], str]:
        if not address.startswith("#"):
            return lambda document: f"/A << /S /URI /URI {literal(address)} >>"
        destination = self._bookmarkReference(address[1:])
        return lambda document: f"/Dest {document.Reference(destination).format(document).decode('ascii')}"

    def place(self, anchor: str, x: float, top: float) -> None:
        """Makes a point of the page the target of links to ``anchor``."""
        self.page_of[anchor] = len(self.owners)
        self.bookmarkPage(anchor, fit="XYZ", left=max(0, x), top=top, zoom=0)

    # ---- pages ----------------------------------------------------------------------------------------------------

    def showPage(self) -> None:
        """Ends the page."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.__Refs__ = [name for name in page.__Refs__ if name != "Tabs"]
        page.StructParents = len(self.owners) - 1
        page.Tabs = PDFName("S")
        self.owners.append([])

    def finish(self, prepare: Callable[[TaggedCanvas], None]) -> bytes:
        """The file; ``prepare`` adds structure tree and metadata when the pages are complete."""
        self.owners.pop()
        for page in self._doc.Pages.pages:
            page.stream = self._filled(page.stream)
        for font in self._doc.delayedFonts:
            font.addObjects(self._doc)
        self._doc.delayedFonts = []
        for page in self._doc.Pages.pages:
            page.check_format(self._doc)
            page.Contents.filters = [PDFZCompress]
            self._doc.Reference(page.Contents)
        prepare(self)
        end_lines(self._doc)
        return bytes(self._doc.GetPDFData(self))

    def _filled(self, stream: str) -> str:
        if _SLOT not in stream:
            return stream
        head, *parts = stream.split(_SLOT)
        filled = [head]
        for part in parts:
            index, _, rest = part.partition(";")
            filled += [self._later[int(index)](), rest]
        return "".join(filled)


_SLOT = "\x01later:"
"""Begins a slot in a page stream; text never holds this control character."""


def _slot(index: int) -> str:
    return f"{_SLOT}{index};"


@cache
def rgb(colour: str) -> str:
    """``#ff8000`` as the three numbers of a colour operator."""
    return " ".join(number(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
