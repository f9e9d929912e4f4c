"""Verdicts become registers: recommendations, threats, events, actors, claims, and what of it carries the brief."""

from briefing.analysis.assembly import analyse
from briefing.analysis.links import aimless, unanswered
from briefing.analysis.options import AnalysisOptions, Length

__all__ = ["AnalysisOptions", "Length", "aimless", "analyse", "unanswered"]
