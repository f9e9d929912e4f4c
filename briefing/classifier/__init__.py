"""Sentences become verdicts: which section of a briefing each belongs to, how sure the model is, and why.

What needs the model is imported when it is first asked for, since settings import this package too.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing.classifier.options import MODELS, ClassifierOptions

if TYPE_CHECKING:
    from briefing.classifier.artefact import ArtefactError, model_name
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

_HOMES = {
    "ArtefactError": "artefact",
    "LabelledUnit": "units",
    "Unit": "units",
    "classify": "verdicts",
    "classify_units": "verdicts",
    "model_name": "artefact",
    "parse_units": "units",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"briefing.classifier.{_HOMES[name]}"), name)
