"""What templates can read: the data of the brief's JSON under the same names, and a few figures beside.

Templates see these values and nothing else; each public field below is documented in docs/templates.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.compose.labels import Labels
from briefing.compose.manifest import Value
from briefing.model.register import (
    Agreement,
    Claim,
    Clarification,
    Likelihood,
    Position,
    Response,
)


@dataclass(frozen=True, slots=True)
class BriefView:
    """``brief``: what stands around the brief; ``date`` is an ISO date, ``length`` short, standard or full."""

    title: str
    date: str
    marking: str
    addressee: str
    language: str
    template: str
    length: str
    only: str
    generator: str
    version: str
    model: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One of ``sources``; ``provenance`` are the publishers that its text passed through, the first one first."""

    id: str
    name: str
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None
    format: str
    language: str
    marking: str
    sha256: str
    words: int
    sentences: int
    provenance: tuple[str, ...]
    translated: bool


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One of ``sentences``; ``statement`` is its ``text`` with what the body may leave out as an ellipsis."""

    id: str
    source: str
    text: str
    statement: str
    kind: str
    section: str
    score: float
    doubtful: bool
    decided_by: str
    paragraph: int
    page: int | None
    headings: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One of ``recommendations``; ``number`` is that of its id, ``threats`` the ids of the threats that it answers."""

    id: str
    number: int
    actors: tuple[str, ...]
    actors_from_context: tuple[str, ...]
    verb: str
    action: str
    force: str
    stance: str
    speaker: str | None
    instruments: tuple[str, ...]
    target: str | None
    condition: str | None
    purpose: str | None
    deadline: str | None
    subject: str | None
    quote: str
    evidence: tuple[str, ...]
    threats: tuple[str, ...]
    clarifications: tuple[Clarification, ...]
    also: tuple[str, ...]
    decided_by: str
    language: str


@dataclass(frozen=True, slots=True)
class ThreatView:
    """One of ``threats``; ``answered_by`` are the ids of the recommendations that answer it."""

    id: str
    title: str
    actor: str | None
    conduct: str
    target: str | None
    likelihood: Likelihood | None
    horizon: str | None
    confidence: str | None
    attribution: str | None
    evidence: tuple[str, ...]
    answered_by: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One of the ``timeline``; ``date`` and ``end`` are ISO dates as far as known, ``phrase`` the words as written."""

    id: str
    date: str
    end: str
    precision: str
    basis: str
    phrase: str
    text: str
    future: bool
    evidence: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """One of ``actors``; ``mentions`` are sentence ids, ``mentioned`` is how many there are."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: tuple[str, ...]
    mentioned: int


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One of ``notices``: what the reader has to know about how the brief came to be."""

    code: str
    message: str
    severity: str
    where: str


@dataclass(frozen=True, slots=True)
class CountsView:
    """``counts``: how many there are of what; the four sections add up to ``sentences``."""

    sources: int
    sentences: int
    background: int
    threat_assessment: int
    recommendation: int
    other: int
    doubtful: int
    boilerplate: int
    notes: int
    words: int
    recommendations: int
    own: int
    reported: int
    rejected: int
    deadlines: int
    threats: int
    unanswered: int
    analyst: int


@dataclass(frozen=True, slots=True)
class BodyView:
    """``body``: the sentences and register entries chosen for each part, in the order of sources and registers."""

    bottom_line: tuple[SentenceView, ...]
    background: tuple[SentenceView, ...]
    threat_assessment: tuple[SentenceView, ...]
    recommendation: tuple[SentenceView, ...]
    recommendations: tuple[RecommendationView, ...]
    threats: tuple[ThreatView, ...]
    timeline: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """``section``: the one that the template is for."""

    name: str
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class Group:
    """Items that share something, as the filters ``group`` and ``by_actor`` give them."""

    key: str
    items: tuple[object, ...]


READABLE: tuple[type, ...] = (
    BriefView,
    SourceView,
    SentenceView,
    RecommendationView,
    ThreatView,
    EventView,
    NoticeView,
    CountsView,
    BodyView,
    SectionView,
    Group,
    ActorView,
    Agreement,
    Claim,
    Clarification,
    Likelihood,
    Position,
    Response,
)
"""The types whose fields a template may read."""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that one composition knows; ``names`` are what templates call it by."""

    brief: BriefView
    sources: tuple[SourceView, ...]
    sentences: tuple[SentenceView, ...]
    recommendations: tuple[RecommendationView, ...]
    threats: tuple[ThreatView, ...]
    timeline: tuple[EventView, ...]
    actors: tuple[ActorView, ...]
    claims: tuple[Claim, ...]
    agreements: tuple[Agreement, ...]
    notices: tuple[NoticeView, ...]
    counts: CountsView
    body: BodyView
    labels: Labels
    options: Mapping[str, Value]
    limits: Mapping[str, int]

    def names(self) -> dict[str, object]:
        """The context by the names that templates use."""
        return {name: getattr(self, name) for name in CONTEXT_NAMES}

    def sentence(self, key: str) -> SentenceView | None:
        """The sentence with the id ``key``."""
        return next((sentence for sentence in self.sentences if sentence.id == key), None)


CONTEXT_NAMES = tuple(name for name in Context.__dataclass_fields__)
