"""From a dossier to the context that templates read."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.compose.body import choose
from briefing.compose.context import (
    ActorView,
    BriefView,
    Context,
    NoticeView,
    RecommendationView,
    ThreatView,
)
from briefing.compose.entries import (
    counts_of,
    event_view,
    frozen,
    language_of,
    recommendation_view,
    sentence_views,
    source_views,
    threat_view,
)
from briefing.compose.labels import Labels
from briefing.compose.manifest import Value
from briefing.compose.options import ComposeOptions
from briefing.model.brief import Dossier


def context_of(
    dossier: Dossier,
    labels: Labels,
    options: Mapping[str, Value],
    limits: Mapping[str, int],
    asked: ComposeOptions,
) -> Context:
    """The context of ``dossier``."""
    languages = {source.id: source.language for source in dossier.sources}
    sources, sentences = source_views(dossier), sentence_views(dossier)
    recommendations = _recommendations(dossier, languages)
    threats = _threats(dossier, recommendations, languages)
    timeline = tuple(event_view(each, language_of(each.evidence, languages)) for each in dossier.analysis.timeline)
    return Context(
        brief=_brief(dossier, labels, asked),
        sources=sources,
        sentences=sentences,
        recommendations=recommendations,
        threats=threats,
        timeline=timeline,
        actors=tuple(
            ActorView(each.name, each.kind, each.aliases, each.mentions, len(each.mentions))
            for each in dossier.analysis.actors
        ),
        claims=dossier.analysis.claims,
        agreements=dossier.analysis.agreements,
        notices=_notices(dossier),
        counts=counts_of(sources, sentences, recommendations, threats),
        body=choose(dossier, sentences, (recommendations, threats, timeline), limits),
        labels=labels,
        options=frozen(options),
        limits=limits,
    )


def _brief(dossier: Dossier, labels: Labels, asked: ComposeOptions) -> BriefView:
    meta = dossier.meta
    return BriefView(
        title=asked.title or meta.title,
        date=meta.date,
        marking=meta.marking,
        addressee=meta.addressee,
        language=labels.language,
        template=asked.template,
        length=asked.length,
        only=asked.only,
        generator=meta.generator,
        version=meta.version,
        model=meta.model,
    )


def _recommendations(dossier: Dossier, languages: Mapping[str, str]) -> tuple[RecommendationView, ...]:
    return tuple(
        recommendation_view(each, language_of(each.evidence, languages)) for each in dossier.analysis.recommendations
    )


def _threats(
    dossier: Dossier, recommendations: tuple[RecommendationView, ...], languages: Mapping[str, str]
) -> tuple[ThreatView, ...]:
    answers: dict[str, list[str]] = {}
    for entry in recommendations:
        if entry.stance == "own":
            for threat in entry.threats:
                answers.setdefault(threat, []).append(entry.id)
    return tuple(
        threat_view(each, tuple(answers.get(each.id, ())), language_of(each.evidence, languages))
        for each in dossier.analysis.threats
    )


def _notices(dossier: Dossier) -> tuple[NoticeView, ...]:
    """The notices of the run, the analysis and the sources, each once."""
    found = [
        *dossier.notices,
        *dossier.analysis.notices,
        *(each for source in dossier.sources for each in source.notices),
    ]
    return tuple(NoticeView(each.code, each.message, each.severity.value, each.where) for each in dict.fromkeys(found))
