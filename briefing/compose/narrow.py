"""Less than the whole dossier: one section or register entry alone, or no source above a marking; no leaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.compose.faults import Fault, TemplateFault, nearest
from briefing.compose.options import ComposeOptions
from briefing.compose.template_set import TemplateSet
from briefing.model.brief import Dossier
from briefing.model.marking import parse_marking, weaker
from briefing.model.register import Analysis, Recommendation, Threat
from briefing.model.source import Source, Span

FRONT = ("title",)
"""Sections that stand before a single section or entry, where the set has them."""


def sections_for(template_set: TemplateSet, options: ComposeOptions) -> tuple[str, ...]:
    """The sections to render, in order; raises :class:`TemplateFault` for one that has no file."""
    names = options.order or template_set.sections
    for name in (*options.order, *((options.only,) if options.only and not is_entry(options.only) else ())):
        if name not in template_set.files:
            raise TemplateFault([Fault(f"there is no section `{name}`{nearest(name, template_set.names)}")])
    if not options.order:
        for name in names:
            template_set.file(name)
    if not options.only:
        return names
    body = (
        ("recommendations" if options.only.startswith("R") else "threats",)
        if is_entry(options.only)
        else (options.only,)
    )
    return tuple(name for name in (*FRONT, *body, "annex") if name in template_set.files)


def is_entry(name: str) -> bool:
    """Whether ``name`` is the id of a register entry, such as ``R3``."""
    return name[:1] in ("R", "T") and name[1:].isdigit()


def narrowed(dossier: Dossier, options: ComposeOptions) -> Dossier:
    """``dossier`` without what ``options`` leave out; raises :class:`TemplateFault` for an entry that is not there."""
    if options.up_to:
        dossier = _up_to(dossier, options.up_to)
    return _entry_alone(dossier, options.only) if is_entry(options.only) else dossier


# ---- markings -----------------------------------------------------------------------------------------------------


def _up_to(dossier: Dossier, level: str) -> Dossier:
    limit = parse_marking(level)
    kept = tuple(source for source in dossier.sources if not weaker(limit, parse_marking(source.marking)))
    if not kept:
        raise TemplateFault([Fault(f"every source is marked above {level}; nothing is left")])
    names = {source.id for source in kept}
    verdicts = tuple(verdict for verdict in dossier.verdicts if verdict.sentence.source in names)
    ids = {verdict.sentence.id for verdict in verdicts}
    return replace(dossier, sources=kept, verdicts=verdicts, analysis=_analysis(dossier.analysis, ids, names))


def _analysis(analysis: Analysis, ids: set[str], sources: set[str]) -> Analysis:
    """The analysis without what rests, even in part, on sentences that are left out."""
    kept = {entry.id for entry in analysis.recommendations if ids.issuperset(entry.evidence)}
    return replace(
        analysis,
        recommendations=tuple(
            replace(entry, also=tuple(key for key in entry.also if key in kept))
            for entry in analysis.recommendations
            if entry.id in kept
        ),
        threats=tuple(entry for entry in analysis.threats if ids.issuperset(entry.evidence)),
        timeline=tuple(event for event in analysis.timeline if ids.issuperset(event.evidence)),
        claims=tuple(
            claim
            for claim in analysis.claims
            if ids.issuperset(claim.evidence) and all(ids.issuperset(each.evidence) for each in claim.responses)
        ),
        actors=tuple(
            replace(actor, mentions=mentions)
            for actor in analysis.actors
            if (mentions := tuple(key for key in actor.mentions if key in ids))
        ),
        provenance=tuple(item for item in analysis.provenance if item.source in sources),
        agreements=tuple(
            each for each in analysis.agreements if all(position.source in sources for position in each.positions)
        ),
        salience=tuple((key, value) for key, value in analysis.salience if key in ids),
        bottom_line=tuple(key for key in analysis.bottom_line if key in ids),
        body=tuple(key for key in analysis.body if key in ids),
        cuts=tuple(cut for cut in analysis.cuts if cut.sentence in ids),
        notices=tuple(notice for notice in analysis.notices if _about(notice.where, ids, sources)),
    )


def _about(where: str, ids: set[str], sources: set[str]) -> bool:
    return not where or where in ids or where in sources or where.partition(".")[0] in sources


# ---- one entry ----------------------------------------------------------------------------------------------------


def _entry_alone(dossier: Dossier, key: str) -> Dossier:
    """The dossier of one entry: its sentences and, of its sources' text, those sentences' characters alone."""
    analysis = dossier.analysis
    entries: dict[str, Recommendation | Threat] = {entry.id: entry for entry in analysis.recommendations}
    entries |= {entry.id: entry for entry in analysis.threats}
    if key not in entries:
        raise TemplateFault([Fault(f"there is no register entry `{key}`; there are {', '.join(entries) or 'none'}")])
    evidence = set(entries[key].evidence)
    verdicts = tuple(verdict for verdict in dossier.verdicts if verdict.sentence.id in evidence)
    names = {verdict.sentence.source for verdict in verdicts}
    spans = {name: [each.sentence.span for each in verdicts if each.sentence.source == name] for name in names}
    alone = Analysis(
        recommendations=tuple(
            replace(entry, threats=(), threat_links=(), also=())
            for entry in analysis.recommendations
            if entry.id == key
        ),
        threats=tuple(entry for entry in analysis.threats if entry.id == key),
        provenance=tuple(replace(item, evidence=()) for item in analysis.provenance if item.source in names),
    )
    sources = tuple(_masked(source, spans[source.id]) for source in dossier.sources if source.id in names)
    return replace(dossier, sources=sources, verdicts=verdicts, analysis=alone, notices=(), body=())


def _masked(source: Source, spans: Iterable[Span]) -> Source:
    """``source`` with a space for each character outside ``spans``: offsets stay true and nothing else shows."""
    return replace(source, text="".join(_kept(source.text, sorted(spans))), notices=())


def _kept(text: str, spans: Iterable[Span]) -> Iterator[str]:
    at = 0
    for span in spans:
        if span.start > at:
            yield " " * (span.start - at)
        yield text[max(at, span.start) : span.end]
        at = max(at, span.end)
    yield " " * (len(text) - at)
