"""A source becomes sentences: every character that is not white space lies in exactly one unit's own characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from briefing.errors import SourceTooLarge
from briefing.model.sentence import Sentence, SentenceKind, read_through
from briefing.model.source import Passage, PassageKind, Source, Span
from briefing.sentences.boilerplate import Place, boilerplate_from, is_note_passage
from briefing.sentences.boundaries import ends
from briefing.sentences.notes import editorial_notes
from briefing.sentences.pull_quotes import pull_quotes

MAX_SENTENCES = 100_000
_ONE_UNIT_ROW = 60


@dataclass(frozen=True, slots=True)
class _Unit:
    """A span of the text with the notes lifted out of it, before it has a number."""

    span: Span
    kind: SentenceKind
    omitted: tuple[Span, ...] = ()


def split(source: Source, *, max_sentences: int = MAX_SENTENCES) -> tuple[Sentence, ...]:
    """The units of ``source`` in document order, numbered from 1.

    Raises :class:`SourceTooLarge` over ``max_sentences`` (the setting ``read.max_sentences``).
    """
    sentences: list[Sentence] = []
    context = _Context()
    running = [passage.kind is not PassageKind.NOTE for passage in source.passages]
    count = sum(running)
    repeated = pull_quotes(source)
    for number, (passage, at) in enumerate(zip(source.passages, accumulate(running), strict=True), 1):
        place = Place(at, count)
        units = _units(source.text, passage, place, max_sentences + 1)
        if number in repeated:
            units = [replace(unit, kind=SentenceKind.BOILERPLATE) for unit in units]
        context.enter(passage, source.text)
        for unit in units:
            sentences.append(_sentence(source, len(sentences) + 1, unit, number, passage, context))
        if len(sentences) > max_sentences:
            limit = f"{max_sentences:,} sentences (setting read.max_sentences)"
            raise SourceTooLarge(f"{source.name} holds more than {limit}")
        context.leave(passage, sentences[len(sentences) - len(units) :])
    return tuple(sentences)


def _sentence(source: Source, index: int, unit: _Unit, number: int, passage: Passage, context: _Context) -> Sentence:
    return Sentence(
        source=source.id,
        index=index,
        span=unit.span,
        text=read_through(source.text, unit.span, unit.omitted),
        kind=unit.kind,
        paragraph=number,
        page=passage.page,
        headings=context.above(passage),
        lead_in=context.lead_in(passage) if unit.kind is SentenceKind.LIST_ITEM else "",
        omitted=unit.omitted,
    )


class _Context:
    """The headings above the passage being split, and what introduced the lists it stands in."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._before = ""
        self._lead_ins: list[tuple[int, str]] = []

    def enter(self, passage: Passage, text: str) -> None:
        """Takes a heading off that ``passage`` closes; opens a list that the text before introduces."""
        if passage.kind is PassageKind.NOTE:
            return
        if passage.kind is PassageKind.HEADING:
            while self._headings and self._headings[-1][0] >= passage.level:
                self._headings.pop()
        if passage.kind is not PassageKind.LIST_ITEM:
            self._lead_ins.clear()
            return
        while self._lead_ins and self._lead_ins[-1][0] > passage.level:
            self._lead_ins.pop()
        if not self._lead_ins or self._lead_ins[-1][0] < passage.level:
            self._lead_ins.append((passage.level, self._introduction(passage.span.of(text))))

    def _introduction(self, item: str) -> str:
        continues = item[:1].islower() and not self._before.endswith((".", "!", "?", ";", ","))
        return self._before if self._before.endswith(":") or continues else ""

    def leave(self, passage: Passage, units: Sequence[Sentence]) -> None:
        """Remembers a heading for what stands below it, and the last sentence for a list that may follow."""
        if passage.kind is PassageKind.NOTE:
            return
        if passage.kind is PassageKind.HEADING and units and units[0].kind is SentenceKind.HEADING:
            self._headings.append((passage.level, units[0].text))
        running = [unit.text for unit in units if unit.kind in {SentenceKind.SENTENCE, SentenceKind.LIST_ITEM}]
        self._before = running[-1] if running else units[-1].text if units else ""

    def above(self, passage: Passage) -> tuple[str, ...]:
        """The headings above, outermost first; a heading has those of lower levels only."""
        return tuple(text for _, text in self._headings)

    def lead_in(self, passage: Passage) -> str:
        """The text that introduces the list, or empty; a nested list without its own has that of its parent."""
        return next((text for _, text in reversed(self._lead_ins) if text), "")


def _units(text: str, passage: Passage, place: Place, most: int) -> list[_Unit]:
    """The first ``most`` units of a passage in document order, notes after the sentence they were lifted out of."""
    whole = passage.span.of(text)
    notes = editorial_notes(whole)
    bare = _blanked(whole, notes)
    kind = _kind(passage, whole)
    spans = [Span(*at) for at in islice(_stretches(bare, passage.kind), most)]
    standing = boilerplate_from(bare, spans, place, heading=passage.kind is PassageKind.HEADING)
    units = [
        _Unit(
            span,
            SentenceKind.BOILERPLATE if at >= standing else kind,
            lifted,
        )
        for at, (span, lifted) in enumerate(zip(spans, _by_span(notes, spans), strict=True))
    ]
    units += [_Unit(note, SentenceKind.NOTE) for note in notes]
    units.sort(key=lambda unit: (unit.span.start, -unit.span.end))
    return [_shifted(unit, passage.span.start) for unit in units]


def _kind(passage: Passage, text: str) -> SentenceKind:
    if passage.kind is PassageKind.HEADING:
        return SentenceKind.HEADING
    if passage.kind is PassageKind.NOTE or is_note_passage(text):
        return SentenceKind.NOTE
    return SentenceKind.SENTENCE if passage.kind is PassageKind.PARAGRAPH else SentenceKind.LIST_ITEM


def _blanked(text: str, notes: Sequence[Span]) -> str:
    """``text`` with spaces in place of the notes, so that offsets stay."""
    pieces, at = [], 0
    for note in notes:
        pieces += [text[at : note.start], " " * len(note)]
        at = note.end
    return "".join(pieces) + text[at:]


def _by_span(notes: Sequence[Span], spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """For each span the notes that it covers; both are in order, and no two spans overlap."""
    at = 0
    for span in spans:
        start = at
        while at < len(notes) and notes[at].end <= span.end:
            at += 1
        yield tuple(note for note in notes[start:at] if span.covers(note))


def _stretches(text: str, kind: PassageKind) -> Iterator[tuple[int, int]]:
    """The units of a passage: the whole of a heading or a short table row, else sentence by sentence."""
    whole = kind is PassageKind.HEADING or (kind is PassageKind.TABLE_ROW and len(text.split()) <= _ONE_UNIT_ROW)
    start = 0
    for end in (len(text),) if whole and text.strip() else ends(text):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            begin = start + len(piece) - len(piece.lstrip())
            yield begin, begin + len(stripped)
        start = end


def _shifted(unit: _Unit, by: int) -> _Unit:
    omitted = tuple(Span(note.start + by, note.end + by) for note in unit.omitted)
    return replace(unit, span=Span(unit.span.start + by, unit.span.end + by), omitted=omitted)
