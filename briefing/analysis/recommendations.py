"""The recommendations register: one entry for each distinct action that somebody is to take (gold/REGISTER.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.instruments import Instruments, instruments
from briefing.analysis.options import AnalysisOptions
from briefing.analysis.register import antecedents, grammar, voices
from briefing.analysis.register.draft import Draft
from briefing.analysis.register.parts import Parts, Place, parts
from briefing.model.register import InstrumentCue, Recommendation, RoleSpan, Stance
from briefing.model.sentence import Sentence
from briefing.model.source import Span
from briefing.model.verdict import Section

_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


def extract(
    sentences: Sequence[Sentence], sections: Sequence[Section], options: AnalysisOptions = AnalysisOptions()
) -> tuple[Recommendation, ...]:
    """The entries of the sentences whose section is ``recommendation``, with the ids R1, R2 … in order.

    ``sentences`` are those of one or more sources in order; the others are read as context.
    """
    known = instruments(options.instruments)
    found: list[Recommendation] = []
    before: list[Recommendation] = []
    for at, section in enumerate(sections):
        if section is not Section.RECOMMENDATION:
            continue
        entries = _entries(
            sentences, at, known, [entry for entry in before if entry.evidence[0] == _id_before(sentences, at)]
        )
        before = entries
        found.extend(entries)
    return tuple(replace(entry, id=f"R{number}") for number, entry in enumerate(found, start=1))


def _id_before(sentences: Sequence[Sentence], at: int) -> str:
    return sentences[at - 1].id if at else ""


def _entries(
    sentences: Sequence[Sentence], at: int, known: Instruments, before: Sequence[Recommendation]
) -> list[Recommendation]:
    text = sentences[at].text
    drafts = grammar.drafts(text)
    who = voices.speaker(sentences, at)
    carried = antecedents.actors_of_lead_in(sentences, at)
    made = []
    for number, draft in enumerate(drafts):
        limit = drafts[number + 1].action[0] if number + 1 < len(drafts) else None
        entry = _entry(sentences[at], draft, parts(text, draft.action, limit), who, known)
        earlier = [found.actors or found.actors_from_context for found in (*before, *())]
        clear = antecedents.clarifications(sentences, at, draft.action, entry.actors, earlier)
        made.append(replace(entry, actors_from_context=() if entry.actors else carried, clarifications=clear))
    return made


def _entry(sentence: Sentence, draft: Draft, around: Parts, who: str | None, known: Instruments) -> Recommendation:
    text = sentence.text
    action = text[slice(*draft.action)]
    cues = _cues(action, text, known)
    stance = Stance.REPORTED if who and draft.stance is Stance.OWN else draft.stance
    actors = tuple(_place(text, place) for place in draft.actors)
    return Recommendation(
        id="",
        actors=tuple(text[slice(*place)] for place in actors),
        verb=draft.verb,
        action=action,
        force=draft.force,
        stance=stance,
        quote=text,
        evidence=(sentence.id,),
        speaker=who if stance is not Stance.OWN else None,
        instruments=tuple(cue.instrument for cue in cues),
        target=_part(text, around.target),
        condition=_part(text, around.condition),
        purpose=_part(text, around.purpose),
        deadline=_part(text, around.deadline),
        spans=_spans(sentence, draft, actors, around),
        instrument_cues=tuple(cue for cue in cues if cue.words),
    )


def _place(text: str, place: Place) -> Place:
    """The place of an actor without a leading article."""
    article = _ARTICLE.match(text[slice(*place)])
    return (place[0] + article.end(), place[1]) if article else place


def _part(text: str, place: Place | None) -> str | None:
    return text[slice(*place)] if place else None


def _cues(action: str, text: str, known: Instruments) -> tuple[InstrumentCue, ...]:
    """The one instrument that the action's words speak for most, else the sentence's; ``other`` where none does."""
    found = known.cues(action) or known.cues(text)
    return found[:1] or tuple(InstrumentCue(name, "") for name in known.names[-1:])


def _spans(sentence: Sentence, draft: Draft, actors: Sequence[Place], around: Parts) -> tuple[RoleSpan, ...]:
    """Where the parts stand in the source; none where white space or a note was taken out of the sentence."""
    if sentence.omitted or len(sentence.span) != len(sentence.text):
        return ()
    places: list[tuple[str, Place | None]] = [("actor", place) for place in actors]
    places += [("verb", draft.at), ("action", draft.action)]
    places += [(role, getattr(around, role)) for role in ("target", "condition", "purpose", "deadline")]
    start = sentence.span.start
    return tuple(RoleSpan(role, Span(start + place[0], start + place[1])) for role, place in places if place)
