"""What analysts corrected: briefs whose sentences they put into another section become documents to learn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from briefing.classifier.training.examples import UNKNOWN, Example
from briefing.classifier.units import units_of
from briefing.model.brief import Dossier
from briefing.model.sentence import SentenceKind
from briefing.model.verdict import SECTIONS, DecidedBy, Verdict

_APART = (SentenceKind.NOTE, SentenceKind.BOILERPLATE)


def corrected(dossiers: Iterable[Dossier]) -> tuple[Example, ...]:
    """A document for each source in which an analyst decided on a sentence; the section of the others is unknown."""
    return tuple(example for number, dossier in enumerate(dossiers, 1) for example in _sources(dossier, number))


def decided(examples: Iterable[Example]) -> int:
    """How many units of ``examples`` have a known section."""
    return sum(label != UNKNOWN for example in examples for label in example.labels)


def _sources(dossier: Dossier, number: int) -> Iterator[Example]:
    for source, group in groupby(dossier.verdicts, key=lambda verdict: verdict.sentence.source):
        verdicts = [verdict for verdict in group if verdict.sentence.kind not in _APART]
        labels = tuple(map(_label, verdicts))
        if any(label != UNKNOWN for label in labels):
            units = units_of([verdict.sentence for verdict in verdicts])
            yield Example(f"brief {number}, {source}", "corrections", units, labels)


def _label(verdict: Verdict) -> int:
    return SECTIONS.index(verdict.section) if verdict.decided_by is DecidedBy.ANALYST else UNKNOWN
