from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.document import Citation, Link, Paragraph, Text, plain
from briefing.renderers import RenderOptions, render
from tests.renderers.reading import html_text, read_html
from tests.renderers.sample_brief import brief_of, sample_blocks, sample_brief
from tests.renderers.statements import statements

PAGE = render(sample_brief(), "html", RenderOptions())


def test_every_statement_and_row_of_the_tree_can_be_read_on_the_page() -> None:
    shown = html_text(PAGE)
    assert [words for words in statements(sample_blocks(), "html") if words not in shown] == []


def test_the_marking_stands_above_and_below() -> None:
    assert html_text(PAGE).count("TLP:AMBER") >= 2


def test_every_link_inside_the_page_leads_somewhere() -> None:
    found = read_html(PAGE)
    assert {target[1:] for target in found.targets if target.startswith("#")} <= set(found.ids)


def test_no_two_elements_have_one_id() -> None:
    ids = read_html(PAGE).ids
    assert len(ids) == len(set(ids))


def test_a_page_asks_nothing_of_the_network() -> None:
    assert b"<script" not in PAGE
    assert b"@import" not in PAGE
    assert b"src=" not in PAGE


def test_a_link_that_would_run_a_script_is_shown_as_plain_words() -> None:
    page = render(brief_of([Paragraph((Link((Text("press"),), "javascript:alert(1)"),))]), "html", RenderOptions())
    assert read_html(page).targets == []
    assert "press" in html_text(page)


def test_a_citation_leads_to_its_annex_row() -> None:
    page = render(brief_of([Paragraph((Text("Words "), Citation(("S1.1",))))]), "html", RenderOptions())
    assert read_html(page).targets == ["#S1.1"]


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_any_characters_are_shown_as_they_stand(words: str) -> None:
    block = Paragraph((Text(words),))
    page = render(brief_of([block]), "html", RenderOptions())
    assert " ".join(plain(block.children).split()) in html_text(page)
    assert page.count(b"<p") == render(brief_of([Paragraph((Text("x"),))]), "html", RenderOptions()).count(b"<p")


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert render(sample_brief(), "html", RenderOptions()) == PAGE
