"""The look that PDF, Word and HTML share: colours, sizes in points, spacing in points, and the colours of markings.

Colours are ``#rrggbb``. Every ink reads on white (and on its own tint) with a contrast of at least 4.5 to 1 (WCAG 2.2
AA); :func:`contrast` measures it.
"""

from __future__ import annotations

from typing import Final

from briefing.model.marking import parse_marking

# ---- colours ------------------------------------------------------------------------------------------------------

INK: Final = "#1b1f24"
"""Running text."""

MUTED: Final = "#50565e"
"""Captions, meta lines, header and footer, words that are not the source's."""

NAVY: Final = "#1d3557"
"""Headings, heads of tables, the bar of the bottom line."""

LINK: Final = "#2f5d8c"
"""Links and citations."""

RULE: Final = "#c3cbd5"
"""Hairlines between rows and below the title block; never text."""

STRONG_RULE: Final = NAVY
"""The line below the head of a table."""

TINT: Final = "#f2f5f9"
"""The ground of the bottom line and of cells that are set off."""

WHITE: Final = "#ffffff"

TONES: Final[dict[str, str]] = {
    "neutral": MUTED,
    "background": "#44546a",
    "threat_assessment": "#8c2f1b",
    "threat": "#8c2f1b",
    "recommendation": "#17603e",
    "other": "#6a6f76",
    "must": "#8c2f1b",
    "should": NAVY,
    "could": "#5f5a1e",
    "will": "#17603e",
    "own": "#17603e",
    "reported": "#5f5a1e",
    "rejected": "#8c2f1b",
    "doubtful": "#8a4b00",
    "warning": "#8a4b00",
    "good": "#17603e",
    "gap": "#8c2f1b",
}
"""The ink of a tag by its tone; the word itself always stands too, colour never speaks alone."""

CALLOUTS: Final[dict[str, tuple[str, str]]] = {
    "key": (NAVY, TINT),
    "note": ("#7d8896", "#f6f7f9"),
    "warning": ("#8a4b00", "#fdf6ec"),
}
"""A callout's bar and ground by its kind."""

SERIES: Final[tuple[str, ...]] = (NAVY, "#6b8bb0", "#a9bcd3", "#dfe7f0")
"""Shades for charts, from the strongest to the lightest."""


def tone_colour(tone: str) -> str:
    """The ink of a tag of that tone; an unknown tone is neutral."""
    return TONES.get(tone, MUTED)


def marking_colours(marking: str) -> tuple[str, str]:
    """Ink and ground of a marking: a TLP label in its colour on black, any other marking navy on white."""
    found = parse_marking(marking)
    return found.colours if found else (NAVY, WHITE)


def contrast(ink: str, ground: str = WHITE) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, *contrast ratio*)."""
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# ---- faces --------------------------------------------------------------------------------------------------------

SERIF: Final = "Noto Serif"
"""Running text and quotations."""

SANS: Final = "Noto Sans"
"""Headings, tables, captions, meta lines."""

SERIF_STACK: Final = ("Noto Serif", "Cambria", "Georgia", "DejaVu Serif", "serif")
SANS_STACK: Final = ("Noto Sans", "Segoe UI", "Calibri", "Helvetica Neue", "Arial", "DejaVu Sans", "sans-serif")
"""What to fall back on where fonts are not embedded (HTML; Word takes the first two)."""

# ---- sizes and leading in points ----------------------------------------------------------------------------------

TITLE: Final = (21.0, 26.0)
SECTION: Final = (13.0, 17.0)
SUBSECTION: Final = (10.2, 14.0)
BODY: Final = (9.8, 14.4)
LEAD: Final = (10.6, 15.6)
META: Final = (8.6, 13.0)
NOTE: Final = (8.2, 12.2)
CAPTION: Final = (8.2, 11.6)
TABLE: Final = (8.6, 12.2)
ANNEX: Final = (7.9, 11.0)
LABEL: Final = (8.0, 11.0)
RUNNING: Final = (7.8, 10.0)
CITATION_SCALE: Final = 0.78
"""A citation's size as a share of the text around it."""

# ---- spacing in points --------------------------------------------------------------------------------------------

UNIT: Final = 4.8
"""A third of the body's leading; vertical space comes in multiples of it."""

PARAGRAPH_GAP: Final = 1.2 * UNIT
SECTION_BEFORE: Final = 4.4 * UNIT
SECTION_AFTER: Final = 1.3 * UNIT
SUBSECTION_BEFORE: Final = 2.4 * UNIT
SUBSECTION_AFTER: Final = 0.7 * UNIT
BLOCK_GAP: Final = 2 * UNIT
INDENT: Final = 15.0

# ---- pages in points ----------------------------------------------------------------------------------------------

PAPERS: Final[dict[str, tuple[float, float]]] = {"A4": (595.276, 841.890), "Letter": (612.0, 792.0)}

MARGIN_SIDE: Final = 65.2
MARGIN_TOP: Final = 76.5
MARGIN_BOTTOM: Final = 68.0
HEADER_AT: Final = 42.5
"""How far the header's base line lies below the upper edge, and the footer's above the lower one."""

MEASURE_LIMIT: Final = 465.0
"""The longest line of running text: some 90 characters of the body."""
