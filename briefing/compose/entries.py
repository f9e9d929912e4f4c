"""The sources, sentences and register entries of a dossier as templates see them, and the figures about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefing.compose.context import (
    CountsView,
    EventView,
    RecommendationView,
    SentenceView,
    SourceView,
    ThreatView,
)
from briefing.compose.manifest import Value
from briefing.model.brief import Dossier
from briefing.model.register import Event, Recommendation, Threat
from briefing.model.sentence import SentenceKind
from briefing.model.source import Source, Span
from briefing.model.verdict import Section, Verdict


def source_views(dossier: Dossier) -> tuple[SourceView, ...]:
    """The sources, with the provenance that the analysis found, else the one that the source itself gives."""
    chains = {item.source: item for item in dossier.analysis.provenance}
    units = Counter(verdict.sentence.source for verdict in dossier.verdicts)
    return tuple(
        _source(
            source,
            units[source.id],
            chain.chain if (chain := chains.get(source.id)) else source.provenance,
            bool(chain and chain.translated),
        )
        for source in dossier.sources
    )


def _source(source: Source, sentences: int, chain: tuple[str, ...], translated: bool) -> SourceView:
    return SourceView(
        id=source.id,
        name=source.name,
        title=source.title,
        author=source.author,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        format=source.format,
        language=source.language,
        marking=source.marking,
        sha256=source.sha256,
        words=source.words,
        sentences=sentences,
        provenance=chain,
        translated=translated,
    )


def sentence_views(dossier: Dossier) -> tuple[SentenceView, ...]:
    """The sentences of all sources in order."""
    languages = {source.id: source.language for source in dossier.sources}
    cuts = {cut.sentence: cut.spans for cut in dossier.analysis.cuts}
    return tuple(
        _sentence(each, languages.get(each.sentence.source, ""), cuts.get(each.sentence.id, ()))
        for each in dossier.verdicts
    )


def without_cuts(text: str, spans: Sequence[Span]) -> str:
    """``text`` with an ellipsis for each of the ``spans``, which are offsets into it; one at its end closes it."""
    pieces, at = [], 0
    for span in sorted(spans):
        pieces.append(text[at : span.start].strip())
        at = max(at, span.end)
    return " … ".join([*pieces, text[at:].strip().removeprefix(".")]).strip()


def _sentence(verdict: Verdict, language: str, spans: Sequence[Span]) -> SentenceView:
    sentence = verdict.sentence
    return SentenceView(
        id=sentence.id,
        source=sentence.source,
        text=sentence.text,
        statement=without_cuts(sentence.text, spans),
        kind=sentence.kind.value,
        section=verdict.section.value,
        score=verdict.score,
        doubtful=verdict.doubtful,
        decided_by=verdict.decided_by.value,
        paragraph=sentence.paragraph,
        page=sentence.page,
        headings=sentence.headings,
        language=language,
    )


def number_of(key: str) -> int:
    """The number in an id: 3 for ``R3``."""
    return int("".join(character for character in key if character.isdigit()) or 0)


def language_of(evidence: tuple[str, ...], languages: Mapping[str, str]) -> str:
    """The language of the source that an entry's first sentence stands in."""
    return languages.get(evidence[0].partition(".")[0], "") if evidence else ""


def recommendation_view(entry: Recommendation, language: str) -> RecommendationView:
    """A recommendation as templates see it."""
    return RecommendationView(
        id=entry.id,
        number=number_of(entry.id),
        actors=entry.actors,
        actors_from_context=entry.actors_from_context,
        verb=entry.verb,
        action=entry.action,
        force=entry.force.value,
        stance=entry.stance.value,
        speaker=entry.speaker,
        instruments=entry.instruments,
        target=entry.target,
        condition=entry.condition,
        purpose=entry.purpose,
        deadline=entry.deadline,
        subject=entry.subject,
        quote=entry.quote,
        evidence=entry.evidence,
        threats=entry.threats,
        clarifications=entry.clarifications,
        also=entry.also,
        decided_by=entry.decided_by.value,
        language=language,
    )


def threat_view(entry: Threat, answered_by: tuple[str, ...], language: str) -> ThreatView:
    """A threat as templates see it."""
    return ThreatView(
        id=entry.id,
        title=entry.title,
        actor=entry.actor,
        conduct=entry.conduct,
        target=entry.target,
        likelihood=entry.likelihood,
        horizon=entry.horizon,
        confidence=entry.confidence,
        attribution=entry.attribution,
        evidence=entry.evidence,
        answered_by=answered_by,
        language=language,
    )


def event_view(event: Event, language: str) -> EventView:
    """An event as templates see it."""
    return EventView(
        id=event.id,
        date=event.date,
        end=event.end,
        precision=event.precision.value,
        basis=event.basis.value,
        phrase=event.phrase,
        text=event.text,
        future=event.future,
        evidence=event.evidence,
        language=language,
    )


def counts_of(
    sources: tuple[SourceView, ...],
    sentences: tuple[SentenceView, ...],
    recommendations: tuple[RecommendationView, ...],
    threats: tuple[ThreatView, ...],
) -> CountsView:
    """The figures of a dossier."""
    sections = Counter(sentence.section for sentence in sentences)
    kinds = Counter(sentence.kind for sentence in sentences)
    stances = Counter(entry.stance for entry in recommendations)
    return CountsView(
        sources=len(sources),
        sentences=len(sentences),
        **{section.value: sections[section.value] for section in Section},
        doubtful=sum(sentence.doubtful for sentence in sentences),
        boilerplate=kinds[SentenceKind.BOILERPLATE.value],
        notes=kinds[SentenceKind.NOTE.value],
        words=sum(source.words for source in sources),
        recommendations=len(recommendations),
        own=stances["own"],
        reported=stances["reported"],
        rejected=stances["rejected"],
        deadlines=sum(entry.deadline is not None and entry.stance == "own" for entry in recommendations),
        threats=len(threats),
        unanswered=sum(not threat.answered_by for threat in threats),
        analyst=sum(sentence.decided_by == "analyst" for sentence in sentences),
    )


def frozen(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """``values`` as a mapping that cannot be changed."""
    return MappingProxyType(dict(values))
