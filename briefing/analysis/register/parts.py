"""The parts around an action that have fields of their own: condition, purpose, deadline, target."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

Place = tuple[int, int]
"""Characters ``[start, end)`` of a sentence."""

_MODAL = r"(?:must|should|shall|ought|needs?|ha(?:s|ve)|could|can|may|might|will|would|is|are)"
_NAME = r"(?:the |an? |its |their |our |any |both |these |those )?(?:[\w’'-]+ ){0,3}?[A-Z][\w.’'-]*"
_CONDITION = re.compile(
    r"\b(?:(?:even |only |but only )?if(?! (?:so|not|any|only|possible|necessary|needed|appropriate)\b)|unless|"
    r"(?:provided|providing) that|on condition that|on the condition that|"
    r"in (?:the )?(?:event|case)(?: of| that)?|as long as|so long as|assuming(?: that)?|subject to|failing|"
    r"absent)\b",
    re.IGNORECASE,
)
# "Should Serbia attack" and "… assistance should Russia commit any aggression": a noun phrase stands after the modal.
_INVERSION = re.compile(
    rf"(?:^|(?<=[ ,(]))(?:[Ss]hould|^Were|^Had) (?={_NAME}|(?:the|an?|any|this|that|these|those|its|their|it|he|"
    rf"she|they|we|you) )"
)
# After these "if" belongs to a question, a comparison or an afterthought.
_ASIDE = re.compile(r"\b(?:as|see|asks?|asked|whether|even|what|determine|question)\s*$", re.IGNORECASE)
_MARK = re.compile(r"[,;–—)]")
# The main clause after a condition that no comma ends: "even if it were to fail we should go on".
_MAIN = re.compile(
    r"(?P<clause>(?:[Ee]ven )?[Ii]f (?:[\w’'/-]+ ){3,}?[\w’'/-]+) (?:we|they|it|you|he|she|I) "
    r"(?:must|should|shall|will|would|could|can)\b"
)
_PURPOSE = re.compile(
    r"\s*,?\s*(?P<part>(?:in order (?:for|to|that)|so as to|so that|with (?:the aim|a view|the goal|the "
    r"intention) (?:of|to)|"
    r"for the (?:purposes?|sake) of|aimed at|as a means (?:of|to)|(?:both |better )?to (?:[a-z]+ly )?(?=[a-z])"
    r"|for [\w -]{3,30} purposes)[^;]*)"
)
_OPENING_PURPOSE = re.compile(
    r"^(?:(?:And|But|So|Thus|Therefore|Finally|First|Second|Third),? )?(?P<part>(?:In order to|So as to|To) "
    r"[a-z][^,;:]{3,160}?),\s"
)
_INSIDE_PURPOSE = re.compile(r"\b(?P<part>(?:in order to|so as to|so that|for [\w-]+ purposes)\b[^;,]*)")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty(?:-four)?|several|few|coming)"
)
_DEADLINE = re.compile(
    rf"\b(?:(?:by|before|no later than|not later than|until|starting in|beginning in|from)\s+(?:the\s+)?"
    rf"(?:(?:early|mid|late|end of|start of|beginning of|close of|summer of|spring of|fall of|autumn of|next|"
    rf"this)[ -](?:the )?)?"
    rf"(?:(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{1,2}},?)?(?: \d{{4}})?|(?:FY ?)?(?:19|20)\d\d(?:s)?|(?:Q[1-4]|"
    rf"first|second|third|fourth quarter)(?: of)? (?:19|20)\d\d"
    rf"|year(?: end)?|month|week|summit|decade|century)"
    rf"|within\s+(?:the\s+)?(?:next\s+)?(?:an? |{_NUMBER} )?(?:days?|weeks?|months?|years?|hours?|decade)"
    rf"|(?:over|in|during)\s+the\s+(?:coming|next|following)\s+(?:{_NUMBER}\s+)?(?:to \w+ )?(?:days?|weeks?|"
    rf"months?|years?|decades?)"
    rf"|(?:as soon as possible|without (?:further )?delay|immediately|at the earliest (?:opportunity|possible)|"
    rf"as a matter of urgency))\b(?: of (?:this|next) (?:year|month))?"
)
_STOP = (
    r"(?:and|or|but|to|of|on|in|at|by|for|from|with|without|into|over|under|about|as|against|between|among|"
    r"during|after|before|"
    r"since|until|through|across|per|via|towards?|within|beyond|than|that|which|who|whose|when|while|where|if|"
    r"unless|so|not|"
    r"including|such|be|been|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|[a-z]+ly|[a-z]+ing)\b"
)
_PROPER = r"(?:(?:the|an?|its|their|our|any|both|these|those|all) (?:[a-z][\w-]+ ){0,2}?)?[A-Z][\w.’'-]*"
_MORE = rf"(?:(?: (?:and|or|of|the|de|for) | & |[ -])(?:the )?[A-Z0-9][\w.’'-]*)*(?: (?!{_STOP})[a-z][\w-]+){{0,3}}"
_TARGET = re.compile(
    r"(?<!similar )(?<!akin )(?<!due )(?<!compared )(?<!according )"
    r"\b(?:against|on|upon|toward|towards|with|to|for|in|from|into|at|between|among) "
    rf"(?P<part>(?:those|anyone|entities|individuals|persons|people|countries|companies|firms)\b[^,;]*|"
    rf"{_PROPER}{_MORE})"
)
_OBJECT = re.compile(rf"^\w+ (?P<part>{_PROPER}{_MORE})")


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of an entry stand in the sentence, those that it has."""

    condition: Place | None = None
    purpose: Place | None = None
    deadline: Place | None = None
    target: Place | None = None


