"""Notices: what a reader of the result has to know, as values that travel with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a notice matters: ``note`` informs, ``warning`` asks to look."""

    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing noticed: a stable ``code`` (listed in docs/errors.md), a plain message, and where."""

    code: str
    message: str
    severity: Severity = Severity.NOTE
    where: str = ""
