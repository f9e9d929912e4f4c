"""The styles around the text: tables, contents, captions, notes, header and footer."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.renderers import theme
from briefing.renderers.docx.properties import border, character, layout, tab
from briefing.renderers.docx.style import Style, sans, sized

ALIGNMENTS = {"left": ("", "left"), "right": ("Right", "right"), "center": ("Centered", "center")}
"""A column's alignment: what the ids of its paragraph styles end in, and Word's word for it."""


def table_text_styles() -> Iterator[Style]:
    """Cells and heads of tables, by alignment."""
    for base, size in (("Table", theme.TABLE), ("Annex", theme.ANNEX)):
        for suffix, align in ALIGNMENTS.values():
            named = f" {suffix}" if suffix else ""
            aligned = align if suffix else ""
            yield sans(f"{base}Text{suffix}", size, theme.INK, name=f"{base} Text{named}", align=aligned)
            yield sans(
                f"{base}Heading{suffix}",
                size,
                theme.NAVY,
                name=f"{base} Heading{named}",
                align=aligned,
                bold=True,
                keep_next=True,
            )


def table_styles() -> Iterator[Style]:
    """The kinds of table."""
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


def contents_styles(width: float) -> Iterator[Style]:
    """The table of contents, ``width`` points wide."""
    size, leading = sized(theme.META)
    yield sans(
        "TOCHeading",
        theme.SUBSECTION,
        theme.NAVY,
        name="TOC Heading",
        bold=True,
        keep_next=True,
        before=theme.SUBSECTION_BEFORE,
        after=theme.SUBSECTION_AFTER,
        custom=False,
    )
    for level in (1, 2, 3):
        yield Style(
            f"TOC{level}",
            f"toc {level}",
            based="Normal",
            following="BodyText",
            paragraph=layout(
                keep_next=True, tabs=tab("right", width), after=0, leading=leading, indent=theme.INDENT * (level - 1)
            ),
            run=character(font="major", colour=theme.INK, size=size),
            shown=False,
        )


def apparatus_styles() -> Iterator[Style]:
    """Captions, figures, footnotes and comments."""
    yield sans(
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
    yield sans("FigureCaption", theme.CAPTION, theme.MUTED, name="Figure Caption", after=theme.BLOCK_GAP)
    yield Style(
        "Figure",
        "Figure",
        based="Normal",
        following="FigureCaption",
        paragraph=layout(keep_next=True, before=theme.BLOCK_GAP, after=theme.UNIT / 2),
        custom=True,
    )
    yield sans("FootnoteText", theme.NOTE, theme.MUTED, name="footnote text", after=1, custom=False)
    yield sans("CommentText", theme.META, theme.INK, name="annotation text", after=2, custom=False)


def running_styles(width: float, wide: float) -> Iterator[Style]:
    """Header, footer and the line of pages on upright and sideways pages, by their measures in points."""
    size, leading = sized(theme.RUNNING)
    run = character(font="major", colour=theme.MUTED, size=size)
    for id in ("Header", "Footer"):
        yield Style(id, id.lower(), based="Normal", paragraph=layout(leading=leading), run=run, shown=False)
    for id, name, measure in (("PageLine", "Page Line", width), ("PageLineSideways", "Page Line Sideways", wide)):
        line = layout(tabs=tab("right", measure), leading=leading)
        yield Style(id, name, based="Footer", paragraph=line, custom=True, shown=False)
