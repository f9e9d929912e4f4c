"""Sentences become verdicts: which section of a briefing each belongs to, how sure the model is, and why."""

from __future__ import annotations

from briefing.classifier.artefact import ArtefactError, manifest
from briefing.classifier.options import MODELS, ClassifierOptions
from briefing.classifier.units import LabelledUnit, Unit, parse_units
from briefing.classifier.verdicts import classify, classify_units

__all__ = [
    "MODELS",
    "ArtefactError",
    "ClassifierOptions",
    "LabelledUnit",
    "Unit",
    "classify",
    "classify_units",
    "model_name",
    "parse_units",
]


def model_name(options: ClassifierOptions | None = None) -> str:
    """The name of the model in force with the start of its digest, such as ``fast-1a2b3c4d``."""
    chosen = options or ClassifierOptions()
    return manifest(chosen.model, chosen.folder).version
