"""PDF/UA-1 and PDF/A-2a, checked by ``page-validation``, and the text of the tree read back."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from briefing.model.document import Block, Citation, Column, Contents, Link, Paragraph, Row, Table, Text, for_format
from briefing.renderers.options import RenderOptions
from briefing.renderers.pdf import render_pdf
from tests.renderers.pdf import trees
from tests.renderers.pdf.reading import failures, is_sound, page_texts, said, seen_text, squeezed, whole_text
from tests.renderers.sample_brief import brief_of, long_brief, sample_brief, text

quickly = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Few examples, and none made smaller, which for trees takes minutes."""


@pytest.fixture(scope="module")
def sample() -> bytes:
    return render_pdf(sample_brief())


@pytest.fixture(scope="module")
def long() -> bytes:
    return render_pdf(long_brief())


@pytest.mark.parametrize("marking", ["", "TLP:RED", "TLP:AMBER+STRICT", "OFFICIAL – ΕΜΠΙΣΤΕΥΤΙΚΟ", "سري", "中"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_kind_of_block_keeps_to_the_standards(marking: str, paper: str) -> None:
    assert failures(render_pdf(sample_brief(marking), RenderOptions(paper=paper))) == []  # type: ignore[arg-type]


def test_a_brief_of_a_hundred_pages_keeps_to_the_standards(long: bytes) -> None:
    assert failures(long) == []
    assert len(page_texts(long)) > 100


def test_a_brief_without_any_block_is_one_sound_page() -> None:
    data = render_pdf(brief_of([]))
    assert failures(data) == []
    assert len(page_texts(data)) == 1


def test_a_sentence_first_cited_inside_a_link_is_led_back_to() -> None:
    cited = Link((Citation(("S1.1",)),), "#S1.1")
    column = Column((Text("Sentence"),), 1.0)
    row = Row(((Text("A sentence."),),), anchor="S1.1")
    brief = brief_of([Paragraph((cited,)), Table((column,), (row,), style="annex", anchor="annex")])
    assert failures(render_pdf(brief)) == []


@quickly
@given(trees.blocks(trees.wild_texts))
def test_any_tree_keeps_to_the_standards(blocks: tuple[Block, ...]) -> None:
    assert failures(render_pdf(brief_of(blocks))) == []


@quickly
@given(trees.blocks(), trees.texts, trees.texts)
def test_the_text_of_any_tree_stands_in_the_file_in_reading_order(
    blocks: tuple[Block, ...], title: str, marking: str
) -> None:
    brief = brief_of((block for block in blocks if not _has_contents(block)), title=title, marking=marking)
    # pdfium leaves out a hyphen at which a line of a narrow column happens to end.
    found, expected = (
        squeezed(text).replace("-", "") for text in (whole_text(render_pdf(brief)), "".join(said(brief)))
    )
    assert found == expected


def _has_contents(block: object) -> bool:
    if isinstance(block, Contents):
        return True
    inner = (getattr(block, "children", ()), *getattr(block, "items", ()))
    return any(_has_contents(child) for children in inner for child in children)


def test_the_text_of_a_long_brief_is_whole_on_all_its_pages(long: bytes) -> None:
    expected = squeezed("".join(said(long_brief())))
    found = squeezed(whole_text(long))
    assert len(expected) > 200_000
    assert found.endswith(expected[-200_000:])


def test_words_do_not_run_together_where_lines_end(long: bytes) -> None:
    seen = set(seen_text(long).split())
    words = {word for each in said(long_brief()) for word in each.split() if re.fullmatch(r"\w+", word)}
    assert words - seen == set()


@pytest.mark.parametrize(
    ("entry", "broken"),
    [
        (b"/Alt (", b"/Alx ("),
        (b"/MarkInfo", b"/MarkInfx"),
        (b"/Contents (", b"/Contentx ("),
        (b"/S /TH", b"/S /TX"),
        (b"/S /H2", b"/S /H5"),
        (b"/ParentTree <<", b"/ParentTrex <<"),
        (b"/DisplayDocTitle true", b"/DisplayDocTitlx true"),
        (b"/StructParent ", b"/StructParenx "),
        (b"/OutputIntents", b"/OutputIntentx"),
        (b"<pdfuaid:part>1", b"<pdfuaid:part>3"),
        (b"<pdfaid:part>2", b"<pdfaid:part>9"),
    ],
)
def test_the_validator_sees_what_would_be_wrong(sample: bytes, entry: bytes, broken: bytes) -> None:
    assert entry in sample
    assert is_sound(sample)
    assert not is_sound(sample.replace(entry, broken))


def test_the_same_brief_is_the_same_bytes(sample: bytes) -> None:
    assert render_pdf(sample_brief()) == sample


def test_another_brief_in_between_changes_nothing(sample: bytes) -> None:
    render_pdf(brief_of([Paragraph(text("Ж ≥ שלום"))]))
    assert render_pdf(sample_brief()) == sample


def test_blocks_for_other_formats_stay_out(sample: bytes) -> None:
    assert "Only in HTML" not in whole_text(sample)
    assert "Printed formats only." in whole_text(sample)
    assert for_format(sample_brief().blocks, "pdf") != sample_brief().blocks
