"""PDF files: reading order, running heads, cut words, headings, tables, notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceDamaged, SourceTooLarge
from briefing.model.source import PassageKind, Source
from briefing.readers import ReadOptions, read_bytes
from briefing.readers.apart import draft_apart
from briefing.readers.pdf import draft_here
from briefing.readers.streams import check_streams
from tests.readers.files import Line, column, outcome, pdf, raw_pdf

SEED = (Path(__file__).parents[2] / "seeds" / "baltic-cables.pdf").read_bytes()
LEFT = [
    "The first column of this page tells of",
    "the ships that were seen near the ca-",
    "ble on the night when it was cut, and",
    "of the flags that they were flying when",
    "the patrol boats of the coastguard came",
    "to look at what had happened there.",
]
RIGHT = [
    "The second column says what ought to",
    "be done about it: the allies around the",
    "sea should form a standing patrol, and",
    "the commission should pay for a ship",
    "that can mend a broken cable in winter",
    "when there is ice upon the water.",
]


@pytest.fixture(scope="module")
def assessment() -> Iterator[Source]:
    return read_bytes(SEED, "baltic-cables.pdf")


def read(*pages: list[Line], **sizes: float) -> Source:
    return read_bytes(pdf(*pages, sizes=sizes), "a.pdf")


def passages(source: Source, kind: PassageKind) -> list[str]:
    return [passage.span.of(source.text) for passage in source.passages if passage.kind is kind]


def test_the_seed_gives_its_headings_by_level(assessment: Source) -> None:
    assert passages(assessment, PassageKind.HEADING) == [
        "Cables under the Baltic: likely threats to 2026",
        "Key judgements",
        "Background",
        "Who could act, and how",
        "What would give warning",
        "The threats at a glance",
        "What should be done",
        "About this assessment",
    ]
    assert [p.level for p in assessment.passages if p.kind is PassageKind.HEADING] == [1, 2, 2, 2, 2, 2, 2, 2]


def test_running_heads_and_page_numbers_are_left_out_but_the_marking_is_read(assessment: Source) -> None:
    assert "Sound and Strait" not in assessment.text
    assert "Page 2 of 3" not in assessment.text
    assert assessment.marking == "TLP:GREEN"


def test_words_cut_at_line_ends_are_whole(assessment: Source) -> None:
    for word in ("consequences", "international", "pipeline Balticconnector", "Submarine", "newspapers", "certain"):
        assert word in assessment.text
    assert "Deep-Sea Research" in assessment.text


def test_rows_items_and_notes_of_the_seed(assessment: Source) -> None:
    assert passages(assessment, PassageKind.TABLE_ROW)[1] == "Damage by a merchant vessel | highly likely | limited"
    assert (
        passages(assessment, PassageKind.LIST_ITEM)[2]
        == "list tankers that switch off their transponders for sanctions."
    )
    assert passages(assessment, PassageKind.NOTE)[0].startswith("1 National Bureau")
    assert "Polar Bear. The ship" in assessment.text


def test_pages_title_author_and_date_of_the_seed(assessment: Source) -> None:
    assert {passage.page for passage in assessment.passages} == {1, 2, 3}
    assert assessment.title == "Cables under the Baltic: likely threats to 2026"
    assert (assessment.author, assessment.published) == ("Karin Aalto and Jonas Lindqvist", "2024-03-14")


def test_columns_stored_one_after_the_other_are_read_in_order() -> None:
    source = read([*column(LEFT), *column(RIGHT, left=320)])
    assert source.text.split() == " ".join([*LEFT, *RIGHT]).replace("ca- ble", "cable").split()


def test_columns_stored_line_by_line_across_the_page_are_read_in_order() -> None:
    woven = [line for pair in zip(column(LEFT), column(RIGHT, left=320), strict=True) for line in pair]
    assert read(woven).text.split() == " ".join([*LEFT, *RIGHT]).replace("ca- ble", "cable").split()


def test_a_sentence_runs_on_over_the_page_and_its_footnote() -> None:
    first = [*column(LEFT[:5]), (72, 60.0, "1 Interview with an officer, 3 May 2024.")]
    source = read(first, column(LEFT[5:]), **{"1 Interview with an officer, 3 May 2024.": 7})
    assert passages(source, PassageKind.PARAGRAPH) == [" ".join(LEFT).replace("ca- ble", "cable")]
    assert passages(source, PassageKind.NOTE) == ["1 Interview with an officer, 3 May 2024."]


def test_running_heads_that_come_again_are_left_out_and_others_stay() -> None:
    pages = [
        [(72, 800.0, f"Report {number} | The Institute"), *column(LEFT), (290, 30.0, str(number))]
        for number in range(1, 5)
    ]
    pages[0].append((72, 790.0, "A line that stands here once"))
    source = read(*pages)
    assert "Institute" not in source.text
    assert "A line that stands here once" in source.text


def test_a_gap_between_lines_parts_paragraphs() -> None:
    source = read([*column(LEFT), *column(RIGHT, top=700 - 13 * len(LEFT) - 10)])
    assert len(source.passages) == 2


def test_pages_without_text_are_told() -> None:
    source = read(column(LEFT), [(72, 700, "")])
    assert [notice.code for notice in source.notices if notice.code != "date-of-file"] == ["pages-without-text"]
    assert "page 2" in source.notices[-1].message or "page 2" in source.notices[0].message


@settings(max_examples=30)
@given(st.lists(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=3, max_size=9), min_size=1, max_size=8))
def test_no_word_is_lost_or_glued(lines: list[list[str]]) -> None:
    rows = ["Words on a wide line of type " + " ".join(line) for line in lines]
    assert read(column(rows)).text.split() == " ".join(rows).split()


@settings(max_examples=40)
@given(st.integers(0, len(SEED) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused(at: int, patch: bytes) -> None:
    assert outcome(SEED[:at] + patch + SEED[at + len(patch) :], "a.pdf")


def form(content: bytes, draws: int) -> bytes:
    """A form that may draw object ``draws`` under the name X."""
    own = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>" % draws
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (own, len(content), content)


def drawing(*forms: bytes) -> bytes:
    """A PDF whose page draws the first of ``forms``, which are objects 5, 6 and so on."""
    content = b"/X Do"
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        *forms,
    )


def test_parts_that_draw_each_other_many_times_are_noticed_before_they_are_drawn() -> None:
    doubling = [form(b"/X Do /X Do", 6 + at) for at in range(30)]
    assert check_streams(drawing(*doubling), "a.pdf", ReadOptions())
    assert not check_streams(SEED, "a.pdf", ReadOptions())


def test_a_file_that_draws_without_an_end_is_stopped() -> None:
    endless = drawing(form(b"/X Do /X Do", 5))
    with pytest.raises(SourceDamaged, match="more time or memory"):
        draft_apart(endless, "a.pdf", ReadOptions(), seconds=1)


def test_a_file_read_apart_gives_what_it_gives_here() -> None:
    assert draft_apart(SEED, "a.pdf", ReadOptions()) == draft_here(SEED, "a.pdf", ReadOptions())


def test_a_refusal_comes_back_from_there() -> None:
    with pytest.raises(SourceTooLarge, match=r"read\.max_pages"):
        draft_apart(SEED, "a.pdf", ReadOptions(max_pages=2))
