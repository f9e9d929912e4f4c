"""Sentences become verdicts."""
