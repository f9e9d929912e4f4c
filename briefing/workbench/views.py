"""What the pages show, as plain values: the source with its sentences, the queue, the entries, the decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import groupby

from briefing.model.brief import Dossier
from briefing.model.decision import Decision, DecisionKind, changed
from briefing.model.source import PassageKind, Source
from briefing.model.verdict import DecidedBy, Section, Verdict
from briefing.workbench.lookup import RUNNING, body_of

NAMES = {
    Section.BACKGROUND: "Background",
    Section.THREAT_ASSESSMENT: "Threat assessment",
    Section.RECOMMENDATION: "Recommendation",
    Section.OTHER: "Other",
}
LETTERS = {section: name[0] for section, name in NAMES.items()}
"""The second sign of a section, beside its colour, and its key."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as the source pane shows it."""

    id: str
    text: str
    kind: str
    section: str
    name: str
    letter: str
    score: float
    doubtful: bool
    analyst: bool
    contested: bool
    body: str

    @property
    def dom(self) -> str:
        """The id of its element."""
        return dom_of(self.id)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage of a source: what it is, its heading level (0 for none), the page it begins (0 for none), its rows."""

    dom: str
    kind: str
    level: int
    page: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with its paragraphs."""

    id: str
    title: str
    about: str
    paragraphs: tuple[Paragraph, ...]


def dom_of(sentence: str) -> str:
    """The id of the element of the sentence with that id."""
    return f"s-{sentence.replace('.', '-')}"


def sources(dossier: Dossier) -> tuple[SourceView, ...]:
    """Every source with all its sentences."""
    return tuple(
        SourceView(source.id, source.title or source.name, _about(source), tuple(_paragraphs(dossier, source)))
        for source in dossier.sources
    )


def paragraphs(dossier: Dossier, sentences: Iterable[str]) -> tuple[Paragraph, ...]:
    """The paragraphs that hold any of ``sentences``."""
    wanted = set(sentences)
    names = {sentence.partition(".")[0] for sentence in wanted}
    mine = (source for source in dossier.sources if source.id in names)
    return tuple(each for source in mine for each in _paragraphs(dossier, source, wanted))


def row_of(dossier: Dossier, verdict: Verdict) -> Row:
    """One sentence as the source pane shows it."""
    return _row(dossier, verdict, _contested(dossier))


def queue(dossier: Dossier) -> tuple[Row, ...]:
    """The running sentences that nobody has looked at, doubtful ones first, the least certain of them first."""
    contested = _contested(dossier)
    waiting = [
        verdict
        for verdict in dossier.verdicts
        if verdict.decided_by is DecidedBy.MODEL and verdict.sentence.kind in RUNNING
    ]
    waiting.sort(key=lambda verdict: (not verdict.doubtful, verdict.score))
    return tuple(_row(dossier, verdict, contested) for verdict in waiting)


def progress(dossier: Dossier) -> tuple[int, int]:
    """How many of the sentences that were doubtful at first have been looked at, and how many there are."""
    open_ = sum(v.doubtful and v.sentence.kind in RUNNING for v in dossier.verdicts)
    was = {d.target for d in dossier.decisions if d.kind is DecisionKind.SECTION and changed(d.before)["doubtful"]}
    done = sum(v.sentence.id in was and not v.doubtful and v.sentence.kind in RUNNING for v in dossier.verdicts)
    return done, done + open_


def matching(
    dossier: Dossier,
    *,
    section: str = "",
    actor: str = "",
    instrument: str = "",
    text: str = "",
    doubtful: bool = False,
) -> tuple[str, ...]:
    """The ids of the sentences of that section, with that actor, instrument and words; empty stands for any."""
    kept = {v.sentence.id for v in dossier.verdicts if not section or v.section.value == section}
    if doubtful:
        kept &= {v.sentence.id for v in dossier.verdicts if v.doubtful}
    if actor:
        kept &= {s for each in dossier.analysis.actors if each.name == actor for s in each.mentions}
    if instrument:
        entries = (e for e in dossier.analysis.recommendations if instrument in e.instruments)
        kept &= {sentence for entry in entries for sentence in entry.evidence}
    words = text.casefold().strip()
    return tuple(
        v.sentence.id for v in dossier.verdicts if v.sentence.id in kept and words in v.sentence.text.casefold()
    )


