"""What may be left out of a statement without harm: whole marked parts, each listed, never one that limits it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.limits import LIMITS
from briefing.analysis.reading import Reading
from briefing.model.register import Cut
from briefing.model.source import Span

# Openers that only join: none of them limits, concedes or dates what follows.
OPENER = re.compile(
    r"(?:moreover|furthermore|in addition(?! to\b)|additionally|in fact|indeed|in short|in sum|in other words|"
    r"what is more),? "
    r"(?=[\w“\"])",
    re.I,
)
_TAIL = re.compile(
    r", (?:writes|wrote|reports) (?:the )?([^,.;]+)(?:, as (?:quoted|cited|reported|relayed) by [^,.;]+)?(?=\.?$)"
)


def cuts(readings: Sequence[Reading], publisher: str) -> tuple[Cut, ...]:
    """What a statement may leave out: the source's attribution to its own ``publisher``, and openers that only join.

    Anybody else's word stays with its speaker, and no part that holds a condition, negation or hedge is named.
    """
    found = []
    for reading in readings:
        text = reading.text
        opener = OPENER.match(text) if reading.spoken else None
        tail = _publisher_tail(text, publisher) if reading.spoken else None
        spans = [Span(m.start(), m.end()) for m in (opener, tail) if m and not LIMITS.search(m.group())]
        if spans:
            found.append(Cut(reading.id, tuple(spans)))
    return tuple(found)


def _publisher_tail(text: str, publisher: str) -> re.Match[str] | None:
    """ ", writes the Wall Street Journal, as quoted by …": said once under sources, it may go from each statement."""
    tail = _TAIL.search(text)
    return (
        tail if tail and publisher and tail[1].strip().removeprefix("the ") == publisher.removeprefix("the ") else None
    )
