"""What stands around a text: author notes, source credits, subscribe lines, navigation, disclaimers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model.marking import finding_marking
from briefing.model.source import Span

_TITLE = r"(?:(?:Dr|Prof|Professor|Gen|Col|Amb|Ambassador|Sir|Dame|Lt|Adm)\.?\s+)?"
_NAME = rf"{_TITLE}[A-Z][\w.’'-]+(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|der|al|bin)){{1,4}}"
_ROLE = (
    r"(?:fellow|professor|author|journalist|analyst|researcher|columnist|editor|writer|reporter|correspondent|scholar"
    r"|lecturer|candidate|historian|economist|blogger|consultant|contributor|strategist|officer|director|student"
    r"|associate|assistant|chair|expert|specialist|scientist|president|adviser|advisor|ambassador|diplomat|commander"
    r"|affiliate|(?:co-)?founder|intern|manager)"
)
_BIO = re.compile(
    rf"(?P<who>{_NAME})(?:,[^,.]{{1,40}},)?(?:\s+and\s+(?P<other>{_NAME}))?\s+"
    rf"(?:(?:is|are|was)\s+(?:currently\s+|also\s+)?(?:a|an|the|one of)?\s*(?:[\w’'-]+,?\s+){{0,7}}?(?i:{_ROLE})s?\b"
    r"|(?:directs|heads|leads|manages|oversees|runs)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+){1,6}(?:at|of|for)\b"
    r"|(?:directs|leads|heads|manages|teaches|lectures|writes|blogs|reports|covers|serves|works)\s+(?:at|on|for|as|about|from)\b)"
)
_TALK_OF_WRITING = re.compile(
    r"\b(?:author|journalist|writer|columnist|reporter|correspondent|blogger|contributor|editor|fellow|professor"
    r"|lecturer|analyst|researcher|scholar|historian|(?:her|his) (?:work|writing|research)|Ph\.?D)\b"
)
_AFFILIATION = re.compile(
    r"\b(?:at|with|of|for|within)\s+(?:the\s+)?(?:(?:[A-Z][\w’'&.-]*|for|of|and|in|on|the)\s+){0,9}"
    r"(?:Cent(?:er|re)|Institut(?:e|ion)|Foundation|University|College|School|Program(?:me)?|Chair|Project|Fund|Initiative"
    r"|Innovation|Society|Department|department)\b|\b(?:at|with)\s+(?:the\s+)?[A-Z]{3,}\b"
)
_NO_PERSON = re.compile(r"(?:The|This|These|Those|Its|Our|Their) |[^.]*\b(?:must|should)\b")
_CREDIT = (
    r"(?:(?:source|photo|image|cover image|picture|credit|photo credit|image credit)s?\s*:\s*\S.{0,120}"
    r"|(?:©|\(c\)\s|copyright\b).{0,200}|.{0,120}\ball rights reserved\b.{0,40})$"
)
_ALONE = (
    r"(?:advertisement|sponsored content|newsletter|menu|search|share|print|register|donate|sign in|log in|log out|home"
    r"|subscribe|follow us|back to (?:top|home)|continue reading|leave a (?:comment|reply)|email this|print this"
    r"|(?:cookie|privacy) (?:policy|settings|preferences)|terms (?:of use|and conditions)|view (?:all|pdf)"
    r"|(?:published|posted|updated|last updated)(?: on)?:? .{6,40}|skip to (?:main )?content)[.!»›>]*$"
)
_CALL = (
    r"(?:(?:subscribe|sign up|register) (?:now|here|today|free|for (?:our|the|free)"
    r"|to (?:our|the|his|her|their|my|this) [\w’'-]{0,12} ?(?:newsletter|channel|podcast|mailing list|updates?|blog))\b"
    r"|follow (?:us|him|her|them|me|@\w+) on\b|(?:share|tweet) this\b"
    r"|share (?:on|via) (?:facebook|twitter|x|linkedin|email)\b"
    r"|(?:read (?:more|also|next)|see also|related (?:article|stor|post|content|reading)\w*)\s*[:>»]"
    r"|(?:read (?:more|also|next)|you may also like|(?:related|recommended) (?:article|stor|post|content|reading)\w*)$"
    r"|click here\b|download (?:the )?(?:full )?(?:pdf|report|paper)\b|(?:we|this (?:web)?site) uses? cookies\b"
    r"|accept (?:all )?cookies\b|join our (?:newsletter|mailing list|channel)\b|support our (?:work|journalism)\b)"
    r".{0,160}$"
)
_PICTURE = r"(?:\[(?:graphic|tiff|image|figure|photo|picture)\b[^\]]{0,60}\][\w\s.-]{0,20})+$"
_LINE = re.compile(rf"{_CREDIT}|{_ALONE}|{_CALL}|{_PICTURE}", re.I)
_BYLINE = re.compile(
    rf"(?:By|Written by|Author|Authors|Text by)\s*:?\s+{_NAME}(?:(?:,\s*|\s+and\s+|,\s+and\s+){_NAME}){{0,5}}\.?$"
)
_DAY, _MONTH = r"\d{1,2}(?:st|nd|rd|th)?", r"[A-Z][a-z]{2,8}\.?"
_DATE = rf"(?:{_DAY}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+{_DAY},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
_NAMES = rf"{_NAME}(?:(?:,\s*|\s+and\s+|,\s+and\s+){_NAME}){{0,5}}"
_DATELINE = re.compile(rf"(?:(?:By\s+)?{_NAMES}\s*[,|·–-]\s*)?(?:[A-Z][a-z]+day,?\s+)?{_DATE}\.?$")
_STANDING = re.compile(
    r"(?:(?:the|all|any) )?(?:views|opinions|analyses)\b[^.]{0,120}"
    r"\b(?:(?:are|is) (?:solely )?(?:those of|the author)|not (?:necessarily )?(?:reflect|represent|be attributed))"
    r"|(?:this|the) (?:article|commentary|piece|op-ed|essay|text|column|brief|paper) (?:was |has been )?"
    r"(?:first |originally |also )?(?:appeared|published|posted|reflects the (?:views|opinions))\b",
    re.I,
)
_NOTE_PASSAGE = re.compile(r"(?:translator|editor)(?:s|['’]s|s['’])?\s+note\b\s*[:.–—-]", re.I)
_ADDRESS = re.compile(r"(?:\S{1,80}@\S{1,80}\.\w{2,10}|(?:https?://|www\.)\S{1,500})$", re.I)
_AT_TOP, _AT_END = 3, 3
_LONGEST_LINE = 260


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: its number from 1, of how many; notes are not counted."""

    number: int
    of: int

    @property
    def at_edge(self) -> bool:
        """Whether an author note may stand here: among the first or the last passages of a document."""
        return self.number <= _AT_TOP or self.of - self.number < _AT_END

    @property
    def ends(self) -> bool:
        """Whether this is one of the last passages of a document of several."""
        return self.of > _AT_END + 1 and self.of - self.number < _AT_END

    @property
    def is_last(self) -> bool:
        """Whether this is one of the two last passages."""
        return self.of - self.number < 2