def touched(decision: Decision) -> tuple[str, ...]:
    """The ids of the sentences that ``decision`` changes the look of, before it and after."""
    match decision.kind:
        case DecisionKind.SPLIT | DecisionKind.JOIN:
            changes = (changed(decision.before), changed(decision.after))
            return tuple(record["id"] for each in changes for record in each["sentences"])
        case DecisionKind.SECTION | DecisionKind.BODY | DecisionKind.CONTESTED:
            return (decision.target,)
        case _:
            return ()


def in_words(decision: Decision) -> str:
    """What ``decision`` did, in a few words."""
    before, after, target = changed(decision.before), changed(decision.after), decision.target
    match decision.kind:
        case DecisionKind.SECTION:
            to = NAMES[Section(after["section"])]
            if before["section"] == after["section"]:
                return f"{target} confirmed as {to}"
            return f"{target}: {NAMES[Section(before['section'])]} → {to}"
        case DecisionKind.SPLIT:
            return f"{target} split"
        case DecisionKind.JOIN:
            return f"{target} joined with the sentence after it"
        case DecisionKind.ENTRY:
            fields = ", ".join(name for name in after if name not in ("decided_by", "spans", "verb"))
            return f"entry from {target.partition('/')[0]}: {fields} changed"
        case DecisionKind.ADD_ENTRY:
            return f"recommendation added: {after['entry']['action']}"
        case DecisionKind.REJECT_ENTRY:
            word = "taken back" if after else "rejected"
            return f"recommendation {word}: {(before or after)['entry']['action']}"
        case DecisionKind.ORDER:
            return "recommendations put in another order"
        case DecisionKind.BODY:
            return f"{target} {_BODY[after['body']]}"
        case DecisionKind.CONTESTED:
            return f"{target} marked as contested" if after["claims"] else f"{target} no longer contested"
        case DecisionKind.META:
            return f"{target.replace('_', ' ')}: {_shown(before)} → {_shown(after)}"


_BODY = {"in": "put into the body", "out": "taken out of the body", "": "left to the program"}


def _shown(values: dict[str, object]) -> str:
    return ", ".join(str(value) for value in values.values()) or "(none)"


def _about(source: Source) -> str:
    facts = (source.name, source.author, source.publisher, source.published, f"{source.words} words", source.marking)
    return " · ".join(fact for fact in facts if fact)


def _paragraphs(dossier: Dossier, source: Source, wanted: Set[str] = frozenset()) -> Iterator[Paragraph]:
    """The paragraphs of ``source``, or those alone that hold a sentence of ``wanted``."""
    contested = _contested(dossier)
    mine = (verdict for verdict in dossier.verdicts if verdict.sentence.source == source.id)
    page = 0
    for number, group in groupby(mine, key=lambda verdict: verdict.sentence.paragraph):
        rows = tuple(group)
        at = rows[0].sentence.page or 0
        new_page, page = at if at != page else 0, at
        if wanted and not any(verdict.sentence.id in wanted for verdict in rows):
            continue
        passage = source.passages[number - 1] if number <= len(source.passages) else None
        kind = passage.kind if passage else PassageKind.PARAGRAPH
        level = min(passage.level + 2, 6) if passage and kind is PassageKind.HEADING else 0
        shown = tuple(_row(dossier, verdict, contested) for verdict in rows)
        yield Paragraph(f"p-{source.id}-{number}", kind.value, level, new_page, shown)


def _contested(dossier: Dossier) -> frozenset[str]:
    return frozenset(claim.evidence[0] for claim in dossier.analysis.claims if claim.evidence)


def _row(dossier: Dossier, verdict: Verdict, contested: frozenset[str]) -> Row:
    unit = verdict.sentence
    return Row(
        id=unit.id,
        text=unit.text,
        kind=unit.kind.value,
        section=verdict.section.value,
        name=NAMES[verdict.section],
        letter=LETTERS[verdict.section],
        score=verdict.score,
        doubtful=verdict.doubtful,
        analyst=verdict.decided_by is DecidedBy.ANALYST,
        contested=unit.id in contested,
        body=body_of(dossier, unit.id) if dossier.body else "",
    )
