"""The actors of all sources: each under one name, with its aliases as they stand and the sentences that name it."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.directory import Form
from briefing.analysis.reading import Reading
from briefing.model.register import Actor

UNLISTED = frozenset({"place", "office"})


def actors(readings: Iterable[Reading]) -> tuple[Actor, ...]:
    """The actors named in the readings, those named most often first; a mere adjective is no mention."""
    names: dict[str, str] = {}
    surfaces: dict[str, dict[str, None]] = {}
    mentions: dict[str, dict[str, None]] = {}
    for reading in readings:
        if not reading.spoken:
            continue
        for mention in reading.mentions:
            if mention.entry.kind in UNLISTED or mention.form in (Form.ADJECTIVE, Form.TITLE):
                continue
            names.setdefault(mention.name, mention.entry.kind)
            surfaces.setdefault(mention.name, {})[mention.surface] = None
            mentions.setdefault(mention.name, {})[reading.id] = None
    found = [
        Actor(name, kind, tuple(s for s in surfaces[name] if s != name), tuple(mentions[name]))
        for name, kind in names.items()
    ]
    return tuple(sorted(found, key=lambda actor: -len(actor.mentions)))
