"""The marking of a whole brief: as given, never weaker than what its sources carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing.errors import SettingsError
from briefing.model.marking import finding_marking, parse_marking, strictest, weaker
from briefing.model.source import Source


def marked(source: Source, markings: Mapping[str, str]) -> Source:
    """``source`` with its marking: the one that ``markings`` gives its name, else what its text carries."""
    given = markings.get(source.name) or source.marking
    found = parse_marking(given) or finding_marking(source.text)
    return replace(source, marking=found.banner) if found else source


def banner(given: str, sources: Iterable[Source], up_to: str = "") -> str:
    """The marking of a brief of ``sources``: ``given``, else the strictest of theirs, empty where none has one.

    Sources above ``up_to`` do not count, for they are left out. Raises :class:`SettingsError` where ``given`` is weaker
    than what a source carries.
    """
    limit = parse_marking(up_to)
    carried = [(source, parse_marking(source.marking)) for source in sources]
    kept = [(source, found) for source, found in carried if found and not (limit and weaker(limit, found))]
    own = strictest(found for _, found in kept)
    wanted = parse_marking(given)
    if not wanted or not own:
        stands = wanted or own
        return stands.banner if stands else ""
    for source, found in kept:
        if weaker(wanted, found):
            enough = strictest([wanted, own])
            raise SettingsError(
                f"marking: `{wanted.banner}` is weaker than `{found.banner}`, which {source.name} carries",
                remedy=f"use `{(enough or own).banner}`, or --up-to to leave that source out",
            )
    return wanted.banner
