"""Sources become sentences with exact spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceTooLarge
from briefing.model.sentence import Sentence, SentenceKind, collapse, read_through
from briefing.sentences import split
from tests.sentences.sources import source

PIECES = st.sampled_from(
    [
        "NATO should act.",
        "In 1998 [sic! – n.trad.] it began.",
        "(translator’s note: so in the original)",
        "- item [Ed. note: new] here",
        "# Heading",
        "| a | b",
        "^ A note. It is long.",
        "Source: Hot News",
        "e.g. the U.S. [",
        "]",
        "“Quoted. Twice.” He left…",
        " \t ",
        "a\u0301 𝔘 Київ. Ω",
    ]
)
LINES = st.lists(st.lists(PIECES, min_size=1, max_size=4).map(" ".join), max_size=8)
ANY = st.lists(st.text(max_size=60), max_size=6)


def texts(units: tuple[Sentence, ...], kind: SentenceKind) -> list[str]:
    return [unit.text for unit in units if unit.kind is kind]


@given(LINES | ANY)
def test_every_sentence_points_back_to_its_characters(lines: list[str]) -> None:
    made = source(*lines)
    for unit in split(made):
        assert unit.text == read_through(made.text, unit.span, unit.omitted)
        assert unit.omitted or unit.text == collapse(unit.span.of(made.text))


@given(LINES | ANY)
def test_every_character_lies_in_one_unit(lines: list[str]) -> None:
    made = source(*lines)
    owners = [0] * len(made.text)
    for unit in split(made):
        holes = {at for note in unit.omitted for at in range(note.start, note.end)}
        for at in range(unit.span.start, unit.span.end):
            owners[at] += at not in holes
    assert all(count == 1 for count, letter in zip(owners, made.text, strict=True) if not letter.isspace())


@given(LINES | ANY)
def test_units_are_numbered_from_one_in_order(lines: list[str]) -> None:
    units = split(source(*lines))
    assert [unit.index for unit in units] == [*range(1, len(units) + 1)]
    assert [unit.span.start for unit in units] == sorted(unit.span.start for unit in units)


def test_a_note_in_brackets_is_lifted_out_of_its_sentence() -> None:
    first, note, second = split(source("They came in 1998 [sic! it was 1999 – n.trad.], he said. Then they left."))
    assert first.text == "They came in 1998, he said."
    assert note.text == "[sic! it was 1999 – n.trad.]"
    assert note.kind is SentenceKind.NOTE
    assert first.omitted == (note.span,)
    assert second.text == "Then they left."


@pytest.mark.parametrize(
    "note",
    [
        "[n. trad.: a province then]",
        "[a province then – n.red.]",
        "[Editor’s note: a province then]",
        "[Translator’s note: a province then]",
        "[sic]",
        "[Ed.: a province then]",
        "[a province then – Ed.]",
        "(a province then – trans.)",
        "[N.B.: a province then]",
    ],
)
def test_notes_are_known_by_how_they_are_signed(note: str) -> None:
    assert texts(split(source(f"Kosovo was invaded {note} in that year.")), SentenceKind.NOTE) == [note]


@pytest.mark.parametrize("aside", ["(KFOR)", "[the ministry]", "(see annex 3)", "[…]", "(NATO, n. 12)"])
def test_ordinary_asides_stay_in_their_sentence(aside: str) -> None:
    (unit,) = split(source(f"The force {aside} stayed in the province."))
    assert unit.text == f"The force {aside} stayed in the province."


def test_headings_are_known_to_what_stands_below_them() -> None:
    units = split(source("# One", "First text.", "## Deep", "Second text.", "# Two", "Third text."))
    assert [unit.headings for unit in units if unit.kind is SentenceKind.SENTENCE] == [
        ("One",),
        ("One", "Deep"),
        ("Two",),
    ]


def test_a_heading_without_a_full_stop_is_one_unit() -> None:
    first, second = split(source("# Dr. No and the U.S. Navy. What now", "The text goes on"))
    assert (first.kind, second.kind) == (SentenceKind.HEADING, SentenceKind.SENTENCE)
    assert first.text == "Dr. No and the U.S. Navy. What now"


def test_list_items_know_what_introduces_them() -> None:
    units = split(
        source("The EU should:", "- impose sanctions;", "-- on oil", "- send police.", "It is late.", "- Other item")
    )
    items = [unit for unit in units if unit.kind is SentenceKind.LIST_ITEM]
    assert [item.lead_in for item in items] == ["The EU should:", "The EU should:", "The EU should:", ""]


def test_a_note_between_items_does_not_end_their_list() -> None:
    units = split(source("The EU should:", "- impose sanctions;", "^ See annex.", "- send police."))
    assert units[-1].lead_in == "The EU should:"


def test_footnotes_are_notes() -> None:
    units = split(source("It began.", "^ Interview, 3 May. Not published."))
    assert texts(units, SentenceKind.NOTE) == ["Interview, 3 May.", "Not published."]


def test_a_short_table_row_is_one_unit() -> None:
    assert [unit.text for unit in split(source("| Mines. Drones. | Likely. | 2024"))] == [
        "Mines. Drones. | Likely. | 2024"
    ]


def test_too_many_sentences_are_refused_by_the_name_of_the_setting() -> None:
    with pytest.raises(SourceTooLarge, match=r"read\.max_sentences"):
        split(source("One. Two. Three. Four."), max_sentences=3)
    assert len(split(source("One. Two. Three."), max_sentences=3)) == 3


def test_a_passage_of_nothing_but_notes_takes_time_in_proportion() -> None:
    units = split(source("It was so [sic] then. " * 20_000))
    assert len(units) == 40_000
