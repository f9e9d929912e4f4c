"""Plain text becomes a draft: headings, paragraphs and lists are told apart by how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from briefing.errors import SourceTooLarge
from briefing.model.source import PassageKind
from briefing.readers.bounds import bounded, check_count
from briefing.readers.clean import clean, removal_notices
from briefing.readers.decode import decode
from briefing.readers.draft import Block, Draft
from briefing.readers.headings import looks_like_heading, numbering_depth
from briefing.readers.lines import Line, bullet_length, is_numbered, unwrap
from briefing.readers.options import ReadOptions

_LINES_A_SENTENCE = 5
_PARAGRAPH = re.compile(r"\n[ \t]*\n[ \t]*\S")
_HASHES = re.compile(r"(#{1,6})[ \t]+(.*)")
_ROW_RULE = re.compile(r"[|\s:+=-]+$")


def draft(data: bytes, name: str, options: ReadOptions) -> Draft:
    """The draft of plain text in ``data``; raises what :func:`decode` raises, and ``SourceTooLarge``."""
    text, notices = decode(data, name)
    check_count(len(text), options.max_characters, name, "characters", "max_characters")
    cleaned = clean(text)
    check_lines(cleaned.text, name, options.max_sentences)
    blocks = tuple(bounded(text_blocks(cleaned.text), name, options))
    return Draft(blocks, notices=(*notices, *removal_notices(cleaned.controls, cleaned.directions)))


def check_lines(text: str, name: str, most: int) -> None:
    """Raises ``SourceTooLarge`` at once for what would be refused after all of its lines were looked at."""
    if text.count("\n") > _LINES_A_SENTENCE * most or len(_PARAGRAPH.findall(text)) > most:
        raise SourceTooLarge(f"{name} holds too many lines for {most:,} passages (setting read.max_sentences)")


def text_blocks(text: str) -> Iterator[Block]:
    """Yields the blocks of a cleaned plain text."""
    lines: Iterator[Line | None] = chain(unwrap(text), [None])
    for at, (line, after) in enumerate(pairwise(lines)):
        if line and (block := _block(line, after, first=at == 0)).text:
            yield block


def _block(line: Line, after: Line | None, *, first: bool) -> Block:
    if hashes := _HASHES.match(line.text):
        return Block(hashes[2].rstrip("#").rstrip(), PassageKind.HEADING, len(hashes[1]))
    if line.underline and len(line.text) <= 120:
        return Block(line.text, PassageKind.HEADING, 1 if line.underline == "=" else 2)
    if line.text.startswith("|"):
        return _row(line.text)
    if taken := bullet_length(line.text):
        return Block(line.text[taken:], PassageKind.LIST_ITEM, 1 + line.indent // 2)
    if _is_heading(line, after):
        return Block(line.text, PassageKind.HEADING, 1 if first else _level(line.text))
    if is_numbered(line.text):
        return Block(line.text, PassageKind.LIST_ITEM, 1 + line.indent // 2)
    return Block(line.text)


def _row(text: str) -> Block:
    if _ROW_RULE.match(text):
        return Block("")
    cells = [cell.strip() for cell in text.strip("|").split("|")]
    return Block(" | ".join(cells), PassageKind.TABLE_ROW)


def _is_heading(line: Line, after: Line | None) -> bool:
    """A heading stands alone above something; a numbered one not among its like, which are a list."""
    if after is None or not looks_like_heading(line.text):
        return False
    if is_numbered(line.text) and (not line.blank_before or is_numbered(after.text)):
        return False
    return (line.blank_before and after.blank_before) or len(after.text.split()) >= 15 or line.text.isupper()


def _level(text: str) -> int:
    if depth := numbering_depth(text):
        return depth + 1
    return 2 if text.isupper() else 3
