"""Reading files back: they hold what the tree holds, and whatever was changed in them is named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.brief import Brief
from briefing.model.document import Column, Heading, ListBlock, Paragraph, Quote, Row, Table, Text
from briefing.renderers import RenderOptions, render
from briefing.verify import READ_BACK, verify
from tests.renderers.sample_brief import brief_of, sample_brief

FORMATS = sorted(READ_BACK)


def rendered(brief: Brief, name: str) -> bytes:
    return render(brief, name, RenderOptions())


@pytest.fixture(scope="module")
def sample() -> Brief:
    return sample_brief()


@pytest.fixture(scope="module")
def files(sample: Brief) -> dict[str, bytes]:
    return {name: rendered(sample, name) for name in FORMATS}


def edited_docx(data: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            changed = change(content.decode()).encode() if name == part else content
            assert name != part or changed != content
            new.writestr(name, changed)
    return stream.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_rendered_reads_back_as_the_tree(sample: Brief, files: dict[str, bytes], name: str) -> None:
    assert verify(sample, {name: files[name]}) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_another_brief_is_not_in_the_file(files: dict[str, bytes], name: str) -> None:
    heading, paragraph = Heading(1, (Text("A different title"),)), Paragraph((Text("Something else happened."),))
    other = brief_of((heading, paragraph))
    assert [each.kind for each in verify(other, {name: files[name]}) if each.expected] == ["heading", "statement"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_number_that_differs_is_a_difference(sample: Brief, name: str) -> None:
    columns = (Column((Text("What"),), 0.5), Column((Text("How many"),), 0.5))

    def with_count(count: str) -> Brief:
        row = Row(((Text("survey ships"),), (Text(count),)))
        return brief_of((Heading(1, (Text("Counted"),)), Table(columns, (row,), (Text("Ships"),), 1)))

    found = verify(with_count("5,100"), {name: rendered(with_count("4,100"), name)})
    assert [each.kind for each in found] == ["row"]
    assert "5,100" in found[0].line()


def test_an_edited_statement_in_word_is_shown_beside_the_tree(sample: Brief, files: dict[str, bytes]) -> None:
    data = edited_docx(files["docx"], lambda xml: xml.replace("repairs took nineteen days", "repairs took nine days"))
    found = verify(sample, {"docx": data})
    lines = [each.line() for each in found]
    assert len(found) == 2  # the statement in the body and its row in the annex
    assert all("nine days" in line and "nineteen days" in line for line in lines)


def test_a_paragraph_added_in_word_is_named(sample: Brief, files: dict[str, bytes]) -> None:
    added = "<w:p><w:r><w:t>The minister agrees.</w:t></w:r></w:p></w:body>"
    data = edited_docx(files["docx"], lambda xml: xml.replace("</w:body>", added).replace("<w:sectPr", "<w:sectPr", 1))
    (found,) = verify(sample, {"docx": data})
    assert (found.kind, found.found) == ("addition", "The minister agrees.")


def test_a_row_taken_out_of_a_page_is_missing(sample: Brief, files: dict[str, bytes]) -> None:
    page = files["html"].decode()
    start = page.index('<tr id="S1.9">')
    cut = page[:start] + page[page.index("</tr>", start) + 5 :]
    (found,) = verify(sample, {"html": cut.encode()})
    assert (found.kind, found.found) == ("row", "")
    assert found.expected.startswith("S1.9 |")


def test_a_header_without_the_marking_is_a_difference(sample: Brief, files: dict[str, bytes]) -> None:
    data = edited_docx(files["docx"], lambda xml: xml.replace("TLP:AMBER", "TLP:CLEAR"), "word/header1.xml")
    assert [each.kind for each in verify(sample, {"docx": data})] == ["marking"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_cannot_be_read_is_one_difference(sample: Brief, name: str) -> None:
    for data in (b"", b"not a file of this kind"):
        (found,) = verify(sample, {name: data})
        assert found.kind == "file"


def test_formats_that_are_not_read_back_pass(sample: Brief) -> None:
    assert verify(sample, {"md": b"", "json": b"{}"}) == ()


TEXTS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x17F),
        st.sampled_from("&<>'\"*|{}`-–—…·•αβγжщЇ\u00a0\u00ad\u2009ﬁ€≥✓\u200b"),
    ),
    min_size=1,
    max_size=40,
)
INLINES = TEXTS.map(lambda text: (Text(text),))
LEAVES = st.one_of(
    INLINES.map(Paragraph),
    st.builds(lambda words: Heading(2, words), INLINES),
    st.builds(
        lambda rows: Table((Column((Text("A"),), 0.4), Column((Text("B"),), 0.6)), tuple(map(Row, rows)), ()),
        st.lists(st.tuples(INLINES, INLINES), min_size=1, max_size=3),
    ),
)
BLOCKS = st.one_of(
    LEAVES,
    st.builds(lambda inner: Quote((inner,)), INLINES.map(Paragraph)),
    st.builds(
        lambda items, start: ListBlock(tuple((item,) for item in items), start),
        st.lists(INLINES.map(Paragraph), min_size=1, max_size=3),
        st.sampled_from([None, 1, 7]),
    ),
)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(blocks=st.lists(BLOCKS, min_size=1, max_size=5))
def test_any_tree_reads_back(name: str, blocks: list[object]) -> None:
    brief = brief_of((Heading(1, (Text("Any"),)), *blocks))  # type: ignore[arg-type]
    assert verify(brief, {name: rendered(brief, name)}) == ()
