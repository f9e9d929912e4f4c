"""What a document counts while it is written: ids, bookmarks, notes, comments, lists, links and pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlsplit

from briefing.model.brief import Brief
from briefing.model.document import Block, Citation, Heading
from briefing.model.verdict import Verdict
from briefing.renderers.docx.anchors import bookmark_names, walk
from briefing.renderers.docx.markup import clean, quoted

SAFE_SCHEMES = ("http", "https", "mailto")


class Relations(Protocol):
    """The part that a document is written to, as far as it lends relationships."""

    def link(self, address: str) -> str:
        """The id of the relationship to a web or mail address."""

    def picture(self, data: bytes) -> str:
        """The id of the relationship to a picture."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its number, the citation that is its mark, and the text of the paragraph that it stands in."""

    number: int
    citation: Citation
    beside: str


class Ledger:
    """The counts of one document; one is made for each rendering and thrown away with it."""

    def __init__(self, brief: Brief, blocks: tuple[Block, ...], relations: Relations, first_list: int = 1) -> None:
        self.brief = brief
        self.relations = relations
        self.verdicts: dict[str, Verdict] = {verdict.sentence.id: verdict for verdict in brief.dossier.verdicts}
        self.bookmarks = bookmark_names(blocks)
        self.headings = tuple(block for block in walk(blocks) if isinstance(block, Heading) and block.level > 1)
        self.footnotes: list[Footnote] = []
        self.comments: list[Verdict] = []
        self.rows: list[tuple[str, tuple[str, ...]]] = []
        self.lists: list[int | None] = []
        self.first_list = first_list
        self._placed: set[str] = set()
        self._commented: set[str] = set()
        self._links: dict[str, str] = {}
        self._marks = self._controls = self._drawings = self._heading = 0

    # ---- places ---------------------------------------------------------------------------------------------------

    def placed(self, anchor: str, content: str) -> str:
        """``content`` inside the bookmark of ``anchor``; without one where there is no anchor or it stands already."""
        name = self.bookmarks.get(anchor, "")
        if not name or anchor in self._placed:
            return content
        self._placed.add(anchor)
        return self.marked(name, content)

    def marked(self, name: str, content: str) -> str:
        """``content`` inside a bookmark of that name."""
        self._marks += 1
        start = f'<w:bookmarkStart w:id="{self._marks}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self._marks}"/>'

    def next_heading(self) -> str:
        """The bookmark of the next heading that the contents list."""
        self._heading += 1
        return heading_bookmark(self._heading)

    # ---- ids ------------------------------------------------------------------------------------------------------

    def control(self) -> int:
        """A new id of a content control."""
        self._controls += 1
        return 7000 + self._controls

    def drawing(self) -> int:
        """A new id of a drawing."""
        self._drawings += 1
        return self._drawings

    def list_of(self, start: int | None) -> int:
        """The number of a list: one for all bullets, a new one for each numbered list."""
        if start is None and None in self.lists:
            return self.lists.index(None) + self.first_list
        self.lists.append(start)
        return len(self.lists) - 1 + self.first_list

    # ---- what stands elsewhere ------------------------------------------------------------------------------------

    def footnote(self, citation: Citation, beside: str) -> int:
        """The number of a new footnote whose mark is ``citation``."""
        number = len(self.footnotes) + 1
        self.footnotes.append(Footnote(number, citation, beside))
        return number

    def new_doubts(self, sentences: Iterable[str]) -> list[int]:
        """The numbers of new comments: one for each doubtful sentence that has none yet."""
        numbers = []
        for sentence in sentences:
            verdict = self.verdicts.get(sentence)
            if verdict and verdict.doubtful and sentence not in self._commented:
                self._commented.add(sentence)
                numbers.append(len(self.comments))
                self.comments.append(verdict)
        return numbers

    def hyperlink(self, target: str, content: str) -> str:
        """``content`` linked to an anchor or a web or mail address; unlinked where that leads nowhere or elsewhere."""
        if target.startswith("#"):
            name = self.bookmarks.get(target[1:])
            return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>' if name else content
        address = safe_address(target)
        if not address:
            return content
        if address not in self._links:
            self._links[address] = self.relations.link(address)
        return f'<w:hyperlink r:id={quoted(self._links[address])} w:history="1">{content}</w:hyperlink>'


def heading_bookmark(number: int) -> str:
    """The bookmark of the ``number``-th heading, named as Word itself names those of its contents."""
    return f"_Toc{number:08d}"


def safe_address(target: str) -> str:
    """``target`` with what an address may not hold percent-encoded; empty unless it is http, https or mailto."""
    address = quote(clean(target).strip(), safe="%/:=&?~#+!$,;'@()*[]")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    fits = parts.scheme in SAFE_SCHEMES and (parts.netloc or parts.scheme == "mailto")
    return address if fits else ""
