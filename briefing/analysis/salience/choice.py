"""Which sentences a reader sees: three in the bottom line, the most telling of each section in the body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from briefing.analysis.options import Length
from briefing.analysis.reading import Reading
from briefing.analysis.salience.leaning import dangling, self_contained
from briefing.model.register import Recommendation, Stance
from briefing.model.verdict import Section

SHARE: Mapping[Length, float] = {"short": 0.25, "standard": 0.5, "full": 1.0}
MOST: Mapping[Length, int] = {"short": 5, "standard": 12, "full": 100_000}  # sentences of a section in the body
_IN_ORDER = (Section.THREAT_ASSESSMENT, Section.BACKGROUND, Section.RECOMMENDATION)


def bottom_line(
    readings: Sequence[Reading], scores: Mapping[str, float], recommendations: Sequence[Recommendation] = ()
) -> tuple[str, ...]:
    """The ids of at most three self-contained sentences: the danger, the situation, and what is asked overall.

    What somebody else demands, or the source rejects, never speaks for the source.
    """
    others = {e for r in recommendations if r.stance is not Stance.OWN for e in r.evidence}
    usable = [r for r in readings if r.id not in others and self_contained(r)]
    chosen = (
        max((r for r in usable if r.section is one), key=lambda r: scores[r.id], default=None) for one in _IN_ORDER
    )
    return tuple(reading.id for reading in chosen if reading is not None)


def body(
    readings: Sequence[Reading], scores: Mapping[str, float], length: Length, needed: Iterable[str] = ()
) -> tuple[str, ...]:
    """The ids of the sentences of the body in the order of the text: those that score best in each section.

    ``needed`` are kept whatever they score. A sentence that leans on the one before it brings that one along, so that
    no pronoun stands without its noun; in the full length every sentence of a section is in the body.
    """
    chosen = set(needed)
    for section in (Section.BACKGROUND, Section.THREAT_ASSESSMENT, Section.RECOMMENDATION):
        of = [r for r in readings if r.section is section and r.spoken]
        count = min(MOST[length], max(3, round(len(of) * SHARE[length])))
        chosen.update(r.id for r in sorted(of, key=lambda r: (-scores[r.id], r.sentence.index))[:count])
    for before, reading in reversed(list(pairwise(readings))):
        if reading.id in chosen and dangling(reading.text) and before.spoken and before.section is not Section.OTHER:
            chosen.add(before.id)
    return tuple(r.id for r in readings if r.id in chosen)
