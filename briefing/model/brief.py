"""Briefs: the dossier of evidence, and the composed document that rests on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.model.decision import Decision
from briefing.model.document import Block
from briefing.model.notice import Notice
from briefing.model.register import Analysis
from briefing.model.source import Source
from briefing.model.verdict import Verdict

SCHEMA_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Meta:
    """What stands around a brief: title, ISO date, marking, addressee, template set, language, the model in use.

    ``composition`` are (name, JSON) of the choices about composing that are no defaults, so that it can be done again.
    """

    title: str
    date: str
    marking: str = ""
    addressee: str = ""
    template: str = "policy_brief"
    language: str = "en"
    generator: str = "policy-briefing"
    version: str = ""
    model: str = ""
    composition: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The evidence of a brief: sources, a verdict for each of their sentences, the analysis; what the JSON holds.

    ``body`` are the sentence ids that an analyst has put into the body (``+S1.3``) or taken out of it (``-S1.3``).
    ``decisions`` are an analyst's in order, all of them in force here; ``undone`` those taken back, the last one last.
    """

    meta: Meta
    sources: tuple[Source, ...]
    verdicts: tuple[Verdict, ...]
    analysis: Analysis
    notices: tuple[Notice, ...] = ()
    body: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    undone: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A statement of the body and the sentences that it rests on."""

    statement: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A composed brief: one tree for every format, with the dossier it rests on.

    ``labels`` are the words of ours that renderers print (``contents``, ``page``, ``table``, ``figure`` …).
    """

    meta: Meta
    blocks: tuple[Block, ...]
    dossier: Dossier
    references: tuple[Reference, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = field(default=())

    def label(self, key: str) -> str:
        """The label named ``key`` in the brief's language, or the key itself with its underscores as spaces."""
        return dict(self.labels).get(key, key.replace("_", " "))
