"""A dossier and a template set become a brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.compose.body import LIMITED
from briefing.compose.citations import numbered, portion_marked, references, settled
from briefing.compose.context import Context, SectionView
from briefing.compose.faults import Fault, TemplateFault, nearest
from briefing.compose.labels import Labels, labels_for
from briefing.compose.narrow import narrowed, sections_for
from briefing.compose.options import LENGTHS, ComposeOptions
from briefing.compose.rendering import Kitchen
from briefing.compose.template_set import TemplateSet, load_set
from briefing.compose.views import context_of
from briefing.model.brief import Brief, Dossier
from briefing.model.document import Block, Heading, Landscape, PageBreak, Text
from briefing.model.marking import portion_marks
from briefing.model.notice import Notice

_NO_OPTIONS = ComposeOptions()


def compose(dossier: Dossier, options: ComposeOptions = _NO_OPTIONS) -> Brief:
    """The brief of ``dossier`` by the template set that ``options`` name.

    Raises :class:`TemplateFault` when the set, one of its templates, or an option for it is at fault.
    """
    template_set = load_set(options.template)
    dossier = narrowed(dossier, options)
    language = options.language or dossier.meta.language
    labels = labels_for(template_set, language, dict(options.labels))
    context = context_for(dossier, template_set, labels, options)
    kitchen = Kitchen(template_set, context)
    marks = portion_marks((source.id, source.marking) for source in dossier.sources)
    blocks = portion_marked(settled(numbered(_blocks(template_set, context, kitchen, options))), marks)
    meta = replace(
        dossier.meta,
        title=context.brief.title,
        template=template_set.name,
        language=labels.language,
    )
    return Brief(
        meta=meta,
        blocks=blocks,
        dossier=replace(dossier, meta=meta),
        references=references(blocks),
        labels=labels.pairs(),
        notices=_notices(kitchen, language, labels),
    )


def context_for(dossier: Dossier, template_set: TemplateSet, labels: Labels, options: ComposeOptions) -> Context:
    """What the templates of one composition can read; raises :class:`TemplateFault` for options that there are not."""
    if options.length not in LENGTHS:
        message = f"there is no length `{options.length}`{nearest(options.length, LENGTHS)}"
        raise TemplateFault([Fault(f"{message}; there are {', '.join(LENGTHS)}")])
    _refuse(options.titles, template_set.names, "there is no section `{}`")
    _refuse(options.limits, (*LIMITED, *template_set.sections), "`{}` is nothing that has a limit")
    values = template_set.values(dict(options.options))
    limits = {**template_set.limits(options.length), **dict(options.limits)}
    return context_of(dossier, labels, values, limits, options)


def _refuse(given: Iterable[tuple[str, object]], known: Sequence[str], message: str) -> None:
    faults = [Fault(message.format(name) + nearest(name, known)) for name, _ in given if name not in known]
    if faults:
        raise TemplateFault(faults)


def _blocks(
    template_set: TemplateSet, context: Context, kitchen: Kitchen, options: ComposeOptions
) -> tuple[Block, ...]:
    """The sections in order, each under its heading; a section that comes out empty leaves no heading."""
    titles = {**template_set.titles, **dict(options.titles)}
    names = sections_for(template_set, options)
    wanted = template_set.numbered if options.numbering is None else names if options.numbering else ()
    found: list[Block] = []
    count = 0
    for name in names:
        title = titles.get(name, context.labels.get(f"title_{name}", ""))
        number = str(count + 1) if name in wanted and title and not options.only else ""
        blocks = kitchen.render(SectionView(name, title, number))
        if blocks:
            count += bool(number)
            depth = options.depth or template_set.depth
            blocks = tuple(_subheadings(blocks, number)) if depth > 1 and number else blocks
            found += _headed(Heading(2, (Text(title),), name.replace("_", "-"), number), blocks) if title else blocks
    return tuple(found)


def _headed(heading: Heading, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """``blocks`` under ``heading``, which goes to the new page or the turned page that they start with."""
    match blocks:
        case (PageBreak() as new_page, *rest):
            return (new_page, *_headed(heading, tuple(rest)))
        case (Landscape(children), *rest):
            return (Landscape((heading, *children)), *rest)
        case _:
            return (heading, *blocks)


def _subheadings(blocks: tuple[Block, ...], number: str) -> Iterator[Block]:
    """The blocks with ``3.1``, ``3.2`` … on subsections that have no number of their own."""
    count = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 3 and not block.number:
            count += 1
            block = replace(block, number=f"{number}.{count}")
        yield block


def _notices(kitchen: Kitchen, language: str, labels: Labels) -> tuple[Notice, ...]:
    notices: list[Notice] = []
    removed = kitchen.desk.ledger.removed
    if removed:
        codes = ", ".join(sorted(f"U+{ord(character):04X}" for character in removed))
        notices.append(Notice("control-characters", f"characters that cannot be shown were taken out: {codes}"))
    if language.split("-")[0] != labels.language.split("-")[0]:
        words = f"there are no labels in {language}; the words around the sources are in {labels.language}"
        notices.append(Notice("labels-language", words))
    return tuple(notices)
