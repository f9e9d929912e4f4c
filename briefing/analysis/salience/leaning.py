"""Whether a sentence can stand alone, or leans on the one before it."""

from __future__ import annotations

import re

from briefing.analysis.reading import Reading
from briefing.model.sentence import SentenceKind

_EMPTY_IT = r"it (?:is|was|remains|seems|would be|will be) (?:[\w-]+ ){1,3}(?:that|to)\b"
_EMPTY_THERE = r"there (?:is|are|was|were|has|have|can|could|may|might|must|should|will|would)\b"
_DANGLING = re.compile(
    r"^[“\"]?(?:(?:but|and|so|yet|or|nor|then|thus|therefore|also|indeed|however|still|meanwhile),? )*"
    rf"(?!{_EMPTY_IT}|{_EMPTY_THERE})"
    r"(?:such|this|that|these|those|it|its|he|his|she|her|they|their|there|here|both|another|other|others"
    r"|the (?:former|latter|incident|two)|one of|some of|many of|all of)\b",
    re.I,
)
_INNER = re.compile(
    r"\b(?:he|she|they|his|her|their|them|him|here|this|these|such|the (?:incident|episode|affair|latter|former))\b",
    re.I,
)
_BACK = re.compile(
    r"^(?:a few|several|two|three|some) (?:days|weeks|months|hours) (?:later|earlier)|\b(?:the same|that) (?:day"
    r"|week|month|year)\b",
    re.I,
)
# A view that the text goes on to refute, or says only that others may hold.
_SEEMING = re.compile(
    r"\b(?:it (?:may|might|could) (?:seem|appear)|(?:claim|argument|assumption|belief|idea|view|notion|myth) is that"
    r"|(?:some|many|one|critics) (?:may|might|would|will|could) (?:argue|say|think|object)|at first (?:glance|sight)"
    r"|admittedly)\b|^granted,",
    re.I,
)
# What stands somewhere else in the source is not in the brief.
_ELSEWHERE = re.compile(
    r"\b(?:(?:see|as|mentioned|described|noted|shown|listed|discussed|identified|outlined) (?:above|below)"
    r"|(?:table|list|figure|graph) (?:above|below)|(?:this|the) (?:appendix|chapter|section|annex)"
    r"|(?:table|figure|section|chapter) \d)",
    re.I,
)


def dangling(text: str) -> bool:
    """Whether a sentence leans on the one before: it opens with a pronoun, "such a", "a few days later"."""
    return _DANGLING.search(text) is not None or _BACK.search(text) is not None


def pronouns(text: str) -> int:
    """How many words of ``text`` may point to something outside it."""
    return len(_INNER.findall(text))


def self_contained(reading: Reading) -> bool:
    """Whether a reader who sees only this sentence takes it as it is meant.

    It holds no bare pronoun and no pointer to another place, is no item of a list, no question, and no view that may
    only seem right.
    """
    text = reading.text
    if _SEEMING.search(text) or _ELSEWHERE.search(text):
        return False
    if reading.sentence.kind is not SentenceKind.SENTENCE or dangling(text) or text.endswith(("?", ":")):
        return False
    return text[:1].isupper() and 7 <= len(reading.tokens) <= 48
