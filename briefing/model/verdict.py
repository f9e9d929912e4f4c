"""Verdicts: which section a sentence belongs to, how sure, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.sentence import Sentence


class Section(StrEnum):
    """The sections of a briefing."""

    BACKGROUND = "background"
    THREAT_ASSESSMENT = "threat_assessment"
    RECOMMENDATION = "recommendation"
    OTHER = "other"


SECTIONS: tuple[Section, ...] = tuple(Section)


class DecidedBy(StrEnum):
    """Who decided."""

    MODEL = "model"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of the sentence that moved the verdict; ``weight`` is their share of the score, above 0 in favour."""

    text: str
    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The section of a sentence, with a probability for each section in the order of ``SECTIONS`` (they sum to one).

    ``doubtful`` says that the score lies under the threshold above which the model is right 95 times in 100.
    """

    sentence: Sentence
    section: Section
    scores: tuple[float, float, float, float]
    cues: tuple[Cue, ...] = ()
    decided_by: DecidedBy = DecidedBy.MODEL
    doubtful: bool = False

    @property
    def score(self) -> float:
        """The probability of the section decided on."""
        return self.scores[SECTIONS.index(self.section)]
