"""The recommendations register: one entry for each distinct action that somebody is to take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis.instruments import Instruments, instruments
from briefing.analysis.options import AnalysisOptions
from briefing.analysis.register import antecedents, voices
from briefing.analysis.register.addressees import addressees, is_imperative
from briefing.analysis.register.artefact import load
from briefing.analysis.register.draft import Draft
from briefing.analysis.register.finder import find
from briefing.analysis.register.issuer import body_of, issuers
from briefing.analysis.register.parts import Parts, Place, parts
from briefing.analysis.register.prohibition import prohibited
from briefing.analysis.register.subjects import subject_of
from briefing.analysis.register.tidy import tidied
from briefing.model.register import InstrumentCue, Recommendation, RoleSpan, Stance
from briefing.model.sentence import Sentence
from briefing.model.source import Span
from briefing.model.verdict import Section

_SHARP = frozenset({"sanctions", "intelligence", "information", "cyber_hybrid"})
_USE = re.compile(r"\bus(?:e|ed|es|ing)\b", re.IGNORECASE)
_THING = re.compile(r"^\W*(?:\w{1,4}[.)]\W*)?(?:an?|the) (?!.*\b(?:to|must|should|shall|will)\b)", re.IGNORECASE)
_SUPPORTS = re.compile(r"\W*(?:We|I) (?:also |fully |strongly |therefore )*(?:support|echo|endorse|share|second)\b")
_NOT_ONLY = re.compile(r"\b(?:should|must|shall|can|could|need) not (?:only|just|merely|simply) (?:\w+ )?$")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


def extract(
    sentences: Sequence[Sentence], sections: Sequence[Section], options: AnalysisOptions = AnalysisOptions()
) -> tuple[Recommendation, ...]:
    """The entries of the sentences whose section is ``recommendation``, with the ids R1, R2 … in order.

    ``sentences`` are those of one or more sources in order; the others are read as context.
    """
    known = instruments(options.instruments)
    asked = [at for at, section in enumerate(sections) if section is Section.RECOMMENDATION]
    if not asked:
        return ()
    artefact = load(options.model, options.threads)
    drafts = find(sentences, asked, artefact)
    issuing = _issuing([sentences[at] for at in asked])
    found: dict[int, list[Recommendation]] = {}
    for at, some in zip(asked, drafts, strict=True):
        same = at and sentences[at - 1].source == sentences[at].source
        entries = _entries(sentences, at, some, known, found.get(at - 1, []) if same else [])
        found[at] = [_own_word(entry, issuing[sentences[at].source]) for entry in entries]
    every = [entry for entries in found.values() for entry in entries]
    return tuple(replace(entry, id=f"R{number}") for number, entry in enumerate(every, start=1))


def _issuing(asked: Sequence[Sentence]) -> dict[str, frozenset[str]]:
    """By source, the bodies whose own document it is."""
    sources = {sentence.source for sentence in asked}
    return {source: issuers(each.text for each in asked if each.source == source) for source in sources}


def _own_word(entry: Recommendation, issuing: frozenset[str]) -> Recommendation:
    """``entry`` as the document's own where the body that speaks in its sentence issues the document."""
    if entry.stance is not Stance.REPORTED or body_of(entry.quote) not in issuing:
        return entry
    return replace(entry, stance=Stance.OWN, speaker=None)


def _entries(
    sentences: Sequence[Sentence],
    at: int,
    drafts: Sequence[Draft],
    known: Instruments,
    before: Sequence[Recommendation],
) -> list[Recommendation]:
    """The entries of one sentence; ``before`` are those of the sentence before it."""
    text = sentences[at].text
    tidy = tidied(text, drafts)
    if not tidy:
        return []
    who = voices.speaker(sentences, at)
    carried = _carried(sentences, at, tidy)
    earlier = [entry.actors or entry.actors_from_context for entry in before]
    judged = [_completed(draft, sentences, at) for draft in _judged(text, tidy, who)]
    starts = [draft.at[0] for draft in judged]
    made = []
    for number, draft in enumerate(judged):
        limit = starts[number + 1] if number + 1 < len(starts) else None
        entry = _entry(sentences[at], draft, parts(text, draft.action, limit), who, known)
        clear = antecedents.clarifications(sentences, at, draft.action, entry.actors, earlier)
        made.append(replace(entry, actors_from_context=() if entry.actors else carried, clarifications=clear))
    return made


