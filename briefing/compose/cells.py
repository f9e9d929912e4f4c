"""The named cells of each kind of entry: what stands in the column ``who`` of a recommendation, and so on.

A table names its columns, ``{{ recommendations | table("number", "who", "what") }}``, and a template may show one
cell by itself, ``{{ entry | cell("who") }}``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefing.compose.context import ActorView, EventView, RecommendationView, SentenceView, SourceView, ThreatView
from briefing.compose.dates import event_date
from briefing.compose.desk import Desk
from briefing.compose.words import Words, aside, cited, emphasis, joined, link, plain_words, strong, tag
from briefing.model.document import Aside, Citation, Inline, LineBreak, Strong, Text
from briefing.model.register import Agreement, Claim, Clarification, Position

Cell = Callable[[Any, Desk], Words]

_CONJUNCTIONS = frozenset(
    "If Should When Unless Until Once Were Had Provided As Where While After Before In Given".split()
)
_CLOSEST = 4
"""How many of the threats that a recommendation answers are named."""


# ---- recommendations ----------------------------------------------------------------------------------------------


def _number(entry: RecommendationView, desk: Desk) -> Words:
    return (Strong(link(str(entry.number), f"#{entry.id}")),)


def _who(entry: RecommendationView, desk: Desk) -> Words:
    if entry.actors:
        return joined(desk.quoted(actor, entry.language) for actor in entry.actors)
    if entry.actors_from_context:
        return aside(f"[{' · '.join(entry.actors_from_context)}]")
    if entry.subject:
        return emphasis(entry.subject)
    return aside(desk.labels.get("unstated"))


def clarified(words: str, notes: Sequence[Clarification], desk: Desk, language: str) -> Words:
    """A source's ``words`` with what its pronouns stand for in brackets behind the phrase."""
    for note in notes:
        before, phrase, after = words.partition(note.phrase)
        if phrase:
            head = desk.quoted(before + phrase, language)
            return (*head, Aside((Text(f" [{note.meaning}]"),)), *clarified(after, notes[1:], desk, language))
    return desk.quoted(words, language)


def _action(entry: RecommendationView, desk: Desk) -> Words:
    return clarified(entry.action, entry.clarifications, desk, entry.language)


def _what(entry: RecommendationView, desk: Desk) -> Words:
    words = _action(entry, desk)
    if entry.condition:
        words = (*words, Text(", "), *emphasis(_inside(entry.condition)))
    return cited(words, desk.known(entry.evidence))


def _inside(condition: str) -> str:
    """``condition`` as it is written inside a sentence: "Should Tervia refuse" opens with a small letter there."""
    first = condition.split(" ", 1)[0]
    return condition[:1].lower() + condition[1:] if first in _CONJUNCTIONS else condition


def _instrument(entry: RecommendationView | Agreement, desk: Desk) -> Words:
    return joined(plain_words(desk.labels.get(f"instrument_{name}")) for name in entry.instruments)


def _force(entry: RecommendationView, desk: Desk) -> Words:
    return tag(desk.labels.get(f"force_{entry.force}"), entry.force)


def _stance(entry: RecommendationView, desk: Desk) -> Words:
    return tag(desk.labels.get(f"stance_{entry.stance}"), entry.stance)


def _deadline(entry: RecommendationView, desk: Desk) -> Words:
    return desk.quoted(entry.deadline, entry.language) or aside(desk.labels.get("none_stated"))


def _quoted(entry: RecommendationView, desk: Desk) -> Words:
    return cited(desk.quoted(entry.quote, entry.language), desk.known(entry.evidence))


def _also(entry: RecommendationView, desk: Desk) -> Words:
    return joined((link(key, f"#{key}") for key in entry.also), ", ")


def _answers(entry: RecommendationView, desk: Desk) -> Words:
    """The threats that are answered most closely, and how many more there are."""
    shown = joined((link(key, f"#{key}") for key in entry.threats[:_CLOSEST]), ", ")
    more = len(entry.threats) - _CLOSEST
    return (*shown, *aside(f" {desk.labels.fill('and_more', n=more)}")) if more > 0 else shown


def _field(name: str) -> Cell:
    return lambda entry, desk: desk.quoted(getattr(entry, name), entry.language)


def _evidence(entry: Any, desk: Desk) -> Words:
    known = desk.known(entry.evidence)
    return (Citation(known),) if known else ()


