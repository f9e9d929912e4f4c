"""How much a threat weighs: how sure it is one, what it names, whether it lies ahead, how sure the section is."""

from __future__ import annotations

import re

from briefing.analysis.reading import Reading
from briefing.model.register import Threat
from briefing.model.verdict import SECTIONS, Section

_RHETORIC = re.compile(r"powder keg|wake-up call|all eyes|crossroads|puppet|\bbeast\b|double-edged", re.I)
_DEONTIC = re.compile(r"\b(?:must|should|ought to|needs? to|ha(?:s|ve) to|let us|we will)\b")


def threatening(reading: Reading) -> float:
    """The probability that the sentence belongs to the threat assessment; 0 where it asks for something."""
    if not reading.spoken or reading.section is Section.OTHER or _DEONTIC.search(reading.text):
        return reading.verdict.score if reading.section is Section.THREAT_ASSESSMENT and reading.spoken else 0.0
    return reading.verdict.scores[SECTIONS.index(Section.THREAT_ASSESSMENT)]


def weight(reading: Reading, threat: Threat, holds: float) -> float:
    """How much an entry weighs against others of its source; ``holds`` is the probability that it is one."""
    total = 3.0 * holds + 0.6 * (threat.actor is not None) + 0.3 * (threat.target is not None)
    total += 0.7 * (threat.likelihood is not None) + 0.7 * (threat.horizon is not None) + 0.4 * threatening(reading)
    return total - 1.5 * (_RHETORIC.search(reading.text) is not None)
