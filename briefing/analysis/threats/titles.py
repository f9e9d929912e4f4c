"""Short forms of a statement in its own words: whole parts are left out, each with an ellipsis in its place.

What is left out is never a condition, a negation or a hedge, and no phrase is cut in two.
"""

from __future__ import annotations

import re

from briefing.analysis.limits import LIMITS

MOST_WORDS = 18
_LONGEST = 40
"""The words beyond which a title that cannot be shortened is none."""
_REMARK = re.compile(r", (?:which|who|whose|where|with [^,]*ing) .*$")
_PAREN = re.compile(r" \([^()]*\)| \[[^\[\]]*\]")
_ASIDE = re.compile(r", (?!and\b|or\b|but\b|nor\b)(?P<inside>[^,]{3,90}),(?= [a-z]|$)")
_SERIES = re.compile(r",\s+(?:and|or)\b")
_RELATIVE = re.compile(r" (?:that|who) [a-z].*$")
# What points at another sentence cannot stand alone.
_POINTS = re.compile(
    r"^(?:this|these|those|they|he|she|it)\b(?! (?:is|was|seems|appears|remains|has been|had been) (?:\w+ ){0,3}that\b)"
    r"|\b(?:these|those|this|them|that|from|by|of|to|with|for|in|on|at|and|or)$",
    re.I,
)
_STOP = re.compile(
    r", |; | [–—] |—| (?=(?:while|which|who|because|through|by|in order to|thereby|with|including|such as|so that"
    r"|as well as"
    r"|rather than|from|for|in|over|across|into|and to) )"
)


def remarks_out(text: str) -> str:
    """``text`` without a remark that trails after it (", which …"); one that limits the statement stays."""
    tail = _REMARK.search(text)
    if tail and tail.start() > 20 and not LIMITS.search(tail.group()):
        text = text[: tail.start()]
    return text.rstrip(" ,;:–—")


def closed(text: str, start: int, end: int) -> int:
    """Where ``[start, end)`` of ``text`` ends once a quotation that it opens is closed; ``end`` where it opens none."""
    inside = text[start:end]
    for opening, closing in (("“", "”"), ("(", ")"), ("[", "]")):
        if inside.count(opening) > inside.count(closing):
            at = text.find(closing, end)
            end = at + 1 if 0 <= at - end <= 40 else end
    if inside.count('"') % 2:
        at = text.find('"', end)
        end = at + 1 if 0 <= at - end <= 40 else end
    return end


def balanced(text: str) -> bool:
    """Whether every quotation and bracket that ``text`` opens is closed in it."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    return all(text.count(a) == text.count(b) for a, b in pairs) and text.count('"') % 2 == 0


def short(subject: str, predicate: str, *, whole: bool = False) -> str | None:
    """A title of at most 18 words (to 40 where nothing may go) from a clause's subject and predicate, else ``None``.

    Asides between commas, brackets and remarks go first, then a relative clause of the subject, then the last phrases
    of the predicate; what goes leaves an ellipsis, a remark after the end does not. With ``whole`` the subject, which
    then holds a clause of its own, stays as it is.
    """
    predicate = remarks_out(predicate)
    if not whole:
        subject, predicate = _asides_out(subject), _brackets_out(predicate)
    if _words(subject, predicate) > MOST_WORDS and not whole and not LIMITS.search(subject):
        subject = _RELATIVE.sub(" …", subject)
    if _words(subject, predicate) > MOST_WORDS:
        predicate = _cut(predicate, MOST_WORDS - min(len(subject.split()), 9))
    title = f"{subject} {predicate}".strip(" ,;:–—").replace("… …", "…")
    if len(title.split()) > _LONGEST or not balanced(title) or _POINTS.search(title):
        return None
    return title[:1].upper() + title[1:]


def _words(*parts: str) -> int:
    return sum(len(part.split()) for part in parts)


def _asides_out(text: str) -> str:
    if not _SERIES.search(text):
        text = _ASIDE.sub(lambda m: m.group() if LIMITS.search(m["inside"]) else " …", text)
    return _brackets_out(text)


def _brackets_out(text: str) -> str:
    return _PAREN.sub("", text) if not LIMITS.search(" ".join(_PAREN.findall(text))) else text


def _cut(predicate: str, most: int) -> str:
    """``predicate`` up to the last phrase that ends within ``most`` words, if nothing that limits it follows."""
    best = None
    for stop in _STOP.finditer(predicate):
        count = len(predicate[: stop.start()].split())
        if 3 <= count <= most and not LIMITS.search(predicate[stop.start() :]) and balanced(predicate[: stop.start()]):
            best = stop.start()
    return predicate if best is None else predicate[:best].rstrip(" ,;–—") + " …"