# ---- threats ------------------------------------------------------------------------------------------------------


def _threat_number(entry: ThreatView, desk: Desk) -> Words:
    return strong(entry.id)


def _threat_actor(entry: ThreatView, desk: Desk) -> Words:
    return desk.quoted(entry.actor, entry.language) or aside(desk.labels.get("not_named"))


def _conduct(entry: ThreatView, desk: Desk) -> Words:
    return cited(desk.quoted(entry.conduct, entry.language), desk.known(entry.evidence))


def _conduct_said(entry: ThreatView, desk: Desk) -> Words:
    """The conduct, and on whose word it stands where that is not the author's."""
    if not entry.attribution:
        return _conduct(entry, desk)
    according = desk.labels.get("column_attribution")
    said = aside(f" [{according[:1].lower()}{according[1:]} {entry.attribution}]")
    return cited((*desk.quoted(entry.conduct, entry.language), *said), desk.known(entry.evidence))


def likelihood_words(entry: ThreatView, desk: Desk) -> Words:
    """The source's own word for how likely, and its band where the source keeps to a scale."""
    likelihood = entry.likelihood
    if likelihood is None:
        return ()
    words = plain_words(desk.labels.fill("quoted", words=likelihood.phrase))
    if likelihood.low is None or likelihood.high is None:
        return words
    return (*words, *aside(f" [{likelihood.low:g}–{likelihood.high:g} %, {likelihood.scale}]"))


def _likelihood(entry: ThreatView, desk: Desk) -> Words:
    return joined((likelihood_words(entry, desk), desk.quoted(entry.horizon, entry.language)), "; ")


def _answered_by(entry: ThreatView, desk: Desk) -> Words:
    if not entry.answered_by:
        return aside(desk.labels.get("nothing"))
    return joined((link(key.lstrip("R"), f"#{key}") for key in entry.answered_by), ", ")


# ---- events, sentences, sources, actors ---------------------------------------------------------------------------


def _event_date(entry: EventView, desk: Desk) -> Words:
    return (Strong(event_date(entry, desk.labels)),)


def _event(entry: EventView, desk: Desk) -> Words:
    return cited(desk.quoted(entry.text, entry.language), desk.known(entry.evidence))


def _ref(entry: SentenceView, desk: Desk) -> Words:
    return strong(entry.id)


def _statement(entry: SentenceView, desk: Desk) -> Words:
    return cited(desk.quoted(entry.statement, entry.language), desk.known((entry.id,)))


def _sentence(entry: SentenceView, desk: Desk) -> Words:
    words = desk.quoted(entry.text, entry.language)
    if entry.kind in ("sentence", "list_item"):
        return words
    return (*words, *aside(f" [{desk.labels.get(f'kind_{entry.kind}')}]"))


def section_tag(entry: SentenceView, desk: Desk) -> Words:
    """The section of a sentence as a coloured word, with a mark where the model is in doubt."""
    words = tag(desk.labels.get(f"section_{entry.section}"), entry.section)
    return (*words, *aside(" ◦")) if entry.doubtful else words


def _score(entry: SentenceView, desk: Desk) -> Words:
    if entry.decided_by == "analyst":
        return aside(desk.labels.get("analyst"))
    return plain_words(f"{entry.score:.2f}")


def _page(entry: SentenceView, desk: Desk) -> Words:
    return plain_words(str(entry.page or ""))


def _source_words(name: str) -> Cell:
    return lambda entry, desk: plain_words(str(getattr(entry, name) or ""))


def _published(entry: SourceView, desk: Desk) -> Words:
    return plain_words(desk.labels.date(entry.published)) if entry.published else aside(desk.labels.get("undated"))


def _source_title(entry: SourceView, desk: Desk) -> Words:
    return emphasis(entry.title) if entry.title else plain_words(entry.name)


def _provenance(entry: SourceView, desk: Desk) -> Words:
    return plain_words(" → ".join(entry.provenance))


def _described(entry: SourceView, desk: Desk) -> Words:
    """Author, title, publisher and date of a source, as in a list of references."""
    parts = (
        plain_words(entry.author or ""),
        desk.quoted(entry.title or entry.name, entry.language) if not entry.title else emphasis(entry.title),
        plain_words(entry.publisher or ""),
        _published(entry, desk),
    )
    return joined(parts, ", ")


# ---- claims and agreements ----------------------------------------------------------------------------------------


