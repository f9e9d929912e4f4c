"""Which drafts of a sentence are one action: coordinated verbs with one object, auxiliaries, catenatives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.analysis.register.draft import Draft
from briefing.analysis.register.parts import Place
from briefing.analysis.verbs import is_participle

_JOINED = re.compile(
    r"(?:-|\s*(?:(?:about|against|at|for|from|in|of|on|over|to|upon|with)\s)?"
    r"(?:,\s*|(?:,\s*)?\b(?:and|or|and/or)\s+)(?:then |also |better |to |\w+ly )*)"
)
_CATENATIVES = frozenset(
    "aim attempt be begin continue endeavor endeavour keep look need prepare remain seek start strive try work".split()
)
_CATENATED = re.compile(r" (?:\w+ly )?(?:(?:able|prepared|ready|willing) )?to (?:\w+ly )?")
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_CLEFT = re.compile(r" is (?:that|to)\b")
_GOING_ON = frozenset("begin continue keep resume start".split())
_GIVING_UP = frozenset("avoid cease end quit stop".split())
_AUXILIARY = re.compile(r" (?:\w+ly )?")
_COMPLEMENT_OF = re.compile(r"\b(?:for|from|in|of|than|without) (?:\w+ly )?$")
_PREDICATE = re.compile(r"\b(?:could|may|might|must|ought|shall|should|will|would|can|is|are|was|were|ha[sd]|have)\b")
_NEEDED = re.compile(
    r" (?:is|are|will be|would be) (?:\w+ )?"
    r"(?:necessary|needed|essential|key|vital|crucial|critical|required|important) "
    r"(?:to|for|in) (?:\w+ly )?"
)
_MODAL_AT_END = re.compile(r"\b(?:could|may|might|must|ought|shall|should|will)$")


def distinct(text: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """``drafts``, in order, with one for each action that somebody is to take.

    "impose and enforce sanctions" is one action, and so is "continue to impose" (ruled by the annotation guideline).
    """
    unique = {draft.at: draft for draft in reversed(drafts)}
    acting = [draft for draft in reversed(unique.values()) if not _MODAL_AT_END.search(text[slice(*draft.action)])]
    idle = {first.at for first, second in pairwise(acting) if _leads_to(text, first, second)}
    idle |= {second.at for first, second in pairwise(acting) if _is_complement(text, first, second)}
    idle |= {draft.at for at, draft in enumerate(acting) if _is_inside(text, draft, acting[:at])}
    idle |= {draft.at for at, draft in enumerate(acting) if _is_said_of(draft, acting[:at])}
    joined = _coordinated(text, _with_predicates(text, [draft for draft in acting if draft.at not in idle]))
    return tuple({_without_article(text, draft): draft for draft in joined}.values())


def _without_article(text: str, draft: Draft) -> Place:
    """The place of the action, from behind a leading article."""
    article = _ARTICLE.match(text, draft.action[0])
    return (article.end() if article else draft.action[0], draft.action[1])


def _leads_to(text: str, first: Draft, second: Draft) -> bool:
    """Whether the verb of ``first`` only leads to that of ``second``: an auxiliary, a catenative, a cleft."""
    between = text[first.at[1] : second.at[0]]
    if _CLEFT.match(between):
        return True
    if first.verb in _GOING_ON and _is_gerund_after(text, first, second):
        return True
    if first.verb == "be" and _AUXILIARY.fullmatch(between):
        return is_participle(text[slice(*second.at)])
    return first.verb in _CATENATIVES and _CATENATED.fullmatch(between) is not None


def _is_complement(text: str, first: Draft, second: Draft) -> bool:
    """Whether ``second`` is only what somebody is to be or to give up ("be comprehensive", "stop selling arms")."""
    between = text[first.at[1] : second.at[0]]
    if first.verb in _GIVING_UP and _is_gerund_after(text, first, second):
        return True
    return first.verb == "be" and bool(_AUXILIARY.fullmatch(between)) and not is_participle(text[slice(*second.at)])


def _is_inside(text: str, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether the verb of ``draft`` only completes an ``earlier`` action ("a shift from offering aid")."""
    inside = any(other.at[1] <= draft.at[0] < other.action[1] for other in earlier)
    gerund = text[slice(*draft.at)].endswith("ing")
    return inside and gerund and _COMPLEMENT_OF.search(text, 0, draft.at[0]) is not None


def _is_said_of(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether ``draft`` only says what an ``earlier`` action should be ("inclusion of all should be part of it")."""
    return draft.verb == "be" and any(
        draft.action[0] <= other.action[0] and other.action[1] <= draft.at[0] for other in earlier
    )


def _with_predicates(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, one that is only the subject of the next with what that says of it ("Talks are essential")."""
    found: list[Draft] = []
    for draft in drafts:
        subject = found[-1] if found else draft
        said = subject.action[0] == draft.action[0] and subject.action[1] <= draft.at[0]
        needed = subject.action[1] <= draft.at[0] and _NEEDED.fullmatch(text, subject.action[1], draft.at[0])
        if (said or needed) and not _is_clause(text, subject):
            found[-1] = replace(subject, action=(subject.action[0], draft.action[1]))
        else:
            found.append(draft)
    return found


def _is_clause(text: str, draft: Draft) -> bool:
    return _PREDICATE.search(text[slice(*draft.action)]) is not None


def _is_gerund_after(text: str, first: Draft, second: Draft) -> bool:
    return text[first.at[1] : second.at[0]] == " " and text[slice(*second.at)].endswith("ing")


def _coordinated(text: str, drafts: Iterable[Draft]) -> list[Draft]:
    """Verbs that share what follows the last of them as one draft, that of the first."""
    joined: list[Draft] = []
    last = 0
    for draft in drafts:
        if joined and last < draft.at[0] and _JOINED.fullmatch(text, last, draft.at[0]):
            first = joined.pop()
            action = (first.action[0], max(first.action[1], draft.action[1]))
            draft, last = replace(first, action=action, actors=first.actors or draft.actors), draft.at[1]
        else:
            last = draft.at[1]
        joined.append(draft)
    return joined
