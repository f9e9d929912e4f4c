"""What stands around a text is told from the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.model.sentence import SentenceKind
from briefing.sentences import split, with_authors
from tests.sentences.sources import source

BODY = [f"The situation of the province in year {year} was tense and nobody knew a way out." for year in range(10)]


def boilerplate(*lines: str) -> list[str]:
    return [unit.text for unit in split(source(*lines)) if unit.kind is SentenceKind.BOILERPLATE]


@pytest.mark.parametrize(
    "line",
    [
        "Source: Hot News",
        "Photo: Reuters / Jane Roe",
        "© 2024 The Daily Paper",
        "All rights reserved.",
        "Subscribe to our newsletter",
        "Sign up for our weekly newsletter.",
        "Follow us on X and LinkedIn",
        "Share this",
        "Read more: The war that nobody wanted",
        "Related articles",
        "Advertisement",
        "We use cookies to improve this site.",
        "Click here to download the report",
        "Skip to main content",
        "By Jane Roe and John Doe",
        "2 May 2024",
        "Published on 18 June 2024",
        "Karin Aalto and Jonas Lindqvist, 14 March 2024",
        "press@example.org",
        "https://www.example.org/a/b",
        "TLP:GREEN",
    ],
)
def test_lines_around_a_text_are_boilerplate(line: str) -> None:
    assert boilerplate(*BODY[:5], line, *BODY[5:]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Share radar data on drones in real time with Moldova.",
        "Register foreign agents before the election.",
        "Support our allies on the eastern flank.",
        "Search every vessel that leaves the port.",
        "Sign up to the convention by June.",
        "Follow the money.",
        "Join our partners in the mission.",
        "Print more ballots.",
        "The views expressed in Moscow were alarming.",
        "By 2030 the fleet will be gone.",
        "Sources in Kyiv said that the attack had failed.",
        "This article of the treaty obliges them to consult.",
    ],
)
@pytest.mark.parametrize("at", [0, 5, 10])
def test_sentences_that_look_like_them_stay(line: str, at: int) -> None:
    assert boilerplate(*BODY[:at], line, *BODY[at:]) == []


def test_an_author_note_at_the_end_is_boilerplate_with_its_praise() -> None:
    note = "Martin Hale is an author and journalist. His book is a must-read and should be on every desk."
    assert boilerplate(*BODY, note) == [
        "Martin Hale is an author and journalist.",
        "His book is a must-read and should be on every desk.",
    ]


def test_an_expert_in_the_middle_is_no_author_note() -> None:
    assert boilerplate(*BODY[:5], "Ingrid Solheim is an analyst in Oslo. She says NATO must act.", *BODY[5:]) == []


def test_footnotes_at_the_end_do_not_push_the_author_note_off_the_edge() -> None:
    notes = [f"^ Interview number {number}." for number in range(20)]
    assert boilerplate(*BODY, "Jane Roe is a senior fellow at the Institute.", *notes) == [
        "Jane Roe is a senior fellow at the Institute."
    ]


def test_a_disclaimer_is_boilerplate() -> None:
    line = "The views expressed here are those of the author and do not represent any ministry."
    assert boilerplate(*BODY, line) == [line]


NOTES = (
    "Ana Berg is the director of the Harbour Program at the Centre for Coastal Studies.",
    "Jon Dahl is a Senior Research Fellow at CCS. His experience covers ports.",
    "Eva Lund directs Safer Coasts at the Coastal Institute, where she also teaches.",
)


def test_those_who_are_introduced_at_the_end_are_the_authors() -> None:
    text = source(*BODY, *NOTES)
    found = split(text)
    assert [unit.kind for unit in found[len(BODY) :]] == [SentenceKind.BOILERPLATE] * 4
    assert with_authors(text, found).author == "Ana Berg, Jon Dahl, Eva Lund"


def test_an_author_that_is_known_stays() -> None:
    text = replace(source(*BODY, *NOTES), author="Ida Holm")
    assert with_authors(text, split(text)).author == "Ida Holm"


def test_an_official_in_the_middle_is_no_author() -> None:
    text = source(*BODY[:5], NOTES[0], *BODY[5:])
    assert with_authors(text, split(text)).author is None


def test_somebody_who_is_only_praised_is_no_author() -> None:
    text = source(*BODY, "Ashley Dunn is a talented author and journalist known for her writing on trending topics.")
    assert split(text)[-1].kind is SentenceKind.BOILERPLATE
    assert with_authors(text, split(text)).author is None


def test_a_pull_quote_that_repeats_the_text_is_boilerplate() -> None:
    said = "The harbour will be lost unless pilots are hired"
    lines = (*BODY[:3], said, f"It is late. {said}, and soon.", *BODY[3:])
    assert boilerplate(*lines) == [said]


def test_a_sentence_that_stands_twice_as_a_paragraph_of_its_own_stays() -> None:
    said = "The harbour will be lost unless pilots are hired."
    assert boilerplate(*BODY[:3], said, *BODY[3:], said) == []


def test_the_place_of_a_picture_is_boilerplate() -> None:
    assert boilerplate("[GRAPHIC] [TIFF OMITTED] T7319.001", *BODY) == ["[GRAPHIC] [TIFF OMITTED] T7319.001"]


def test_what_a_state_is_and_should_do_is_no_author_note() -> None:
    asked = "The United States is the largest member of NATO and should therefore lead. It must send ships."
    text = source(*BODY, asked)
    assert [unit.kind for unit in split(text)[-2:]] == [SentenceKind.SENTENCE] * 2
    assert with_authors(text, split(text)).author is None
