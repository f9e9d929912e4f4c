"""Inlines become pieces: characters with a look, an owner in the structure tree and perhaps a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from briefing.model.document import Aside, Citation, Emphasis, Inline, LineBreak, Link, Strong, Tag, Text
from briefing.renderers import fonts, theme
from briefing.renderers.pdf.anchors import Places
from briefing.renderers.pdf.canvas import Target
from briefing.renderers.pdf.lines import Line, Look, Piece, break_lines
from briefing.renderers.pdf.structure import Element
from briefing.renderers.pdf.text import TextStyle

_WEB = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ours in links and alternative texts."""

    evidence: str
    first_use: str


@dataclass(frozen=True, slots=True)
class _Setting:
    family: str
    size: float
    colour: str
    bold: bool
    italic: bool
    owner: Element
    target: Target | None = None
    anchor: str = ""


class Setter:
    """Sets inlines; knows where links can lead and which sentences have been cited so far."""

    def __init__(self, places: Places, words: Words) -> None:
        self.places = places
        self.words = words
        self._used: set[str] = set()

    def pieces(self, inlines: tuple[Inline, ...], style: TextStyle, owner: Element) -> list[Piece]:
        """The pieces of ``inlines`` in ``style``, owned by ``owner`` or by ``Link`` and ``Span`` elements under it."""
        setting = _Setting(style.family, style.size, style.colour, style.bold, style.italic, owner)
        return list(self._all(inlines, setting))

    def back_link(self, inlines: tuple[Inline, ...], sentence: str, style: TextStyle, owner: Element) -> list[Piece]:
        """Pieces that lead from the row of a sentence back to where it is first cited."""
        setting = _Setting(style.family, style.size, theme.LINK, style.bold, style.italic, owner)
        target = Target(f"#{use_anchor(sentence)}", f"{self.words.first_use} {sentence}")
        return list(self._linked(inlines, target, setting))

    def _all(self, inlines: tuple[Inline, ...], setting: _Setting) -> Iterator[Piece]:
        for index, inline in enumerate(inlines):
            following = inlines[index + 1] if index + 1 < len(inlines) else None
            if isinstance(inline, Text) and isinstance(following, Citation) and inline.text.endswith(" "):
                yield from self._one(Text(f"{inline.text[:-1]}\u00a0", inline.lang), setting)
            else:
                yield from self._one(inline, setting)

    def _one(self, inline: Inline, setting: _Setting) -> Iterator[Piece]:
        match inline:
            case Text(text, lang):
                owner = setting.owner.add("Span", lang=lang) if lang else setting.owner
                yield from _text(text, replace(setting, owner=owner))
            case Emphasis(children):
                yield from self._all(children, replace(setting, italic=not setting.italic))
            case Strong(children):
                colour = theme.INK if setting.colour == theme.MUTED else setting.colour
                yield from self._all(children, replace(setting, bold=True, colour=colour))
            case Aside(children):
                yield from self._all(children, replace(setting, colour=theme.MUTED))
            case Tag(text, tone):
                size = setting.size if setting.family == theme.SANS else setting.size * 0.88
                tag = replace(setting, family=theme.SANS, bold=True, size=size, colour=theme.tone_colour(tone))
                yield from _text(text, tag)
            case Link(children, target):
                yield from self._link(children, target, setting)
            case Citation(sentences):
                yield from self._citation(sentences, setting)
            case LineBreak():
                yield Piece("\n", _look(setting), setting.owner)
            case _:
                assert_never(inline)

    def _link(self, children: tuple[Inline, ...], address: str, setting: _Setting) -> Iterator[Piece]:
        known = address.startswith("#") and address[1:] in self.places.anchors
        web = address.lower().startswith(_WEB) and address.isascii() and address.isprintable()
        if not (known or web) or setting.target:
            yield from self._all(children, setting)
            return
        title = self._title(children, setting)
        yield from self._linked(children, Target(address, title or address), replace(setting, colour=theme.LINK))

    def _title(self, children: tuple[Inline, ...], setting: _Setting) -> str:
        """The words of ``children``; a citation that is only read for them is not yet a use of its sentence."""
        used = set(self._used)
        title = "".join(piece.actual or piece.text for piece in self._all(children, setting)).strip()
        self._used = used
        return title

    def _linked(self, children: tuple[Inline, ...], target: Target, setting: _Setting) -> Iterator[Piece]:
        link = setting.owner.add("Link")
        yield from self._all(children, replace(setting, owner=link, target=target))

    def _citation(self, sentences: tuple[str, ...], setting: _Setting) -> Iterator[Piece]:
        small = replace(
            setting,
            family=theme.SANS,
            size=setting.size * theme.CITATION_SCALE,
            colour=theme.LINK,
            bold=False,
            italic=False,
        )
        for index, sentence in enumerate(sentences):
            yield from _text(", " if index else "[", small)
            yield from self._reference(sentence, small)
        yield from _text("]", small)

    def _reference(self, sentence: str, setting: _Setting) -> Iterator[Piece]:
        anchor = "" if sentence in self._used else use_anchor(sentence)
        self._used.add(sentence)
        if sentence not in self.places.anchors or setting.target:
            yield from _text(sentence, replace(setting, anchor=anchor))
            return
        target = Target(f"#{sentence}", f"{self.words.evidence} {sentence}")
        link = setting.owner.add("Link")
        yield from _text(sentence, replace(setting, owner=link, target=target, anchor=anchor))


def one_line(text: str, style: TextStyle, owner: Element, limit: float = 10_000.0) -> Line:
    """``text`` in ``style`` as one line of at most ``limit`` points, cut with an ellipsis where it is longer."""
    setting = _Setting(style.family, style.size, style.colour, style.bold, style.italic, owner)
    line = break_lines(_text(text, setting), 10_000.0)[0]
    while line.width > limit and text:
        keep = min(len(text) - 1, int(len(text) * limit / line.width))
        text = text[:keep].rstrip()
        line = break_lines(_text(f"{text}…", setting), 10_000.0)[0]
    return line


def use_anchor(sentence: str) -> str:
    """The anchor of the first citation of a sentence."""
    return f"use-{sentence}"


def _look(setting: _Setting, kind: fonts.Kind = "text") -> Look:
    face, share = fonts.face_for(kind, setting.family, setting.bold, setting.italic)
    return Look(face, setting.size * share, setting.colour)


def _text(text: str, setting: _Setting) -> Iterator[Piece]:
    anchor = setting.anchor
    for kind, run in fonts.runs(fonts.clean(text)):
        shown, actual = fonts.shown(kind, run)
        yield Piece(shown, _look(setting, kind), setting.owner, setting.target, anchor, actual)
        anchor = ""
