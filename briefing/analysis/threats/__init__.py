"""The threat register: who threatens what with which conduct, by when, how likely, on whose word."""

from briefing.analysis.threats.rows import threats

__all__ = ["threats"]
