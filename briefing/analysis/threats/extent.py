"""Where a conduct begins and ends: what the network says, and with it all that limits it."""

from __future__ import annotations

import re

from briefing.analysis.attribution import Attribution
from briefing.analysis.clauses import Clause
from briefing.analysis.limits import LIMITS
from briefing.analysis.reading import Reading
from briefing.analysis.text import ARTICLE
from briefing.analysis.threats.parts import Place
from briefing.analysis.threats.titles import closed

_NUMBERED = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)] |[*•·–-] |\d{1,3} (?=[A-Z]))")
_OPENS = re.compile(r"(?:But|And|Yet|So|Still|However|Nevertheless|Nonetheless),? ")
_SET_APART = re.compile(r"[;:—–] ?|, (?:but|yet|while|whereas|although) ")
_DOUBT = re.compile(
    r"\b(?:evidence|signs?|doubts?|doubted|doubtful|whether|unclear|fears?|feared|concerns?|concerned|worry|worried"
    r"|possibility|chance|danger|risk|suspicions?|suspects?|suspected|rumou?rs?|speculation) (?:is |are )?(?:that|of)?"
    r"|\b(?:skeptical|sceptical|short of|accus(?:e|es|ed|ing))\b"
    r"|\b(?:is|are|was|were|been) (?:\w+ly )?(?:reported|claimed|alleged|said|suggested|believed|thought|assumed)\b",
    re.I,
)


def unlimited(text: str, conduct: Place, likely: Place | None, said: Attribution | None) -> Place:
    """The place of a ``conduct``, widened to whatever condition, negation or hedge of its sentence stands outside it.

    What the likelihood (at ``likely``) holds stands beside the conduct; what is parted from it by "but" or a semicolon
    before it limits something else.
    """
    first, last = _statement(text, said)
    start, end = max(conduct[0], first), min(conduct[1], last)
    if start >= end:
        start, end = first, last
    cuts = [match.end() for match in _SET_APART.finditer(text, first, start)]
    opening = cuts[-1] if cuts else first
    before = (*LIMITS.finditer(text, opening, start), *_DOUBT.finditer(text, opening, start))
    if any(not (likely and likely[0] <= found.start() < likely[1]) for found in before):
        start = opening
    if LIMITS.search(text, end, last):
        end = last
    end = closed(text, start, end)
    return start, start + len(text[start:end].rstrip(" .,;:!?–—"))


def after(reading: Reading, inside: tuple[Clause, ...], actor: Place | None, conduct: Place) -> Place:
    """The place of the conduct without the actor where it begins with it and a verb follows ("Iran arms rebels")."""
    starts = reading.tokens.starts
    if actor is None or ARTICLE.sub("", reading.text[conduct[0] : actor[1]]) != reading.text[slice(*actor)]:
        return conduct
    verbs = [starts[clause.verb] for clause in inside if actor[1] < starts[clause.verb] < conduct[1]]
    verb = next((at for at in verbs if not reading.text[actor[1] : at].strip()), conduct[0])
    return verb, conduct[1]


def _statement(text: str, said: Attribution | None) -> Place:
    """The sentence without its numbering and without who says so."""
    numbered = _NUMBERED.match(text)
    first, last = numbered.end() if numbered else 0, len(text)
    opens = _OPENS.match(text, first)
    first = opens.end() if opens else first
    if said and said.tail and said.end >= last - 1:
        last = said.start
    elif said and not said.tail and said.start <= first:
        first = min(said.end + (text[said.end : said.end + 1] == " "), last)
    return first, last
