"""The styles of markings: paragraphs of their own, so that a program that fills their control keeps their look."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.renderers import theme
from briefing.renderers.docx.properties import character, layout
from briefing.renderers.docx.style import Style, sized

KINDS = {"": theme.NAVY, "Red": "#ff2b2b", "Amber": "#ffc000", "Green": "#33ff00", "Clear": "#ffffff"}
"""What the ids of the styles of a marking end in, and the ink that the theme gives it."""

TLP_SIZE = 12.0
"""The size in points below which no label should fall: TLP 2.0 (FIRST, 2022), *How to use TLP in documents*."""

NO_BREAK = "\u00a0"
"""Stands at either end of a label on black, so that the ground reaches beyond its letters."""


def marking_styles() -> Iterator[Style]:
    """For each kind of marking its paragraph on the first page, and the one in header and footer.

    A TLP label stands on the right of header and footer, in its colour on black; any other marking in the middle.
    """
    for kind, ink in KINDS.items():
        text, leading = sized(theme.LABEL)
        look = character(
            font="major",
            bold=True,
            colour=ink,
            size=TLP_SIZE if kind else text,
            ground="#000000" if kind else "",
            tracking=0 if kind else 0.6,
        )
        name = f" {kind}" if kind else ""
        front = layout(keep_next=True, after=theme.UNIT, leading=leading)
        running = layout(after=2, leading=leading, align="right" if kind else "center")
        yield Style(f"Marking{kind}", f"Marking{name}", based="Normal", paragraph=front, run=look, custom=True)
        yield Style(
            f"RunningMarking{kind}",
            f"Running Marking{name}",
            based="Normal",
            paragraph=running,
            run=look,
            custom=True,
            shown=False,
        )


def marking_kind(marking: str) -> str:
    """What the ids of the styles of ``marking`` end in: ``Amber`` for ``TLP:AMBER``, empty for all but TLP labels."""
    ink, ground = theme.marking_colours(marking)
    return next((kind for kind, each in KINDS.items() if each == ink), "") if ground != theme.WHITE else ""


def edged(shown: str, edge: str, marking: str) -> str:
    """The runs ``shown`` of ``marking`` between two runs ``edge`` where its ground is to reach beyond them."""
    return f"{edge}{shown}{edge}" if marking_kind(marking) else shown
