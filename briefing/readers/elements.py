"""A tree of HTML elements becomes blocks; also the tree that trafilatura makes, which has names of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefing.model.source import PassageKind
from briefing.readers.draft import Block

_HEADING = re.compile(r"h([1-6])$")
_LISTS = frozenset({"list", "ul", "ol", "dl", "menu"})
_ITEMS = frozenset({"item", "li", "dt", "dd"})
_ROWS = frozenset({"row", "tr"})
_CELLS = frozenset({"cell", "td", "th"})
_BREAKS = frozenset({"lb", "br", "hr"})
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font hi i ins kbd label mark q ref s samp small span strong
    strike sub sup time tt u var wbr
    """.split()
)
SKIPPED = frozenset(
    """
    audio button canvas datalist dialog embed form graphic head iframe input map math menuitem meta nav noscript object
    option script select style svg template textarea title video
    """.split()
)
"""Elements whose text is not the document's; ``head`` of trafilatura's tree is a heading and told by ``rend``."""


@dataclass(slots=True)
class _Open:
    """The block being filled: its words, and what it will be."""

    kind: PassageKind = PassageKind.PARAGRAPH
    level: int = 0
    words: list[str] = field(default_factory=list)

    def take(self) -> Iterator[Block]:
        text = "".join(self.words)
        self.words.clear()
        if text.strip():
            yield Block(text, self.kind, self.level)


def tree_blocks(root: etree._Element, skipped: frozenset[str] = SKIPPED) -> Iterator[Block]:
    """Yields the blocks of ``root`` in document order; elements named in ``skipped`` are passed over.

    One pass over the tree's events, so that its depth does not matter.
    """
    stack = [_Open()]
    depth, within = 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if within or (name in skipped and not element.get("rend")) or not name:
            within += 1 if event == "start" else -1
            if not within and element is not root:
                stack[-1].words.append(element.tail or "")
            continue
        if event == "start":
            depth += name in _LISTS
            yield from _enter(element, name, stack, depth)
        else:
            depth -= name in _LISTS
            yield from _leave(name, stack)
            if element is not root:
                stack[-1].words.append(element.tail or "")
    yield from stack[-1].take()


def _enter(element: etree._Element, name: str, stack: list[_Open], depth: int) -> Iterator[Block]:
    top = stack[-1]
    if name in _BREAKS:
        top.words.append("\n")
    elif top.kind is PassageKind.TABLE_ROW:
        if name in _CELLS and any(map(str.strip, top.words)):
            top.words.append(" | ")
        elif name not in _INLINE:
            top.words.append(" ")
    elif name not in _INLINE:
        yield from top.take()
        stack.append(_opened(element, name, depth, top))
    top = stack[-1]
    top.words.append(element.text or "")


def _opened(element: etree._Element, name: str, depth: int, outer: _Open) -> _Open:
    if found := _HEADING.match(element.get("rend") or "h2" if name == "head" else name):
        return _Open(PassageKind.HEADING, int(found[1]))
    if name in _ITEMS:
        return _Open(PassageKind.LIST_ITEM, max(depth, 1))
    if name in _ROWS:
        return _Open(PassageKind.TABLE_ROW)
    inside = outer.kind in {PassageKind.LIST_ITEM, PassageKind.HEADING} and name not in _LISTS
    return _Open(outer.kind, outer.level) if inside else _Open()


def _leave(name: str, stack: list[_Open]) -> Iterator[Block]:
    top = stack[-1]
    if name in _BREAKS or name in _INLINE:
        return
    if top.kind is PassageKind.TABLE_ROW and name not in _ROWS:
        top.words.append(" ")
        return
    yield from top.take()
    if len(stack) > 1:
        stack.pop()
