"""Markdown of a template, with its values as tokens, to blocks; whatever has no place in the tree is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefing.compose.attributes import Attributes, apply
from briefing.compose.fragments import MARK, TOKEN, Blocks, Inlines, Ledger, decoded
from briefing.compose.guard import Guard, LimitReached
from briefing.model.document import (
    Block,
    Column,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Row,
    Rule,
    Strong,
    Table,
    Text,
)

RULES = (
    *("paragraph", "heading", "list", "blockquote", "table", "hr", "fence", "html_block"),
    *("text", "newline", "escape", "emphasis", "strikethrough", "link", "image", "autolink", "backticks", "entity"),
    *("balance_pairs", "fragments_join"),
)
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--|<!\[CDATA\[|<\?")
_TARGET = re.compile(r"(https?://|mailto:|#)\S+\Z")
_UNSUPPORTED = {
    "fence": "a code block has no place in a brief; take the ``` away",
    "code_inline": "code marks have no place in a brief; take the ` away",
    "image": "pictures have no place here; use a figure, such as {{ timeline | timeline_figure }}",
    "s": "struck-out words have no place in a brief; take the ~~ away",
}


class MarkdownError(Exception):
    """Markdown that has no place in the tree; ``place`` is the number of a mark, 0 when there is none.

    ``others`` are those found further down.
    """

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.place = place
        self.others: tuple[MarkdownError, ...] = ()


class _Parser(MarkdownIt):
    """CommonMark with pipe tables; addresses of links are left as they stand, since they may be tokens."""

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link

    def validateLink(self, url: str) -> bool:
        return True


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("zero", {"html": False, "maxNesting": 40})
    parser.enable(list(RULES), ignoreInvalid=True)
    parser.block.ruler.before(
        "table", "attributes", _attributes_rule, {"alt": ["paragraph", "blockquote", "list", "table"]}
    )
    parser.block.ruler.before("attributes", "bounded", _bounded_block)
    parser.inline.ruler.before("text", "bounded", _bounded_inline)
    parser.core.ruler.at("inline", _inline_rule)
    return parser


def _bounded_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Counts a step for each block that is looked for."""
    state.env["line"] = line
    state.env["guard"].tick(8)
    return False


def _bounded_inline(state: StateInline, silent: bool) -> bool:
    """Counts a step for each place at which emphasis, a link … is looked for."""
    state.env["guard"].tick(8)
    return False


def _inline_rule(state: StateCore) -> None:
    """Reads the words of each block, and remembers the line they stand on."""
    for token in state.tokens:
        if token.type == "inline":
            state.env["line"] = token.map[0] if token.map else 0
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _attributes_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A line ``{: … }``, which says something about the block above it."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
    if not (text.startswith("{:") and text.endswith("}")):
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.content, token.map = text[2:-1], [line, line + 1]
        state.line = line + 1
    return True


def to_blocks(rendered: str, ledger: Ledger, guard: Guard) -> tuple[Block, ...]:
    """The blocks of ``rendered``; raises :class:`MarkdownError`, also when the ``guard``'s bounds are reached."""
    lines = rendered.split("\n")
    places = [decoded(found.group(1)) if (found := MARK.search(line)) else 0 for line in lines]
    env: dict[str, Any] = {"guard": guard, "line": 0}
    try:
        tokens = _parser().parse(MARK.sub("", rendered), env)
        return tuple(_Reader(tokens, ledger, places, env).all_blocks())
    except LimitReached as error:
        raise MarkdownError(str(error), _nearest_place(places, env["line"])) from error


def _nearest_place(places: Sequence[int], line: int) -> int:
    """The mark of ``line``, or of the next line that has one, or of the last before."""
    following = (place for place in places[line:] if place)
    before = (place for place in reversed(places[:line]) if place)
    return next(following, next(before, 0))


def to_words(rendered: str, ledger: Ledger, guard: Guard) -> tuple[Inline, ...]:
    """The inlines of ``rendered``, which is one line of Markdown; raises :class:`MarkdownError`."""
    blocks = to_blocks(rendered.strip(), ledger, guard)
    if not all(isinstance(block, Paragraph) for block in blocks) or len(blocks) > 1:
        found = MARK.search(rendered)
        raise MarkdownError("only words can stand here", decoded(found.group(1)) if found else 0)
    return blocks[0].children if blocks and isinstance(blocks[0], Paragraph) else ()


