"""Whom a proposal in the imperative is addressed to, where neither it nor its lead-in names somebody.

The heading says it ("Recommendations for the Commission", "What NATO should do"), the sentence that the list follows
("The coastal states should protect their ports."), or how the paragraph begins ("For the United Nations: …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.directory import Entry, Form, directory
from briefing.analysis.register import context, grammar
from briefing.analysis.text import fold, tokenise
from briefing.analysis.verbs import DETERMINERS, forms
from briefing.model.sentence import Sentence, SentenceKind

_NUMBER = re.compile(r"^(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-Za-z])[.)]\s+|\d+(?:\.\d+)*\s+)")
_ADVICE = (
    r"(?:recommendations?|recommended|proposals?|actions?|steps|measures|priorities|suggestions|advice|tasks|asks)"
)
_ADVISES = re.compile(rf"\b{_ADVICE}\b", re.IGNORECASE)
_ADDRESSED = re.compile(
    rf"^(?:(?:[\w-]+ ){{0,4}}{_ADVICE} )?(?:for|to) (?P<who>[^:]{{2,90}}?)(?: (?:are|include).*)?:?$", re.I
)
_ASKED = re.compile(
    r"^(?:what |how )?(?P<who>[^:?]{2,60}?) (?:should|must|needs? to)(?: do| act| now| next)*[:?]?$", re.I
)
_WHAT_SHOULD = re.compile(r"^what (?:should|must) (?P<who>[^:?]{2,60}?) do(?: now| next)?[:?]?$", re.I)
_OPENS = re.compile(r"^(?:for|to) (?P<who>[^:.]{2,60}): ", re.IGNORECASE)
_BEFORE_A_VERB = re.compile(
    r"^\W*(?:(?:first|second|third|fourth|fifth|finally|lastly|also|then|next|furthermore|moreover|in addition|"
    r"at the same time|and|please)\b,? )*(?:(?:to|in order to) [^,]+, )?(?:\w+ly )?$",
    re.IGNORECASE,
)
# "Increase in spending is needed": what looks like a verb is a noun; "Building trust is hard": it is the subject.
_NOUN = re.compile(r" (?:in|of|is|are|was|were|will|would|can|could|should|must|may)\b")
_PREDICATE = re.compile(r"[^,;:]*?\b(?:is|are|was|were|will|would|can|could|should|must|may)\b")
_TAIL = re.compile(r" (?:of|in|for|from|at|on|with|across|within|around|that|who|which) .*$")
_ARTICLE = re.compile(r"^(?:the|all|both|other|its|their|our) ", re.IGNORECASE)
_ADDRESSEES = frozenset(
    """administration administrations agencies agency allies assembly authorities authority bank banks businesses
    cabinet capitals city cities commission commissions committee committees communities community companies company
    congress council councils department departments donors executive firms forces funders government governments
    group industry institutions investors journalists leaders leadership lawmakers legislators legislature legislatures
    media member members ministers ministries ministry municipalities nations ngos office officials operators
    organisation organisations organization organizations parliament parliamentarians parliaments parties partners
    platforms police policymakers policy-makers practitioners presidency president producers providers regulator
    regulators researchers secretariat secretary senate service services society stakeholders state states treasury
    universities vendors manufacturers""".split()
)
_REACH = 15


def addressees(sentences: Sequence[Sentence], at: int) -> tuple[str, ...]:
    """Those to whom an imperative at ``at`` is addressed, without articles; none where nobody is named."""
    for found in _named(sentences, at):
        if found:
            return found
    return ()


def is_imperative(text: str, verb: tuple[int, int]) -> bool:
    """Whether the word at ``verb`` opens the sentence as an imperative or a gerund, and is no subject itself."""
    shapes = _shapes(text[slice(*verb)])
    rest = text[verb[1] :]
    subject = _NOUN.match(rest) or ("gerund" in shapes and _PREDICATE.match(rest))
    return bool(shapes & {"base", "gerund"}) and not subject and bool(_BEFORE_A_VERB.match(_bare(text[: verb[0]])))


def _shapes(word: str) -> frozenset[str]:
    """What forms of a verb a word may be."""
    return forms().get(word.lower(), ("", frozenset[str](), False))[1]


def _named(sentences: Sequence[Sentence], at: int) -> Iterator[tuple[str, ...]]:
    here = sentences[at]
    yield _opening(sentences, at)
    if here.kind is SentenceKind.LIST_ITEM or context.ITEM.match(here.text):
        yield _asked_before(sentences, at)
    for number, heading in reversed(tuple(enumerate(here.headings))):
        advised = any(_ADVISES.search(above) for above in here.headings[:number])
        yield _of_heading(_bare(heading), advised)


def _of_heading(heading: str, advised: bool) -> tuple[str, ...]:
    """Whom a heading addresses; one that stands under advice may be no more than a name, but not that of a state.

    A state's name over proposals may as well be what they are about ("Russia").
    """
    for pattern in (_ADDRESSED, _WHAT_SHOULD, _ASKED):
        if match := pattern.match(heading):
            return _who(match["who"])
    named = _who(heading) if advised else ()
    return () if any(_is_state(name) for name in named) else named


def _opening(sentences: Sequence[Sentence], at: int) -> tuple[str, ...]:
    """Whom the paragraph addresses where it begins ("For donors: …")."""
    here = sentences[at]
    for before in reversed(sentences[max(0, at - _REACH) : at + 1]):
        if (before.source, before.paragraph) != (here.source, here.paragraph):
            break
        if match := _OPENS.match(_bare(before.text)):
            return _who(match["who"])
    return ()


def _asked_before(sentences: Sequence[Sentence], at: int) -> tuple[str, ...]:
    """Who must or should act by the sentence that the list follows, or by the one before its lead-in."""
    first = at
    while (
        first
        and _in_list(sentences[first])
        and sentences[first - 1].source == sentences[at].source
        and at - first < _REACH
    ):
        first -= 1
    if _in_list(sentences[first]):
        return ()
    for before in sentences[max(0, first - 1) : first + 1][::-1]:
        if before.source != sentences[at].source or before.kind is not SentenceKind.SENTENCE:
            break
        asked = grammar.demands(before.text)
        if asked:
            return _who(", ".join(before.text[slice(*place)] for place in asked[-1].actors))
        if not before.text.rstrip().endswith(":"):
            break
    return ()


def _in_list(sentence: Sentence) -> bool:
    return sentence.kind is SentenceKind.LIST_ITEM or context.ITEM.match(sentence.text) is not None


def _who(phrase: str) -> tuple[str, ...]:
    """The members of ``phrase`` without articles, where each is somebody who can act; else none."""
    members = [phrase[start:end] for start, end in grammar.coordinated(phrase)]
    plain = tuple(_ARTICLE.sub("", member) for member in members)
    return plain if plain and all(map(_acts, plain)) else ()


def _acts(name: str) -> bool:
    words = tokenise(_TAIL.sub("", name)).words
    if not words or _asks(words):
        return False
    known = _known(words)
    if known is not None:
        return known[1] in (Form.NAME, Form.METONYM) and known[0].kind != "place"
    return words[-1].lower() in _ADDRESSEES


def _asks(words: Sequence[str]) -> bool:
    """Whether a phrase begins with what is to be done ("Strengthening partners", "Support the government")."""
    lemma, shapes, noun = forms().get(words[0].lower(), ("", frozenset[str](), False))
    does = "gerund" in shapes or (lemma == words[0].lower() and not noun)
    return len(words) > 1 and (does or ("base" in shapes and words[1].lower() in DETERMINERS))


def _is_state(name: str) -> bool:
    known = _known(tokenise(name).words)
    return known is not None and known[0].kind == "state"


def _known(words: Sequence[str]) -> tuple[Entry, Form] | None:
    """Whom the directory knows by all of ``words``."""
    found = directory().longest(tuple(map(fold, words)), 0) if words else None
    return (found[1], found[2]) if found and found[0] == len(words) else None


def _bare(text: str) -> str:
    return _NUMBER.sub("", text.lstrip())
