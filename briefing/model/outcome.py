"""Outcomes: what became of one item of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.notice import Notice


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: ``done`` or ``failed``, the files written with their SHA-256, notices, seconds."""

    item: str
    status: Literal["done", "failed"]
    outputs: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()
    error: str = ""
    seconds: float = 0.0
    peak_mib: float = 0.0
