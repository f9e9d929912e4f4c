"""Who wrote a source, by the notes about its authors that stand at one of its ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.source import Source
from briefing.sentences.boilerplate import names_of_note

_MOST = 8


def with_authors(source: Source, sentences: Sequence[Sentence]) -> Source:
    """``source`` with the authors whom the notes at its ends introduce, where nothing else names one.

    ``sentences`` are its units; a passage about an author begins with the name.
    """
    if source.author:
        return source
    named: dict[str, None] = {}
    paragraph = 0
    for sentence in sentences:
        if sentence.kind is SentenceKind.BOILERPLATE and sentence.paragraph != paragraph:
            named.update(dict.fromkeys(names_of_note(sentence.text)))
        paragraph = sentence.paragraph
    return replace(source, author=", ".join(named)) if 0 < len(named) <= _MOST else source
