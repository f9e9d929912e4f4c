"""Time horizons: whether a danger goes on already."""

from __future__ import annotations

import re

ONGOING = "ongoing"
_PRESENT = re.compile(r"\b(?:is|are|has been|have been) (?:\w+ly |now |also |still )?\w+ing\b")


def ongoing(predicate: str, verb: str, tags: frozenset[str]) -> bool:
    """Whether the tense alone says that the conduct goes on: a present form, and nothing in the past or future."""
    if re.match(r"(?:will|would|could|may|might|can|should|must|does not|do not)\b", predicate):
        return False
    if re.match(r"(?:is|are|has been|have been)\b", predicate):
        return _PRESENT.match(predicate) is not None
    return "third" in tags or ("base" in tags and "past" not in tags and verb.islower())