def parts(text: str, action: Place, limit: int | None = None) -> Parts:
    """The parts that belong to the action at ``action``; ``limit`` is where the next entry of the sentence begins."""
    limit = len(text) if limit is None else limit
    return Parts(
        condition=condition(text, action),
        purpose=_purpose(text, action, limit),
        deadline=_first(_DEADLINE.finditer(text), text, action, limit),
        target=_target(text, action),
    )


def condition(text: str, action: Place = (0, 0)) -> Place | None:
    """The condition on which the action stands: the first one of the sentence."""
    found = [match.start() for match in _CONDITION.finditer(text) if not _ASIDE.search(text[: match.start()])]
    found += [match.start() for match in _INVERSION.finditer(text) if _inverts(text, match.start())]
    return (min(found), _clause_end(text, min(found), action)) if found else None


def _inverts(text: str, start: int) -> bool:
    """Whether a "should" before a noun phrase is a condition: it opens the sentence, or follows another modal."""
    return start == 0 or _has_modal(text[:start])


def _has_modal(text: str) -> bool:
    return re.search(rf"\b{_MODAL}\b", text) is not None


def _clause_end(text: str, start: int, action: Place) -> int:
    """Where a clause that begins at ``start`` ends: at a mark where the main clause goes on, else with the sentence."""
    stop = _MARK.search(text, start)
    main = _MAIN.match(text, start)
    if main and (stop is None or main.end("clause") < stop.start()):
        return main.end("clause")
    if stop and (start < action[0] or stop.start() > action[1] or text[start - 1 : start] in ("(", "—", "–")):
        return stop.start()
    return len(text.rstrip(' .!?”"’')) if not stop else stop.start()


def _purpose(text: str, action: Place, limit: int) -> Place | None:
    """The clause that says what for: right after the action, else inside it, else the sentence's opening."""
    if match := _PURPOSE.match(text, action[1], max(limit, action[1])):
        return _trimmed(text, *match.span("part"))
    if match := _INSIDE_PURPOSE.search(text, action[0], action[1]):
        return _trimmed(text, *match.span("part"))
    match = _OPENING_PURPOSE.match(text)
    return match.span("part") if match and match.end() <= action[0] else None


def _first(found: Iterable[re.Match[str]], text: str, action: Place, limit: int) -> Place | None:
    for match in found:
        if match.end() <= limit or match.start() < action[0]:
            return _trimmed(text, match.start(), match.end())
    return None


def _target(text: str, action: Place) -> Place | None:
    """Whom or what the action is aimed at: the first name or group after a preposition in it, else its object."""
    if match := _TARGET.search(text, *action):
        return _trimmed(text, *match.span("part"))
    match = _OBJECT.match(text[slice(*action)])
    return (action[0] + match.start("part"), action[0] + match.end("part")) if match else None


def _trimmed(text: str, start: int, end: int) -> Place:
    part = text[start:end]
    kept = part.rstrip(' ,.;:!?”"’)')
    return start, start + len(kept)
