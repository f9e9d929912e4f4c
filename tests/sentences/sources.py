"""A tiny language for sources: one passage a line, its kind by its first characters."""

from __future__ import annotations

from briefing.model.source import Passage, PassageKind, Source, Span

_KINDS = {
    "# ": (PassageKind.HEADING, 1),
    "## ": (PassageKind.HEADING, 2),
    "- ": (PassageKind.LIST_ITEM, 1),
    "-- ": (PassageKind.LIST_ITEM, 2),
    "| ": (PassageKind.TABLE_ROW, 0),
    "^ ": (PassageKind.NOTE, 0),
}


def source(*lines: str) -> Source:
    """The source of ``lines``: ``#`` heading, ``-`` item, ``|`` table row, ``^`` note, anything else a paragraph."""
    passages, texts, start = [], [], 0
    for line in lines:
        mark = next((mark for mark in _KINDS if line.startswith(mark)), "")
        kind, level = _KINDS.get(mark, (PassageKind.PARAGRAPH, 0))
        text = line[len(mark) :]
        passages.append(Passage(Span(start, start + len(text)), kind, level))
        texts.append(text)
        start += len(text) + 2
    return Source("S1", "a.txt", "txt", "\n\n".join(texts), tuple(passages))
