"""Plain text: paragraphs, headings and lists by how they look."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.source import PassageKind, Source
from briefing.readers import read_bytes
from briefing.sentences import split

SENTENCES = [
    "The ministry has denied that its ships were near the cable on the night of the incident.",
    "Officials in Washington, D.C. said that Gen. Brown would travel to the region in September.",
    "Spending rose by 2.5 per cent, which is more than in any year since the end of the Cold War.",
    "NATO should refocus its resources, and the EU must at last agree on a common position.",
    "“We will not yield,” the president told a crowd of 30,000 people in the capital’s main square.",
    "Nobody knows what comes next, although several analysts expect a new round of provocation.",
]


def passages(source: Source, kind: PassageKind) -> list[str]:
    return [passage.span.of(source.text) for passage in source.passages if passage.kind is kind]


def read(text: str) -> Source:
    return read_bytes(text.encode(), "a.txt")


@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5), min_size=2, max_size=4),
    st.integers(60, min(map(len, SENTENCES)) - 1),  # a sentence that fills its line tells nothing of the wrapping
)
def test_hard_wrapped_text_gives_the_same_sentences(paragraphs: list[list[str]], width: int) -> None:
    lines = [" ".join(paragraph) for paragraph in paragraphs]
    wrapped = "\n\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in lines)
    whole = [unit.text for unit in split(read("\n\n".join(lines)))]
    assert [unit.text for unit in split(read(wrapped))] == whole == [s for p in paragraphs for s in p]


def test_one_long_line_gives_the_same_sentences() -> None:
    assert [unit.text for unit in split(read(" ".join(SENTENCES)))] == SENTENCES


def test_each_line_of_unwrapped_text_is_a_paragraph() -> None:
    assert len(read("\n".join(SENTENCES)).passages) == len(SENTENCES)


def test_words_cut_by_a_hyphen_at_a_line_end_are_joined_when_the_word_stands_elsewhere() -> None:
    wrapped = (
        "The infrastructure of the whole region has been neglected for many years, and infra-\n"
        "structure is what the government in the capital should pay for in the coming budget,\n"
        "since nobody else in the country will be able to do so in the foreseeable future now."
    )
    assert "and infrastructure is" in read(wrapped).text


def test_headings_lists_and_rows_are_told_apart() -> None:
    source = read(
        "# The title\n\nSome text stands here.\n\nUnderlined\n==========\n\nMore text stands here.\n\n"
        "The EU should:\n\n- impose sanctions;\n- send police.\n\n1. First of all.\n2. Second of all.\n\n"
        "| a | b |\n|---|---|\n| c | d |\n"
    )
    assert passages(source, PassageKind.HEADING) == ["The title", "Underlined"]
    assert passages(source, PassageKind.LIST_ITEM) == [
        "impose sanctions;",
        "send police.",
        "1. First of all.",
        "2. Second of all.",
    ]
    assert passages(source, PassageKind.TABLE_ROW) == ["a | b", "c | d"]


def test_endnotes_are_notes() -> None:
    source = read("# A title\n\nSome text.\n\n## Notes\n\n1 Interview, 3 May.\n\n# After\n\nMore text.")
    assert passages(source, PassageKind.NOTE) == ["1 Interview, 3 May."]
    assert passages(source, PassageKind.PARAGRAPH) == ["Some text.", "More text."]


def test_a_text_says_its_title_author_and_date() -> None:
    source = read(
        "# A war foreseen\n\nBy Jane Roe and John A. Doe\n\nBrussels, Friday, 3 May 2024\n\nThe text begins here."
    )
    assert (source.title, source.author, source.published) == (
        "A war foreseen",
        "Jane Roe and John A. Doe",
        "2024-05-03",
    )


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: March 5, 2024", "2024-03-05"),
        ("2024-03-05", "2024-03-05"),
        ("Sept. 3rd, 2023", "2023-09-03"),
        ("June 2022", "2022-06"),
        ("Jane Roe, 14 March 2024", "2024-03-14"),
        ("31 February 2024", None),
        ("The treaty was signed on 5 March 2024.", None),
        ("By 5 March 2024 the fleet had left the port.", None),
    ],
)
def test_a_date_near_the_top_is_the_texts_own_when_it_stands_alone(line: str, date: str | None) -> None:
    assert read(f"{line}\n\nThe text begins here and goes on.").published == date


@pytest.mark.parametrize(
    ("line", "marking"),
    [
        ("TLP:GREEN", "TLP:GREEN"),
        ("TLP:WHITE", "TLP:CLEAR"),
        ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("Secret plans", ""),
    ],
)
def test_a_protective_marking_is_read(line: str, marking: str) -> None:
    assert read(f"{line}\n\nThe text begins here and goes on.").marking == marking


def test_direction_controls_are_removed_with_a_warning() -> None:
    source = read("The file \u202egnp.exe\u202c was sent by \u2066somebody\u2069 here.")
    assert source.text == "The file gnp.exe was sent by somebody here."
    (notice,) = source.notices
    assert (notice.code, notice.severity.value) == ("direction-controls-removed", "warning")
    assert notice.message.startswith("4 invisible")


def test_control_characters_are_removed_with_a_notice() -> None:
    source = read("The text\x00 goes\x07 on " + "and on " * 50)
    assert source.text.startswith("The text goes on and")
    assert [notice.code for notice in source.notices] == ["characters-removed"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Krieg ist nicht zu Ende, und die Lage auf dem Balkan bleibt auch in diesem Jahr sehr gespannt.", "de"),
        ("La guerre n’est pas finie et la situation dans les Balkans reste très tendue pour toute une année.", "fr"),
        ("Războiul nu s-a încheiat și situația din Balcani este tensionată, ceea ce nu este pe placul tuturor.", "ro"),
        ("Війна не закінчилася, і ситуація на Балканах є напруженою, що не до вподоби всім, але це так.", "uk"),
        ("战争还没有结束，巴尔干地区的局势仍然紧张。", "zh"),
        ("The war is not over, and the situation in the Balkans remains tense for the whole of the year.", "en"),
    ],
)
def test_another_language_is_read_with_a_notice_that_says_what_it_means(text: str, language: str) -> None:
    source = read(text)
    assert source.language == language
    codes = [notice.code for notice in source.notices]
    assert codes == ([] if language == "en" else ["language-not-english"])
