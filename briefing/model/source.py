"""Sources: the text as read, and what the document says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.notice import Notice


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets ``[start, end)`` into a source's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class PassageKind(StrEnum):
    """What a passage is in the layout of its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph, list item, table row or note (footnote, endnote).

    ``level`` counts from 1 for headings and the depth of lists, ``page`` from 1.
    """

    span: Span
    kind: PassageKind = PassageKind.PARAGRAPH
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read: its cleaned text, its passages in order, and what it says of itself.

    ``published`` is an ISO date (``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``) or ``None``; ``sha256`` is that of the
    bytes read; ``provenance`` names the publishers that the text passed through, the first one first; ``marking``
    is a protective marking that the document carries, or an empty string.
    """

    id: str
    name: str
    format: str
    text: str
    passages: tuple[Passage, ...]
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    sha256: str = ""
    marking: str = ""
    provenance: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def words(self) -> int:
        """How many words the text holds."""
        return len(self.text.split())
