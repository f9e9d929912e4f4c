"""What a user can decide about the classifier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ModelName = Literal["fast", "accurate"]
MODELS: tuple[ModelName, ...] = ("fast", "accurate")


@dataclass(frozen=True, slots=True)
class ClassifierOptions:
    """Options of :func:`briefing.classifier.classify`.

    ``model`` names the artefact; ``folder`` is one that ``briefing train`` wrote, to be used instead of it; ``cues``
    is the greatest number of cues a verdict (0: none are looked for); ``threads`` bounds the processor threads, 0 for
    as many as there are cores, four at most.
    """

    model: ModelName = "fast"
    cues: int = 3
    threads: int = 0
    folder: str = ""
