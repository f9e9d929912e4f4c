"""Provenance: through whose hands a text went, as the text itself says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.reading import Reading
from briefing.model.register import Provenance
from briefing.model.sentence import SentenceKind
from briefing.model.source import Source

_WORD = r"(?:[A-Z0-9][\w.&’'-]*|of|the|and|for|de|la|news|reel)"
_NAME = rf"(?:the )?({_WORD}(?: {_WORD}){{0,5}})"
_RELAYED = r"(?:quoted|cited|reported|relayed|republished|translated|carried) by"
_WRITES = re.compile(rf"\b(?:writes|wrote|reports|reported by|according to) {_NAME}, as {_RELAYED} {_NAME}")
_AS = re.compile(rf", as {_RELAYED} {_NAME}[.,]?$")
_ORIGIN = re.compile(
    rf"\b(?:originally (?:published|appeared)|first (?:published|appeared)|this (?:article|essay|piece"
    rf"|commentary) (?:was )?(?:first |originally )?"
    rf"(?:published|appeared)) (?:in|by|on|at) {_NAME}",
    re.I,
)
_CREDIT = re.compile(rf"^(?:Sources?|Via|Sursa|Quelle|Source originale)\s*[:–-]\s*{_NAME}", re.I)
_AUTHOR_NOTE = re.compile(
    r"\b(?:currently )?(?:working (?:at|for)|writes for|a (?:staff )?(?:writer|reporter|journalist|correspondent"
    r"|columnist) (?:at|for)|editor (?:at|of))"
    r" (?:the )?([A-Z0-9][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|news|reel|magazine|review|times|post|daily)){0,4})",
    re.I,
)
_TRANSLATED = re.compile(
    r"\bn\.\s?(?:trad|t)\b|\bnote du traducteur\b|translator['’]s note|\btranslat(?:ed|ion)\b(?: (?:by|from))"
    r"|\bas translated\b",
    re.I,
)
_AGENCY = re.compile(
    r"^(?:[A-Z][\w .,’'-]{1,40} )?\((AP|Reuters|AFP|dpa|DPA|ANSA|EFE|TASS|Xinhua|UPI|PA|ANI|PTI|Kyodo)\) ?[—–-]"
    r"|^(?:Reporting|Story|Text) by (AP|Reuters|AFP|dpa|Agence France-Presse|Associated Press)\b"
)
_ENDS = 8  # credits stand among the last or first sentences


def provenance(source: Source, readings: Sequence[Reading]) -> Provenance:
    """The publishers that the text passed through, the first one first, with the sentences that say so."""
    named: list[tuple[int, str, str]] = []
    for reading in readings:
        named.extend((rank, name.strip(" .,"), reading.id) for rank, name in _named(reading, len(readings)))
    chain, evidence = list(source.provenance), []
    for _, name, where in sorted(named, key=lambda item: item[0]):
        if not any(_same(name, other) for other in chain):
            chain.append(name)
            evidence.append(where)
    if source.publisher and not any(_same(source.publisher, other) for other in chain):
        chain.append(source.publisher)
    translated = any(
        _TRANSLATED.search(r.text) for r in readings if r.sentence.kind is SentenceKind.NOTE or _edge(r, len(readings))
    )
    return Provenance(source.id, tuple(chain), tuple(dict.fromkeys(evidence)), translated)


def _edge(reading: Reading, count: int) -> bool:
    return reading.sentence.index <= _ENDS or reading.sentence.index > count - _ENDS


def _named(reading: Reading, count: int) -> Iterator[tuple[int, str]]:
    """Publishers named in a sentence with their place: 0 wrote it, 1 relayed it, 2 is credited, 3 carries it."""
    text = reading.text
    if match := _WRITES.search(text):
        yield 0, match[1]
        yield 1, match[2]
    elif match := _AS.search(text):
        yield 1, match[1]
    if not _edge(reading, count):
        return
    if match := _AGENCY.search(text):
        yield 0, match[1] or match[2]
    if match := _ORIGIN.search(text):
        yield 0, match[1]
    if match := _CREDIT.search(text):
        yield 2, match[1]
    if reading.sentence.kind is SentenceKind.BOILERPLATE and (match := _AUTHOR_NOTE.search(text)):
        yield 3, match[1]


def _same(one: str, other: str) -> bool:
    a, b = (re.sub(r"^the |[^\w]", "", name.lower()) for name in (one, other))
    return a == b or (len(a) > 5 and len(b) > 5 and (a in b or b in a))
