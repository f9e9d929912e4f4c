"""Text broken into lines: pieces of one look each become words, words become ragged-right lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from briefing.renderers.pdf.bidi import base_level, levels, mirrored, turns, visual
from briefing.renderers.pdf.canvas import Target
from briefing.renderers.pdf.faces import advance
from briefing.renderers.pdf.structure import Element


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look: face, size in points, colour."""

    face: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Characters of one look and one owner; ``"\\n"`` ends the line.

    ``target`` makes it a link, ``anchor`` the place that links lead to; ``actual`` are the characters that it stands
    for where those have no glyphs or others in their place.
    """

    text: str
    look: Look
    owner: Element
    target: Target | None = None
    anchor: str = ""
    actual: str = ""


@dataclass(slots=True)
class Run:
    """Characters of a piece on a line, ``x`` points from its left end, as they stand from left to right.

    ``actual`` is what is to be read instead of them, ``None`` where they are to be read themselves; ``leftwards`` says
    that they are read from the last to the first.
    """

    piece: Piece
    text: str
    x: float
    width: float
    actual: str | None = None
    leftwards: bool = False


@dataclass(slots=True)
class Line:
    """Runs in the order in which they are read; ``width`` is that of all; ``ends`` says how the line does.

    ``" "``: between words, ``""``: inside a word, ``"\\n"``: where the text says so or is done.
    """

    runs: list[Run] = field(default_factory=list)
    width: float = 0.0
    ends: str = "\n"


@dataclass(slots=True)
class _Word:
    parts: list[tuple[Piece, str]]
    space: Piece | None = None
    """The piece that the space after the word belongs to."""

    def width(self) -> float:
        return sum(width_of(piece, text) for piece, text in self.parts)


_BREAK = re.compile(r"(?<=[^\W\d][-–/])(?=[^\W\d])|(?<=—)(?=\w)")
"""Where a line may end inside a word: after a hyphen, dash or stroke between letters."""


def width_of(piece: Piece, text: str) -> float:
    """The width of ``text`` in the look of ``piece``, in points."""
    return advance(piece.look.face, text) * piece.look.size / 1000


def break_lines(pieces: Iterable[Piece], measure: float) -> list[Line]:
    """The lines of ``pieces``, none wider than ``measure`` points unless a single character is."""
    pieces = tuple(pieces)
    lines = [Line()]
    pending: Piece | None = None
    for word in _words(pieces):
        if word is None:
            lines.append(Line())
            pending = None
            continue
        pending = _set(lines, word, pending, measure)
    if any(turns(piece.text) for piece in pieces):
        _turn(lines)
    return lines


def runs_leftwards(pieces: Iterable[Piece]) -> bool:
    """Whether a paragraph of ``pieces`` runs from right to left, as its first letter does."""
    text = "".join(piece.text for piece in pieces)
    return turns(text) and base_level(text) == 1


def _turn(lines: list[Line]) -> None:
    """Puts what runs from right to left in its place on each line."""
    texts = ["".join(run.text for run in line.runs) + " " for line in lines]
    text = "".join(texts)
    every, at = levels(text, base_level(text)), 0
    for line, part in zip(lines, texts, strict=True):
        _reorder(line, every[at : at + len(part) - 1])
        at += len(part)


def _reorder(line: Line, line_levels: list[int]) -> None:
    """Cuts the runs where the level changes and gives each part its place from left to right."""
    at, parts, part_levels = 0, [], []
    for run in line.runs:
        start = 0
        for level, group in groupby(line_levels[at : at + len(run.text)]):
            stop = start + len(list(group))
            parts.append(_part(run, start, stop, level))
            part_levels.append(level)
            start = stop
        at += start
    x = 0.0
    for index in visual(part_levels):
        parts[index].x = x
        x += parts[index].width
    line.runs = parts


def _part(run: Run, start: int, stop: int, level: int) -> Run:
    text = run.text[start:stop]
    width = run.width if stop - start == len(run.text) else width_of(run.piece, text)
    if level % 2:
        return Run(run.piece, mirrored(text), 0.0, width, run.actual, leftwards=True)
    return Run(run.piece, text, 0.0, width, run.actual)


def _set(lines: list[Line], word: _Word, pending: Piece | None, measure: float) -> Piece | None:
    """Sets a word on the last line or on a new one; returns the piece of the space that is to follow it."""
    space = width_of(pending, " ") if pending else 0.0
    if lines[-1].runs and lines[-1].width + space + word.width() > measure + 0.01:
        lines[-1].ends = " " if pending else ""
        lines.append(Line())
        pending = None
    if pending and lines[-1].runs:
        _append(lines[-1], pending, " ")
    for piece, text in word.parts:
        for index, chunk in enumerate(_fitting(lines, piece, text, measure)):
            _append(lines[-1], piece, chunk, "" if index else piece.actual)
    return word.space


def _fitting(lines: list[Line], piece: Piece, text: str, measure: float) -> Iterator[str]:
    """``text`` whole where it fits, else cut to the measure with a new line for each cut."""
    while lines[-1].width + width_of(piece, text) > measure + 0.01 and len(text) > 1:
        room, size = measure - lines[-1].width, 0
        while size < len(text) and width_of(piece, text[: size + 1]) <= room:
            size += 1
        if size or not lines[-1].runs:
            yield text[: max(1, size)]
            text = text[max(1, size) :]
        if text:
            lines[-1].ends = ""
            lines.append(Line())
    if text:
        yield text


def _append(line: Line, piece: Piece, text: str, actual: str = "") -> None:
    width = width_of(piece, text)
    if line.runs and line.runs[-1].piece is piece:
        line.runs[-1].text += text
        line.runs[-1].width += width
    else:
        line.runs.append(Run(piece, text, line.width, width, actual if piece.actual else None))
    line.width += width


def _words(pieces: Iterable[Piece]) -> Iterator[_Word | None]:
    """The words of ``pieces``, ``None`` where a line must end."""
    word = _Word([])
    for piece in pieces:
        if piece.text == "\n":
            yield from (word, None) if word.parts else (None,)
            word = _Word([])
            continue
        for index, chunk in enumerate(piece.text.split(" ")):
            if index and word.parts:
                word.space = piece
                yield word
                word = _Word([])
            *heads, tail = _BREAK.split(chunk)
            for head in heads:
                word.parts.append((piece, head))
                yield word
                word = _Word([])
            if tail:
                word.parts.append((piece, tail))
    if word.parts:
        yield word
