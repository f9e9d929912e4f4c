from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.model.document import Column, Paragraph, Row, Table, Text
from briefing.renderers import RenderOptions, render
from tests.renderers.reading import markdown_text
from tests.renderers.sample_brief import brief_of, sample_blocks, sample_brief
from tests.renderers.statements import statements

PAGE = render(sample_brief(), "md", RenderOptions())


def test_every_statement_and_row_of_the_tree_can_be_read() -> None:
    shown = markdown_text(PAGE)
    assert [words for words in statements(sample_blocks(), "md") if words not in shown] == []


def test_the_marking_is_the_first_and_the_last_line() -> None:
    lines = PAGE.decode().strip().split("\n")
    assert lines[0] == lines[-1] == "**TLP:AMBER**"


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
@example("1. not a list")
@example("# not a heading")
@example("<b>&amp;</b> | [x](y) ![z]")
@example("    four spaces")
@example("Title\n===")
@example("https://example.org and a@b.example")
def test_any_characters_are_shown_as_they_stand_in_one_paragraph(words: str) -> None:
    page = render(brief_of([Paragraph((Text(words),))]), "md", RenderOptions()).decode()
    shown = MarkdownIt("commonmark").render(page)
    assert len(re.findall("<(?!/?p>)", shown)) == 0
    assert " ".join(words.split()) in markdown_text(page.encode()) or not words.strip()


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_any_characters_stay_in_their_cell(words: str) -> None:
    table = Table((Column((Text("a"),), 0.5), Column((Text("b"),), 0.5)), (Row(((Text(words),), (Text("end"),))),))
    page = render(brief_of([table]), "md", RenderOptions())
    assert MarkdownIt("commonmark").enable("table").render(page.decode()).count("<td") == 2
