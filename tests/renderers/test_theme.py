"""Colours that can be read, and pages that hold a line of sensible length."""

from __future__ import annotations

import pytest

from briefing.renderers import theme
from briefing.renderers.fonts import text_width

INKS = {"ink": theme.INK, "muted": theme.MUTED, "navy": theme.NAVY, "link": theme.LINK} | theme.TONES
GROUNDS = {"white": theme.WHITE, "tint": theme.TINT} | {kind: ground for kind, (_, ground) in theme.CALLOUTS.items()}
MARKINGS = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR", "tlp:white", "OFFICIAL", "SECRET")


def test_contrast_is_that_of_the_standard() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert theme.contrast("#ffffff", "#777777") == theme.contrast("#777777", "#ffffff")


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ink_reads_on_every_ground(ink: str, ground: str) -> None:
    assert theme.contrast(INKS[ink], GROUNDS[ground]) >= 4.5


@pytest.mark.parametrize("marking", MARKINGS)
def test_every_marking_reads_on_its_ground(marking: str) -> None:
    assert theme.contrast(*theme.marking_colours(marking)) >= 4.5


def test_labels_of_the_traffic_light_protocol_stand_on_black() -> None:
    assert theme.marking_colours("TLP:RED") == ("#ff2b2b", "#000000")
    assert theme.marking_colours("TLP:WHITE") == theme.marking_colours("TLP:CLEAR")
    assert theme.marking_colours("OFFICIAL")[1] == theme.WHITE


@pytest.mark.parametrize("paper", theme.PAPERS)
def test_a_line_of_text_holds_seventy_to_a_hundred_characters(paper: str) -> None:
    measure = min(theme.MEASURE_LIMIT, theme.PAPERS[paper][0] - 2 * theme.MARGIN_SIDE)
    words = "the agreement was signed in the spring and renewed twice since then "
    assert 70 <= len(words) * measure / text_width(words, theme.BODY[0]) <= 100
