"""Dates as texts give them: a year, a month, a day, or part of one, and how it was arrived at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    APPROXIMATE = "approximate"


class Basis(StrEnum):
    """Where a date comes from.

    ``stated`` in the text; ``relative`` to the document's own date; ``inferred`` from what stands around it;
    ``unresolved``: shown as the text writes it, no date invented.
    """

    STATED = "stated"
    RELATIVE = "relative"
    INFERRED = "inferred"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the year, and perhaps the month or day, may be unknown (0)."""

    year: int = 0
    month: int = 0
    day: int = 0

    def iso(self) -> str:
        """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; ``--MM`` or ``--MM-DD`` without a year; empty when unknown."""
        if not self.year:
            return "-".join(["-", *(f"{part:02d}" for part in (self.month, self.day) if part)]) if self.month else ""
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)])

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """The date that :meth:`iso` wrote; raises ``ValueError`` for anything else."""
        if text.startswith("--"):
            return cls(0, *(int(part) for part in text[2:].split("-")))
        return cls(*(int(part) for part in text.split("-"))) if text else cls()
