"""Inlines become runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from briefing.model.document import (
    Aside,
    Citation,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Strong,
    Tag,
    Text,
    citation_label,
    plain,
)
from briefing.renderers.docx.language import language_mark
from briefing.renderers.docx.ledger import Ledger
from briefing.renderers.docx.markup import run
from briefing.renderers.docx.styles_runs import tag_style


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: the id of its character style, what that style does not say, its language, and its place.

    ``notes`` says that citations become footnotes; ``linked`` that the run stands in a link and can hold no other;
    ``grounded`` that the paragraph is bold already, where Word would read a bold style as its opposite.
    """

    style: str = ""
    bold: bool = False
    italic: bool = False
    lang: str = ""
    notes: bool = False
    linked: bool = False
    grounded: bool = False

    def properties(self) -> str:
        """The run's properties in the order of the schema."""
        style = self.style or ("Strong" if self.bold else "Emphasis" if self.italic else "")
        marks = f'<w:rStyle w:val="{style}"/>' if style else ""
        marks += "<w:b/><w:bCs/>" if self.bold and style != "Strong" else ""
        marks += "<w:i/><w:iCs/>" if self.italic and style != "Emphasis" else ""
        return marks + language_mark(self.lang)


def runs(inlines: Iterable[Inline], ledger: Ledger, look: Look = Look()) -> str:
    """``inlines`` as runs; a statement that rests on a doubtful sentence carries a comment, up to its citation."""
    inlines = tuple(inlines)
    beside = plain(inlines) if look.notes else ""
    return _sequence(inlines, ledger, look, beside)


def _sequence(inlines: tuple[Inline, ...], ledger: Ledger, look: Look, beside: str) -> str:
    done, statement = "", ""
    for inline in inlines:
        piece = _inline(inline, ledger, look, beside)
        if isinstance(inline, Citation):
            done, statement = done + _commented(statement + piece, inline, ledger), ""
        else:
            statement += piece
    return done + statement


def _commented(statement: str, citation: Citation, ledger: Ledger) -> str:
    for number in ledger.new_doubts(citation.sentences):
        mark = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
        statement = f'<w:commentRangeStart w:id="{number}"/>{statement}<w:commentRangeEnd w:id="{number}"/>{mark}'
    return statement


def _inline(inline: Inline, ledger: Ledger, look: Look, beside: str) -> str:
    match inline:
        case Text(text, lang):
            return run(text, replace(look, lang=lang or look.lang).properties())
        case Emphasis(children):
            return _sequence(children, ledger, replace(look, italic=True), beside)
        case Strong(children):
            return _sequence(children, ledger, replace(look, bold=not look.grounded), beside)
        case Aside(children):
            return _sequence(children, ledger, replace(look, style=look.style or "Aside"), beside)
        case Tag(text, tone):
            return run(text, f'<w:rStyle w:val="{tag_style(tone)}"/>')
        case Link(children, target):
            return _link(children, target, ledger, look)
        case Citation():
            return _citation(inline, ledger, look, beside)
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case _:
            assert_never(inline)


def _link(children: tuple[Inline, ...], target: str, ledger: Ledger, look: Look) -> str:
    if look.linked:
        return _sequence(children, ledger, look, "")
    style = "CrossReference" if target.startswith("#") else "Hyperlink"
    inner = replace(look, style=style, linked=True, notes=False)
    return ledger.hyperlink(target, _sequence(children, ledger, inner, ""))


def _citation(citation: Citation, ledger: Ledger, look: Look, beside: str) -> str:
    known = any(sentence in ledger.verdicts for sentence in citation.sentences)
    if look.linked:
        return run(citation_label(citation.sentences), look.properties())
    if look.notes and known:
        number = ledger.footnote(citation, beside)
        mark = f'<w:footnoteReference w:id="{number}"/>'
        reference = f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{mark}</w:r>'
        return linked_label(citation, ledger) + reference
    return linked_label(citation, ledger)


def linked_label(citation: Citation, ledger: Ledger) -> str:
    """The label of ``citation``, each of its sentences linked to its row of the annex."""
    style = '<w:rStyle w:val="Citation"/>'
    links = (ledger.hyperlink(f"#{sentence}", run(sentence, style)) for sentence in citation.sentences)
    return run("[", style) + run(", ", style).join(links) + run("]", style)
