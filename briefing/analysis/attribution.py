"""Attribution: on whose word a sentence stands, and which of its characters say so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.analysis.clauses import Clause, ClauseKind
from briefing.analysis.reading import Reading

_SAY = (
    r"(?:says?|said|saying|warn(?:s|ed)?|argue[sd]?|claim(?:s|ed)?|writes?|wrote|report(?:s|ed)?|believe[sd]?|assess(?:es|ed)?|stated?|states"
    r"|estimate[sd]?|conclude[sd]?|note[sd]?|suggest(?:s|ed)?|allege[sd]?|insist(?:s|ed)?|predict(?:s|ed)?|caution(?:s|ed)?"
    r"|announce[sd]?|reiterate[sd]?|tells?|told|add(?:s|ed)|explain(?:s|ed)?|acknowledge[sd]?|contend(?:s|ed)?|maintain(?:s|ed)?"
    r"|testif(?:y|ies|ied)|observe[sd]?|fear(?:s|ed)?|expect(?:s|ed)?|think(?:s)?|thought)"
)
_WHO = r"(?P<who>(?!which|who|that|as |whose)[^,;:“”\"]{2,90}?)"
_NAMED = r"[A-Z][\w.’'-]{0,30}?(?: [A-Z][\w.’'-]{0,30}?){0,4}"
_AS = r"(?:as )?(?:quoted|cited|reported|relayed|translated|republished) by"
# Where an attribution may stand: before the statement, after it, or inside it between commas.
_TAILS = tuple(
    re.compile(pattern)
    for pattern in (
        rf",? according to {_WHO}(?P<end>[.,;]?)$",
        rf",[”\"]? {_SAY} {_WHO}(?:, {_AS} (?P<via>[^,;]+?))?(?P<end>\.?)$",
        rf", {_AS} {_WHO}(?P<end>\.?)$",
        rf",[”\"]? {_WHO} (?:(?:later|also|has|have|had|recently) )?{_SAY}(?: [^,;“”]{{1,60}})?(?P<end>\.?)$",
    )
)
_HEADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:According to|In the (?:words|view|opinion) of|As reported by|For) {_WHO}, ",
        rf"^As {_WHO} (?:has |have |had )?(?:put it|{_SAY}), ",
        rf"^{_WHO}(?: himself| herself| themselves)?(?:, [^,:;“”\"]{{2,60}},)? {_SAY}: ?(?=[“\"])",
        rf"\b(?P<who>{_NAMED})(?:[’']s?)? (?:assessment|claim|allegation|accusation|assertion|warning|estimate) that ",
        rf"\b(?P<who>(?:[a-z]{{1,20}} )?{_NAMED}), who (?:\w{{1,20}} )?(?:{_SAY}|feels?|felt) that ",
    )
)
_INSIDE = re.compile(rf", (?:according to {_WHO}|{_SAY} (?P<by>[^,;:“”]{{2,60}}?)),")
_HEAD = 600
"""How many characters of a sentence the words before a statement are looked for in."""
_NO_NAME = re.compile(r"(?:and|or|but|its|their|thereby|thus|such|some of|to|by|in|with)\b|\w+ing\b", re.I)
_SPEAKERS = frozenset(
    """official officials analyst analysts expert experts critic critics observer observers report reports study studies
    author authors spokesman spokeswoman spokesperson diplomat diplomats sources source researchers scientists estimates
    intelligence ministry government witnesses media press newspaper agency survey poll model he she they""".split()
)
_NOBODY = frozenset(
    """the a an this that these those another one despite early such any some no every each all both its their his her
    our in on at by with after before when while if as""".split()
)
_ADVERB = re.compile(r"^[A-Z]\w+ly, |\b(?:long|later|also|recently|again|now)$")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.I)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Characters ``[start, end)`` of a sentence that attribute it, and the speaker as named there.

    ``tail`` says that it stands after or inside the statement rather than before it.
    """

    speaker: str
    start: int
    end: int
    tail: bool


def attribution(reading: Reading, found: tuple[Clause, ...]) -> Attribution | None:
    """On whose word the sentence stands, or ``None`` where it stands on the author's."""
    text = reading.text
    for pattern in _TAILS:
        # An attribution is near the end; to look for it only there keeps the search linear.
        match = pattern.search(text, max(0, len(text) - 160))
        if match and _is_somebody(match["who"]):
            return Attribution(_name(match["who"]), match.start(), match.start("end"), tail=True)
    for pattern in _HEADS:
        if (match := pattern.search(text, 0, _HEAD)) and _is_somebody(match["who"]):
            return Attribution(_name(match["who"]), match.start(), match.end(), tail=False)
    if (match := _INSIDE.search(text)) and _is_somebody(match["who"] or match["by"]):
        return Attribution(_name(match["who"] or match["by"]), match.start(), match.end(), tail=True)
    return _matrix(reading, found)


def _is_somebody(phrase: str) -> bool:
    """Whether a phrase can name a speaker: one with a name in it, or a noun of those who speak."""
    words = _name(phrase).split()
    if not 0 < len(words) <= 12 or _NO_NAME.match(phrase):
        return False
    named = any(word[:1].isupper() and word.lower() not in _NOBODY for word in words)
    return named or any(word.lower() in _SPEAKERS for word in words)


def _matrix(reading: Reading, found: tuple[Clause, ...]) -> Attribution | None:
    """The speaker of "X warned that …": the subject of the clause on which an embedded one depends."""
    for clause in found:
        if clause.kind is not ClauseKind.EMBEDDED or clause.matrix < 0:
            continue
        above = matrix(clause, found)
        if above is None or not _speaks(reading, above, clause):
            return None
        speaker = reading.words(above.subject, above.subject_end)
        starts, ends = reading.tokens.starts, reading.tokens.ends
        return Attribution(_name(speaker), starts[above.subject], ends[clause.first], tail=False)
    return None


def matrix(clause: Clause, found: tuple[Clause, ...]) -> Clause | None:
    """The clause on which an embedded one depends, ``None`` where that is no clause of its own ("betting that …")."""
    above = [
        c for c in found if c.first <= clause.matrix <= c.verb < clause.first and c.kind is not ClauseKind.EMBEDDED
    ]
    return above[-1] if above and clause.matrix >= 0 else None


def _speaks(reading: Reading, above: Clause, clause: Clause) -> bool:
    subject = reading.words(above.subject, above.subject_end).lower()
    said = reading.words(above.verb, clause.first)
    return (
        subject not in ("it", "this", "that", "there")
        and re.search(rf"\b(?:{_SAY}|concerned|worried|fears?|feared)\b", said) is not None
    )


def _name(text: str) -> str:
    return _ARTICLE.sub("", _ADVERB.sub("", text.strip(' ,“”"')).strip())
