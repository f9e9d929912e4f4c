"""Who threatens and who is threatened, as named in the sentence: no name cut in two, no row of names in half."""

from __future__ import annotations

import re

from briefing.analysis.directory import Form
from briefing.analysis.reading import Reading
from briefing.analysis.text import ARTICLE
from briefing.analysis.threats.parts import Place
from briefing.analysis.verbs import PRONOUNS

_JOINS = re.compile(r",? (?:and|or|as well as) (?:the |its )?")
_LISTS = re.compile(rf" |, (?:the |its )?|{_JOINS.pattern}")
_TITLED = re.compile(r"(?: [\w-]+){0,3} ")


def named(reading: Reading, places: tuple[Place, ...], verb: int = -1) -> Place | None:
    """The first of ``places``, with those that stand in one row with it, without an article; none for a pronoun.

    What is named right before the character ``verb`` comes before the others: it is the subject.
    """
    text, names = reading.text, _names(reading)
    whole = [_snapped(text, place, names) for place in places if text[slice(*place)].lower() not in PRONOUNS]
    if not whole:
        return None
    before = (place for place in (*whole, *names) if place[1] <= verb and not text[place[1] : verb].strip())
    subject = next(before, whole[0])
    start, end = _person(reading, subject)
    for first, last in sorted({*whole, *names}):
        joins = _LISTS if (first, last) in whole else _JOINS
        if end < first and joins.fullmatch(text[end:first]):
            end = last
    for first, last in sorted(names, reverse=True):
        if last < start and _JOINS.fullmatch(text[last:start]):
            start = first
    article = ARTICLE.match(text[start:end])
    return start + (article.end() if article else 0), end


def one_names(reading: Reading, actor: Place | None) -> tuple[str, ...]:
    """The one names of the actor: those that the directory knows, else as written."""
    if actor is None:
        return ()
    starts, ends = reading.tokens.starts, reading.tokens.ends
    inside = [m for m in reading.mentions if starts[m.first] < actor[1] and ends[m.last - 1] > actor[0]]
    return tuple(m.name for m in inside) or (reading.text[slice(*actor)].lower(),)


def _person(reading: Reading, place: Place) -> Place:
    """The person that an adjective describes ("Serbian President Vučić"), else ``place``."""
    starts, ends = reading.tokens.starts, reading.tokens.ends
    if not any(m.form is Form.ADJECTIVE and starts[m.first] == place[0] for m in reading.mentions):
        return place
    persons = [(starts[m.first], ends[m.last - 1]) for m in reading.mentions if m.entry.kind == "person"]
    return next((each for each in persons if _TITLED.fullmatch(reading.text[place[1] : each[0]])), place)


def _names(reading: Reading) -> list[Place]:
    starts, ends = reading.tokens.starts, reading.tokens.ends
    return [(starts[mention.first], ends[mention.last - 1]) for mention in reading.mentions if mention.acts]


def _snapped(text: str, place: Place, names: list[Place]) -> Place:
    """``place`` with the whole of each name that it touches, and of a word with a hyphen ("anti-oil")."""
    touched = [name for name in names if name[0] < place[1] and name[1] > place[0]]
    start, end = min([place[0], *(name[0] for name in touched)]), max([place[1], *(name[1] for name in touched)])
    while start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or (text[end] == "-" and text[end + 1 : end + 2].isalnum())):
        end += 1
    return start, end
