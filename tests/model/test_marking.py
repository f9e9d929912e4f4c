"""Markings: how they are read, which is the stricter, what a page and a statement show."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.marking import (
    LADDERS,
    Marking,
    finding_marking,
    parse_marking,
    portion_marks,
    strictest,
    weaker,
)


def marked(text: str) -> Marking:
    marking = parse_marking(text)
    assert marking is not None
    return marking


KNOWN = [label for ladder in LADDERS.values() for label in ladder]
MARKINGS = st.builds(
    lambda label, caveat: f"{label}//{caveat}" if caveat and not label.startswith("TLP") else label,
    st.sampled_from([*KNOWN, "COMMERCIAL IN CONFIDENCE", "Embargoed"]),
    st.sampled_from(["", "NOFORN", "REL TO USA, GBR"]),
).map(marked)


@pytest.mark.parametrize(
    ("text", "system", "banner"),
    [
        ("TLP:AMBER", "TLP", "TLP:AMBER"),
        ("tlp: amber + strict", "TLP", "TLP:AMBER+STRICT"),
        ("TLP:WHITE", "TLP", "TLP:CLEAR"),
        ("official-sensitive", "UK", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL – SENSITIVE", "UK", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL-SENSITIVE COMMERCIAL", "UK", "OFFICIAL-SENSITIVE//COMMERCIAL"),
        ("UK SECRET", "UK", "UK SECRET"),
        ("US TOP SECRET", "US", "US TOP SECRET"),
        ("Secret//noforn", "UK", "SECRET//NOFORN"),
        ("FOUO", "US", "CUI"),
        ("NATO RESTRICTED", "NATO", "NATO RESTRICTED"),
        ("EU SECRET", "EU", "SECRET UE/EU SECRET"),
        ("Embargoed until noon", "other", "Embargoed until noon"),
    ],
)
def test_a_marking_is_read_in_any_spelling(text: str, system: str, banner: str) -> None:
    assert (marked(text).system, marked(text).banner) == (system, banner)


def test_an_empty_text_is_no_marking() -> None:
    assert parse_marking("") is None
    assert parse_marking("  · ") is None


@pytest.mark.parametrize("system", LADDERS)
def test_labels_of_a_system_are_ordered(system: str) -> None:
    ladder = [marked(label) for label in LADDERS[system]]  # type: ignore[index]
    for low, high in pairwise(ladder):
        assert weaker(low, high)
        assert not weaker(high, low)


def test_secret_of_the_uk_is_above_official_and_secret_of_the_us_above_cui() -> None:
    assert not weaker(marked("SECRET"), marked("OFFICIAL"))
    assert not weaker(marked("SECRET"), marked("CUI"))
    assert weaker(marked("UK SECRET"), marked("CUI"))


def test_a_marking_of_another_system_does_not_cover() -> None:
    assert weaker(marked("TLP:RED"), marked("OFFICIAL"))
    assert weaker(marked("OFFICIAL"), marked("TLP:CLEAR"))
    assert not weaker(marked("OFFICIAL · TLP:RED"), marked("TLP:GREEN"))


def test_a_higher_level_without_the_caveat_does_not_cover() -> None:
    assert weaker(marked("TOP SECRET"), marked("SECRET//NOFORN"))
    assert not weaker(marked("TOP SECRET//NOFORN"), marked("SECRET//NOFORN"))


def test_no_marking_covers_nothing_but_the_unmarked() -> None:
    assert weaker(None, marked("TLP:CLEAR"))
    assert not weaker(None, None)


def test_the_strictest_of_several_systems_stands_side_by_side() -> None:
    found = strictest([marked("TLP:GREEN"), marked("OFFICIAL"), marked("TLP:AMBER")])
    assert found is not None
    assert found.banner == "OFFICIAL · TLP:AMBER"


@given(st.lists(MARKINGS, min_size=1, max_size=5))
def test_the_strictest_covers_each(markings: list[Marking]) -> None:
    found = strictest(markings)
    assert not any(weaker(found, marking) for marking in markings)


@given(st.lists(MARKINGS, min_size=1, max_size=4), st.randoms())
def test_the_order_of_sources_does_not_matter(markings: list[Marking], random: object) -> None:
    shuffled = list(markings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert strictest(shuffled) == strictest(markings)


@given(MARKINGS)
def test_a_banner_reads_back_as_its_marking(marking: Marking) -> None:
    assert parse_marking(marking.banner) == marking


@given(st.text(max_size=60))
def test_any_text_is_a_marking_that_covers_itself(text: str) -> None:
    marking = parse_marking(text)
    assert marking is None or not weaker(marking, marking)


def test_tlp_labels_have_their_colours_on_black_and_others_navy_on_white() -> None:
    assert marked("TLP:RED").colours == ("#ff2b2b", "#000000")
    assert marked("TLP:WHITE").colours == ("#ffffff", "#000000")
    assert marked("OFFICIAL").colours == ("#1d3557", "#ffffff")


@pytest.mark.parametrize(
    ("text", "portion"),
    [("SECRET//NOFORN", "(S//NF)"), ("OFFICIAL-SENSITIVE", "(O-S)"), ("CUI", "(CUI)"), ("TLP:AMBER", "(TLP:AMBER)")],
)
def test_a_portion_mark_abbreviates(text: str, portion: str) -> None:
    assert marked(text).portion == portion


def test_portion_marks_stand_only_where_sources_differ() -> None:
    assert portion_marks([("S1", "SECRET"), ("S2", "secret")]) == {}
    assert portion_marks([("S1", "SECRET"), ("S2", "")]) == {"S1": "(S)", "S2": ""}


def test_a_source_carries_the_marking_on_a_line_of_its_own() -> None:
    text = "OFFICIAL-SENSITIVE\n\nThe harbour was closed for a day.\n\nOFFICIAL-SENSITIVE\n"
    assert finding_marking(text) == marked("OFFICIAL-SENSITIVE")


def test_a_source_carries_a_tlp_label_near_its_top() -> None:
    assert finding_marking("Weekly note (TLP:GREEN), for partners.\nThe harbour was closed.") == marked("TLP:GREEN")


def test_the_strictest_of_the_markings_in_a_source_counts() -> None:
    assert finding_marking("TLP:GREEN\nfirst part\nTLP:AMBER\nsecond part") == marked("TLP:AMBER")


@pytest.mark.parametrize(
    "text",
    [
        "The minister called the secret plan top secret.",
        "SECRET – WHAT WE KNOW SO FAR\nNothing.",
        "x" * 700 + " as labels such as TLP:RED say",
        "BREAKING NEWS\nThe harbour was closed.",
    ],
)
def test_words_about_secrets_are_no_marking(text: str) -> None:
    assert finding_marking(text) is None
