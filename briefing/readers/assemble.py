"""A draft becomes a source: one text, its passages by their offsets, and what it says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.errors import SourceEmpty
from briefing.model.notice import Notice
from briefing.model.sentence import collapse
from briefing.model.source import Passage, PassageKind, Source, Span
from briefing.readers.bounds import bounded
from briefing.readers.clean import clean, removal_notices
from briefing.readers.details import byline, dateline, heading_title, iso_date, marking
from briefing.readers.draft import Block, Draft
from briefing.readers.endnotes import with_endnotes
from briefing.readers.hyphens import rejoined
from briefing.readers.language import detect, language_notice
from briefing.readers.options import Format, ReadOptions

_BETWEEN = "\n\n"
_LONGEST_TITLE = 300


def assemble(draft: Draft, data: bytes, name: str, source_id: str, kind: Format, options: ReadOptions) -> Source:
    """The source of ``draft``, read from ``data``.

    Its text is the blocks' text, white space collapsed, with a blank line between passages. Raises
    :class:`SourceEmpty` without any text and :class:`SourceTooLarge` over a limit.
    """
    blocks, controls, directions = _cleaned(with_endnotes(bounded(draft.blocks, name, options)))
    if not blocks:
        raise SourceEmpty(f"{name} holds no text")
    text = _BETWEEN.join(block.text for block in blocks)
    language = detect(text)
    published, dated = _published(draft, blocks)
    return Source(
        id=source_id,
        name=clean(name).text.replace("\n", " "),
        format=kind.value,
        text=text,
        passages=tuple(_passages(blocks)),
        title=_said(draft.title, _LONGEST_TITLE) or heading_title(blocks),
        author=_said(draft.author) or byline(blocks),
        publisher=_said(draft.publisher),
        published=published,
        url=_said(draft.url, 2_000),
        language=language,
        sha256=hashlib.sha256(data).hexdigest(),
        marking=marking((*draft.banners, *(block.text for block in blocks))),
        notices=(*draft.notices, *dated, *removal_notices(controls, directions), *language_notice(language)),
    )


def _published(draft: Draft, blocks: Sequence[Block]) -> tuple[str | None, tuple[Notice, ...]]:
    """The date that the document gives; else that of its file, with a notice that it is no more than that."""
    if found := iso_date(draft.published or "") or dateline(blocks):
        return found, ()
    made = iso_date(draft.created or "")
    if made is None:
        return None, ()
    return made, (Notice("date-of-file", f"the text gives no date: {made} is when its file was made"),)


def _cleaned(blocks: Iterable[Block]) -> tuple[list[Block], int, int]:
    kept, controls, directions = [], 0, 0
    for block in blocks:
        cleaned = clean(block.text)
        controls, directions = controls + cleaned.controls, directions + cleaned.directions
        if text := collapse(cleaned.text):
            kept.append(replace(block, text=text))
    texts = rejoined([block.text for block in kept])
    return [replace(block, text=text) for block, text in zip(kept, texts, strict=True)], controls, directions


def _passages(blocks: Iterable[Block]) -> Iterable[Passage]:
    start = 0
    for block in blocks:
        span = Span(start, start + len(block.text))
        level = max(block.level, 1) if block.kind in {PassageKind.HEADING, PassageKind.LIST_ITEM} else 0
        yield Passage(span, block.kind, level, block.page)
        start = span.end + len(_BETWEEN)


def _said(value: str | None, longest: int = 200) -> str | None:
    """A value of the metadata on one line; ``None`` for one that is empty or too long to be what it claims to be."""
    text = collapse(clean(value or "").text)
    return text if 0 < len(text) <= longest else None
