"""One section or entry alone, and nothing above a marking: what is left out leaks nowhere."""

from __future__ import annotations

import json

import pytest

from briefing.compose import ComposeOptions, TemplateFault, compose
from briefing.model.record import to_record
from tests.builders import LAKE, lake, lake_and_shore
from tests.compose.reading import headings, words


def test_one_section_stands_alone_with_the_title_and_its_evidence() -> None:
    assert headings(compose(lake(), ComposeOptions(only="background"))) == (
        "Lake Orsa: two locks, two armies",
        "Background",
        "Evidence annex",
    )


def test_one_entry_stands_alone_and_the_rest_leaks_neither_into_the_tree_nor_into_the_record() -> None:
    brief = compose(lake(), ComposeOptions(only="R4"))
    everything = words(brief.blocks) + json.dumps(to_record(brief.dossier), ensure_ascii=False)
    assert LAKE[14].text in everything
    for n, other in enumerate(LAKE, 1):
        assert n in (1, 15) or other.text not in everything  # the first is the source's title
    assert "broadcasts" not in everything
    assert "Kesten" not in everything


def test_offsets_stay_true_when_one_entry_stands_alone() -> None:
    dossier = compose(lake(), ComposeOptions(only="T2")).dossier
    (verdict,) = dossier.verdicts
    assert verdict.sentence.span.of(dossier.sources[0].text) == LAKE[9].text


def test_sources_marked_above_a_level_are_left_out_with_everything_that_rests_on_them() -> None:
    brief = compose(lake_and_shore(), ComposeOptions(up_to="TLP:GREEN"))
    everything = words(brief.blocks) + json.dumps(to_record(brief.dossier), ensure_ascii=False)
    for secret in ("Shore", "S2", "R9", "Observers belong", "Ἰούλιος"):
        assert secret not in everything
    assert "Union" in everything


@pytest.mark.parametrize(
    ("level", "kept"), [("TLP:AMBER", True), ("TLP:RED", True), ("TLP:CLEAR", False), ("OFFICIAL", False)]
)
def test_a_marking_of_another_scheme_counts_as_stricter(level: str, kept: bool) -> None:
    brief = compose(lake_and_shore(), ComposeOptions(up_to=level))
    assert (len(brief.dossier.sources) == 2) is kept


def test_nothing_left_under_a_marking_is_an_error() -> None:
    dossier = lake_and_shore()
    only_second = type(dossier)(dossier.meta, dossier.sources[1:], dossier.verdicts[-2:], dossier.analysis)
    with pytest.raises(TemplateFault, match="every source is marked above TLP:GREEN"):
        compose(only_second, ComposeOptions(up_to="TLP:GREEN"))
