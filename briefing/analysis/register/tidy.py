"""What the words make certain, whatever the network says: a condition asks nothing, and actions do not run together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.register import grammar
from briefing.analysis.register.distinct import distinct
from briefing.analysis.register.draft import Draft
from briefing.analysis.register.lemmas import verb_of
from briefing.analysis.register.modality import force_of
from briefing.analysis.register.parts import Place, condition
from briefing.analysis.register.phrases import whole
from briefing.analysis.verbs import is_adverb, is_participle
from briefing.model.register import Force

_WORD = re.compile(r"\w+(?:-\w+)*")
_GROUP = re.compile(r"\b(?:coalition|group|league|bloc|alliance) of (?:[\w’'-]+ ){0,3}$")
_OPENS_GROUP = re.compile(r"(?:coalition|group|league|bloc|alliance) of ")
_OPEN = re.compile(r"\b(?:must|should|shall|could|may|might|can|ought|need)\b", re.IGNORECASE)
_RHETORICAL = re.compile(
    r"\b(?:how|why) (?:can|could|should|would) [\w ]{1,40}? "
    r"(?:accept|allow|condone|excuse|ignore|justify|permit|tolerate|trust)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r" (?:must|should|shall|could|may|might|will|needs? to|ought to|ha(?:s|ve) to)\b")
_BEING = re.compile(r"\b(be) (?:(?:\w+ly|more|as|so) )*$")
_NEEDLESS = re.compile(r"\b(?:need not|needn[’']t|(?:do|does)(?: not|n[’']t) (?:need|have) to) (?:be )?(?:\w+ly )?$")
_LITTLE = re.compile(r"\b(?:and|or|to|also)\b")
_NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:of (?:the )?|and )?[A-Z][\w’'-]*){0,5}|(?i:we|they|somebody|someone|no one)")
_COORDINATED = re.compile(r"(?:\b(?:and|or|but)|[,;]) (?:[\w ]{0,20} )?$")
_CLAUSE = re.compile(
    r"\b(?:must|should|shall|could|may|might|will|would|can|is|are|was|were|has|have|had|by|that|who|which)\b"
)
_DANGLING = re.compile(r"(?:[\s,;–—-]|\b(?:and|or|to|then|also|as well as|by|while)\b|\bto better\b)+$")


def tidied(text: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of one sentence, in order, each ending before the next.

    What stands in its condition and what "need not" be done is left out: neither is asked for; nor is anything by a
    question that does not ask what should or could be done ("How can we accept it?").
    """
    if text.rstrip('”"’) ').endswith("?") and (not _OPEN.search(text) or _RHETORICAL.search(text)):
        return ()
    aside = condition(text)
    kept = [
        replace(_being(text, _on_a_verb(text, draft)), actors=whole(text, draft.actors))
        for draft in drafts
        if (aside is None or not aside[0] <= draft.at[0] < aside[1]) and not _NEEDLESS.search(text, 0, draft.at[0])
    ]
    kept = _with_subjects(text, kept)
    kept = list(distinct(text, sorted(kept, key=lambda draft: draft.at) or grammar.demands(text)))
    kept = _shared(text, kept)
    return tuple(
        _with_group(
            text, _nearest_actors(_before_the_next(text, _before(text, draft, aside), kept[at + 1 :]), kept[:at])
        )
        for at, draft in enumerate(kept)
    )


