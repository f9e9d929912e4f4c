"""Tables that the analysis reads: states, verbs, actors, scales, words."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def shipped(name: str) -> str:
    """The text of a data file of this package."""
    return (resources.files(__name__) / name).read_text(encoding="utf-8")
