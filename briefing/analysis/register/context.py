"""What stands around a sentence: the lead-in of its list and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model.sentence import Sentence

ITEM = re.compile(r"^\s*(?:[-–—•*▪◦●○■□✓»·]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s")
_INTRODUCES = re.compile(r":\s*[-–—]?\s*$")
_REACH = 15  # how many items up a lead-in is looked for


def lead_in(sentences: Sequence[Sentence], at: int) -> str:
    """The text that introduces the list in which the sentence ``at`` stands; empty where it stands in none."""
    here = sentences[at]
    if here.lead_in or not ITEM.match(here.text):
        return here.lead_in
    for earlier in range(at - 1, max(-1, at - _REACH - 1), -1):
        before = sentences[earlier]
        if before.source != here.source:
            break
        if _INTRODUCES.search(before.text):
            return before.text
    return ""


def before(sentences: Sequence[Sentence], at: int) -> str:
    """The lead-in and the sentence before, of the same source."""
    here = sentences[at]
    neighbour = sentences[at - 1].text if at and sentences[at - 1].source == here.source else ""
    introduced = lead_in(sentences, at)
    return neighbour if introduced in ("", neighbour) else f"{introduced} {neighbour}"


def after(sentences: Sequence[Sentence], at: int) -> str:
    """The sentence after, of the same source."""
    following = sentences[at + 1] if at + 1 < len(sentences) else None
    return following.text if following is not None and following.source == sentences[at].source else ""