def _with_subjects(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those without an actor with the name that stands before their modal ("DefCERT must also have")."""
    if all(draft.actors for draft in drafts):
        return list(drafts)
    subjects = {frame.at: frame.actors for frame in grammar.frames(text)}
    found = ((draft, whole(text, subjects.get(draft.at, ()))) for draft in drafts)
    return [draft if draft.actors or not _named(text, who) else replace(draft, actors=who) for draft, who in found]


def _shared(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with the force of the modal that governs its verb.

    A coordinated one has the modal and the actor of the verb before it ("should remain, and adopt").
    """
    found: list[Draft] = []
    governing: Force | None = None
    for draft in drafts:
        before = found[-1] if found and _coordinated(text, found[-1], draft) else None
        governing = force_of(text, draft.verb, draft.at) or (governing if before else None)
        forced = replace(draft, force=governing or draft.force)
        found.append(_like(before, forced) if before else forced)
    return found


def _like(before: Draft, draft: Draft) -> Draft:
    """``draft`` with the actor of the one ``before`` it, where it has none and is asked for as strongly."""
    shares = before.actors and before.actors[-1][1] <= before.at[0] and before.force == draft.force
    return replace(draft, actors=before.actors) if shares and not draft.actors else draft


def _coordinated(text: str, before: Draft, draft: Draft) -> bool:
    """Whether the two verbs are coordinated: of one form, with no other clause between them."""
    between = text[before.at[1] : draft.at[0]]
    forms = [text[slice(*each.at)].endswith("ing") for each in (before, draft)]
    return forms[0] == forms[1] and bool(_COORDINATED.search(between)) and not _CLAUSE.search(between)


def _named(text: str, actors: Sequence[Place]) -> bool:
    return bool(actors) and all(_NAME.fullmatch(text, *actor) for actor in actors)


def _nearest_actors(draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """The draft without actors of the clause before, where its own clause names one."""
    start = earlier[-1].at[1] if earlier else 0
    own = tuple(actor for actor in draft.actors if start <= actor[0] < draft.at[0])
    return replace(draft, actors=tuple(actor for actor in draft.actors if actor[0] >= start)) if own else draft


def _with_group(text: str, draft: Draft) -> Draft:
    """The draft with the whole group as its actor ("coalition of states"), where the network took parts of it."""
    if not draft.actors or draft.actors[-1][0] >= draft.at[0]:
        return draft
    start, end = draft.actors[0][0], draft.actors[-1][1]
    group = _GROUP.search(text, 0, start) or _OPENS_GROUP.match(text, start)
    modal = _MODAL.search(text, end, draft.at[0])
    if group is None or modal is None or re.search("[,;:]", text[start : modal.start()]):
        return draft
    return replace(draft, actors=((group.start(), modal.start()),))


def _on_a_verb(text: str, draft: Draft) -> Draft:
    """The draft moved on from an adverb to the verb after it ("publicly pledge")."""
    word = text[slice(*draft.at)].lower()
    following = _WORD.search(text, draft.at[1])
    if not (word.endswith("ly") and is_adverb(word) and following):
        return draft
    start = following.start() if draft.action[0] == draft.at[0] else draft.action[0]
    end = max(draft.action[1], following.end())
    return replace(draft, verb=verb_of(following.group()), at=following.span(), action=(start, end))


def _being(text: str, draft: Draft) -> Draft:
    """The draft with the verb "be", where the network took what somebody is to be for a verb ("be selective")."""
    word = text[slice(*draft.at)]
    being = _BEING.search(text, 0, draft.at[0])
    if being is None or is_participle(word) or word.endswith("ing"):
        return draft
    end = max(draft.action[1], draft.at[1])
    return replace(draft, verb="be", at=being.span(1), action=(being.start(1), end))


def _before(text: str, draft: Draft, aside: Place | None) -> Draft:
    """The draft with its action cut where the condition begins, and a "there" after it taken in."""
    if text.startswith(" there", draft.action[1]):
        draft = replace(draft, action=(draft.action[0], draft.action[1] + len(" there")))
    if aside is None or not draft.at[1] <= aside[0] < draft.action[1]:
        return draft
    return replace(draft, action=(draft.action[0], len(text[: aside[0]].rstrip(" ,"))))


def _before_the_next(text: str, draft: Draft, later: Sequence[Draft]) -> Draft:
    """The draft with its action cut before the next one, where it has an object of its own before that."""
    for other in later:
        between = text[draft.at[1] : other.action[0]]
        inside = draft.at[1] < other.action[0] < draft.action[1]
        if inside and _WORD.search(_LITTLE.sub("", between)):
            return replace(draft, action=(draft.action[0], len(_DANGLING.sub("", text[: other.action[0]]))))
    return draft
