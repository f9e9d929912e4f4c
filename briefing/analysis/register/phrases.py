"""Actors as whole noun phrases: without marks at their ends, whole names, none inside another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.analysis.register.parts import Place

_MARKS = " ,;:.–—-\"“”'’"
_REST_OF_NAME = re.compile(r"(?: (?:[A-Z][\w’'-]*\w|\([A-Z]{2,8}\)))+")
_NOTHING = re.compile(r"\s(?:the )?")
_ALONE = frozenset("all anyone everyone these those".split())
_WHO = re.compile(
    r" (?:who|\w+ing|\w+ed|in|of|with)\b[^;:]*?(?=,? (?:must|should|shall|will|could|can|may|might|ought to|needs? to|"
    r"ha(?:s|ve) to|however)\b)"
)
_NEGATED = re.compile(r"[,–—] ?(?:and |but )?not [^,;–—]+(?=[,;–—])|\bnot [^,;–—]{1,40}, but\b")
_LED = re.compile(r"(?:both|no|neither|each of|of)(?: the)? (?=\w)", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:at|by|for|in|on|under|with|additionally|also|finally|however|therefore) (?=\w)|\W*$", re.IGNORECASE
)
_PERFORMS = re.compile(
    r" (?:also |strongly |therefore )?(?:support|recommend|urge|advise|propose|suggest|welcome|endorse)\b"
)
_NOBODY = frozenset("my our your his her its their whose a an and as at by for from in of on or the to with".split())


def whole(text: str, places: Iterable[Place]) -> tuple[Place, ...]:
    """The actors at ``places`` of ``text``, each a whole phrase, in their order.

    A name is followed to its end ("Joint" of "Joint Information Command"), parts with nothing between them are one
    ("heads of" and "relevant agencies"), "those" takes what says who they are; a possessive or a preposition
    alone is no actor, nor is who stands after "not"; of two that overlap the longer one stands.
    """
    stripped = sorted(_stripped(text, *place) for place in places)
    found = [_completed(text, *place) for place in _joined(text, stripped)]
    others = [match.span() for match in _NEGATED.finditer(text)]
    named = [
        place
        for place in found
        if place[0] < place[1]
        and text[slice(*place)].lower() not in _NOBODY
        and not _ASIDE.match(text[slice(*place)])
        and not (text[slice(*place)] in ("We", "I", "we") and _PERFORMS.match(text, place[1]))
        and not any(_inside(place, other) for other in others)
    ]
    return tuple(
        place
        for at, place in enumerate(named)
        if not any(_inside(place, other) and (place != other or at > n) for n, other in enumerate(named) if n != at)
    )


def _joined(text: str, places: Iterable[Place]) -> list[Place]:
    found: list[Place] = []
    for place in places:
        if found and _NOTHING.fullmatch(text, found[-1][1], place[0]):
            place = (found.pop()[0], place[1])
        found.append(place)
    return found


def _stripped(text: str, start: int, end: int) -> Place:
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    while start < end and text[start] in _MARKS:
        start += 1
    led = _LED.match(text, start, end)
    return (led.end() if led else start), end


def _completed(text: str, start: int, end: int) -> Place:
    if text[start:end].lower() in _ALONE and (who := _WHO.match(text, end)):
        return start, who.end()
    last = text[start:end].rpartition(" ")[2]
    rest = _REST_OF_NAME.match(text, end) if last[:1].isupper() and start < end else None
    return start, rest.end() if rest else end


def _inside(place: Place, other: Place) -> bool:
    return other[0] <= place[0] and place[1] <= other[1]
