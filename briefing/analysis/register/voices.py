"""Whose word a sentence stands on, when it is not the author's: the speaker as the text names them, through sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model.sentence import Sentence

_SAYING = (
    r"says?|said|argues?|argued|warns?|warned|claims?|claimed|writes|wrote|insists?|insisted|maintains?|maintained|contends?|contended|"
    r"demands?|demanded|suggests?|suggested|proposes?|proposed|urges?|urged|recommends?|recommended|believes?|believed|"
    r"thinks?|wants?|wanted|calls? (?:on|for)|called (?:on|for)|asks?|asked|told|tells?|stressed|stresses|added|adds|notes?|noted|"
    r"advocates?|advocated|concludes?|concluded|states|stated|asserts?|asserted|requires that|required that"
)
_ADVERB = (
    r"(?:(?:also|has|have|had|again|often|repeatedly|recently|publicly|further|now|then|still|therefore|[a-z]+ly) )*"
)
_WHO = r"(?P<who>[^,;:“”\"()]{2,80}?)"
_HEAD = re.compile(
    rf"^(?:But |And |Yet |Meanwhile, |However, |In \d{{4}}, |[“\"])?{_WHO},? {_ADVERB}(?P<say>{_SAYING})\b"
)
_ACCORDING = re.compile(
    r"(?:^|, )(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion) of) (?P<who>[^,;:“”\"]{2,80}?)(?:,|\.?$)"
)
_TAIL = re.compile(
    rf",[”\"]? (?:(?P<late>{_SAYING}) (?P<by>[^,;:“”\"]{{2,80}}?)|(?P<who>[^,;:“”\"]{{2,80}}?) {_ADVERB}(?:{_SAYING}))(?:,[^“”\"]*)?\.?$"
)
_OWN = re.compile(
    r"^(?:i|we|one|it|this|that|these|which|who|there|you|the (?:present )?(?:paper|report|brief|authors?|article|strategy|policy|review|"
    r"document|memorandum|committee|commission|government)|this .*|our .*|my .*)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:they|he|she|others?|some)$", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"^(?:But |And |Yet |However, )?(?P<who>[A-Z][^,;:“”\"()]{{1,60}}?),? {_ADVERB}(?:disagrees?|object|objects|oppose|opposes|reject|rejects|{_SAYING})\b"
)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_REACH = 4


def speaker(sentences: Sequence[Sentence], at: int) -> str | None:
    """Who is named as saying what the sentence ``at`` says; ``None`` where it is the author or cannot be told.

    "They" and a quotation that goes on stand for the speaker of the sentences before, of the same source.
    """
    here = sentences[at]
    named = _named(here.text)
    if named is None:
        return _carried(sentences, at) if _goes_on(sentences, at) else None
    if _PRONOUN.match(named):
        return _carried(sentences, at) or named
    return named


def _named(text: str) -> str | None:
    for pattern in (_ACCORDING, _TAIL, _HEAD):
        match = pattern.search(text)
        if match is None:
            continue
        who = match.groupdict().get("by") or match["who"]
        if who and not _OWN.match(who.strip()) and len(who.split()) <= 10 and not _looks_like_clause(who):
            return _ARTICLE.sub("", who.strip(' ,“”"'))
    return None


def _looks_like_clause(who: str) -> bool:
    return (
        re.search(r"\b(?:should|must|would|could|will|can|may|is|are|was|were|to|that|if|as|when|while)\b", who)
        is not None
    )


def _carried(sentences: Sequence[Sentence], at: int) -> str | None:
    """The speaker of the nearest sentence before, within the paragraph, that names one."""
    here = sentences[at]
    for earlier in range(at - 1, max(-1, at - _REACH - 1), -1):
        before = sentences[earlier]
        if before.source != here.source or before.paragraph < here.paragraph - 1:
            return None
        match = _SUBJECT.match(before.text)
        named = _named(before.text) or (match["who"] if match and not _OWN.match(match["who"]) else None)
        if named and not _PRONOUN.match(named) and not _looks_like_clause(named):
            return _ARTICLE.sub("", named)
    return None


def _goes_on(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether the sentence stands inside a quotation that began in a sentence before."""
    opened = 0
    here = sentences[at]
    for earlier in range(max(0, at - _REACH), at):
        if sentences[earlier].source == here.source and sentences[earlier].paragraph == here.paragraph:
            text = sentences[earlier].text
            opened = max(0, opened + text.count("“") - text.count("”"))
    return opened > 0
