"""What a user can decide about the analysis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Length = Literal["short", "standard", "full"]
NetworkName = Literal["fast", "accurate"]
MODELS: tuple[NetworkName, ...] = ("fast", "accurate")


@dataclass(frozen=True, slots=True)
class AnalysisOptions:
    """Options of :func:`briefing.analysis.analyse`.

    ``date`` (ISO) stands in for a source's own date when it has none; ``length`` says how much goes into the body;
    ``actors``, ``instruments`` and ``scales`` are the TOML texts of a user's own files, read in place of the shipped
    ones, an empty string for the shipped; ``threats`` is the greatest number of rows per source in the threat register;
    ``model`` names the network that reads the recommendations; ``threads`` bounds the processor threads, 0 for all
    cores (at most four).
    """

    date: str | None = None
    length: Length = "standard"
    actors: str = ""
    instruments: str = ""
    scales: str = ""
    threats: int = 20
    model: NetworkName = "fast"
    threads: int = 0
