"""The front of a brief: marking, title and title block, with the content controls that they are edited by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.model.document import Inline, Strong, Text, plain
from briefing.renderers.docx.controls import field_control, fields_of
from briefing.renderers.docx.inlines import Look, runs
from briefing.renderers.docx.ledger import Ledger
from briefing.renderers.docx.markup import run
from briefing.renderers.docx.styles_marking import NO_BREAK, edged


def title_runs(inlines: tuple[Inline, ...], ledger: Ledger) -> str:
    """The title, in a control bound to the document's property where it is the brief's own."""
    shown = runs(inlines, ledger, Look(grounded=True))
    return field_control("title", shown, ledger) if plain(inlines) == ledger.brief.meta.title and shown else shown


def marking_runs(inlines: tuple[Inline, ...], ledger: Ledger) -> str:
    """A marking, in a control bound to the brief's own where it is that; the paragraph's style has its colours."""
    text = plain(inlines)
    bound = text and text == ledger.brief.meta.marking
    return edged(field_control("marking", run(text), ledger) if bound else run(text), run(NO_BREAK), text)


def title_block_runs(inlines: tuple[Inline, ...], ledger: Ledger) -> str:
    """The line below the title; the date and the addressee in it stand in controls."""
    values = dict(fields_of(ledger.brief.meta))
    used: set[str] = set()
    return "".join(_piece(part, bold, values, used, ledger) for part, bold in _parts(inlines, values))


def _parts(inlines: Iterable[Inline], values: dict[str, str]) -> Iterator[tuple[Inline, bool]]:
    for inline in inlines:
        match inline:
            case Text(text, lang):
                yield from ((Text(part, lang), False) for part in _split(text, values))
            case Strong((Text(text, lang),)):
                yield from ((Text(part, lang), True) for part in _split(text, values))
            case _:
                yield inline, False


def _split(text: str, values: dict[str, str]) -> list[str]:
    for value in values:
        before, found, after = text.partition(value)
        if found:
            return [*filter(None, _split(before, values)), found, *filter(None, _split(after, values))]
    return [text]


def _piece(inline: Inline, bold: bool, values: dict[str, str], used: set[str], ledger: Ledger) -> str:
    shown = runs((inline,), ledger, Look(bold=bold))
    tag = values.get(inline.text, "") if isinstance(inline, Text) else ""
    if not tag or tag in used:
        return shown
    used.add(tag)
    return field_control(tag, shown, ledger)
