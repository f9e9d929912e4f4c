"""The named styles of a brief, as Word keeps them; nothing in a document is formatted without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.renderers import theme
from briefing.renderers.docx.properties import border, character, layout, tab

Kind = Literal["paragraph", "character", "table"]
Size = tuple[float, float]
"""Size and leading in points."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style: ``id`` and ``name`` as Word writes them, its parent, what follows it, and its properties as XML.

    ``extra`` is what a table style has beside them.
    """

    id: str
    name: str
    kind: Kind = "paragraph"
    based: str = ""
    following: str = ""
    paragraph: str = ""
    run: str = ""
    extra: str = ""
    custom: bool = False
    shown: bool = True
    default: bool = False

    def xml(self) -> str:
        """The ``w:style`` element."""
        marks = ' w:default="1"' * self.default + ' w:customStyle="1"' * self.custom
        parts = [f'<w:style w:type="{self.kind}"{marks} w:styleId="{self.id}"><w:name w:val="{self.name}"/>']
        parts.append(f'<w:basedOn w:val="{self.based}"/>' if self.based else "")
        parts.append(f'<w:next w:val="{self.following}"/>' if self.following else "")
        parts.append(f'<w:uiPriority w:val="{9 if self.shown else 99}"/>{"<w:qFormat/>" * self.shown}')
        parts.append(f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else "")
        parts.append(f"<w:rPr>{self.run}</w:rPr>" if self.run else "")
        return "".join(parts) + self.extra + "</w:style>"


def all_styles(width: float, wide: float) -> tuple[Style, ...]:
    """Every style of a brief; ``width`` and ``wide`` are the measures of upright and sideways pages in points."""
    return (
        *_text(),
        *_headings(),
        *_lists(),
        *_callouts(),
        *_table_texts(),
        *_tables(),
        *_contents(width),
        *_apparatus(),
        *_running(width, wide),
        *_inline(),
        *_tags(),
    )


def larger(size: float) -> float:
    """A size of the theme, to the next half point above: Word's own faces run smaller than those that we embed."""
    return round(size * 1.05 * 2 + 0.2) / 2


def _of(size: Size) -> Size:
    return larger(size[0]), size[1] * 1.03


def _text() -> Iterator[Style]:
    body, lead = _of(theme.BODY), _of(theme.LEAD)
    yield Style("Normal", "Normal", default=True, run=character(size=body[0]))
    yield Style(
        "BodyText",
        "Body Text",
        based="Normal",
        paragraph=layout(after=theme.PARAGRAPH_GAP, leading=body[1]),
        run=character(size=body[0], colour=theme.INK),
    )
    yield Style(
        "Lead",
        "Lead",
        based="BodyText",
        following="BodyText",
        paragraph=layout(after=theme.PARAGRAPH_GAP, leading=lead[1]),
        run=character(size=lead[0]),
        custom=True,
    )
    yield _sans("Meta", theme.META, theme.MUTED, keep_lines=True, after=theme.PARAGRAPH_GAP)
    yield _sans("Note", theme.NOTE, theme.MUTED, after=theme.PARAGRAPH_GAP)
    yield _sans("Label", theme.LABEL, theme.NAVY, keep_next=True, bold=True, before=theme.UNIT, after=theme.UNIT / 2)
    yield _sans("Marking", theme.LABEL, theme.NAVY, bold=True, after=theme.UNIT)
    bar = border("left", theme.RULE, 1.5, 9)
    yield Style(
        "Quote",
        "Quote",
        based="BodyText",
        paragraph=layout(keep_lines=True, borders=bar, after=theme.PARAGRAPH_GAP, leading=body[1], indent=12),
        run=character(italic=False, colour=theme.INK),
    )
    yield Style(
        "Rule",
        "Rule",
        based="Normal",
        paragraph=layout(
            borders=border("bottom", theme.RULE, 0.5), before=theme.UNIT, after=theme.UNIT, leading=4, exact=True
        ),
        run=character(size=2),
        custom=True,
        shown=False,
    )
    yield Style(
        "PageBreak",
        "Page Break",
        based="Normal",
        paragraph=layout(break_before=True, leading=1, exact=True),
        run=character(size=1),
        custom=True,
        shown=False,
    )
    yield Style(
        "SectionEnd",
        "Section End",
        based="Normal",
        paragraph=layout(leading=1, exact=True),
        run=character(size=1),
        custom=True,
        shown=False,
    )


def _sans(
    id: str,
    size: Size,
    colour: str,
    *,
    name: str = "",
    bold: bool | None = None,
    keep_next: bool = False,
    keep_lines: bool = False,
    before: float = 0,
    after: float = 0,
    align: str = "",
    based: str = "Normal",
    custom: bool = True,
) -> Style:
    points, leading = _of(size)
    return Style(
        id,
        name or id,
        based=based,
        paragraph=layout(
            keep_next=keep_next, keep_lines=keep_lines, before=before, after=after, leading=leading, align=align
        ),
        run=character(font="major", bold=bold, colour=colour, size=points),
        custom=custom,
    )


