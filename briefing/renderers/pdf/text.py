"""A block of text: its lines, drawn so that every character belongs to its structure element."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from briefing.renderers import theme
from briefing.renderers.pdf.canvas import TaggedCanvas, rgb
from briefing.renderers.pdf.faces import shown
from briefing.renderers.pdf.lines import Line, Piece, Run, break_lines, runs_leftwards
from briefing.renderers.pdf.objects import literal, number
from briefing.renderers.pdf.structure import ARTIFACT, Element


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a block of text is set; sizes and spaces in points."""

    family: str
    size: float
    leading: float
    colour: str = theme.INK
    bold: bool = False
    italic: bool = False
    align: Literal["left", "right", "center"] = "left"
    before: float = 0.0
    after: float = 0.0
    measure: float = 10_000.0

    def but(self, **changes: object) -> TextStyle:
        """The style with some of it changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


class Block:
    """Something that stands on pages, with space around it, perhaps bound to the block that follows it."""

    def __init__(self, before: float = 0.0, after: float = 0.0, sticks: bool = False) -> None:
        self.before = before
        """Points above, unless at the top of a page."""
        self.after = after
        """Points below; of two spaces that meet the larger one counts."""
        self.sticks = sticks
        """Whether the block stays on the page of the block that follows it."""
        self.width = self.height = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size in points of the block set in ``width``; to be called before it is split or drawn."""
        raise NotImplementedError

    def split(self, width: float, height: float, at_top: bool = False) -> list[Block]:
        """The block as parts of which the first fits into ``height``; empty when none does.

        ``at_top`` says that no page has more room, so that any part is better than none.
        """
        return []

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draws the block, ``x`` and ``y`` its lower left corner."""
        raise NotImplementedError


class TextBlock(Block):
    """Lines of text of one style; a page may end between them, but leaves no line alone."""

    def __init__(self, pieces: Iterable[Piece], style: TextStyle, *, anchor: str = "", sticks: bool = False) -> None:
        super().__init__(style.before, style.after, sticks)
        self.pieces = tuple(pieces)
        self.style = style.but(align="right") if style.align == "left" and runs_leftwards(self.pieces) else style
        self.anchor = anchor
        self.lines: list[Line] = []
        self._measured = -1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width given, and the height of all lines."""
        if width != self._measured:
            self._measured = width
            self.lines = break_lines(self.pieces, min(width, self.style.measure))
        self.width, self.height = width, len(self.lines) * self.style.leading
        return width, self.height

    def split(self, width: float, height: float, at_top: bool = False) -> list[Block]:
        """The lines that fit and the rest, each two lines at least."""
        self.wrap(width, height)
        total, fit = len(self.lines), int((height + 0.01) / self.style.leading)
        fit = min(fit, total - 2)
        return [self._part(0, fit), self._part(fit, total)] if fit >= 2 else []

    def cut(self, width: float, height: float) -> tuple[TextBlock, TextBlock]:
        """The lines that fit into ``height`` and the rest, either of which may be empty."""
        self.wrap(width, height)
        fit = min(len(self.lines), max(0, int((height + 0.01) / self.style.leading)))
        return self._part(0, fit), self._part(fit, len(self.lines))

    def _part(self, start: int, stop: int) -> TextBlock:
        style = self.style.but(before=0.0) if start else self.style.but(after=0.0)
        part = TextBlock(self.pieces, style, anchor="" if start else self.anchor)
        part.lines, part._measured = self.lines[start:stop], self._measured
        part.width, part.height = self.width, (stop - start) * style.leading
        part.sticks = self.sticks
        return part

    def draw(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draws the lines, each run inside the marked content of its owner."""
        if self.anchor:
            canvas.place(self.anchor, x, y + self.height + 4)
        draw_lines(canvas, self.lines, self.style, (x, y + self.height), self.width)

    def as_artifact(self) -> TextBlock:
        """The same lines as no part of the content, for repeated heads."""
        return TextBlock((replace(piece, owner=ARTIFACT, target=None, anchor="") for piece in self.pieces), self.style)


def draw_lines(
    canvas: TaggedCanvas,
    lines: list[Line],
    style: TextStyle,
    place: tuple[float, float],
    width: float,
) -> None:
    """Draws lines from their upper left corner on, aligned in ``width``."""
    x, top = place
    owner: Element | None = None
    base = top - (style.leading - style.size) / 2 - 0.78 * style.size
    for line in lines:
        left = x + {"left": 0.0, "center": 0.5, "right": 1.0}[style.align] * (width - line.width)
        for run in line.runs:
            if run.piece.owner is not owner:
                _change(canvas, owner, run.piece.owner)
                owner = run.piece.owner
            _draw_run(canvas, run, left + run.x, base, line.ends == " " and run is line.runs[-1])
        base -= style.leading
    if owner is not None:
        canvas.close()


def _change(canvas: TaggedCanvas, old: Element | None, new: Element) -> None:
    if old is not None:
        canvas.close()
    canvas.open(new, "Pagination" if new is ARTIFACT else "")


def _draw_run(canvas: TaggedCanvas, run: Run, x: float, base: float, spaced: bool) -> None:
    look, piece = run.piece.look, run.piece
    canvas.paint(run_operators(run, x, base, canvas._doc, " " if spaced else ""))
    if piece.anchor and piece.anchor not in canvas.page_of:
        canvas.place(piece.anchor, x, base + 2 * look.size)
    if piece.target:
        box = (x, base - 0.25 * look.size, x + run.width, base + 0.85 * look.size)
        canvas.link(piece.target, box, piece.owner.nearest("Link"))


def run_operators(run: Run, x: float, base: float, document: Any, space: str = "") -> str:
    """The operators that set a run from ``x`` on, followed by ``space``."""
    look = run.piece.look
    words = shown(look.face, look.size, run.text + space, document)
    operators = f"BT {rgb(look.colour)} rg 1 0 0 1 {number(x)} {number(base)} Tm {words} ET"
    if run.actual is not None:
        operators = f"/Span <</ActualText {literal(run.actual + space)}>> BDC {operators} EMC"
    return f"/ReversedChars BMC {operators} EMC" if run.leftwards else operators


def line_operators(line: Line, x: float, base: float, document: Any) -> str:
    """The operators that set a line from ``x`` on."""
    return " ".join(run_operators(run, x + run.x, base, document) for run in line.runs)
