"""Pages: their size and margins, and what stands above and below the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefing.model.brief import Brief
from briefing.renderers import theme
from briefing.renderers.pdf.canvas import TaggedCanvas
from briefing.renderers.pdf.inlines import one_line
from briefing.renderers.pdf.structure import ARTIFACT
from briefing.renderers.pdf.text import TextStyle, line_operators

_STYLE: Final = TextStyle(theme.SANS, *theme.RUNNING, theme.MUTED, align="right")
_MARKING_WIDTH: Final = 180.0


@dataclass(frozen=True, slots=True)
class Running:
    """The words that stand on every page."""

    marking: str
    title: str
    note: str
    date: str
    page: str


def running(brief: Brief) -> Running:
    """The words of ``brief`` that stand on every page."""
    labels = dict(brief.labels)
    meta = brief.meta
    line = " ".join
    return Running(
        line(meta.marking.split()),
        line(meta.title.split()),
        labels.get("extractive_note", ""),
        labels.get("date_text", meta.date),
        labels.get("page", ""),
    )


def text_size(paper: tuple[float, float]) -> tuple[float, float]:
    """Width and height of the text on a page of that size, in points."""
    return paper[0] - 2 * theme.MARGIN_SIDE, paper[1] - theme.MARGIN_TOP - theme.MARGIN_BOTTOM


def draw_running(canvas: TaggedCanvas, paper: tuple[float, float], words: Running) -> None:
    """Draws what stands above and below the text of the page, as artifacts."""
    _head(canvas, paper, words)
    _foot(canvas, paper, words)


def _head(canvas: TaggedCanvas, paper: tuple[float, float], words: Running) -> None:
    base = paper[1] - theme.HEADER_AT
    used = _marking(canvas, words.marking, theme.MARGIN_SIDE, base)
    if canvas.getPageNumber() > 1:
        limit = paper[0] - 2 * theme.MARGIN_SIDE - used - 24
        _draw(canvas, words.title, _STYLE, paper[0] - theme.MARGIN_SIDE, base, limit)


def _foot(canvas: TaggedCanvas, paper: tuple[float, float], words: Running) -> None:
    base = theme.HEADER_AT - 6
    right = paper[0] - theme.MARGIN_SIDE
    used = _marking(canvas, words.marking, theme.MARGIN_SIDE, base)
    side = max(used + 16, 120.0)
    _draw(canvas, words.note, _STYLE.but(align="center"), paper[0] / 2, base, right - theme.MARGIN_SIDE - 2 * side)
    page = canvas.getPageNumber()
    with canvas.content(ARTIFACT, "Pagination"):
        canvas.paint_later(lambda: _page_of(canvas, words, page, right, base))


def _page_of(canvas: TaggedCanvas, words: Running, page: int, right: float, base: float) -> str:
    date = f"{words.date}\u2003" if words.date else ""
    line = one_line(f"{date}{words.page} {page} / {len(canvas.owners)}".strip(), _STYLE, ARTIFACT)
    return line_operators(line, right - line.width, base, canvas._doc)


def _marking(canvas: TaggedCanvas, marking: str, x: float, base: float) -> float:
    """Draws the marking; returns how many points it takes."""
    if not marking:
        return 0.0
    ink, ground = theme.marking_colours(marking)
    style = _STYLE.but(colour=ink, bold=True)
    boxed = ground != theme.WHITE
    width = one_line(marking, style, ARTIFACT, _MARKING_WIDTH).width
    if boxed:
        with canvas.content(ARTIFACT, "Pagination"):
            canvas.fill_rect(x, base - 3.2, width + 8, style.size + 4.6, ground)
    _draw(canvas, marking, style.but(align="left"), x + (4 if boxed else 0), base, _MARKING_WIDTH)
    return width + 8


def _draw(canvas: TaggedCanvas, text: str, style: TextStyle, x: float, base: float, limit: float) -> None:
    """Draws a line that begins, ends or has its middle at ``x``."""
    line = one_line(text, style, ARTIFACT, max(0.0, limit))
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[style.align] * line.width
    if line.runs:
        with canvas.content(ARTIFACT, "Pagination"):
            canvas.paint(line_operators(line, left, base, canvas._doc))
