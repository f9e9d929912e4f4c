from __future__ import annotations

import pytest

from briefing.errors import SettingsError
from briefing.model.banner import banner, marked
from briefing.model.source import Source


def _source(name: str, text: str = "Words.", marking: str = "") -> Source:
    return Source(name, f"{name}.txt", "txt", text, (), marking=marking)


def test_the_strictest_source_marks_the_brief() -> None:
    sources = [_source("a", marking="TLP:GREEN"), _source("b", marking="TLP:AMBER"), _source("c")]
    assert banner("", sources) == "TLP:AMBER"


def test_a_stricter_marking_than_the_sources_is_taken() -> None:
    assert banner("tlp:red", [_source("a", marking="TLP:GREEN")]) == "TLP:RED"


def test_a_weaker_marking_is_refused_and_the_line_says_which_source_is_why() -> None:
    with pytest.raises(SettingsError, match=r"`TLP:GREEN` is weaker than `TLP:AMBER`, which a\.txt carries"):
        banner("TLP:GREEN", [_source("a", marking="TLP:AMBER")])


def test_what_is_left_out_does_not_mark_the_brief() -> None:
    sources = [_source("a", marking="TLP:RED"), _source("b", marking="TLP:GREEN")]
    assert banner("", sources, "TLP:GREEN") == "TLP:GREEN"


def test_white_is_read_as_clear() -> None:
    assert banner("TLP:WHITE", []) == "TLP:CLEAR"


def test_any_words_may_mark_a_brief_of_unmarked_sources() -> None:
    assert banner("For the minister's eyes", [_source("a")]) == "For the minister's eyes"


def test_a_source_is_marked_by_its_text_or_by_the_settings() -> None:
    assert marked(_source("a", "TLP:AMBER\n\nWords."), {}).marking == "TLP:AMBER"
    assert marked(_source("a"), {"a.txt": "official-sensitive"}).marking == "OFFICIAL-SENSITIVE"
    assert marked(_source("a"), {}).marking == ""
