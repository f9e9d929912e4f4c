"""Entries by rule: modal frames and imperatives, coordinated verbs, passives. Used where there is no network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.register.draft import Draft
from briefing.analysis.register.lemmas import verb_of
from briefing.analysis.register.parts import Place, condition
from briefing.analysis.text import Tokens, tokenise
from briefing.analysis.verbs import BE, forms, is_adverb
from briefing.model.register import Force, Stance

_FORCE = {
    "must": Force.MUST, "shall": Force.MUST, "need": Force.MUST, "needs": Force.MUST, "has": Force.MUST,
    "have": Force.MUST, "should": Force.SHOULD, "ought": Force.SHOULD, "could": Force.COULD, "may": Force.COULD,
    "might": Force.COULD, "can": Force.COULD, "would": Force.COULD, "will": Force.WILL,
}  # fmt: skip
_WITH_TO = frozenset({"need", "needs", "has", "have", "ought"})
_CATENATIVES = frozenset("continue begin seek work start try strive aim be need".split())
_STATES = frozenset("committed detached engaged involved prepared united".split())
"""Participles that say what somebody is to be, not what is to be done with them."""
_OPENERS = re.compile(
    r"^(?:(?:and|but|so|yet|or|therefore|thus|also|first|second|third|finally)\b,?\s*)+", re.IGNORECASE
)
_ENDS = re.compile(
    r",? (?:in order to|so that|so as to|to (?:\w+ly )?(?=[a-z]+\b)|if|unless|because|while|although|whereas|"
    r"rather than)\b|[;:–—]|, (?:and|but|which|who|as)\b|[.!?”\"]*$"
)
_CUTS = re.compile(r"[;:(–—]\s*|\bthat |\b(?:while|because|although|but|so|whereas) ")
_AND = re.compile(r" and (?=[A-Z]|the |its )")
_PREDICATE = re.compile(
    r"\b(?:must|should|shall|will|would|can|could|may|might|is|are|was|were|has|have|had|needs?|ought)\b"
)
_LY = r"(?!(?:Italy|Sicily|July|family|supply|assembly|ally|monopoly)\b)\w+ly"
_FRONTED = re.compile(
    r"(?:to|in|for|by|at|on|as|with|under|given|after|before|when|since|through|from|over|beyond|without|despite|"
    rf"during|until|within|among|amid|following|against|instead|rather|together|alongside|{_LY}) [^,]*,|"
    rf"(?:further|furthermore|moreover|however|instead|yet|meanwhile|next|then|first|second|third|{_LY}),",
    re.IGNORECASE,
)
_LIST = re.compile(r"^(?:[^,]{2,40}, )+(?:and )?[^,]{2,60}\s$")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_JOINED = re.compile(r",? and (?:the )?|, (?:the )?")


def drafts(text: str) -> tuple[Draft, ...]:
    """The entries that the modal frames of ``text`` hold, or its imperative; none where there is no such frame."""
    return frames(text) or _imperative(text, tokenise(text))


def frames(text: str) -> tuple[Draft, ...]:
    """The entries that the modal frames of ``text`` hold."""
    tokens = tokenise(text)
    aside = condition(text)
    modals = [at for at in _modals(tokens) if aside is None or not aside[0] <= tokens.starts[at] < aside[1]]
    found: list[Draft] = []
    for number, at in enumerate(modals):
        stop = tokens.starts[modals[number + 1]] if number + 1 < len(modals) else len(text)
        found.extend(_frame(text, tokens, at, stop, aside))
    return tuple(found)


def demands(text: str) -> tuple[Draft, ...]:
    """The entries of the frames of "must" or "should" that have a subject."""
    return tuple(d for d in frames(text) if d.actors and d.force in (Force.MUST, Force.SHOULD))


def _modals(tokens: Tokens) -> Iterator[int]:
    words = [word.lower() for word in tokens.words]
    for at, word in enumerate(words[:-1]):
        if word in _WITH_TO and words[at + 1] != "to":
            continue
        if word in _FORCE and at and words[at - 1] not in ("the", "a", "to", "political", "who", "which", "that"):
            yield at


def _frame(text: str, tokens: Tokens, at: int, stop: int, aside: Place | None) -> Iterator[Draft]:
    modal = tokens.words[at].lower()
    verb, negated = _verb(tokens, at + 1 + (modal in _WITH_TO))
    if verb is None:
        return
    actors = subject(text, tokens.starts[at])
    done = "participle" in _tags(tokens.words[verb]) and tokens.words[verb].lower() not in _STATES
    passive = tokens.words[verb - 1].lower() in BE and done
    heads = [verb, *([] if passive else _coordinated(tokens, verb, stop))]
    for number, head in enumerate(heads):
        limit = tokens.starts[heads[number + 1]] if number + 1 < len(heads) else stop
        start = _subject_start(text, tokens.starts[at]) if passive else tokens.starts[head]
        end = max(_action_end(text, tokens.ends[head], limit, aside), tokens.ends[head])
        stance = Stance.REJECTED if negated else Stance.OWN
        yield Draft(
            verb_of(tokens.words[head]), (tokens.starts[head], tokens.ends[head]), (start, end),
            () if passive else actors, _FORCE[modal], stance,
        )  # fmt: skip


def _tags(word: str) -> frozenset[str]:
    return forms().get(word.lower(), ("", frozenset[str](), False))[1]


def _verb(tokens: Tokens, at: int) -> tuple[int | None, bool]:
    """The verb that says what is done, through adverbs, auxiliaries and catenatives, and whether it is negated."""
    words = [word.lower() for word in tokens.words]
    negated = False
    while at < len(words):
        word = words[at]
        negated = negated or word in ("not", "never")
        skip = word in ("not", "never", "also", "to", "be", "been", ",") or (is_adverb(word) and not _tags(word))
        chained = verb_of(word) in _CATENATIVES and at + 1 < len(words) and words[at + 1] == "to"
        if not (skip or chained):
            break
        at += 1
    return (at, negated) if at < len(words) and words[at][0].isalpha() else (None, negated)


def _coordinated(tokens: Tokens, verb: int, stop: int) -> list[int]:
    """Later verbs in the base form after "and" or a comma, each with an object of its own."""
    found = []
    words = [word.lower() for word in tokens.words]
    for at in range(verb + 2, len(words) - 1):
        if tokens.starts[at] >= stop:
            break
        before = words[at - 2] if words[at - 1] == "also" else words[at - 1]
        if (
            before in ("and", ",", "or")
            and "base" in _tags(words[at])
            and _takes_object(words, at)
            and before != words[at]
        ):
            found.append(at)
    return found


def _takes_object(words: Sequence[str], at: int) -> bool:
    after = words[at + 1]
    if forms()[words[at]][2]:
        return after in (
            "the",
            "a",
            "an",
            "its",
            "their",
            "our",
            "his",
            "her",
            "all",
            "any",
            "more",
            "that",
            "those",
            "these",
            "new",
        )
    return after[0].isalpha() and after not in ("and", "or", "is", "are", "of")


def _subject_start(text: str, end: int) -> int:
    """Where the noun phrase before a modal begins: after the last mark or conjunction that ends another clause."""
    before = text[:end]
    cuts = [match.end() for match in _CUTS.finditer(before)]
    cuts += [match.end() for match in _AND.finditer(before) if _PREDICATE.search(before[: match.start()])]
    listed = [match.end() for match in re.finditer(r", (?:and |but |so )?", before)]
    begun = max(cuts, default=0)
    for comma in listed:
        if comma > begun and _FRONTED.match(before, begun):
            begun = comma
    cuts.append(begun)
    if listed and (_PREDICATE.search(before[: listed[-1]]) or not _LIST.match(before[max(cuts, default=0) :])):
        cuts.append(listed[-1])
    start = max(cuts, default=0)
    return start + (match.end() if (match := _OPENERS.match(before[start:])) else 0)


def subject(text: str, end: int) -> tuple[Place, ...]:
    """The actors of the noun phrase that ends before ``end``: coordinated ones apart, articles left out."""
    start = _subject_start(text, end)
    phrase = re.sub(r"[\s,]+$", "", text[start:end])
    if phrase.lower() in ("it", "this", "that", "there", "which", "who", "these"):
        return ()
    return tuple((start + a, start + b) for a, b in coordinated(phrase))


def coordinated(phrase: str) -> tuple[Place, ...]:
    """The members of a noun phrase that "and" or commas join, without leading articles."""
    places, at = [], 0
    for match in (*_JOINED.finditer(phrase), None):
        stop = match.start() if match else len(phrase)
        article = _ARTICLE.match(phrase[at:stop])
        begin = at + (article.end() if article else 0)
        if begin < stop:
            places.append((begin, stop))
        at = match.end() if match else stop
    return tuple(places)


def _action_end(text: str, start: int, limit: int, aside: Place | None) -> int:
    """Where an action ends: before its purpose, a reason, a new clause, the next entry or a condition."""
    if aside is not None and start < aside[0] < limit:
        limit = aside[0]
    match = _ENDS.search(text, start, limit)
    end = match.start() if match else limit
    return len(re.sub(r"(?:\s|,|;|\band\b|\bor\b|\bthe\b|[.!?])+$", "", text[:end]))


def _imperative(text: str, tokens: Tokens) -> tuple[Draft, ...]:
    """A sentence that begins with a verb in the base form, after a bullet or number."""
    first = next((i for i, word in enumerate(tokens.words) if word[0].isalpha() and len(word) > 1), None)
    if first is None or not _tags(tokens.words[first]) & {"base", "gerund"}:
        return ()
    start = tokens.starts[first]
    end = max(_action_end(text, tokens.ends[first], len(text), condition(text)), tokens.ends[first])
    return (
        Draft(verb_of(tokens.words[first]), (start, tokens.ends[first]), (start, end), (), Force.SHOULD, Stance.OWN),
    )