def _carried(sentences: Sequence[Sentence], at: int, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Who acts by the lead-in of the list, else to whom the sentence is addressed where it is an imperative."""
    asked = is_imperative(sentences[at].text, drafts[0].at) and not any(draft.actors for draft in drafts)
    return antecedents.actors_of_lead_in(sentences, at) or (addressees(sentences, at) if asked else ())


def _completed(draft: Draft, sentences: Sequence[Sentence], at: int) -> Draft:
    """The draft with the verb of its list's lead-in, where the item has none of its own ("A base in the north;")."""
    text = sentences[at].text
    thing = _THING.match(text) and text[slice(*draft.at)].lower() == draft.verb
    if not thing and (draft.verb != "use" or _USE.search(text)):
        return draft
    return replace(draft, verb=antecedents.verb_of_lead_in(sentences, at) or draft.verb)


def _judged(text: str, drafts: Sequence[Draft], who: str | None) -> Iterator[Draft]:
    """The drafts with the stance that the words show: a negation is kept, and another's word is theirs."""
    before: Place | None = None
    for draft in drafts:
        if prohibited(text, draft.at, draft.action, before):
            before = draft.action
            yield replace(draft, stance=Stance.REJECTED)
        else:
            before = None
            stance = Stance.REPORTED if who and draft.stance is Stance.OWN else draft.stance
            yield replace(draft, stance=Stance.OWN if _shares(text, draft, stance) else stance)


def _shares(text: str, draft: Draft, stance: Stance) -> bool:
    """Whether the words show that the text asks for it too: it supports what others say, or wants "not only" that."""
    if stance is Stance.REPORTED:
        return _SUPPORTS.match(text) is not None
    return stance is Stance.REJECTED and _NOT_ONLY.search(text, 0, draft.at[0]) is not None


def _entry(sentence: Sentence, draft: Draft, around: Parts, who: str | None, known: Instruments) -> Recommendation:
    text = sentence.text
    actors = tuple(_place(text, place) for place in draft.actors)
    subject = None if actors else subject_of(text, draft)
    cues = _cues(draft, text, known)
    return Recommendation(
        id="",
        actors=tuple(text[slice(*place)] for place in actors),
        verb=draft.verb,
        action=text[slice(*draft.action)],
        force=draft.force,
        stance=draft.stance,
        quote=text,
        evidence=(sentence.id,),
        speaker=who if draft.stance is not Stance.OWN else None,
        instruments=tuple(cue.instrument for cue in cues),
        target=_part(text, around.target),
        condition=_part(text, around.condition),
        purpose=_part(text, around.purpose),
        deadline=_part(text, around.deadline),
        subject=_part(text, subject),
        spans=_spans(sentence, draft, actors, subject, around),
        instrument_cues=tuple(cue for cue in cues if cue.words),
    )


def _place(text: str, place: Place) -> Place:
    """The place of an actor without a leading article."""
    article = _ARTICLE.match(text[slice(*place)])
    return (place[0] + article.end(), place[1]) if article else place


def _part(text: str, place: Place | None) -> str | None:
    return text[slice(*place)] if place else None


def _cues(draft: Draft, text: str, known: Instruments) -> tuple[InstrumentCue, ...]:
    """The instruments of an entry with the words that decided: the network's choice, then those of the user's own.

    Where neither has one that is in force, the words of the file decide.
    """
    action = text[slice(*draft.action)]
    own = {cue.instrument: cue.words for cue in known.cues(action)}
    learned = {instrument.name for instrument in known.each if instrument.learned}
    weighed = [
        replace(choice, chance=choice.chance + _weight(choice.name) * (choice.name in own))
        for choice in draft.instruments
        if choice.name in learned
    ]
    chosen = [
        InstrumentCue(choice.name, own.get(choice.name, text[slice(*choice.word)]))
        for choice in replace(draft, instruments=tuple(weighed)).chosen()
    ]
    chosen += [InstrumentCue(name, words) for name, words in own.items() if name not in learned]
    return tuple(chosen) or known.cues(action)[:1] or known.cues(text)[:1]


def _weight(instrument: str) -> float:
    """What a cue adds to an instrument's probability; more where cues seldom mean anything else (measured)."""
    return 0.35 if instrument in _SHARP else 0.1


def _spans(
    sentence: Sentence, draft: Draft, actors: Sequence[Place], subject: Place | None, around: Parts
) -> tuple[RoleSpan, ...]:
    """Where the parts stand in the source; none where white space or a note was taken out of the sentence."""
    if sentence.omitted or len(sentence.span) != len(sentence.text):
        return ()
    places: list[tuple[str, Place | None]] = [("actor", place) for place in actors]
    places += [("subject", subject), ("verb", draft.at), ("action", draft.action)]
    places += [(role, getattr(around, role)) for role in ("target", "condition", "purpose", "deadline")]
    start = sentence.span.start
    return tuple(RoleSpan(role, Span(start + place[0], start + place[1])) for role, place in places if place)
