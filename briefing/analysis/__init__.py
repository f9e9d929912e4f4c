"""Verdicts become registers."""
