"""Figures from the brief's own data: a timeline, a matrix of actors and instruments, judgements on a scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.compose.context import EventView, RecommendationView, ThreatView
from briefing.compose.dates import event_date, place_on_axis
from briefing.compose.desk import Desk
from briefing.compose.words import Words
from briefing.model.document import (
    Figure,
    LikelihoodBar,
    LikelihoodChart,
    MatrixChart,
    TimelineChart,
    TimelinePoint,
    plain,
)

MAX_TITLE = 60
"""How long the title of a point is, in characters; the table beside the figure has the whole."""


def shortened(words: str, limit: int = MAX_TITLE) -> str:
    """``words`` cut at a word's end, with an ellipsis where something is left out."""
    if len(words) <= limit:
        return words
    return f"{words[: limit - 1].rsplit(' ', 1)[0].rstrip(',;:–- ')}…"


def timeline_figure(events: Iterable[EventView], caption: Words, desk: Desk) -> Figure | None:
    """Events along an axis; ``None`` when fewer than two have a year."""
    points = [point for event in events if (point := _point(event, desk))]
    if len(points) < 2:
        return None
    points.sort(key=lambda point: (point.start, point.end))
    described = "; ".join(f"{point.label}: {point.title}" for point in points)
    alt = f"{desk.labels.fill('alt_timeline', n=len(points))} {described}."
    return Figure(TimelineChart(tuple(points)), caption, alt)


def _point(event: EventView, desk: Desk) -> TimelinePoint | None:
    start = place_on_axis(event.date)
    if start is None:
        return None
    end = place_on_axis(event.end or event.date, at_end=bool(event.end)) or start
    return TimelinePoint(
        start, max(start, end), plain(event_date(event, desk.labels)), shortened(event.text), event.future
    )


def matrix_figure(entries: Sequence[RecommendationView], caption: Words, desk: Desk) -> Figure | None:
    """Recommendations by actor and instrument; ``None`` for fewer than two actors or no instrument."""
    rows: dict[str, dict[str, list[str]]] = {}
    columns: dict[str, None] = {}
    for entry in entries:
        instruments = [desk.labels.get(f"instrument_{name}") for name in entry.instruments]
        columns |= dict.fromkeys(instruments)
        for actor in entry.actors or entry.actors_from_context or (desk.labels.get("unstated"),):
            cells = rows.setdefault(actor, {})
            for instrument in instruments:
                cells.setdefault(instrument, []).append(str(entry.number))
    if len(rows) < 2 or not columns:
        return None
    cells_of = tuple(tuple(tuple(row.get(column, ())) for column in columns) for row in rows.values())
    alt = f"{desk.labels.get('alt_matrix')} {'; '.join(_row_in_words(*item) for item in rows.items())}."
    return Figure(MatrixChart(tuple(rows), tuple(columns), cells_of), caption, alt)


def _row_in_words(actor: str, row: Mapping[str, Sequence[str]]) -> str:
    return f"{actor}: {', '.join(' '.join((column, *keys)) for column, keys in row.items())}"


def likelihood_figures(threats: Iterable[ThreatView], caption: Words, desk: Desk) -> tuple[Figure, ...]:
    """One figure for each scale on which a source gave a judgement; none where no source did."""
    scales: dict[str, list[LikelihoodBar]] = {}
    for threat in threats:
        likelihood = threat.likelihood
        if likelihood is None or likelihood.low is None or likelihood.high is None:
            continue
        bar = LikelihoodBar(
            f"{threat.id} {shortened(threat.title)}", likelihood.phrase, likelihood.low, likelihood.high
        )
        scales.setdefault(likelihood.scale, []).append(bar)
    return tuple(
        Figure(LikelihoodChart(scale, tuple(bars)), caption, _likelihood_alt(scale, bars, desk))
        for scale, bars in scales.items()
    )


def _likelihood_alt(scale: str, bars: Sequence[LikelihoodBar], desk: Desk) -> str:
    described = "; ".join(f"{bar.label}: {bar.phrase}, {bar.low:g}–{bar.high:g} %" for bar in bars)
    return f"{desk.labels.fill('alt_likelihood', scale=scale)} {described}."
