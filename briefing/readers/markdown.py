"""Markdown becomes a draft: CommonMark with tables, front matter and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.model.notice import Notice
from briefing.model.source import PassageKind
from briefing.readers.bounds import bounded, check_count
from briefing.readers.clean import clean, removal_notices
from briefing.readers.decode import decode
from briefing.readers.draft import Block, Draft
from briefing.readers.elements import tree_blocks
from briefing.readers.options import ReadOptions
from briefing.readers.text import check_lines, text_blocks

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*\n", re.S)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(.*)$", re.M)
_NOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.M)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
_NOTE_START = re.compile(r"\[\^[^\]\s]{1,40}\]:\s*")
_MOST_MARKS = _MOST_LINES = 100_000
_DEEPEST = 40
_BLOCK_MARK = re.compile(r"(?:[-+>]|\d[.)])[ \t>]|\n(?=[^\n])")
_MARKS = re.compile(r"[*_\[`<&\\~!]")
_PIECES = re.compile(r".{1,5000}(?:\s|$)|.{1,5000}", re.S)
_PLAINLY = "too many marks of Markdown, or too deep in one another: read as plain text, marks and all"
_READ_PLAINLY = (Notice("markdown-read-plainly", _PLAINLY),)
_PARSER = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
_BLOCKS = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable("inline")


def draft(data: bytes, name: str, options: ReadOptions) -> Draft:
    """The draft of the Markdown in ``data``; raises what :func:`decode` raises, and ``SourceTooLarge``."""
    check_count(len(data), options.max_markup_bytes, name, "bytes of Markdown", "max_markup_bytes")
    text, notices = decode(data, name)
    check_count(len(text), options.max_characters, name, "characters", "max_characters")
    cleaned = clean(text)
    check_lines(cleaned.text, name, options.max_sentences)
    front = _FRONT.match(cleaned.text)
    said = {key.lower(): value.strip().strip("\"'") for key, value in _FIELD.findall(front[1])} if front else {}
    body = cleaned.text[front.end() :] if front else cleaned.text
    environment: dict[str, Any] = {}
    tokens = None if _is_too_much(body) else _BLOCKS.parse(_NOTE.sub(_escaped, body), environment)
    plain = tokens is None or any(token.level >= _DEEPEST - 1 for token in tokens)
    return Draft(
        tuple(bounded(text_blocks(body) if plain else _blocks(tokens or (), environment), name, options)),
        title=said.get("title"),
        author=said.get("author") or said.get("authors"),
        publisher=said.get("publisher") or said.get("institute"),
        published=said.get("date") or said.get("published"),
        url=said.get("url") or said.get("link"),
        notices=(*notices, *removal_notices(cleaned.controls, cleaned.directions), *(_READ_PLAINLY if plain else ())),
    )


def _is_too_much(text: str) -> bool:
    """Whether markdown-it, which takes some 50 µs for a line of a list or a mark, would take too long for ``text``."""
    if sum(map(text.count, "*_[`<|>&\\~!")) > _MOST_MARKS:
        return True
    return sum(1 for _ in _BLOCK_MARK.finditer(text)) > _MOST_LINES


def _escaped(note: re.Match[str]) -> str:
    """The start of a footnote as a paragraph that markdown-it does not take for the definition of a link."""
    return f"\n\\[^{note[1]}]: "


def _blocks(tokens: Iterable[Token], environment: dict[str, Any]) -> Iterator[Block]:
    """Yields the blocks of ``tokens`` in order; the marks of footnotes are left out, their text is a note."""
    lists, inside, level = 0, PassageKind.PARAGRAPH, 0
    row: list[str] = []
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists -= 1
        elif token.type == "heading_open":
            inside, level = PassageKind.HEADING, int(token.tag[1:])
        elif token.type in {"heading_close", "tr_close"}:
            yield from _row(row)
            inside, row = PassageKind.PARAGRAPH, []
        elif token.type == "tr_open":
            inside = PassageKind.TABLE_ROW
        elif token.type == "inline" and inside is PassageKind.TABLE_ROW:
            row.append(_inline(token.content, environment))
        elif token.type == "inline":
            kind = PassageKind.LIST_ITEM if lists and inside is PassageKind.PARAGRAPH else inside
            yield _block(_inline(token.content, environment), kind, level if inside is PassageKind.HEADING else lists)
        elif token.type in {"fence", "code_block"}:
            yield Block(token.content)
        elif token.type == "html_block":
            yield from _html(token.content)


def _row(cells: Sequence[str]) -> Iterator[Block]:
    if any(map(str.strip, cells)):
        yield Block(" | ".join(cells), PassageKind.TABLE_ROW)


def _block(text: str, kind: PassageKind, level: int) -> Block:
    found = _NOTE_START.match(text)
    return Block(text[found.end() :], PassageKind.NOTE) if found else Block(_NOTE_MARK.sub("", text), kind, level)


def _inline(text: str, environment: dict[str, Any]) -> str:
    """The words of an inline run; marks of emphasis, link targets and tags are left out, an image is its label.

    ``environment`` has the link definitions. A very long run is read piece by piece, since the time that markdown-it
    needs grows with the square of its length.
    """
    if not _MARKS.search(text):
        return text
    pieces = (found[0] for found in _PIECES.finditer(text))
    return "".join(_word(token) for piece in pieces for token in _tokens(piece, environment))


def _tokens(piece: str, environment: dict[str, Any]) -> Sequence[Token]:
    parsed = _PARSER.parseInline(piece, environment)[0].children or ()
    spaces = len(piece) - len(piece.rstrip(" "))
    return (*parsed, Token("text", "", 0, content=" ")) if spaces else parsed


def _word(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    return token.content if token.type in {"text", "code_inline", "image", "text_special"} else ""


def _html(markup: str) -> Iterator[Block]:
    try:
        yield from tree_blocks(lxml_html.fragment_fromstring(markup, create_parent="div"))
    except (etree.ParserError, ValueError):
        return