class _Reader:
    """Walks the tokens once, from left to right."""

    def __init__(self, tokens: Sequence[Token], ledger: Ledger, places: Sequence[int], env: dict[str, Any]) -> None:
        self._tokens, self._ledger, self._places, self._env = tokens, ledger, places, env
        self._at = 0
        self._end = 0

    def all_blocks(self) -> list[Block]:
        """The blocks; every error is looked for before the first is raised."""
        found: list[Block] = []
        errors: list[MarkdownError] = []
        while self._at < len(self._tokens):
            start = self._at
            try:
                self._one(self._next(), found)
            except MarkdownError as error:
                errors.append(error)
                self._at = self._end_of_block(start)
        if errors:
            errors[0].others = tuple(errors[1:])
            raise errors[0]
        return found

    def _end_of_block(self, start: int) -> int:
        """The place behind the top-level block that starts at ``start``."""
        depth = 0
        for at in range(start, len(self._tokens)):
            depth += self._tokens[at].nesting
            if depth == 0:
                return at + 1
        return len(self._tokens)

    def blocks(self, until: str) -> list[Block]:
        """The blocks up to the token ``until``, which is passed."""
        found: list[Block] = []
        while self._at < len(self._tokens) and (token := self._next()).type != until:
            self._one(token, found)
        return found

    def _one(self, token: Token, found: list[Block]) -> None:
        if token.type == "attributes":
            self._attributes(token.content, found)
            return
        end = token.map[1] if token.map else 0
        found.extend(self._block(token))
        self._end = end

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        if token.map:
            self._env["line"] = token.map[0]
        self._env["guard"].tick(8)
        return token

    def _error(self, message: str) -> MarkdownError:
        """The error at the line that is being read."""
        return MarkdownError(message, _nearest_place(self._places, self._env["line"]))

    def _block(self, token: Token) -> Iterable[Block]:
        match token.type:
            case "paragraph_open":
                return self._paragraph()
            case "heading_open":
                return [self._heading(int(token.tag[1:]))]
            case "bullet_list_open":
                return [ListBlock(tuple(self._items("bullet_list_close")))]
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                return [ListBlock(tuple(self._items("ordered_list_close")), start)]
            case "blockquote_open":
                return [Quote(tuple(self.blocks("blockquote_close")))]
            case "table_open":
                return [self._table()]
            case "hr":
                return [Rule()]
            case _:
                raise self._error(_UNSUPPORTED.get(token.type, f"{token.type.replace('_', ' ')} is not supported"))

    def _attributes(self, content: str, found: list[Block]) -> None:
        """Apply ``{: … }`` to the block right above, or to nothing where that came out empty."""
        if not found or self._env["line"] > self._end:
            return
        self._end = self._env["line"] + 1
        try:
            found[-1] = apply(Attributes.read(content), found[-1], self._split)
        except ValueError as error:
            raise self._error(str(error)) from error

    def _items(self, until: str) -> Iterator[tuple[Block, ...]]:
        while self._next_is_not(until):
            yield tuple(self.blocks("list_item_close"))

    def _next_is_not(self, kind: str) -> bool:
        return self._next().type != kind

    def _heading(self, level: int) -> Heading:
        children = self._inlines(self._next())
        self._next()
        if level > 4:
            raise self._error("headings go four deep; use fewer `#`")
        return Heading(level, children)

    # ---- paragraphs -----------------------------------------------------------------------------------------------

    def _paragraph(self) -> Iterator[Block]:
        """A paragraph, cut at the tables, figures and callouts that stand on lines of their own in it."""
        token = self._next()
        self._next()
        if not any(isinstance(self._ledger.value(digits), Blocks) for digits in TOKEN.findall(token.content)):
            children = trimmed(self._inlines(token))
            if children:
                yield Paragraph(children)
            return
        yield from self._mixed(token)

    def _mixed(self, token: Token) -> Iterator[Block]:
        line: list[Token] = []
        for child in [*(token.children or ()), None]:
            if child is not None and child.type not in ("softbreak", "hardbreak"):
                line.append(child)
                continue
            yield from self._line_of_blocks(line)
            line = []

    def _line_of_blocks(self, line: list[Token]) -> Iterator[Block]:
        content = "".join(child.content for child in line).strip()
        values = [self._ledger.value(digits) for digits in TOKEN.findall(content)]
        if not any(isinstance(value, Blocks) for value in values):
            children = trimmed(tuple(self._run(iter(line), "")))
            if children:
                yield Paragraph(children)
            return
        if TOKEN.sub("", content).strip() or not all(isinstance(value, Blocks) for value in values):
            raise self._error("a table, figure or callout stands on a line of its own")
        for value in values:
            if isinstance(value, Blocks):
                yield from value.items

    # ---- tables ---------------------------------------------------------------------------------------------------

    def _table(self) -> Table:
        columns: list[Column] = []
        rows: list[Row] = []
        cells: list[tuple[Inline, ...]] = []
        while (token := self._next()).type != "table_close":
            if token.type in ("th_open", "td_open"):
                align = str(token.attrs.get("style", "text-align:left")).removeprefix("text-align:")
                children = trimmed(self._inlines(self._next()))
                if token.type == "th_open":
                    columns.append(Column(children, 0.0, align))  # type: ignore[arg-type]
                cells.append(children)
            elif token.type == "tr_close":
                rows.append(Row(tuple(cells)))
                cells = []
        even = tuple(Column(column.title, 1 / len(columns), column.align) for column in columns)
        return Table(even, tuple(rows[1:]), header=any(column.title for column in columns))

    # ---- inlines --------------------------------------------------------------------------------------------------

    def _inlines(self, token: Token) -> tuple[Inline, ...]:
        return tuple(self._run(iter(token.children or ()), ""))

    def _run(self, tokens: Iterator[Token], until: str) -> Iterator[Inline]:
        for token in tokens:
            if token.type == until:
                return
            yield from self._inline(token, tokens)

    def _inline(self, token: Token, rest: Iterator[Token]) -> Iterable[Inline]:
        match token.type:
            case "text" | "text_special":
                if _HTML.search(token.content):
                    raise self._error("HTML has no place here; use Markdown, or {{ }} for special characters")
                if "{:" in token.content:
                    raise self._error("`{:` stands on a line of its own, right below its block")
                return self._split(token.content)
            case "softbreak":
                return (Text(" "),)
            case "hardbreak":
                return (LineBreak(),)
            case "em_open":
                return (Emphasis(tuple(self._run(rest, "em_close"))),)
            case "strong_open":
                return (Strong(tuple(self._run(rest, "strong_close"))),)
            case "link_open":
                return self._link(str(token.attrs.get("href", "")), tuple(self._run(rest, "link_close")))
            case _:
                kind = token.type.removesuffix("_open")
                raise self._error(_UNSUPPORTED.get(kind, f"{kind.replace('_', ' ')} is not supported"))

    def _split(self, content: str) -> tuple[Inline, ...]:
        """Text and the values whose tokens stand in it."""
        found: list[Inline] = []
        for number, part in enumerate(TOKEN.split(content)):
            value = self._ledger.value(part) if number % 2 else part
            if isinstance(value, Blocks):
                raise self._error("a table, figure or callout stands on a line of its own")
            if isinstance(value, Inlines):
                found.extend(value.items)
            elif value:
                found.append(Text(value))
        return tuple(found)

    def _link(self, target: str, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """A link; an address that comes from a source and is none leaves the words without a link."""
        words = "".join(
            str(self._ledger.value(part)) if number % 2 else part for number, part in enumerate(TOKEN.split(target))
        )
        if _TARGET.match(words):
            return (Link(children, words),)
        if TOKEN.search(target):
            return children
        raise self._error(f"`{target}` is no address; one starts with https://, http://, mailto: or #")


def trimmed(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """``children`` without white space at the ends; empty when nothing else is there."""
    items = list(children)
    while items and isinstance(items[0], Text) and not items[0].text.strip():
        items.pop(0)
    while items and isinstance(items[-1], Text) and not items[-1].text.strip():
        items.pop()
    return tuple(items)
