"""Verdicts become registers: recommendations, threats, events, actors, claims, and what of it carries the brief.

The work is imported when it is first asked for, so that reading the options costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.options import AnalysisOptions, Length
from briefing.model.register import Analysis
from briefing.model.source import Source
from briefing.model.verdict import Verdict

__all__ = ["AnalysisOptions", "Length", "analyse"]


def analyse(
    sources: Sequence[Source], verdicts: Sequence[Verdict], options: AnalysisOptions = AnalysisOptions()
) -> Analysis:
    """Everything that is found in ``sources`` given a verdict for each of their sentences, in order.

    Raises :class:`briefing.errors.SettingsError` for a faulty file of actors, scales or instruments.
    """
    from briefing.analysis import assembly

    return assembly.analyse(sources, verdicts, options)
