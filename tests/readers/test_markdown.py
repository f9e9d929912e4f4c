"""Markdown: headings, lists, tables, notes, front matter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.source import PassageKind, Source
from briefing.readers import read_bytes
from briefing.readers.clean import clean

DOCUMENT = """---
title: "A brief"
author: Jane Roe
date: 2024-03-02
---
# Title

Some *text* with `code` and **[a link](http://x)** to it.[^1] And snake_case,
hard wrapped &amp; 2 < 3.

## Deeper

1. First item
   - nested item
2. Second item

| A | B |
|---|---|
| x | y **z** |

<div>raw <b>html</b> block</div>

[^1]: The note.
[^2]: Another note.
"""


def read(text: str) -> Source:
    return read_bytes(text.encode(), "a.md")


def test_a_document_comes_apart_into_its_passages() -> None:
    source = read(DOCUMENT)
    assert [(p.kind, p.level, p.span.of(source.text)) for p in source.passages] == [
        (PassageKind.HEADING, 1, "Title"),
        (PassageKind.PARAGRAPH, 0, "Some text with code and a link to it. And snake_case, hard wrapped & 2 < 3."),
        (PassageKind.HEADING, 2, "Deeper"),
        (PassageKind.LIST_ITEM, 1, "First item"),
        (PassageKind.LIST_ITEM, 2, "nested item"),
        (PassageKind.LIST_ITEM, 1, "Second item"),
        (PassageKind.TABLE_ROW, 0, "A | B"),
        (PassageKind.TABLE_ROW, 0, "x | y z"),
        (PassageKind.PARAGRAPH, 0, "raw html block"),
        (PassageKind.NOTE, 0, "The note."),
        (PassageKind.NOTE, 0, "Another note."),
    ]


def test_front_matter_gives_title_author_and_date() -> None:
    source = read(DOCUMENT)
    assert (source.title, source.author, source.published) == ("A brief", "Jane Roe", "2024-03-02")


def test_a_file_without_a_suffix_is_known_by_its_content() -> None:
    assert read_bytes(b"# A title\n\nText.", "notes").format == "md"


def test_a_very_long_paragraph_keeps_every_word() -> None:
    words = [f"word{number}" for number in range(3_000)]
    assert read(" ".join(f"*{word}*" for word in words)).text.replace("*", "").split() == words


def test_too_many_marks_are_read_plainly_with_a_notice() -> None:
    source = read("# Title\n\n" + "[a " * 60_000 + "*b " * 60_000)
    assert [notice.code for notice in source.notices if notice.code.startswith("markdown")] == ["markdown-read-plainly"]
    assert source.title == "Title"


@given(st.lists(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=8), min_size=1, max_size=12))
def test_words_are_never_lost(words: list[str]) -> None:
    assert read(" ".join(words)).text.split() == clean(" ".join(words)).text.split()
