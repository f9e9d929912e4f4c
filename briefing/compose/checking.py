"""Checking a template set: everything that is wrong with it at once, and what in it has no effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jinja2 import ChainableUndefined

from briefing.compose.body import LIMITED
from briefing.compose.composer import context_for
from briefing.compose.context import Context, SectionView
from briefing.compose.environment import names_in
from briefing.compose.faults import Fault, TemplateFault, nearest
from briefing.compose.inspection import Known, Reading, inspected
from briefing.compose.labels import labels_for
from briefing.compose.manifest import Option, Value
from briefing.compose.options import LENGTHS, ComposeOptions
from briefing.compose.rendering import Kitchen
from briefing.compose.samples import bare, sample
from briefing.compose.template_set import SUFFIX, TemplateFile, TemplateSet, load_set
from briefing.model.brief import Dossier


def check(name: str) -> tuple[Fault, ...]:
    """Every fault of the set called ``name``, or in the folder ``name``: errors first, then warnings, by file and line.

    Its templates are read for names that are not known, and run on two dossiers, a full one and an almost empty one,
    with the options at their defaults and away from them.
    """
    errors: list[Fault] = []
    try:
        template_set = load_set(name, errors)
        labels_for(template_set, "en", {})
    except TemplateFault as error:
        return (*errors, *error.faults)
    kitchen = Kitchen(template_set, _context(template_set, sample(), {}))
    known = _known(kitchen, template_set)
    errors += _missing(template_set)
    readings = [inspected(file, known, kitchen.sandbox) for file in _own(template_set)]
    errors += [fault for reading in readings for fault in reading.faults]
    told = {(fault.file, fault.line) for fault in errors}
    filters = {name for reading in readings for name in reading.filters} - set(kitchen.sandbox.filters)
    errors += [
        fault for fault in _tried(template_set, filters, lenient=bool(told)) if (fault.file, fault.line) not in told
    ]
    return tuple(_sorted({*errors, *_unused(template_set, kitchen)}))


def _sorted(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault.severity, fault.file, fault.line, fault.column, fault.message))


def _own(template_set: TemplateSet) -> Iterator[TemplateFile]:
    """The files that stand in the set's own folder."""
    for name in template_set.names:
        if template_set.files[name].is_relative_to(template_set.folder):
            yield template_set.file(name)


def _missing(template_set: TemplateSet) -> Iterator[Fault]:
    for name in template_set.sections:
        if name not in template_set.files:
            message = f"section `{name}` has no file sections/{name}{SUFFIX}{nearest(name, template_set.names)}"
            yield template_set.manifest.fault(message, name)


# ---- running ------------------------------------------------------------------------------------------------------


def _context(template_set: TemplateSet, dossier: Dossier, options: Mapping[str, Value]) -> Context:
    labels = labels_for(template_set, "en", {})
    return context_for(dossier, template_set, labels, ComposeOptions(options=tuple(options.items())))


def _tried(template_set: TemplateSet, filters: Iterable[str], *, lenient: bool) -> Iterator[Fault]:
    """The faults that show when the sections are rendered.

    Unknown ``filters`` do nothing, nor do unknown names when ``lenient``, so that what stands behind them shows.
    """
    for dossier in (sample(), bare()):
        for options in ({}, {name: _other(option) for name, option in template_set.options.items()}):
            context = _context(template_set, dossier, options)
            for name in template_set.sections:
                if name in template_set.files:
                    kitchen = Kitchen(template_set, context)
                    kitchen.sandbox.filters |= dict.fromkeys(filters, _same)
                    if lenient:
                        kitchen.sandbox.undefined = ChainableUndefined
                    yield from _faults_of(kitchen, SectionView(name, name, "1"))


def _same(value: object, *_: object, **__: object) -> object:
    return value


def _faults_of(kitchen: Kitchen, section: SectionView) -> tuple[Fault, ...]:
    try:
        kitchen.render(section)
    except TemplateFault as error:
        return error.faults
    return ()


def _other(option: Option) -> Value:
    """A value of ``option`` that is not its default."""
    match option.default:
        case bool():
            return not option.default
        case int():
            return option.default + 1
        case _:
            return next((value for value in option.values if value != option.default), option.default or "words")


# ---- what has no effect -------------------------------------------------------------------------------------------


def _known(kitchen: Kitchen, template_set: TemplateSet) -> Known:
    context = kitchen.desk.context
    fields = {name: names_in(value) for name, value in context.names().items() if names_in(value)}
    files = tuple(template_set.files)
    return Known(kitchen.names, fields | {"section": ("name", "title", "number")}, tuple(context.labels), files)


def _unused(template_set: TemplateSet, kitchen: Kitchen) -> Iterator[Fault]:
    known = _known(kitchen, template_set)
    readings = {name: inspected(template_set.file(name), known, kitchen.sandbox) for name in template_set.names}
    reached = _reached(template_set, readings)
    yield from _unread_options(template_set, [readings[name] for name in reached])
    for file in _own(template_set):
        if file.name not in reached:
            message = f"`{file.name}` stands in no order of sections, and no section includes it"
            yield Fault(message, str(file.path), severity="warning")
    yield from _idle_names(template_set)


def _reached(template_set: TemplateSet, readings: Mapping[str, Reading]) -> set[str]:
    """The files that a brief can come to: the sections, and what they include or import, and so on."""
    reached: set[str] = set()
    waiting = [name for name in template_set.sections if name in readings]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [each for each in (t.rpartition("/")[2] for t in readings[name].files) if each in readings]
    return reached


def _unread_options(template_set: TemplateSet, readings: Iterable[Reading]) -> Iterator[Fault]:
    read = {name for reading in readings for name in reading.options}
    for name in template_set.manifest.options:
        if name not in read:
            yield template_set.manifest.fault(f"no section reads the option `{name}`", name, "warning")


def _idle_names(template_set: TemplateSet) -> Iterator[Fault]:
    """Names in the manifest that stand for nothing."""
    manifest, sections = template_set.manifest, template_set.sections
    for name in (*(manifest.numbered or ()), *manifest.titles):
        if name not in sections:
            message = f"`{name}` is no section of this set{nearest(name, sections)}"
            yield manifest.fault(message, name, "warning")
    limited = (*LIMITED, *sections)
    for name in sorted({name for length in LENGTHS for name in manifest.limits.get(length, {})}):
        if name not in limited:
            yield manifest.fault(f"`{name}` is nothing that has a limit{nearest(name, limited)}", name, "warning")
    yield from _idle_labels(template_set)


def _idle_labels(template_set: TemplateSet) -> Iterator[Fault]:
    """Labels of the manifest that neither the sets below nor a label table know, nor a title."""
    manifest = template_set.manifest
    inherited = _without_labels(template_set).labels("en")
    text = "".join(file.text for file in _own(template_set))
    for name in sorted({name for table in manifest.labels.values() for name in table}):
        if name not in inherited and name not in text and name.removeprefix("title_") not in template_set.sections:
            yield manifest.fault(f"no section shows the label `{name}`{nearest(name, inherited)}", name, "warning")


def _without_labels(template_set: TemplateSet) -> TemplateSet:
    """The set as it would be without the labels of its own manifest."""
    (folder, manifest), *rest = template_set.chain
    return TemplateSet(template_set.name, ((folder, replace(manifest, labels={})), *rest))