def _on_the_word_of(speaker: str | None, words: Words) -> Words:
    return (*words, *aside(f" [{speaker}]")) if speaker else words


def _claim(entry: Claim, desk: Desk) -> Words:
    quoted = plain_words(desk.labels.fill("quoted", words=entry.text), desk.foreign(desk.language_of(entry.evidence)))
    return cited(_on_the_word_of(entry.speaker, quoted), desk.known(entry.evidence))


def _responses(entry: Claim, desk: Desk) -> Words:
    found: list[Inline] = []
    for response in entry.responses:
        kind = tag(desk.labels.get(f"response_{response.kind.value}"), response.kind.value)
        words = desk.quoted(response.text, desk.language_of(response.evidence))
        found += [*([LineBreak()] if found else []), *kind, Text(" "), *cited(words, desk.known(response.evidence))]
    return tuple(found)


def _agreed(entry: Agreement, desk: Desk) -> Words:
    actor = aside(desk.labels.get("unstated")) if not entry.actor else plain_words(entry.actor)
    return (*actor, Text(f"{desk.labels.get('colon')} "), *plain_words(entry.action))


def _positions(entry: Agreement, desk: Desk) -> Words:
    def position(each: Position) -> Words:
        force = desk.labels.get(f"stance_{each.stance}" if each.stance != "own" else f"force_{each.force}")
        return (
            *link(each.recommendation, f"#{each.recommendation}"),
            Text(f" {each.source} "),
            *tag(force, each.force),
        )

    return joined(position(each) for each in entry.positions)


def _mentions(entry: ActorView, desk: Desk) -> Words:
    return plain_words(desk.labels.number(entry.mentioned))


CELLS: Mapping[type, Mapping[str, Cell]] = {
    RecommendationView: {
        "number": _number,
        "who": _who,
        "what": _what,
        "action": _action,
        "instrument": _instrument,
        "force": _force,
        "stance": _stance,
        "speaker": _field("speaker"),
        "target": _field("target"),
        "condition": _field("condition"),
        "purpose": _field("purpose"),
        "deadline": _deadline,
        "answers": _answers,
        "quote": _field("quote"),
        "quoted": _quoted,
        "also": _also,
        "evidence": _evidence,
    },
    ThreatView: {
        "number": _threat_number,
        "title": _field("title"),
        "actor": _threat_actor,
        "conduct": _conduct,
        "target": _field("target"),
        "likelihood": _likelihood,
        "estimate": likelihood_words,
        "horizon": _field("horizon"),
        "confidence": _field("confidence"),
        "attribution": _field("attribution"),
        "conduct_said": _conduct_said,
        "answered_by": _answered_by,
        "evidence": _evidence,
    },
    EventView: {"date": _event_date, "event": _event, "evidence": _evidence},
    SentenceView: {
        "ref": _ref,
        "sentence": _sentence,
        "statement": _statement,
        "section": section_tag,
        "score": _score,
        "page": _page,
    },
    SourceView: {
        "ref": lambda entry, desk: strong(entry.id),
        "source": _source_title,
        "author": _source_words("author"),
        "publisher": _source_words("publisher"),
        "published": _published,
        "provenance": _provenance,
        "described": _described,
        "words": _source_words("words"),
        "sentences": _source_words("sentences"),
        "language": _source_words("language"),
    },
    Claim: {
        "number": lambda entry, desk: strong(entry.id),
        "claim": _claim,
        "response": _responses,
        "speaker": lambda entry, desk: plain_words(entry.speaker or ""),
        "evidence": _evidence,
    },
    Agreement: {
        "action": _agreed,
        "standing": _positions,
        "publishers": lambda entry, desk: plain_words(", ".join(entry.publishers)),
        "instrument": _instrument,
    },
    ActorView: {
        "actor": lambda entry, desk: plain_words(entry.name),
        "kind": lambda entry, desk: plain_words(desk.labels.get(f"actor_{entry.kind}")),
        "aliases": lambda entry, desk: plain_words(", ".join(entry.aliases)),
        "mentions": _mentions,
    },
}
"""The cells by the type of the entry and the name of the cell."""


def anchor_of(entry: object) -> str:
    """The anchor that a row of a table carries for ``entry``; recommendations have theirs at their own heading."""
    return entry.id if isinstance(entry, SentenceView | ThreatView | EventView) else ""
