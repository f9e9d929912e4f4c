"""Filters that make words, citations, tables and figures of what the context holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jinja2.runtime import Undefined

from briefing.compose.attributes import TABLE_STYLES, aligned, shares
from briefing.compose.cells import CELLS, anchor_of
from briefing.compose.charts import likelihood_figures, matrix_figure, shortened, timeline_figure
from briefing.compose.context import SentenceView, SourceView
from briefing.compose.desk import Desk
from briefing.compose.environment import FIELDS, NotAllowed, kind_of
from briefing.compose.faults import nearest
from briefing.compose.fragments import Blocks, Inlines
from briefing.compose.lists import items_of, list_filters
from briefing.compose.words import Words
from briefing.model.document import Citation, Column, Inline, Paragraph, Row, Table, Text

Filter = Callable[..., Any]


def filters_of(desk: Desk) -> dict[str, Filter]:
    """Every filter by name."""
    return {**list_filters(desk), **_word_filters(desk), **_evidence_filters(desk), **_block_filters(desk)}


# ---- words --------------------------------------------------------------------------------------------------------


def words_of(value: Any) -> str:
    """``value`` as text; raises :class:`NotAllowed` for anything but text and numbers."""
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise NotAllowed(f"text is needed here, and this is {kind_of(value)}")
    return value if isinstance(value, str) else f"{value:g}"


def _word_filters(desk: Desk) -> dict[str, Filter]:
    labels = desk.labels

    def default(value: Any, other: Any = "") -> Any:
        """``other`` where the value is missing or empty."""
        return other if isinstance(value, Undefined) or value in (None, "", ()) else value

    def exchange(value: Any, old: str, new: str) -> str:
        """The text with ``old`` as ``new``."""
        text, old, new = words_of(value), words_of(old), words_of(new)
        if text.count(old) * len(new) > 100_000:
            raise NotAllowed("this text grows too long")
        return text.replace(old, new)

    return {
        "default": default,
        "replace": exchange,
        "upper": lambda value: words_of(value).upper(),
        "lower": lambda value: words_of(value).lower(),
        "capitalize": capitalized,
        "trim": lambda value: words_of(value).strip(),
        "shorten": lambda value, limit=60: shortened(words_of(value), max(2, int(limit))),
        "round": lambda value, digits=0: round(float(value), min(6, max(0, int(digits)))),
        "date": lambda value: labels.date(words_of(value)),
        "counted": lambda value, noun: labels.counted(int(value), words_of(noun)),
        "label": lambda value, kind="": labels.get(f"{kind}_{words_of(value)}" if kind else words_of(value)),
        "join": lambda items, between=", ": _joined(items, between, desk),
    }


def capitalized(value: Any) -> Any:
    """The words with a capital letter first."""
    if isinstance(value, Inlines) and value.items and isinstance(value.items[0], Text):
        first = value.items[0]
        return Inlines((replace(first, text=first.text[:1].upper() + first.text[1:]), *value.items[1:]))
    return value if isinstance(value, Inlines) else words_of(value)[:1].upper() + words_of(value)[1:]


def _joined(items: Any, between: Any, desk: Desk) -> Any:
    """The items with ``between`` between them: text when all are text, else a rendered passage."""
    parts = items_of(items, desk)
    if all(isinstance(part, str | int | float) for part in (*parts, between)):
        return words_of(between).join(words_of(part) for part in parts)
    found: list[Inline] = []
    for part in parts:
        found += ([*_inlines(between)] if found else []) + [*_inlines(part)]
    return Inlines(tuple(found))


def _inlines(part: Any) -> Words:
    return part.items if isinstance(part, Inlines) else (Text(words_of(part)),)


# ---- evidence -----------------------------------------------------------------------------------------------------


def evidence_of(value: Any) -> tuple[str, ...]:
    """The sentence ids behind an entry, a sentence, an id, or a list of these."""
    if isinstance(value, Undefined):
        str(value)
    if isinstance(value, str):
        return (value,)
    if isinstance(value, SentenceView):
        return (value.id,)
    if "evidence" in FIELDS.get(type(value), ()):
        return tuple(value.evidence)
    if isinstance(value, tuple | list):
        return tuple(key for each in value for key in evidence_of(each))
    raise NotAllowed(f"{kind_of(value)} has no sentences to cite")


def citation(values: Sequence[Any], desk: Desk) -> Inlines:
    """The citation of every sentence behind ``values``; raises :class:`NotAllowed` for ids that there are not."""
    keys = tuple(key for value in values for key in evidence_of(value))
    known = desk.known(keys)
    for key in keys:
        if key not in known and not desk.context.brief.only:
            raise NotAllowed(f"there is no sentence `{key}` to cite{nearest(key, desk.sentences)}")
    return Inlines((Citation(known),) if known else ())


def cell_of(entry: Any, name: str, desk: Desk) -> Words:
    """The named cell of an entry; raises :class:`NotAllowed`."""
    cells = CELLS.get(type(entry))
    if cells is None:
        raise NotAllowed(f"{kind_of(entry)} has no cells")
    if name not in cells:
        raise NotAllowed(f"{kind_of(entry)} has no cell `{name}`{nearest(name, cells)}")
    return cells[name](entry, desk)


def independent(sources: Iterable[Any]) -> tuple[str, ...]:
    """The publishers whose word the sources are: of each, the first that its text passed through."""
    found = []
    for source in sources:
        if not isinstance(source, SourceView):
            raise NotAllowed(f"sources have publishers, and this is {kind_of(source)}")
        found.append(source.provenance[0] if source.provenance else source.publisher or source.name)
    return tuple(dict.fromkeys(found))


def _evidence_filters(desk: Desk) -> dict[str, Filter]:
    return {
        "cite": lambda value: citation((value,), desk),
        "publishers": lambda items: independent(items_of(items, desk)),
        "within": lambda items, characters: tuple(within(items_of(items, desk), int(characters))),
        "sentences_of": lambda value: tuple(
            desk.sentences[key] for key in dict.fromkeys(evidence_of(value)) if key in desk.sentences
        ),
        "cell": lambda entry, name: Inlines(cell_of(entry, words_of(name), desk)),
        "quoted": lambda value, language="": Inlines(desk.quoted(words_of(value), words_of(language))),
    }


# ---- blocks -------------------------------------------------------------------------------------------------------


def _block_filters(desk: Desk) -> dict[str, Filter]:
    def table(items: Any, *columns: str, **looks: Any) -> Blocks:
        """A table with a row for each entry and the named cells as columns; nothing for an empty list."""
        return Blocks(tuple(table_of(items_of(items, desk), columns, looks, desk)))

    def prose(items: Any) -> Blocks:
        """Sentences with their citations; in the paragraphs of their sources, short ones joined."""
        return Blocks(tuple(prose_of(items_of(items, desk), desk)))

    def timeline(items: Any, caption: Any = "") -> Blocks:
        """Events along an axis; nothing for fewer than two with a year."""
        figure = timeline_figure(items_of(items, desk), desk.inlines(caption), desk)
        return Blocks((figure,) if figure else ())

    def matrix(items: Any, caption: Any = "") -> Blocks:
        """Recommendations by actor and instrument; nothing for fewer than two actors."""
        figure = matrix_figure(items_of(items, desk), desk.inlines(caption), desk)
        return Blocks((figure,) if figure else ())

    def likelihood(items: Any, caption: Any = "") -> Blocks:
        """Judgements on their scale; nothing where the sources use none."""
        return Blocks(likelihood_figures(items_of(items, desk), desk.inlines(caption), desk))

    return {
        "table": table,
        "prose": prose,
        "timeline_figure": timeline,
        "matrix_figure": matrix,
        "likelihood_figure": likelihood,
    }


LOOKS = ("widths", "align", "caption", "style", "header")


def table_of(items: Sequence[Any], columns: Sequence[str], looks: Mapping[str, Any], desk: Desk) -> Iterable[Table]:
    """The table, or none for no items; raises :class:`NotAllowed` for columns and looks that there are not."""
    for name in looks:
        if name not in LOOKS:
            raise NotAllowed(f"a table has no `{name}`{nearest(name, LOOKS)}")
    style = looks.get("style", "register")
    if style not in TABLE_STYLES:
        raise NotAllowed(f"there is no table style `{style}`{nearest(str(style), TABLE_STYLES)}")
    if not items:
        return
    if not columns:
        raise NotAllowed("a table needs the names of its columns")
    desk.guard.tick(8 * len(items) * len(columns))
    yield Table(
        columns=_columns(columns, looks, desk),
        rows=tuple(Row(tuple(cell_of(item, name, desk) for name in columns), anchor_of(item)) for item in items),
        caption=desk.inlines(looks.get("caption", "")),
        style=style,
        header=bool(looks.get("header", True)),
    )


def _columns(names: Sequence[str], looks: Mapping[str, Any], desk: Desk) -> tuple[Column, ...]:
    try:
        widths = shares(str(looks.get("widths") or "1 " * len(names)), len(names))
        aligns = aligned(str(looks.get("align") or "l" * len(names)), len(names))
    except ValueError as error:
        raise NotAllowed(str(error)) from error
    titles = [desk.labels.get(f"column_{name}", "") for name in names]
    return tuple(
        Column((Text(title),) if title else (), width, align)
        for title, width, align in zip(titles, widths, aligns, strict=True)
    )


FULL = 3
"""How many sentences make a paragraph of the body, where the paragraphs of the source are shorter."""


def prose_of(sentences: Sequence[Any], desk: Desk) -> Iterable[Paragraph]:
    """Paragraphs of cited sentences, none of fewer than ``FULL`` sentences unless its source ends."""
    place: tuple[str, int] | None = None
    words: list[Inline] = []
    count = 0
    for sentence in sentences:
        if not isinstance(sentence, SentenceView):
            raise NotAllowed(f"prose is made of sentences, and this is {kind_of(sentence)}")
        here = (sentence.source, sentence.paragraph)
        if words and place and here != place and (count >= FULL or here[0] != place[0]):
            yield Paragraph(tuple(words))
            words, count = [], 0
        words += [*((Text(" "),) if words else ()), *cell_of(sentence, "statement", desk)]
        place, count = here, count + 1
    if words:
        yield Paragraph(tuple(words))


def within(sentences: Sequence[Any], characters: int) -> Iterator[SentenceView]:
    """The first sentences that together have at most so many ``characters``, and always the first."""
    used = 0
    for number, sentence in enumerate(sentences):
        if not isinstance(sentence, SentenceView):
            raise NotAllowed(f"`within` counts sentences, and this is {kind_of(sentence)}")
        used += len(sentence.statement) + 1
        if number and used > characters:
            return
        yield sentence
