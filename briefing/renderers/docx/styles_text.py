"""The styles of running text: body, headings, lists, quotations and callouts."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.renderers import theme
from briefing.renderers.docx.properties import border, character, layout
from briefing.renderers.docx.style import Style, sans, sized


def text_styles() -> Iterator[Style]:
    """Body text and what stands in its place, then rules and breaks."""
    body, lead = sized(theme.BODY), sized(theme.LEAD)
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
    yield sans("Meta", theme.META, theme.MUTED, keep_lines=True, after=theme.PARAGRAPH_GAP)
    yield sans("Note", theme.NOTE, theme.MUTED, before=theme.UNIT, after=theme.PARAGRAPH_GAP)
    yield sans("Label", theme.LABEL, theme.NAVY, keep_next=True, bold=True, before=theme.UNIT, after=theme.UNIT / 2)
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


def heading_styles() -> Iterator[Style]:
    """Title, subtitle and three levels of heading."""
    title = sized(theme.TITLE)
    yield Style(
        "Title",
        "Title",
        based="Normal",
        following="Subtitle",
        paragraph=layout(keep_next=True, keep_lines=True, after=theme.UNIT, leading=title[1]),
        run=character(font="major", bold=True, colour=theme.NAVY, size=title[0]),
    )
    meta = sized(theme.META)
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
        points, leading = sized(size)
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


def list_styles() -> Iterator[Style]:
    """Bulleted and numbered items and what continues them."""
    for id, name in (("ListBullet", "List Bullet"), ("ListNumber", "List Number"), ("ListContinue", "List Continue")):
        indent = theme.INDENT if id == "ListContinue" else 0
        yield Style(
            id,
            name,
            based="BodyText",
            paragraph=layout(after=theme.UNIT * 0.7, leading=sized(theme.BODY)[1], indent=indent),
        )


def callout_styles() -> Iterator[Style]:
    """Title and text of each kind of callout."""
    for kind, (ink, ground) in theme.CALLOUTS.items():
        edges = border("top", ground, 0.5, 5), border("left", ink, 3, 9), border("bottom", ground, 0.5, 5)
        box, name = "".join(edges), kind.capitalize()
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
                    borders=box,
                    ground=ground,
                    before=theme.BLOCK_GAP if title else 0,
                    after=theme.UNIT / 2 if title else theme.UNIT * 0.8,
                    leading=sized(points)[1],
                    indent=12,
                ),
                run=character(
                    font="major" if title else face,
                    bold=bold,
                    caps=title and kind == "key",
                    colour=colour,
                    tracking=0.6 if title and kind == "key" else 0,
                    size=sized(points)[0],
                ),
                custom=True,
            )
