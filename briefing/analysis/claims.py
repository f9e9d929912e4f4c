"""Claims and what stands against them: denials, an editor's notes, figures that differ between sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.attribution import attribution
from briefing.analysis.clauses import clauses
from briefing.analysis.directory import Form
from briefing.analysis.reading import Reading
from briefing.analysis.text import content, own_offset
from briefing.model.register import Claim, Response, ResponseKind
from briefing.model.sentence import SentenceKind

_A_CLAIM = (
    r"(?:[\w’'-]+ ){1,3}?(?:claims?|accusations?|allegations?|charges?|reports?|accounts?|ideas?|suggestions?|figures?"
    r"|assessments?|findings?|versions?)"
)
DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)? (?:the|these|those|such|all|any) (?:accusations?|allegations?"
    r"|claims?|charges?|reports?)"
    rf"|dismiss(?:es|ed|ing)? (?:it|them|{_A_CLAIM})|disput(?:es?|ed|ing) (?:it|them|any part|{_A_CLAIM})"
    r"|(?:is|are|was|were|been) disputed by|refut(?:es?|ed)"
    r"|contest(?:s|ed)? (?:the|this)"
    r"|called (?:it|them|the \w+) (?:baseless|false|a lie|fabricated|unfounded))\b",
    re.I,
)
# "Denied access to the waters", "denying terrorists a haven": no claim is answered.
_NOT_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)) (?:\w+ )?(?:access|entry|them|him|her|us|terrorists|a |an |sanctuary|safe)", re.I
)
ASSERTION = re.compile(
    r",? (?:which|who|that) (?P<who>(?:the )?[A-Z][\w’'. -]{1,60}?) (?P<verb>says?|said|claims?|claimed|alleges?"
    r"|alleged|believes?|insists?|argues?)\b"
)
_ALLEGED = re.compile(
    r"\b(?:alleged(?:ly)?|accus(?:es?|ed|ing)|blam(?:es?|ed)|claims?|claimed|allegations?|suspected)\b", re.I
)
_DISPUTES = re.compile(
    r"\b(?:sic|not|no|nu|nicht|non|pas|wrong|incorrect|in fact|actually|could not|disputed|erroneous)\b|!", re.I
)
NEAR = 4  # how many sentences back a denial looks for its claim


@dataclass(frozen=True, slots=True)
class _Assertion:
    reading: Reading
    text: str
    speaker: str | None


def claims(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """The contested assertions of one source, each with its denials and notes, in the order of the text."""
    found: dict[str, Claim] = {}
    for index, reading in enumerate(readings):
        if reading.spoken and DENIAL.search(reading.text) and not _NOT_DENIAL.search(reading.text):
            if claimed := _denied(readings, index):
                _add(found, claimed, Response(ResponseKind.DENIAL, reading.text, (reading.id,), _denier(reading)))
        elif reading.sentence.kind is SentenceKind.NOTE and _DISPUTES.search(reading.text) and _words(reading) > 4:
            host = _host(readings, reading)
            if host is not None:
                response = Response(ResponseKind.NOTE, reading.text, (reading.id,), _note_author(reading.text))
                _add(found, _Assertion(host, _clause_before(host, reading), None), response)
    ordered = sorted(found.values(), key=lambda claim: int(claim.evidence[0].rsplit(".", 1)[1]))
    return tuple(replace(claim, id=f"C{number}") for number, claim in enumerate(ordered, start=1))


def _words(reading: Reading) -> int:
    return sum(1 for word in reading.tokens.words if word[0].isalpha())


def _add(found: dict[str, Claim], claimed: _Assertion, response: Response) -> None:
    claim = found.setdefault(claimed.text, Claim("", claimed.text, (claimed.reading.id,), (), claimed.speaker))
    found[claimed.text] = replace(claim, responses=(*claim.responses, response))


def _denied(readings: Sequence[Reading], index: int) -> _Assertion | None:
    """The assertion that a denial answers: the nearest before it that shares words or names with it."""
    denial = readings[index]
    wanted = content(denial.text)
    best: tuple[float, _Assertion] | None = None
    for back, reading in enumerate(
        reversed([r for r in readings[max(0, index - NEAR - 2) : index] if r.spoken][-NEAR:])
    ):
        asserted = list(_assertions(reading))
        for assertion in asserted:
            shared = len(wanted & content(reading.text)) + 0.5 * len(_names(denial) & _names(reading))
            score = shared + (1.5 if back == 0 else 0.0) - 0.5 * back
            if best is None or score > best[0]:
                best = (score, assertion)
    return best[1] if best and best[0] >= 1.0 else None


def _assertions(reading: Reading) -> Iterator[_Assertion]:
    """What a sentence asserts on somebody's word: a relative clause with its noun, or the whole attributed sentence."""
    text = reading.text
    if match := ASSERTION.search(text):
        yield _Assertion(reading, _with_noun(text, match), match["who"])
        return
    said = attribution(reading, clauses(reading))
    if said is not None:
        yield _Assertion(reading, text, said.speaker)
    elif _ALLEGED.search(text):
        first = next((m for m in reading.mentions if m.acts and m.form is not Form.TITLE), None)
        yield _Assertion(reading, text, first.surface if first else None)


def _with_noun(text: str, match: re.Match[str]) -> str:
    """The relative clause with the noun phrase before it, from the last mark before to the next after it."""
    before = text[: match.start()]
    cut = [
        m.end() for m in re.finditer(r"(?:[,;:–—]|\b(?:and|but)\b(?: (?:continues?|also|still))?(?: to \w+)?) ", before)
    ]
    start = cut[-1] if cut and len(before[cut[-1] :].split()) >= 2 else 0
    end = re.compile(r",(?! and)|[.;]$").search(text, match.end())
    return text[start : end.start() if end else len(text)].strip(" ,;.")


def _names(reading: Reading) -> set[str]:
    return {m.entry.state or m.name for m in reading.mentions} | {m.name for m in reading.mentions}


def _denier(reading: Reading) -> str | None:
    """Who denies: the subject of the clause that holds the denial."""
    match = DENIAL.search(reading.text)
    for clause in clauses(reading):
        if match and reading.tokens.starts[clause.first] <= match.start() < reading.tokens.ends[clause.last - 1]:
            return reading.words(clause.subject, clause.subject_end)
    return None


def _host(readings: Sequence[Reading], note: Reading) -> Reading | None:
    """The sentence out of which a note was lifted."""
    span = note.sentence.span
    return next((r for r in readings if r is not note and r.sentence.span.covers(span)), None)


def _clause_before(host: Reading, note: Reading) -> str:
    """The host's words that the note stands behind: its clause up to the note, or what the note itself quotes."""
    clause = host.text[: own_offset(note.body, host.sentence, note.sentence.span.start)]
    cut = max((clause.rfind(mark) for mark in (", ", "; ", " – ", " — ", " that ", " which ")), default=-1)
    tail = clause[cut:].lstrip(" ,;–—") if cut >= 0 and len(clause[cut:].split()) >= 4 else clause
    return tail.removeprefix("that ").removeprefix("which ").strip()


def _note_author(text: str) -> str:
    """Whose note it is, by the usual abbreviations."""
    if re.search(r"n\.\s?(?:trad|t|d\.t)|transl|trad\.", text, re.I):
        return "translator"
    return "author" if re.search(r"n\.\s?a\.|author", text, re.I) else "editor"
