"""What one file says otherwise than the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "statement", "row", "caption", "marking", "addition", "file"]
_LONG = 90


@dataclass(frozen=True, slots=True)
class Difference:
    """In the file of ``format``, a piece of that ``kind`` that should read ``expected`` reads ``found``.

    ``found`` is empty where nothing like it stands there, ``expected`` where the tree has no such piece.
    """

    format: str
    kind: Kind
    expected: str
    found: str = ""

    def line(self) -> str:
        """The difference as one line."""
        if self.kind == "file":
            return f"{self.format}: {self.found}"
        if not self.expected:
            return f"{self.format}: not in the brief: “{_short(self.found)}”"
        if not self.found:
            return f"{self.format}: {self.kind} missing: “{_short(self.expected)}”"
        at = _first_difference(self.expected, self.found)
        return (
            f"{self.format}: {self.kind} differs: “{_short(self.found, at)}” where the brief says "
            f"“{_short(self.expected, at)}”"
        )


def _first_difference(one: str, two: str) -> int:
    pairs = enumerate(zip(one, two, strict=False))
    return next((at for at, (first, second) in pairs if first != second), min(len(one), len(two)))


def _short(text: str, at: int = 0) -> str:
    """``text`` cut to what fits a line, around the character ``at``."""
    start = max(0, at - _LONG // 2) if len(text) > _LONG else 0
    cut = text[start : start + _LONG]
    return ("…" if start else "") + cut + ("…" if start + _LONG < len(text) else "")
