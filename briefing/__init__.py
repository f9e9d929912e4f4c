"""Turns policy writing into one composed brief, every statement with its source sentence.

>>> from briefing import Settings, build, read, render
>>> sources = read(["article.txt"])                     # doctest: +SKIP
>>> brief = build(sources, Settings(date="2026-01-31")) # doctest: +SKIP
>>> pdf = render(brief, ["pdf"])["pdf"]                 # doctest: +SKIP

The names in ``__all__`` are the library; each is explained in docs/architecture.md.
"""

from __future__ import annotations

from briefing.errors import BriefingError
from briefing.model.brief import Brief, Dossier
from briefing.model.record import from_record, schema, to_record
from briefing.model.source import Source
from briefing.pipeline import analyse, build, compose, read, read_bytes, render
from briefing.settings import Settings, load_settings
from briefing.version import __version__

__all__ = [
    "Brief",
    "BriefingError",
    "Dossier",
    "Settings",
    "Source",
    "__version__",
    "analyse",
    "build",
    "compose",
    "from_record",
    "load_settings",
    "read",
    "read_bytes",
    "render",
    "schema",
    "to_record",
]
