"""Entry point of ``briefing`` and ``python -m briefing``."""
