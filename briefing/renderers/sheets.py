"""The registers as plain tables, for follow-up in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model.brief import Brief, Dossier

FOLLOW_UP = ("owner", "status", "review date")
"""Columns that stand empty, for the people who follow the recommendations up."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of words: its name, the names of its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(brief: Brief) -> tuple[Sheet, ...]:
    """A sheet for each register of ``brief``, recommendations first, then threats, timeline, actors and sources."""
    dossier = brief.dossier
    return recommendations(dossier), _threats(dossier), _timeline(dossier), _actors(dossier), _sources(dossier)


def recommendations(dossier: Dossier) -> Sheet:
    """The recommendations register, a row an entry, with empty columns for owner, status and review date."""
    names = {source.id: source.title or source.name for source in dossier.sources}
    columns = (
        *("number", "actor", "actor from context", "action", "instruments", "force", "stance", "speaker", "condition"),
        *("purpose", "target", "deadline", "threats", "quotation", "evidence", "source"),
        *FOLLOW_UP,
    )
    rows = (
        (
            *(entry.id, _list(entry.actors), _list(entry.actors_from_context), entry.action, _list(entry.instruments)),
            *(entry.force.value, entry.stance.value, entry.speaker or "", entry.condition or "", entry.purpose or ""),
            *(entry.target or "", entry.deadline or "", _list(entry.threats), entry.quote, _list(entry.evidence)),
            names.get(entry.evidence[0].split(".")[0], "") if entry.evidence else "",
            *("" for _ in FOLLOW_UP),
        )
        for entry in dossier.analysis.recommendations
    )
    return Sheet("Recommendations", columns, tuple(rows))


def _threats(dossier: Dossier) -> Sheet:
    columns = ("number", "title", "actor", "conduct", "target", "likelihood", "scale", "horizon", "evidence")
    rows = (
        (
            *(threat.id, threat.title, threat.actor or "", threat.conduct, threat.target or ""),
            *((threat.likelihood.phrase, threat.likelihood.scale) if threat.likelihood else ("", "")),
            *(threat.horizon or "", _list(threat.evidence)),
        )
        for threat in dossier.analysis.threats
    )
    return Sheet("Threats", columns, tuple(rows))


def _timeline(dossier: Dossier) -> Sheet:
    columns = ("number", "date", "until", "precision", "basis", "as written", "event", "evidence")
    rows = (
        (
            *(event.id, event.date, event.end, event.precision.value, event.basis.value),
            *(event.phrase, event.text, _list(event.evidence)),
        )
        for event in dossier.analysis.timeline
    )
    return Sheet("Timeline", columns, tuple(rows))


def _actors(dossier: Dossier) -> Sheet:
    rows = ((a.name, a.kind, _list(a.aliases), _list(a.mentions)) for a in dossier.analysis.actors)
    return Sheet("Actors", ("name", "kind", "also called", "mentions"), tuple(rows))


def _sources(dossier: Dossier) -> Sheet:
    columns = ("number", "file", "title", "author", "publisher", "published", "provenance", "words", "SHA-256")
    rows = (
        (
            *(source.id, source.name, source.title or "", source.author or "", source.publisher or ""),
            *(source.published or "", " > ".join(source.provenance), str(source.words), source.sha256),
        )
        for source in dossier.sources
    )
    return Sheet("Sources", columns, tuple(rows))


def _list(items: Iterable[str]) -> str:
    return "; ".join(items)
