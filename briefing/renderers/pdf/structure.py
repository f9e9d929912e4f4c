"""The structure tree: what the document consists of, in reading order, made before anything is laid out.

An element owns other elements, pieces of page content (by page and number) and link annotations; the canvas adds the
latter two while it draws. ISO 32000-1, 14.7 and 14.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefing.errors import BriefingError


class StructureError(BriefingError):
    """Something is drawn that stands nowhere in the structure tree: a fault of the renderer, never of its input."""


@dataclass(frozen=True, slots=True)
class Content:
    """A marked piece of a page: ``page`` counts from 0, ``number`` is its identifier on that page (MCID)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link annotation on a page; ``key`` counts the annotations of the document from 0."""

    page: int
    key: int


class Element:
    """A structure element: its standard type, what it owns, and its attributes.

    ``layout`` are entries of its attribute dictionary, already in PDF syntax: ``/O /Table /Scope /Column``.
    """

    __slots__ = ("alt", "children", "id", "lang", "layout", "parent", "tag")

    def __init__(
        self,
        tag: str,
        parent: Element | None = None,
        *,
        alt: str = "",
        lang: str = "",
        layout: str = "",
        id: str = "",
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.alt = alt
        self.lang = lang
        self.layout = layout
        self.id = id
        self.children: list[Element | Content | Annotation] = []

    def add(self, tag: str, *, alt: str = "", lang: str = "", layout: str = "", id: str = "") -> Element:
        """A new last child."""
        child = Element(tag, self, alt=alt, lang=lang, layout=layout, id=id)
        self.children.append(child)
        return child

    def nearest(self, tag: str) -> Element:
        """This element or the one above it that is a ``tag``; raises :class:`StructureError` where none is."""
        if self.tag == tag:
            return self
        if self.parent is None:
            raise StructureError(f"nothing here is inside a {tag}")
        return self.parent.nearest(tag)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


ARTIFACT: Final = Element("Artifact")
"""The owner of what is no part of the content: running heads, rules, repeated heads of tables."""


def pruned(root: Element) -> Element:
    """``root`` without the elements below it that own nothing, save cells and items, which may be empty."""
    for element in root.walk():
        element.children = [child for child in element.children if not _is_void(child)]
    return root


def _is_void(child: Element | Content | Annotation) -> bool:
    if not isinstance(child, Element) or child.tag in _MAY_BE_EMPTY:
        return False
    return all(_is_void(below) for below in child.children)


_MAY_BE_EMPTY = frozenset({"TD", "TH", "LBody", "Figure"})
