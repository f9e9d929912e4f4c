"""The named styles of a brief; nothing in a document is formatted without one."""

from __future__ import annotations

from briefing.renderers.docx.style import Style
from briefing.renderers.docx.styles_around import (
    apparatus_styles,
    contents_styles,
    running_styles,
    table_styles,
    table_text_styles,
)
from briefing.renderers.docx.styles_marking import marking_styles
from briefing.renderers.docx.styles_runs import inline_styles, tag_styles
from briefing.renderers.docx.styles_text import callout_styles, heading_styles, list_styles, text_styles


def all_styles(width: float, wide: float) -> tuple[Style, ...]:
    """Every style of a brief; ``width`` and ``wide`` are the measures of upright and sideways pages in points."""
    return (
        *text_styles(),
        *heading_styles(),
        *list_styles(),
        *callout_styles(),
        *table_text_styles(),
        *table_styles(),
        *contents_styles(width),
        *apparatus_styles(),
        *running_styles(width, wide),
        *marking_styles(),
        *inline_styles(),
        *tag_styles(),
    )