def is_note_passage(text: str) -> bool:
    """Whether a whole passage is a translator's or editor's note."""
    return bool(_NOTE_PASSAGE.match(text))


def names_of_note(text: str) -> tuple[str, ...]:
    """Whom an author note introduces with where they work; none where ``text`` is no such note, or a mere puff."""
    found = _BIO.match(text) if _AFFILIATION.search(text) and not _NO_PERSON.match(text) else None
    return tuple(name for name in found.group("who", "other") if name) if found else ()


def boilerplate_from(text: str, spans: Sequence[Span], place: Place, *, heading: bool) -> int:
    """The position in ``spans`` from which the passage ``text`` is boilerplate; their number when none of it is."""
    if not spans or heading:
        return 0 if len(spans) == 1 and _is_navigation(text) else len(spans)
    if _is_line(text):
        return 0
    if not place.at_edge:
        return len(spans)
    found = (at for at, span in enumerate(spans) if _stands_around(span.of(text), place, first=at == 0))
    return next(found, len(spans))


def _stands_around(sentence: str, place: Place, *, first: bool) -> bool:
    """Whether a sentence is an author note or a disclaimer; inside a passage it is one at the very end only."""
    if _STANDING.match(sentence):
        return True
    return (first or place.is_last) and _is_author_note(sentence, place)


def _is_navigation(text: str) -> bool:
    return bool(_LINE.match(text)) and len(text.split()) <= 4


def _is_line(text: str) -> bool:
    if len(text) > _LONGEST_LINE:
        return False
    found = (pattern.match(text) for pattern in (_LINE, _BYLINE, _DATELINE, _ADDRESS))
    return any(found) or finding_marking(text) is not None


def _is_author_note(sentence: str, place: Place) -> bool:
    """Whether a sentence says who somebody is that writes; at the end of a document, also who works at an institute."""
    if not _BIO.match(sentence) or _NO_PERSON.match(sentence):
        return False
    return bool(_TALK_OF_WRITING.search(sentence) or (place.ends and _AFFILIATION.search(sentence)))
