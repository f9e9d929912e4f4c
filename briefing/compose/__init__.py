"""A dossier and a template set become a brief; ``compose`` is the door, the rest serves the ``templates`` commands."""

from __future__ import annotations

from briefing.compose.composer import compose
from briefing.compose.faults import Fault, TemplateFault
from briefing.compose.options import LENGTHS, ComposeOptions, Length

__all__ = ["LENGTHS", "ComposeOptions", "Fault", "Length", "TemplateFault", "compose"]
