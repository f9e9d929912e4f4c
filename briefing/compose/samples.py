"""Invented dossiers to try a template set on: one with every kind of entry, and one with almost nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files

from briefing.model.brief import Dossier
from briefing.model.record import from_record
from briefing.model.register import Analysis
from briefing.model.verdict import Section


@cache
def sample() -> Dossier:
    """A dossier of two sources with every kind of entry; the places, people and events in it are invented."""
    text = files("briefing.compose").joinpath("data", "sample.json").read_text("utf-8")
    return from_record(json.loads(text))


def bare() -> Dossier:
    """The sample's first sentence alone, in no section, with empty registers: a template has to stand that too."""
    whole = sample()
    first = replace(whole.verdicts[0], section=Section.OTHER)
    meta = replace(whole.meta, marking="", addressee="", model="")
    source = replace(whole.sources[0], title=None, author=None, publisher=None, published=None, provenance=())
    return Dossier(meta, (source,), (first,), Analysis())
