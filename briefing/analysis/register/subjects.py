"""What an action is asked of where that is nobody who acts: "partnerships with Canada should focus on the north"."""

from __future__ import annotations

import re

from briefing.analysis.register import grammar
from briefing.analysis.register.draft import Draft
from briefing.analysis.register.parts import Place

_LONGEST = 25
_POINTS = re.compile(r"(?:it|this|that|these|those|they|there|which|who|what|one|such)\b", re.IGNORECASE)


def subject_of(text: str, draft: Draft) -> Place | None:
    """The place of the noun phrase before the modal that governs the verb of ``draft``, without its article.

    None where there is no such modal, the phrase only points to something, or it is part of the action (a passive).
    """
    frames = {frame.at: frame.actors for frame in grammar.frames(text)}
    members = frames.get(draft.at)
    if not members or members[-1][1] > draft.action[0]:
        return None
    place = (members[0][0], members[-1][1])
    words = text[slice(*place)]
    return None if _POINTS.match(words) or len(words.split()) > _LONGEST else place