def _headings() -> Iterator[Style]:
    title = _of(theme.TITLE)
    yield Style(
        "Title",
        "Title",
        based="Normal",
        following="Subtitle",
        paragraph=layout(keep_next=True, keep_lines=True, after=theme.UNIT, leading=title[1]),
        run=character(font="major", bold=True, colour=theme.NAVY, size=title[0]),
    )
    meta = _of(theme.META)
    yield Style(
        "Subtitle",
        "Subtitle",
        based="Normal",
        following="BodyText",
        paragraph=layout(borders=border("bottom", theme.RULE, 0.75, 6), after=theme.BLOCK_GAP * 1.4, leading=meta[1]),
        run=character(font="major", colour=theme.MUTED, size=meta[0]),
    )
    levels = (
        (theme.SECTION, theme.NAVY, theme.SECTION_BEFORE, theme.SECTION_AFTER),
        (theme.SUBSECTION, theme.INK, theme.SUBSECTION_BEFORE, theme.SUBSECTION_AFTER),
        (theme.META, theme.MUTED, theme.SUBSECTION_BEFORE, theme.SUBSECTION_AFTER),
    )
    for number, (size, colour, before, after) in enumerate(levels, 1):
        points, leading = _of(size)
        yield Style(
            f"Heading{number}",
            f"heading {number}",
            based="Normal",
            following="BodyText",
            paragraph=layout(
                keep_next=True, keep_lines=True, before=before, after=after, leading=leading, outline=number - 1
            ),
            run=character(font="major", bold=True, colour=colour, size=points),
        )


def _lists() -> Iterator[Style]:
    for id, name in (("ListBullet", "List Bullet"), ("ListNumber", "List Number"), ("ListContinue", "List Continue")):
        indent = theme.INDENT if id == "ListContinue" else 0
        yield Style(
            id,
            name,
            based="BodyText",
            paragraph=layout(after=theme.UNIT * 0.7, leading=_of(theme.BODY)[1], indent=indent),
        )


def _callouts() -> Iterator[Style]:
    for kind, (ink, ground) in theme.CALLOUTS.items():
        bar, name = border("left", ink, 3, 9), kind.capitalize()
        size = theme.LEAD if kind == "key" else theme.META
        face = "minor" if kind == "key" else "major"
        for part, points, bold, colour in (
            ("Title", theme.LABEL, True, ink if kind != "note" else theme.MUTED),
            ("Text", size, None, theme.INK),
        ):
            title = part == "Title"
            yield Style(
                f"Callout{name}{part}",
                f"Callout {name} {part}",
                based="Normal",
                following=f"Callout{name}Text",
                paragraph=layout(
                    keep_next=title,
                    keep_lines=True,
                    borders=bar,
                    ground=ground,
                    after=theme.UNIT / 2 if title else theme.UNIT * 0.8,
                    leading=_of(points)[1],
                    indent=12,
                ),
                run=character(
                    font="major" if title else face,
                    bold=bold,
                    caps=title and kind == "key",
                    colour=colour,
                    tracking=0.6 if title and kind == "key" else 0,
                    size=_of(points)[0],
                ),
                custom=True,
            )


ALIGNMENTS = {"left": ("", "left"), "right": ("Right", "right"), "center": ("Centered", "center")}
"""A column's alignment: what the ids of its paragraph styles end in, and Word's word for it."""


def _table_texts() -> Iterator[Style]:
    for base, size in (("Table", theme.TABLE), ("Annex", theme.ANNEX)):
        for suffix, align in ALIGNMENTS.values():
            named = f" {suffix}" if suffix else ""
            aligned = align if suffix else ""
            yield _sans(f"{base}Text{suffix}", size, theme.INK, name=f"{base} Text{named}", align=aligned)
            yield _sans(
                f"{base}Heading{suffix}",
                size,
                theme.NAVY,
                name=f"{base} Heading{named}",
                align=aligned,
                bold=True,
                keep_next=True,
            )


