"""The documents written for this project as labelled sentences and their entries."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.register.gold import Key, LabelledSentence
from briefing.model.sentence import Sentence
from briefing.model.source import Span
from briefing.model.verdict import Section
from briefing.practice import Entry, PracticeDocument


def practised(
    documents: Sequence[PracticeDocument],
) -> tuple[tuple[LabelledSentence, ...], dict[Key, tuple[Entry, ...]]]:
    """The sentences of those of ``documents`` whose entries were written down, and the entries of each recommendation.

    Sentences are numbered from 1.
    """
    units: list[LabelledSentence] = []
    entries: dict[Key, tuple[Entry, ...]] = {}
    for document in documents:
        if not document.has_register:
            continue
        for number, line in enumerate(document.lines, start=1):
            sentence = Sentence(document.name, number, Span(0, len(line.text)), line.text, paragraph=line.paragraph)
            units.append(LabelledSentence(document.name, document.genre, sentence, line.section))
            if line.section is Section.RECOMMENDATION:
                entries[document.name, number] = line.entries
    return tuple(units), entries
