"""The registers: recommendations, threats, events, actors, claims; together an analysis."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.dates import Basis, Precision
from briefing.model.notice import Notice
from briefing.model.source import Span
from briefing.model.verdict import DecidedBy


class Force(StrEnum):
    """How strongly an action is asked for, in the source's own words; ``will`` is a commitment of the author."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WILL = "will"


class Stance(StrEnum):
    """On whose word: the document's own, somebody else's, or argued against."""

    OWN = "own"
    REPORTED = "reported"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """Where in the source's text a part of an entry stands; ``role`` is the field's name (actor, action …)."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Clarification:
    """What a pronoun or "there" of the entry stands for, shown as ``phrase [meaning]``."""

    phrase: str
    meaning: str


@dataclass(frozen=True, slots=True)
class InstrumentCue:
    """The words that decided for an instrument."""

    instrument: str
    words: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One distinct action that somebody is to take (gold/REGISTER.md).

    ``actors`` stand in the sentence itself, ``actors_from_context`` in a lead-in or neighbour; both empty means
    *unstated*. ``action``, ``target``, ``condition``, ``purpose`` and ``deadline`` are the source's words; ``subject``
    is that of the action where it is no actor ("partnerships … should focus"); ``quote`` is the whole sentence;
    ``evidence`` are sentence ids; ``threats`` the ids of the threats that it answers; ``also`` the ids of the same
    recommendation in other sources, whose wording stays their own. ``key`` is what an analyst's decisions about the
    entry refer to, since ids move with the register; empty where there are none.
    """

    id: str
    actors: tuple[str, ...]
    verb: str
    action: str
    force: Force
    stance: Stance
    quote: str
    evidence: tuple[str, ...]
    actors_from_context: tuple[str, ...] = ()
    speaker: str | None = None
    instruments: tuple[str, ...] = ()
    target: str | None = None
    condition: str | None = None
    purpose: str | None = None
    deadline: str | None = None
    subject: str | None = None
    threats: tuple[str, ...] = ()
    threat_links: tuple[str, ...] = ()
    spans: tuple[RoleSpan, ...] = ()
    clarifications: tuple[Clarification, ...] = ()
    instrument_cues: tuple[InstrumentCue, ...] = ()
    also: tuple[str, ...] = ()
    decided_by: DecidedBy = DecidedBy.MODEL
    key: str = ""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Likelihood in the source's own words, and its band (percent) on the named scale; none where it is unscaled."""

    phrase: str
    scale: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Threat:
    """A danger as the source describes it; ``title`` is short and in its words, ``actor`` ``None`` when not named.

    ``also`` are the ids of the same danger in other sources, whose wording stays their own.
    """

    id: str
    title: str
    conduct: str
    evidence: tuple[str, ...]
    actor: str | None = None
    target: str | None = None
    likelihood: Likelihood | None = None
    horizon: str | None = None
    confidence: str | None = None
    attribution: str | None = None
    spans: tuple[RoleSpan, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is to happen.

    ``date`` and ``end`` are ISO dates as far as known (``2008``, ``1999-03``, ``--05`` for a May of unknown year,
    empty when only ``phrase``, the words as written, is known); ``basis`` says how the date was arrived at.
    """

    id: str
    date: str
    precision: Precision
    text: str
    evidence: tuple[str, ...]
    end: str = ""
    basis: Basis = Basis.STATED
    phrase: str = ""
    future: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts in the sources, under one name; ``kind`` is state, organisation, person, office or group."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class ResponseKind(StrEnum):
    """How a claim is answered."""

    DENIAL = "denial"
    NOTE = "note"
    CONTRADICTION = "contradiction"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Response:
    """What is set against (or beside) a claim: a denial, an editor's note, a differing figure."""

    kind: ResponseKind
    text: str
    evidence: tuple[str, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A contested assertion with what stands against it, side by side."""

    id: str
    text: str
    evidence: tuple[str, ...]
    responses: tuple[Response, ...]
    speaker: str | None = None
    decided_by: DecidedBy = DecidedBy.MODEL


@dataclass(frozen=True, slots=True)
class Provenance:
    """The publishers that a source's text passed through, the first one first, with the sentences that say so."""

    source: str
    chain: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    translated: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """One source's word on an action: for (own), reported, or against (rejected)."""

    source: str
    recommendation: str
    stance: Stance
    force: Force


@dataclass(frozen=True, slots=True)
class Agreement:
    """The same action in several sources: who asks for it, who rejects it, on how many independent publishers' word."""

    actor: str
    action: str
    instruments: tuple[str, ...]
    positions: tuple[Position, ...]
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """The same statement in several sources: the sentences that make it, on how many independent publishers' word."""

    sentences: tuple[str, ...]
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """What may be left out of a sentence in the body: whole marked parts, as offsets into the sentence's own text."""

    sentence: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that was found in the sources together.

    ``salience`` gives each sentence id its score (0 to 1); ``bottom_line`` and ``body`` are the ids chosen for them,
    the body's in the order of the text; ``cuts`` are the parts that a statement in either may leave out, visibly.
    """

    recommendations: tuple[Recommendation, ...] = ()
    threats: tuple[Threat, ...] = ()
    timeline: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    salience: tuple[tuple[str, float], ...] = ()
    bottom_line: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    corroborations: tuple[Corroboration, ...] = ()
    notices: tuple[Notice, ...] = ()
