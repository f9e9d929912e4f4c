"""What the context of an entry holds: the actor of a lead-in; what a pronoun or "there" stands for, when it is safe."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.register import context, grammar
from briefing.analysis.register.parts import Place
from briefing.model.register import Clarification
from briefing.model.sentence import Sentence

_PLACE = re.compile(
    r"\b(?:in|across|throughout|inside|within|into|around) (?P<where>(?:the )?[A-Z][\w’'-]+(?: (?:and|of) "
    r"[A-Z][\w’'-]+| [A-Z][\w’'-]+)*)"
)
_TIMES = re.compile(
    r"^(?:the )?(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Congress|Parliament)"
)
_LEAD = re.compile(
    r" (?:must|should|shall|could|may|might|can|will|would|needs? to|ha(?:s|ve) to|ought to)"
    r"(?! (?:\w+ly |also |then )?(?:be|entail|include|involve|create|underpin|mean|follow|serve|cover|focus|it|"
    r"they|he|she|the)\b)"
    r"(?: [\w’'-]+){0,14}\s*[:–—-]*\s*$"
)
_ASKED = re.compile(
    r"\b(?:recommends?|urges?|proposes?|calls? (?:up)?on|calling on|calls? for|requests?|asks?|advises?|"
    r"encourages?|invites?) (?:that )?(?P<who>(?:the |all )?[A-Z](?:(?! to\b)[^,;:]){1,60})(?: to(?: "
    r"[\w’'-]+){0,8})?$"
)
# What is not somebody who acts: pronouns, and nouns that name what is planned.
_NOBODY = re.compile(
    r"^(?:this|that|these|those|such|which|who|it|his|her|there)\b|"
    r"^(?:[\w-]+ )?(?:policy|approach|framework|agenda|package|programme|program|response)\b|"
    r"\b(?:plans?|strategy|elements|priorities|initiatives?|"
    r"objectives|measures|steps|exercises|efforts?|report|actions?|change|order)$|^[^A-Za-z]*$|^\d",
    re.IGNORECASE,
)
_EMPTY = frozenset("be consider do follow have include make take".split())
_PRONOUNS = {"they": True, "it": False}


def actors_of_lead_in(sentences: Sequence[Sentence], at: int) -> tuple[str, ...]:
    """The actors that the lead-in of the list names ("The Commission should:"), without articles."""
    text = context.lead_in(sentences, at).strip()
    if not text:
        return ()
    match = _ASKED.search(text.rstrip(" :–—-"))
    if match:
        return tuple(match["who"][a:b] for a, b in grammar.coordinated(match["who"]))
    modal = _LEAD.search(text)
    found = grammar.subject(text, modal.start() + 1) if modal else ()
    return tuple(text[a:b] for a, b in found if not _NOBODY.search(text[a:b]))


def verb_of_lead_in(sentences: Sequence[Sentence], at: int) -> str:
    """The verb of the lead-in that the items of its list complete ("should be established:"); empty where it has none.

    It is the verb of an item that has none itself (ruled by the annotation guideline).
    """
    framed = grammar.frames(context.lead_in(sentences, at))
    verb = framed[-1].verb if framed else ""
    return "" if verb in _EMPTY else verb


def clarifications(
    sentences: Sequence[Sentence], at: int, action: Place, actors: Sequence[str], earlier: Sequence[Sequence[str]]
) -> tuple[Clarification, ...]:
    """What the pronoun that is the actor, and "there" in the action, stand for; only where one answer is possible.

    ``earlier`` holds the actors of each entry of the sentence before.
    """
    here = sentences[at]
    if not at or sentences[at - 1].source != here.source:
        return ()
    found = []
    for actor in actors:
        if actor.lower() in _PRONOUNS and (meaning := _meant(actor.lower(), earlier)):
            found.append(Clarification(actor, meaning))
    if re.search(r"\bthere\b(?! (?:is|are|was|were|will|should|must|may|can|has|have)\b)", here.text[slice(*action)]):
        places = {
            match["where"] for match in _PLACE.finditer(sentences[at - 1].text) if not _TIMES.match(match["where"])
        }
        if len(places) == 1:
            found.append(Clarification("there", places.pop()))
    return tuple(found)


def _meant(pronoun: str, earlier: Sequence[Sequence[str]]) -> str | None:
    """The actor of the sentence before, where all its entries have the same one and its number fits the pronoun."""
    each = {tuple(actors) for actors in earlier}
    if len(each) != 1:
        return None
    actors = each.pop()
    many = len(actors) > 1 or (len(actors) == 1 and _plural(actors[0]))
    if (
        not actors
        or many is not _PRONOUNS[pronoun]
        or any(actor.lower() in ("we", "they", "it", "he", "she", "you") for actor in actors)
    ):
        return None
    return " and ".join(actors)


def _plural(actor: str) -> bool:
    head = re.split(r" (?:of|in|for|from|with|and) ", actor)[0].split()[-1]
    return (
        head.endswith("s")
        and not head.endswith(("ss", "us", "is"))
        and not head.isupper()
        and head not in ("States", "Nations", "Netherlands")
    )
