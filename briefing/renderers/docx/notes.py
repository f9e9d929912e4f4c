"""Footnotes, which say what a citation rests on, and comments, which say what an analyst should look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.model.brief import Brief
from briefing.model.sentence import collapse
from briefing.model.source import Source
from briefing.model.verdict import SECTIONS, Verdict
from briefing.renderers.docx.language import language_mark
from briefing.renderers.docx.ledger import Footnote, Ledger
from briefing.renderers.docx.markup import DECLARATIONS, PROLOGUE, paragraph, quoted, run

AUTHOR: Final = "briefing"
_LONG: Final = 70
"""Characters from which on a source's title is cut short in a note."""


def footnotes_xml(ledger: Ledger) -> str:
    """The part of footnotes: the two separators that Word asks for, and a note for each citation of running text."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    sources = {source.id: source for source in ledger.brief.dossier.sources}
    notes = "".join(_footnote(note, sources, ledger) for note in ledger.footnotes)
    return f"{PROLOGUE}<w:footnotes {DECLARATIONS}>{separators}{notes}</w:footnotes>"


def _footnote(note: Footnote, sources: dict[str, Source], ledger: Ledger) -> str:
    known = [ledger.verdicts[each] for each in note.citation.sentences if each in ledger.verdicts]
    parts = "".join(_evidence(verdict, sources, collapse(note.beside), ledger.brief) for verdict in known)
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    content = paragraph("FootnoteText", mark + parts)
    return f'<w:footnote w:id="{note.number}">{content}</w:footnote>'


def _evidence(verdict: Verdict, sources: dict[str, Source], beside: str, brief: Brief) -> str:
    sentence = verdict.sentence
    source = sources.get(sentence.source)
    foreign = source.language if source and source.language != brief.meta.language else ""
    quotation = "" if sentence.text in beside else f"“{sentence.text}” "
    place = _place(verdict, source, brief)
    return run(" ") + run(quotation, language_mark(foreign)) + run(place, '<w:rStyle w:val="Emphasis"/>')


def _place(verdict: Verdict, source: Source | None, brief: Brief) -> str:
    labels, sentence = dict(brief.labels), verdict.sentence
    title = (source.title or source.name) if source else sentence.source
    short = title if len(title) <= _LONG else title[:_LONG].rsplit(" ", 1)[0] + " …"
    if sentence.page is not None:
        return f"{short}, {labels.get('page_short', 'p.')} {sentence.page}"
    return f"{short}, {labels.get('paragraph_short', 'para.')} {sentence.paragraph}"


def comments_xml(brief: Brief, verdicts: Sequence[Verdict]) -> str:
    """The part of comments: for each doubtful sentence its scores and its words, dated as the brief is."""
    comments = "".join(_comment(number, verdict, brief) for number, verdict in enumerate(verdicts))
    return f"{PROLOGUE}<w:comments {DECLARATIONS}>{comments}</w:comments>"


def _comment(number: int, verdict: Verdict, brief: Brief) -> str:
    scores = sorted(zip(SECTIONS, verdict.scores, strict=True), key=lambda pair: -pair[1])
    line = " · ".join(f"{brief.label(section.value)} {score:.2f}" for section, score in scores)
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    head = paragraph("CommentText", mark + run(f"{verdict.sentence.id} ", '<w:rStyle w:val="Strong"/>') + run(line))
    body = paragraph("CommentText", run(f"“{verdict.sentence.text}”"))
    date = f' w:date="{brief.meta.date}T00:00:00Z"' if len(brief.meta.date) == 10 else ""
    return f'<w:comment w:id="{number}" w:author={quoted(AUTHOR)}{date} w:initials="b">{head}{body}</w:comment>'
