"""The instruments of power, shipped and of the user's own."""

from __future__ import annotations

import pytest

from briefing.analysis.instruments import instruments
from briefing.errors import SettingsError

OWN = """
extend = true
[[instrument]]
name = "space"
cues = ["satellite*", "launch pad"]
"""


def test_the_ten_of_the_guideline_are_shipped_with_definitions() -> None:
    shipped = instruments()
    assert shipped.names == (
        "diplomatic", "military", "sanctions", "intelligence", "information",
        "cyber_hybrid", "legal", "economic", "institutional", "other",
    )  # fmt: skip
    assert all(instrument.definition and instrument.examples for instrument in shipped.each)


def test_cues_are_whole_words_with_open_endings() -> None:
    (found,) = instruments().cues("Sanctioning the broker")
    assert (found.instrument, found.words) == ("sanctions", "Sanctioning")
    assert instruments().cues("a lawn and a barge") == ()


def test_the_instrument_with_most_words_stands_first() -> None:
    cues = instruments().cues("fund the budget of the embassy")
    assert [cue.instrument for cue in cues] == ["economic", "diplomatic"]


def test_a_file_of_ones_own_extends_or_replaces() -> None:
    assert instruments(OWN).names[-1] == "space"
    assert instruments(OWN).cues("Launch pad and satellites")[0].words == "Launch pad, satellites"
    assert instruments(OWN.replace("true", "false")).names == ("space",)


def test_other_schemes_have_their_own_words() -> None:
    shipped = instruments()
    assert shipped.translated("sanctions", "DIMEFIL") == ("economic", "financial")
    assert shipped.translated("legal", "MIDFIELD") == ("law",)
    assert shipped.translated("other", "DIMEFIL") == ()
    assert set(shipped.schemes["MIDFIELD"]) <= set(shipped.names)


@pytest.mark.parametrize(
    "text", ["[[instrument]]\ntitle = 'x'", "instrument = 3", "[[instrument", "[[instrument]]\nname='a'\ncue=['b']"]
)
def test_a_faulty_file_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="instruments file"):
        instruments(text)
