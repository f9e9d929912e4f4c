"""Pages: their size and margins, and what stands above and below the text."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.brief import Brief
from briefing.renderers import fonts, theme
from briefing.renderers.pdf.canvas import TaggedCanvas, rgb
from briefing.renderers.pdf.faces import advance, shown
from briefing.renderers.pdf.lines import Look, Piece, break_lines
from briefing.renderers.pdf.objects import number
from briefing.renderers.pdf.structure import ARTIFACT
from briefing.renderers.pdf.text import TextStyle, draw_lines, line_of


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
        _line(canvas, words.title, paper[0] - theme.MARGIN_SIDE, base, "right", limit)


def _foot(canvas: TaggedCanvas, paper: tuple[float, float], words: Running) -> None:
    base = theme.HEADER_AT - 6
    width = paper[0] - 2 * theme.MARGIN_SIDE
    used = _marking(canvas, words.marking, theme.MARGIN_SIDE, base)
    side = max(used + 16, 120.0)
    _line(canvas, words.note, paper[0] / 2, base, "center", width - 2 * side)
    right = paper[0] - theme.MARGIN_SIDE
    page = canvas.getPageNumber()
    with canvas.content(ARTIFACT, "Pagination"):
        canvas.paint_later(lambda: _page_of(canvas, words, page, right, base))


def _page_of(canvas: TaggedCanvas, words: Running, page: int, right: float, base: float) -> str:
    text = f"{words.date}   {words.page} {page} / {len(canvas.owners)}".replace("    ", "   ").strip()
    face, size = fonts.face_name(theme.SANS), theme.RUNNING[0]
    left = right - advance(face, text) * size / 1000
    return (
        f"BT {rgb(theme.MUTED)} rg 1 0 0 1 {number(left)} {number(base)} Tm {shown(face, size, text, canvas._doc)} ET"
    )


def _marking(canvas: TaggedCanvas, marking: str, x: float, base: float) -> float:
    """Draws the marking; returns how many points it takes."""
    if not marking:
        return 0.0
    ink, ground = theme.marking_colours(marking)
    face, size = fonts.face_name(theme.SANS, bold=True), theme.RUNNING[0]
    text, width = line_of(_settable(marking), face, size, 180)
    boxed = ground != theme.WHITE
    if boxed:
        with canvas.content(ARTIFACT, "Pagination"):
            canvas.fill_rect(x, base - 3.2, width + 8, size + 4.6, ground)
    _draw(canvas, text, Look(face, size, ink), x + (4 if boxed else 0), base)
    return width + 8


def _line(canvas: TaggedCanvas, text: str, x: float, base: float, align: str, limit: float) -> None:
    face, size = fonts.face_name(theme.SANS), theme.RUNNING[0]
    shown_text, width = line_of(_settable(text), face, size, max(0.0, limit))
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * width
    if shown_text:
        _draw(canvas, shown_text, Look(face, size, theme.MUTED), left, base)


def _draw(canvas: TaggedCanvas, text: str, look: Look, x: float, base: float) -> None:
    style = TextStyle(theme.SANS, look.size, look.size)
    lines = break_lines([Piece(text, look, ARTIFACT)], 10_000)
    draw_lines(canvas, lines, style, x, base + 0.78 * look.size, 0)


def _settable(text: str) -> str:
    """``text`` in characters that the text faces have; others are replaced."""
    return "".join(run if kind == "text" else fonts.REPLACEMENT for kind, run in fonts.runs(fonts.clean(text)))
