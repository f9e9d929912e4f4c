"""Whose word a sentence stands on, when it is not the author's: the speaker as the text names them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model.sentence import Sentence

_SAYING = (
    r"(?:says?|said|argu(?:es?|ed)|warn(?:s|ed)?|claim(?:s|ed)?|writes?|wrote|insist(?:s|ed)?|maintain(?:s|ed)?|"
    r"contend(?:s|ed)?|"
    r"demand(?:s|ed)?|suggest(?:s|ed)?|propos(?:es?|ed)|urg(?:es?|ed)|recommend(?:s|ed)?|believ(?:es?|ed)|"
    r"thinks|thought|"
    r"wants?|wanted|calls?|called|asks?|asked|told|tells?|stress(?:es|ed)?|add(?:s|ed)|not(?:es?|ed)|"
    r"advocat(?:es?|ed)|"
    r"conclud(?:es?|ed)|stated|assert(?:s|ed)?|emphasi[sz](?:es?|ed)|highlight(?:s|ed)?|advis(?:es?|ed)|agreed|"
    r"acknowledg(?:es?|ed)|"
    r"encourag(?:es?|ed)|felt|require(?:s|d)? that)"
)
# Verbs of saying before their speaker (", said Anna Berg"): none that takes an object (", demands stability").
_INVERTED = (
    r"(?:says?|said|argu(?:es?|ed)|warn(?:s|ed)|claim(?:s|ed)|writes?|wrote|insist(?:s|ed)|add(?:s|ed)|not(?:es?|ed)|"
    r"stress(?:es|ed)|conclud(?:es?|ed)|asked|asserts?|asserted|told)"
)
_BEFORE = rf"(?P<late>{_INVERTED}|{_SAYING}(?= by ))"
_ADVERB = (
    r"(?:(?:also|has|have|had|again|often|repeatedly|recently|publicly|further|now|then|still|therefore|[a-z]+ly) )*"
)
# What follows shows that a word is the verb of saying and no noun ("member states should", "security demands are").
_SAID = (
    r"(?=,? (?:that|to|for|on|upon|it|the|a|an|their|his|her|its|there)\b|,? (?:“|\"|[A-Z]|[a-z]+ing\b|[a-z]+s "
    r"(?:to|should|must))|:|,)"
)
_WHO = r"(?P<who>(?!(?:To|Despite|How|If|When|While|As|By|In|For|With|And|Given|What|Why|\w+ing)\b)[^,;:“”\"()]{2,80}?)"
_APPOSED = re.compile(
    rf"(?:^|\b(?:as|but|and|while) )(?P<who>[A-Z][\w.’'-]+(?: (?:[a-z]{{1,3}} )?[A-Z][\w.’'-]+)+), "
    rf"[a-z][^;:“”\"]{{3,90}}, {_ADVERB}{_SAYING}{_SAID}"
)
_HEAD = re.compile(
    rf"^[“\"]?(?:(?:But|And|Yet|So) |[A-Z][^,“”]{{2,90}}, (?:however, )?)?[“\"]?{_WHO}(?:,? however)?,? "
    rf"{_ADVERB}(?P<say>{_SAYING}){_SAID}"
)
_ACCORDING = re.compile(
    r"(?:^|, )(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion) of) (?P<who>[^,;:“”\"]{2,80}?)(?:,|\.?$)"
)
_INSIDE = re.compile(
    rf"[”\"] (?:{_BEFORE} (?P<by>[^,;:“”\"]{{2,80}}?)|(?P<who>[^,;:“”\"]{{2,80}}?) {_ADVERB}{_SAYING})[,.] "
)
_TAIL = re.compile(
    rf",[”\"]? (?:{_BEFORE} (?P<by>[^,;:“”\"]{{2,80}}?)|(?P<who>[^,;:“”\"]{{2,80}}?) "
    rf"{_ADVERB}{_SAYING})(?:, [^“”\"]*)?\.?$"
)
_SPEAKS = re.compile(
    r"^.*\b(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) "
    r"(?:speaks?|spoke|talks?|talked|dreams?|dreamt|dreamed) of (?:an?|the)\b"
)
_OWN = re.compile(
    r"^(?:.*\b(?:i|we)(?: \w+)?|one|(?:the |- )?(?:strategy|order|plan|bill|act) .*|.*\b(?:it|order|plan|"
    r"strategy)|it|this|that|these|which|who|there|you|the (?:present )?(?:paper|brief|authors?|article|strategy|"
    r"policy|review|document|memorandum|order|bill|president.*|administration|commission|task force)|(?:this|"
    r"our|my|no|some|any|let) .*)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:they|he|she|others?|some)$", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"^(?:But |And |Yet |However, )?(?P<who>[A-Z][^,;:“”\"()]{{1,60}}?),? {_ADVERB}(?:disagrees?|object|"
    rf"objects|oppose|opposes|reject|rejects|{_SAYING})\b"
)
_BY = re.compile(r"^by (?:the )?")
_LETTER = re.compile(r"^\s*\(?[a-z][.)]\s+")
_OPENING, _CLOSING = re.compile(r"“|(?<![^\s(])\"(?=\S)"), re.compile(r"”|(?<=[^\s(])\"")
_QUOTED = re.compile(r"^\W*[“\"][^“”\"]*(?:[”\"]\W*)?$")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_REACH = 4


def speaker(sentences: Sequence[Sentence], at: int) -> str | None:
    """Who is named as saying what the sentence ``at`` says; ``None`` where it is the author or cannot be told.

    "They" and a quotation that goes on stand for the speaker of the sentences before, of the same source.
    """
    here = sentences[at]
    named = _named(here.text)
    if named is None:
        return _said_later(sentences, at) or (_carried(sentences, at) if _is_quoted(sentences, at) else None)
    if _PRONOUN.match(named):
        return _carried(sentences, at) or named
    return named


def _named(text: str) -> str | None:
    for pattern in (_ACCORDING, _APPOSED, _TAIL, _INSIDE, _HEAD, _SPEAKS):
        match = pattern.search(_LETTER.sub("", text))
        if match is None:
            continue
        who = match.groupdict().get("by") or match["who"]
        if who and not _OWN.match(who.strip()) and len(who.split()) <= 10 and not _looks_like_clause(who):
            return _ARTICLE.sub("", _BY.sub("", who.strip(' ,“”"')))
    return None


def _looks_like_clause(who: str) -> bool:
    return (
        re.search(
            r"^\W*\d|\b(?:should|must|would|could|will|can|may|is|are|was|were|be|been|to|that|if|as|when|"
            r"while)\b|\b(?:of|and|or|against|only|possible|[a-z]+ly|also)$",
            who,
        )
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


def _said_later(sentences: Sequence[Sentence], at: int) -> str | None:
    """The speaker that the end of the quotation names, where the sentence ``at`` stands in one that ends later."""
    here = sentences[at]
    opened = _opened_before(sentences, at) + _left_open(here.text)
    for later in sentences[at + 1 : at + 1 + _REACH]:
        if opened <= 0 or later.source != here.source or later.paragraph != here.paragraph:
            return None
        opened += _left_open(later.text)
        if opened <= 0:
            return _named(later.text)
    return None


def _is_quoted(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether the whole sentence stands in a quotation: one that it opens itself, or that began before it."""
    return _QUOTED.match(sentences[at].text) is not None or _opened_before(sentences, at) > 0


def _opened_before(sentences: Sequence[Sentence], at: int) -> int:
    """How many quotations of the paragraph are open where the sentence ``at`` begins."""
    opened = 0
    here = sentences[at]
    for earlier in range(max(0, at - _REACH), at):
        if sentences[earlier].source == here.source and sentences[earlier].paragraph == here.paragraph:
            text = sentences[earlier].text
            opened = max(0, opened + _left_open(text))
    return opened


def _left_open(text: str) -> int:
    """How many more quotations ``text`` opens than it closes."""
    return len(_OPENING.findall(text)) - len(_CLOSING.findall(text))
