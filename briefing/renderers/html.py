"""A brief as one web page that needs nothing else: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import assert_never

from briefing.model.brief import Brief
from briefing.model.document import (
    Aside,
    Block,
    Callout,
    Citation,
    Contents,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Landscape,
    LineBreak,
    Link,
    ListBlock,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Rule,
    Strong,
    Table,
    Tag,
    Text,
    citation_label,
    for_format,
)
from briefing.renderers import theme
from briefing.renderers.figures import draw
from briefing.renderers.options import RenderOptions
from briefing.renderers.svg import to_svg

FIGURE_WIDTH = 465.0
SAFE_LINKS = ("http://", "https://", "mailto:", "#")


def render_html(brief: Brief, options: RenderOptions) -> bytes:
    """``brief`` as a UTF-8 HTML page; citations lead to the rows of the annex and each row has an anchor."""
    return "\n".join(_document(brief)).encode("utf-8", "replace")


def _document(brief: Brief) -> Iterator[str]:
    meta = brief.meta
    yield "<!doctype html>"
    yield f'<html lang="{escape(meta.language)}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(meta.title)}</title><style>{_style()}</style></head><body>"
    yield f'<div class="page">{_running(brief, "header")}<main>'
    writer = _Writer(brief)
    yield from (writer.block(block) for block in for_format(brief.blocks, "html"))
    yield f"</main>{_running(brief, 'footer')}</div></body></html>\n"


def _style() -> str:
    names = {
        "ink": theme.INK,
        "muted": theme.MUTED,
        "navy": theme.NAVY,
        "link": theme.LINK,
        "rule": theme.RULE,
        "serif": _stack(theme.SERIF_STACK),
        "sans": _stack(theme.SANS_STACK),
    }
    variables = "".join(f"--{name}:{value};" for name, value in names.items())
    return f":root{{{variables}}}" + files("briefing.renderers").joinpath("html.css").read_text("utf-8")


def _stack(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' if " " in name else name for name in names)


def _running(brief: Brief, element: str) -> str:
    ink, ground = theme.marking_colours(brief.meta.marking)
    style = f'style="color:{ink};background:{ground}"'
    marking = (
        f'<span class="marking" {style}>{escape(brief.meta.marking)}</span>' if brief.meta.marking else "<span></span>"
    )
    words = brief.meta.title if element == "header" else brief.label("extractive_note")
    return f'<{element} class="running">{marking}<span>{escape(words)}</span></{element}>'


class _Writer:
    """Writes blocks and inlines; holds nothing but the brief."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        match block:
            case Heading(level, children, anchor, number):
                lead = f'<span class="number">{escape(number)}</span> ' if number else ""
                name = f"h{min(level, 6)}"
                return f"<{name}{_id(anchor)}>{lead}{self.inlines(children)}</{name}>"
            case Paragraph(children, role, anchor):
                kind = "" if role == "body" else f' class="{role}"'
                return f"<p{_id(anchor)}{kind}>{self.inlines(children)}</p>"
            case ListBlock(items, start):
                rows = "".join(f"<li>{self.blocks(item)}</li>" for item in items)
                return f"<ul>{rows}</ul>" if start is None else f'<ol start="{start}">{rows}</ol>'
            case Table():
                return self._table(block)
            case Quote(children, lang):
                return f"<blockquote{_lang(lang)}>{self.blocks(children)}</blockquote>"
            case Callout(title, children, kind):
                return self._callout(title, self.blocks(children), *theme.CALLOUTS[kind])
            case Figure():
                return self._figure(block)
            case Contents(title, depth):
                return self._contents(title, depth)
            case PageBreak():
                return '<div class="break"></div>'
            case Rule():
                return "<hr>"
            case Landscape(children) | Only(_, children):
                return self.blocks(children)
            case _:
                assert_never(block)

    def _callout(self, title: str, inner: str, bar: str, ground: str) -> str:
        style = f"border-color:{bar};background:{ground}"
        head = f'<p class="callout-title">{escape(title)}</p>' if title else ""
        return f'<aside class="callout" style="{style}">{head}{inner}</aside>'

    def _table(self, table: Table) -> str:
        widths = "".join(f'<col style="width:{column.width:.1%}">' for column in table.columns)
        words = self._caption("table", table.number, table.caption)
        caption = f"<caption>{words}</caption>" if words else ""
        body = f"<tbody>{''.join(self._row(row, table) for row in table.rows)}</tbody>"
        inner = f"{caption}<colgroup>{widths}</colgroup>{self._head(table)}{body}"
        frame = f'<div class="scroll"{_id(table.anchor)} tabindex="0" role="group">'
        return f'{frame}<table class="{table.style}">{inner}</table></div>'

    def _head(self, table: Table) -> str:
        cells = "".join(
            f'<th scope="col" style="text-align:{column.align}">{self.inlines(column.title)}</th>'
            for column in table.columns
        )
        return f"<thead><tr>{cells}</tr></thead>" if table.header else ""

    def _row(self, row: Row, table: Table) -> str:
        cells = "".join(
            f'<td style="text-align:{column.align}">{self.inlines(cell)}</td>'
            for cell, column in zip(row.cells, table.columns, strict=True)
        )
        return f"<tr{_id(row.anchor)}>{cells}</tr>"

    def _caption(self, kind: str, number: int, caption: tuple[Inline, ...]) -> str:
        lead = f"{escape(self._brief.label(kind).capitalize())} {number}. " if number else ""
        return lead + self.inlines(caption) if caption or number else ""

    def _figure(self, figure: Figure) -> str:
        picture = to_svg(draw(figure.chart, FIGURE_WIDTH), figure.alt)
        caption = self._caption("figure", figure.number, figure.caption)
        return f"<figure{_id(figure.anchor)}>{picture}<figcaption>{caption}</figcaption></figure>"

    def _contents(self, title: str, depth: int) -> str:
        rows = "".join(
            f'<li class="level-{block.level}"><a href="#{escape(block.anchor)}">{escape(block.number)} '
            f"{self.inlines(block.children)}</a></li>"
            for block in self._brief.blocks
            if isinstance(block, Heading) and 2 <= block.level <= depth and block.anchor
        )
        head = f'<p class="label">{escape(title)}</p>'
        return f'<nav class="contents" aria-label="{escape(title)}">{head}<ol>{rows}</ol></nav>'

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text, lang):
                return f"<span{_lang(lang)}>{escape(text)}</span>" if lang else escape(text)
            case Emphasis(children):
                return f"<em>{self.inlines(children)}</em>"
            case Strong(children):
                return f"<strong>{self.inlines(children)}</strong>"
            case Aside(children):
                return f'<span class="aside">{self.inlines(children)}</span>'
            case Tag(text, tone):
                return f'<span class="tag" style="color:{theme.tone_colour(tone)}">{escape(text)}</span>'
            case Link(children, target):
                inner = self.inlines(children)
                return f'<a href="{escape(target)}">{inner}</a>' if target.startswith(SAFE_LINKS) else inner
            case Citation(sentences):
                target, label = escape(sentences[0]), escape(citation_label(sentences))
                return f'<a class="citation" href="#{target}">{label}</a>'
            case LineBreak():
                return "<br>"
            case _:
                assert_never(inline)


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""


def _lang(lang: str) -> str:
    return f' lang="{escape(lang)}"' if lang else ""
