"""What stands around a text: author notes, source credits, subscribe lines, navigation, disclaimers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model.source import Span

_NAME = r"(?:(?:Dr|Prof|Professor|Gen|Col|Amb|Ambassador|Sir|Dame|Lt|Adm)\.?\s+)?[A-Z][\w.’'-]+(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|der|al|bin)){1,4}"
_ROLE = (
    r"(?:fellow|professor|author|journalist|analyst|researcher|columnist|editor|writer|reporter|correspondent|scholar"
    r"|lecturer|candidate|historian|economist|blogger|consultant|contributor|strategist|officer|director|student"
    r"|associate|assistant|chair|expert|specialist|scientist|president|adviser|advisor|ambassador|diplomat|commander)"
)
_BIO = re.compile(
    rf"{_NAME}(?:,[^,.]{{1,40}},)?(?:\s+and\s+{_NAME})?\s+"
    rf"(?:(?:is|are|was)\s+(?:currently\s+|also\s+)?(?:a|an|the|one of)?\s*(?:[\w’'-]+,?\s+){{0,7}}?{_ROLE}s?\b"
    r"|(?:teaches|lectures|writes|blogs|reports|covers|serves|works)\s+(?:at|on|for|as|about|from)\b)"
)
_TALK_OF_WRITING = re.compile(
    r"\b(?:author|journalist|writer|columnist|reporter|correspondent|blogger|contributor|editor|fellow|professor|lecturer|analyst"
    r"|researcher|scholar|historian|her (?:work|writing|research)|his (?:work|writing|research)|Ph\.?D)\b"
)
_LINE = re.compile(
    r"(?:source|sources|photo|photos|image|images|picture|credit|credits|photo credit|image credit|cover image)\s*:\s*\S.{0,120}$"
    r"|(?:©|\(c\)\s|copyright\b).{0,200}$|.{0,120}\ball rights reserved\b.{0,40}$"
    r"|(?:subscribe|sign up|sign in|log in|log out|register|follow us|follow him|follow her|share this|share on|share via|tweet this"
    r"|read more|read also|read next|see also|related (?:articles?|stories|posts|content|reading)|you may also like|recommended reading"
    r"|click here|download (?:the )?(?:full )?(?:pdf|report|paper)|print this|skip to|back to (?:top|home)|view (?:all|pdf)"
    r"|we use cookies|this (?:site|website) uses cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|privacy policy"
    r"|terms (?:of use|and conditions)|advertisement|sponsored content|newsletter|join our|support our|donate|menu|search|share|print"
    r"|email this|leave a (?:comment|reply)|continue reading)\b.{0,160}$",
    re.I,
)
_BYLINE = re.compile(
    rf"(?:By|Written by|Author|Authors|Text by)\s*:?\s+{_NAME}(?:(?:,\s*|\s+and\s+|,\s+and\s+){_NAME}){{0,5}}\.?$"
)
_STANDING = re.compile(
    r"(?:the (?:views|opinions|analyses)(?: and (?:views|opinions))?[^.]{0,40} (?:expressed|presented|contained)\b"
    r"|(?:this|the) (?:article|commentary|piece|op-ed|essay|text|column) (?:was |has been )?(?:first |originally |also )?"
    r"(?:appeared|published|posted|reflects the (?:views|opinions))\b"
    r"|(?:all )?(?:views|opinions) (?:expressed )?(?:here |in this \w+ )?are (?:those of|the author|solely)\b)",
    re.I,
)
_NOTE_PASSAGE = re.compile(r"(?:translator|editor)(?:s|['’]s|s['’])?\s+note\b\s*[:.–—-]", re.I)
_ADDRESS = re.compile(r"(?:\S{1,80}@\S{1,80}\.\w{2,10}|(?:https?://|www\.)\S{1,500})$", re.I)
_AT_TOP, _AT_END = 3, 6
_LONGEST_LINE = 260


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: its number from 1, of how many."""

    number: int
    of: int

    @property
    def at_edge(self) -> bool:
        """Whether an author note may stand here: among the first or the last passages of a document."""
        return self.number <= _AT_TOP or self.of - self.number < _AT_END


def is_note_passage(text: str) -> bool:
    """Whether a whole passage is a translator's or editor's note."""
    return bool(_NOTE_PASSAGE.match(text))


def boilerplate_from(text: str, spans: Sequence[Span], place: Place, *, heading: bool) -> int:
    """The position in ``spans`` from which the passage ``text`` is boilerplate; their number when none of it is."""
    if not spans or heading:
        return 0 if spans and _LINE.match(text) and len(spans) == 1 and _is_navigation(text) else len(spans)
    if _is_line(text):
        return 0
    for at, span in enumerate(spans):
        sentence = span.of(text)
        if _STANDING.match(sentence) or (place.at_edge and _is_author_note(sentence, place)):
            return at
    return len(spans)


def _is_navigation(text: str) -> bool:
    return len(text.split()) <= 4


def _is_line(text: str) -> bool:
    if len(text) > _LONGEST_LINE:
        return False
    return bool(_LINE.match(text) or _BYLINE.match(text) or _ADDRESS.match(text))


def _is_author_note(sentence: str, place: Place) -> bool:
    found = _BIO.match(sentence)
    return bool(found and _TALK_OF_WRITING.search(sentence))
