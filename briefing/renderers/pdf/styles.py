"""The theme's sizes and spaces as styles of text."""

from __future__ import annotations

from typing import Final

from briefing.model.document import ParagraphRole
from briefing.renderers import theme
from briefing.renderers.pdf.table import TableLook
from briefing.renderers.pdf.text import TextStyle

_SERIF, _SANS = theme.SERIF, theme.SANS
_AFTER = theme.PARAGRAPH_GAP

HEADINGS: Final = {
    1: TextStyle(_SANS, *theme.TITLE, theme.NAVY, bold=True, after=theme.UNIT),
    2: TextStyle(_SANS, *theme.SECTION, theme.NAVY, bold=True, before=theme.SECTION_BEFORE, after=theme.SECTION_AFTER),
    3: TextStyle(
        _SANS, *theme.SUBSECTION, theme.INK, bold=True, before=theme.SUBSECTION_BEFORE, after=theme.SUBSECTION_AFTER
    ),
}
PARAGRAPHS: Final[dict[ParagraphRole, TextStyle]] = {
    "body": TextStyle(_SERIF, *theme.BODY, after=_AFTER, measure=theme.MEASURE_LIMIT),
    "lead": TextStyle(_SERIF, *theme.LEAD, after=_AFTER, measure=theme.MEASURE_LIMIT),
    "meta": TextStyle(_SANS, *theme.META, theme.MUTED, after=_AFTER),
    "note": TextStyle(_SANS, *theme.NOTE, theme.MUTED, after=_AFTER),
    "label": TextStyle(_SANS, *theme.LABEL, theme.NAVY, bold=True, before=theme.UNIT, after=theme.UNIT / 2),
    "marking": TextStyle(_SANS, *theme.LABEL, theme.NAVY, bold=True, after=2 * theme.UNIT),
}
CALLOUT_TITLE: Final = TextStyle(_SANS, 8.6, 12.0, theme.NAVY, bold=True, after=theme.UNIT / 2)
CAPTION: Final = TextStyle(_SANS, *theme.CAPTION, theme.MUTED)
CELL: Final = TextStyle(_SANS, *theme.TABLE)
ANNEX_CELL: Final = TextStyle(_SANS, *theme.ANNEX)
CONTENTS: Final = TextStyle(_SANS, 9.0, 13.6)
TABLE_LOOK: Final = TableLook(room=3.6, gutter=9.0, head_rule=theme.STRONG_RULE, row_rule=theme.RULE)
ANNEX_LOOK: Final = TableLook(room=2.6, gutter=9.0, head_rule=theme.STRONG_RULE, row_rule=theme.RULE)
