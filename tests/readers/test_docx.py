"""Word files: headings, lists, tables, notes, tracked changes, properties."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.source import PassageKind, Source
from briefing.readers import read_bytes
from tests.readers.files import outcome, paragraph, word

SEED = (Path(__file__).parents[2] / "seeds" / "grey-zone-brief.docx").read_bytes()


def read(body: str) -> Source:
    return read_bytes(word(body), "a.docx")


def passages(source: Source) -> list[tuple[PassageKind, int, str]]:
    return [(passage.kind, passage.level, passage.span.of(source.text)) for passage in source.passages]


def test_the_styles_say_what_a_paragraph_is() -> None:
    body = paragraph("The title", "Title") + paragraph("Part", "H1") + paragraph("item", "L") + paragraph("Text.")
    assert passages(read(body)) == [
        (PassageKind.HEADING, 1, "The title"),
        (PassageKind.HEADING, 2, "Part"),
        (PassageKind.LIST_ITEM, 2, "item"),
        (PassageKind.PARAGRAPH, 0, "Text."),
    ]


def test_the_contents_list_is_left_out() -> None:
    assert read(paragraph("Part ..... 3", "T1") + paragraph("Text.")).text == "Text."


def test_deleted_words_are_left_out_and_inserted_ones_stand() -> None:
    body = (
        "<w:p><w:r><w:t>NATO </w:t></w:r><w:del><w:r><w:delText>must not</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>should</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> act.</w:t></w:r></w:p>"
    )
    assert read(body).text == "NATO should act."


def test_tabs_breaks_and_fields_do_not_glue_words() -> None:
    body = (
        "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"
        "<w:r><w:instrText> HYPERLINK evil </w:instrText></w:r><w:r><w:t>!</w:t></w:r></w:p>"
    )
    assert read(body).text == "one two three!"


def test_a_nested_table_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('inner')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('outer')}{inner}</w:tc><w:tc>{paragraph('right')}</w:tc></w:tr></w:tbl>"
    assert passages(read(body)) == [(PassageKind.TABLE_ROW, 0, "outer inner | right")]


def test_the_seed_has_its_properties_and_a_date_of_its_own() -> None:
    source = read_bytes(SEED, "brief.docx")
    assert source.title == "Below the threshold: answering grey-zone pressure on the western Black Sea"
    assert (source.author, source.published) == ("Ioana Munteanu", "2024-05-02")
    assert source.notices == ()


def test_footnotes_follow_the_passage_with_their_mark() -> None:
    found = passages(read_bytes(SEED, "brief.docx"))
    (at, *_) = [at for at, passage in enumerate(found) if passage[0] is PassageKind.NOTE]
    assert found[at][2].startswith("Ministry of Defence of Ukraine, statement")
    assert "after it had left the grain agreement. Insurance" in found[at - 1][2]


def test_a_date_that_only_the_file_gives_is_told() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        '<dcterms:created xsi:type="dcterms:W3CDTF">2023-04-05T06:07:08Z</dcterms:created></cp:coreProperties>'
    )
    root = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/><Relationship Id="r2" Target="docProps/core.xml" Type="http://schemas.openxmlformats'
        '.org/package/2006/relationships/metadata/core-properties"/></Relationships>'
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override '
        'PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.styles+xml"/></Types>'
    )
    more = {"docProps/core.xml": core.encode(), "_rels/.rels": root.encode(), "[Content_Types].xml": types.encode()}
    source = read_bytes(word(paragraph("Text."), more=more), "a.docx")
    assert source.published == "2023-04-05"
    assert [notice.code for notice in source.notices] == ["date-of-file"]


@given(st.integers(0, len(SEED) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused(at: int, patch: bytes) -> None:
    assert outcome(SEED[:at] + patch + SEED[at + len(patch) :], "a.docx")