def _tables() -> Iterator[Style]:
    cells = '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    cells += '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar>'
    yield Style(
        "TableNormal",
        "Normal Table",
        "table",
        default=True,
        shown=False,
        extra='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>',
    )
    for name in ("Register", "Annex", "Plain"):
        lines = border("bottom", theme.RULE, 0.5) + border("insideH", theme.RULE, 0.5)
        head = (
            f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
            f'{border("bottom", theme.STRONG_RULE, 1)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        )
        yield Style(
            f"Brief{name}",
            f"Brief {name}",
            "table",
            based="TableNormal",
            custom=True,
            extra=f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders>{cells}</w:tblPr>{head}",
        )


def _contents(width: float) -> Iterator[Style]:
    size, leading = _of(theme.META)
    yield _sans(
        "TOCHeading",
        theme.SECTION,
        theme.NAVY,
        name="TOC Heading",
        bold=True,
        keep_next=True,
        before=theme.SECTION_BEFORE,
        after=theme.SECTION_AFTER,
        custom=False,
    )
    for level in (1, 2, 3):
        yield Style(
            f"TOC{level}",
            f"toc {level}",
            based="Normal",
            following="BodyText",
            paragraph=layout(tabs=tab("right", width), after=1.5, leading=leading, indent=theme.INDENT * (level - 1)),
            run=character(font="major", size=size, bold=True if level == 1 else None),
            shown=False,
        )


def _apparatus() -> Iterator[Style]:
    yield _sans(
        "Caption",
        theme.CAPTION,
        theme.MUTED,
        name="caption",
        keep_next=True,
        keep_lines=True,
        before=theme.BLOCK_GAP,
        after=theme.UNIT / 2,
        custom=False,
    )
    yield _sans("FigureCaption", theme.CAPTION, theme.MUTED, name="Figure Caption", after=theme.BLOCK_GAP)
    yield Style(
        "Figure",
        "Figure",
        based="Normal",
        following="FigureCaption",
        paragraph=layout(keep_next=True, before=theme.BLOCK_GAP, after=theme.UNIT / 2),
        custom=True,
    )
    yield _sans("FootnoteText", theme.NOTE, theme.MUTED, name="footnote text", after=1, custom=False)
    yield _sans("CommentText", theme.META, theme.INK, name="annotation text", after=2, custom=False)


def _running(width: float, wide: float) -> Iterator[Style]:
    size, leading = _of(theme.RUNNING)
    run = character(font="major", colour=theme.MUTED, size=size)
    for id, name, measure, custom in (
        ("Header", "header", width, False),
        ("Footer", "footer", width, False),
        ("HeaderSideways", "Header Sideways", wide, True),
        ("FooterSideways", "Footer Sideways", wide, True),
    ):
        stops = tab("center", measure / 2) + tab("right", measure)
        yield Style(
            id, name, based="Normal", paragraph=layout(tabs=stops, leading=leading), run=run, custom=custom, shown=False
        )


MARKINGS = {
    "MarkingText": theme.NAVY,
    "MarkingRed": "#ff2b2b",
    "MarkingAmber": "#ffc000",
    "MarkingGreen": "#33ff00",
    "MarkingClear": "#ffffff",
}
"""The character styles of markings, by the ink that the theme gives them."""


def marking_style(ink: str) -> str:
    """The id of the character style of a marking in that ink."""
    return next((id for id, each in MARKINGS.items() if each == ink), "MarkingText")


def _spaced(id: str) -> str:
    return "".join(f" {letter}" if letter.isupper() else letter for letter in id).strip()


def _inline() -> Iterator[Style]:
    yield Style("DefaultParagraphFont", "Default Paragraph Font", "character", default=True, shown=False)
    yield Style("Strong", "Strong", "character", run=character(bold=True))
    yield Style("Emphasis", "Emphasis", "character", run=character(italic=True))
    yield Style(
        "Hyperlink", "Hyperlink", "character", run=character(colour=theme.LINK, underline="single"), shown=False
    )
    yield Style("Aside", "Aside", "character", run=character(colour=theme.MUTED), custom=True)
    small = character(font="major", colour=theme.LINK, size=larger(theme.BODY[0] * theme.CITATION_SCALE))
    yield Style("Citation", "Citation", "character", run=small, custom=True)
    yield Style("CrossReference", "Cross Reference", "character", run=character(colour=theme.LINK), custom=True)
    for id, ink in MARKINGS.items():
        ground = "" if ink == theme.NAVY else "#000000"
        look = character(font="major", bold=True, colour=ink, ground=ground)
        yield Style(id, _spaced(id), "character", run=look, custom=True)
    raised = character(raised=True)
    yield Style("FootnoteReference", "footnote reference", "character", run=raised, shown=False)
    yield Style("CommentReference", "annotation reference", "character", run=character(size=8), shown=False)
    yield Style("PlaceholderText", "Placeholder Text", "character", run=character(colour=theme.MUTED), shown=False)


def _tags() -> Iterator[Style]:
    for tone in theme.TONES:
        name = tone.replace("_", " ").title()
        yield Style(
            f"Tag{name.replace(' ', '')}",
            f"Tag {name}",
            "character",
            run=character(font="major", bold=True, colour=theme.tone_colour(tone)),
            custom=True,
            shown=False,
        )


def tag_style(tone: str) -> str:
    """The id of the character style of a tag of that tone; an unknown tone is neutral."""
    return f"Tag{tone.replace('_', ' ').title().replace(' ', '')}" if tone in theme.TONES else "TagNeutral"
