"""Whether what is said of a date lies ahead of the text or behind it, by the verb nearest to the date."""

from __future__ import annotations

import re

from briefing.analysis.verbs import forms

_AHEAD = re.compile(
    r"\b(?:will|shall|would|plans? to|intends? to"
    r"|(?:is|are|was|were) (?:\w+ly )?(?:expected|due|scheduled|set|poised|projected|forecast|likely) to"
    r"|(?:is|are) to\b|upcoming|forthcoming|(?:prepar|plann?)ing\b|deadline|must|should|ha(?:s|ve) until)"
)
# "You will recall that …" looks back.
_RECALL = re.compile(r"(?:will|would|shall) (?:\w+ly )?(?:recall|remember|know|note|be aware|have)\b")
_WORD = re.compile(r"[A-Za-z’']+")
_PAST_AUXILIARIES = frozenset("was were had did has have".split())
_BE = re.compile(r"\b(?:be|been|being|is|are) (?:\w+ly )?$")  # a participle follows, of whatever time
_NOT_VERBS = frozenset("led set put cut hit let shut spread left".split())


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the date at ``[start, end)`` of ``text`` is spoken of as still to come.

    A date that opens its clause ("In 2010, …") is told by the first verb after it, another by the last one before it,
    else by the first one after.
    """
    after = [found for found in (_first(text, end),) if found is not None]
    before = [found for found in (_last(text, start),) if found is not None]
    opens = re.match(r"\s*,", text[end:]) is not None or start < 12
    order = (*after, *before) if opens else (*before, *after)
    return order[0] if order else False


def _first(text: str, at: int) -> bool | None:
    """Whether the first verb that tells from ``at`` on looks ahead; ``None`` where none tells."""
    ahead = _ahead_from(text, at)
    past = next((m.start() for m in _WORD.finditer(text, at) if _is_past(text, m)), None)
    if ahead is None:
        return None if past is None else False
    return past is None or ahead < past


def _last(text: str, until: int) -> bool | None:
    """Whether the last verb that tells before ``until`` looks ahead; ``None`` where none tells."""
    ahead = max((m.end() for m in _AHEAD.finditer(text, 0, until) if not _RECALL.match(text, m.start())), default=None)
    past = max((m.end() for m in _WORD.finditer(text, 0, until) if _is_past(text, m)), default=None)
    if ahead is None:
        return None if past is None else False
    return past is None or past <= ahead


def _ahead_from(text: str, at: int) -> int | None:
    return next((m.start() for m in _AHEAD.finditer(text, at) if not _RECALL.match(text, m.start())), None)


def _is_past(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if word in _PAST_AUXILIARIES:
        return _AHEAD.match(text, match.start()) is None
    tags = forms().get(word, ("", frozenset(), False))[1]
    passive = _BE.search(text, max(0, match.start() - 12), match.start()) is not None
    return "past" in tags and "base" not in tags and word not in _NOT_VERBS and not passive
