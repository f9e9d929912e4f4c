"""The styles of runs: emphasis, links, citations, markings and tags."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.renderers import theme
from briefing.renderers.docx.properties import character
from briefing.renderers.docx.style import Style, larger


def inline_styles() -> Iterator[Style]:
    """Character styles."""
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
    raised = character(font="major", colour=theme.LINK, raised=True)
    yield Style("FootnoteReference", "footnote reference", "character", run=raised, shown=False)
    yield Style("CommentReference", "annotation reference", "character", run=character(size=8), shown=False)
    yield Style("PlaceholderText", "Placeholder Text", "character", run=character(colour=theme.MUTED), shown=False)


def tag_styles() -> Iterator[Style]:
    """A character style for each tone of a tag."""
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
