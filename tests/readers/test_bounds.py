"""Reading is bounded by counts, and no shape of input makes it slower than in line with its size."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import repeat

import pytest

from briefing.errors import SourceDamaged, SourceError, SourceTooLarge
from briefing.model.source import PassageKind
from briefing.readers import Block, ReadOptions, read_bytes
from briefing.readers.bounds import bounded
from briefing.readers.details import marking
from briefing.readers.streams import check_streams
from tests.readers.files import outcome, packed, paragraph, raw_pdf, word

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R>>"
TREE = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>")
SECONDS = 5.0
"""Far more than any of the inputs below takes when time grows with its size, far less than when with its square."""


def stream(content: bytes, own: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), own, content)


def one_page(*streams: bytes) -> bytes:
    """A PDF with one page, which shows the first of ``streams``."""
    return raw_pdf(TREE[0], TREE[1] % (b"3 0 R", 1), PAGE % 4, *streams)


def box(inside: str, deep: int) -> str:
    return "<w:p><w:r><w:txbxContent>" * deep + inside + "</w:txbxContent></w:r></w:p>" * deep


def test_blocks_without_an_end_are_refused_at_the_first_too_many() -> None:
    with pytest.raises(SourceTooLarge, match=r"100 passages \(setting read\.max_sentences\)"):
        list(bounded(repeat(Block("one")), "a.txt", ReadOptions(max_sentences=100)))
    with pytest.raises(SourceTooLarge, match=r"100 characters \(setting read\.max_characters\)"):
        list(bounded(repeat(Block("one")), "a.txt", ReadOptions(max_characters=100)))
    blocks = [Block("one")] * 100
    assert list(bounded(blocks, "a.txt", ReadOptions(max_sentences=100, max_characters=300))) == blocks


SLOW: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a heading of blanks": ("a.txt", lambda: b"# a" + b" " * 1_000_000 + b"b"),
    "a heading of hashes": ("a.txt", lambda: b"# a" + b"#" * 1_000_000 + b"b"),
    "a far indented line above others": ("a.txt", lambda: b" " * 1_000_000 + b"- one\n" + b"two\n" * 9_000),
    "comments before nothing": ("a.txt", lambda: b"<!---->" * 500 + b"text"),
    "bytes of no encoding": ("a.txt", lambda: b"\xe9\xe8" * 200_000),
    "front matter of blanks": ("a.md", lambda: b"---\na: b" + b" " * 19_900 + b"c\n---\nText."),
    "boxes in boxes": ("a.docx", lambda: word(box(paragraph("inside"), 60))),
    "long text in paragraphs in a cell": (
        "a.docx",
        lambda: word(
            f"<w:tbl><w:tr><w:tc>{'<w:p>' * 200}{paragraph('a ' * 1_000_000)}{'</w:p>' * 200}</w:tc></w:tr></w:tbl>"
        ),
    ),
    "streams without an end": ("a.pdf", lambda: b"%PDF-1.7\n" + b"stream\n" * 300_000 + b"startxref\n0\n%%EOF"),
    "lists in lists": ("a.md", lambda: b"".join(b"  " * (at % 300) + b"- item\n" for at in range(2_000))),
}


@pytest.mark.parametrize("case", SLOW)
def test_time_grows_with_the_size_and_not_with_its_square(case: str) -> None:
    name, make = SLOW[case]
    data, start = make(), time.process_time()
    assert outcome(data, name)
    assert time.process_time() - start < SECONDS


def test_many_markings_are_compared_at_once() -> None:
    start = time.process_time()
    assert marking(f"SECRET //LINE {at}" for at in range(30_000)).startswith("SECRET//LINE 0//LINE 1")
    assert time.process_time() - start < SECONDS


def test_a_box_in_a_box_is_read_once() -> None:
    source = read_bytes(word(box(paragraph("inside"), 3)), "a.docx")
    assert source.text == "inside"


def test_a_paragraph_in_another_stands_once_in_its_cell() -> None:
    body = f"<w:tbl><w:tr><w:tc><w:p>{paragraph('once')}</w:p></w:tc></w:tr></w:tbl>"
    assert read_bytes(word(body), "a.docx").text == "once"


def test_a_heading_keeps_its_hashes_inside_and_loses_those_at_its_end() -> None:
    source = read_bytes(b"## Rule #4 of C# ##\n\nText of the rule follows here.", "a.txt")
    assert source.passages[0].kind is PassageKind.HEADING
    assert source.passages[0].span.of(source.text) == "Rule #4 of C#"


def test_markdown_deeper_than_is_parsed_is_read_plainly_and_whole() -> None:
    source = read_bytes(b"> " * 50 + b"hidden words\n\nOpen words.", "a.md")
    assert "hidden words" in source.text
    assert "Open words." in source.text
    assert "markdown-read-plainly" in {notice.code for notice in source.notices}


def test_markup_is_counted_whatever_its_part_is_named() -> None:
    part = b"<w:hdr>" + b"<w:p/>" * 1_000 + b"</w:hdr>"
    data = word(paragraph("x"), more={"word/header1.png": part})
    with pytest.raises(SourceTooLarge, match=r"read\.max_markup_bytes"):
        read_bytes(data, "a.docx", options=ReadOptions(max_markup_bytes=6_000))
    with pytest.raises(SourceDamaged, match="declares entities"):
        read_bytes(
            word(paragraph("x"), more={"word/a.png": b"\xff\xfe" + "<!DOCTYPE a>".encode("utf-16-le")}), "a.docx"
        )


def test_an_archive_of_endless_parts_is_refused() -> None:
    parts = {"[Content_Types].xml": "", "word/document.xml": "", **{f"word/{at}": "" for at in range(10_000)}}
    with pytest.raises(SourceDamaged, match="10,000 parts"):
        read_bytes(packed(parts), "a.docx")


LINES = b"BT/F 9 Tf " + b"".join(b"1 0 0 1 %d %d Tm(word)Tj " % (at % 5 * 110, 700 - at) for at in range(60)) + b"ET"
FONT = PAGE.replace(b"/Contents", b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents")
TEXT = raw_pdf(TREE[0], TREE[1] % (b"3 0 R", 1), FONT % 4, stream(LINES))


@pytest.mark.parametrize(
    ("data", "options", "setting"),
    [
        (one_page(*[stream(b"q Q")] * 31), ReadOptions(max_pages=1), "streams (setting read.max_pages)"),
        (TEXT, ReadOptions(max_sentences=5), "pieces of text (setting read.max_sentences)"),
        (TEXT, ReadOptions(max_sentences=10), "pieces of lines (setting read.max_sentences)"),
        (one_page(stream(b" " * 900)), ReadOptions(max_unpacked_bytes=3_000), "750 bytes (setting read.max_unpacked"),
        (word(paragraph("a") * 90), ReadOptions(max_sentences=20), "tags for 20 passages (setting read.max_sentences)"),
    ],
)
def test_what_is_counted_before_reading_names_its_setting(data: bytes, options: ReadOptions, setting: str) -> None:
    name = "a.pdf" if data.startswith(b"%PDF") else "a.docx"
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name, options=options)
    assert setting in caught.value.line()


def test_what_hides_its_size_is_opened_apart() -> None:
    options = ReadOptions()
    assert not check_streams(one_page(stream(b" " * 30_000)), "a.pdf", options)
    for veil in (
        b"/Filter/LZWDecode",
        b"/Filter[/ASCIIHexDecode/FlateDecode]",
        b"/Filter/Fl#61teDecode",
        b"/Filter 9 0 R",
    ):
        assert check_streams(one_page(stream(b" " * 30_000, veil)), "a.pdf", options)
    assert check_streams(one_page(stream(b"q Q"), b"<</Encrypt 9 0 R>>"), "a.pdf", options)
    assert check_streams(one_page(stream(b"q Q"), b"[" * 6_000_000), "a.pdf", options)


def test_what_follows_a_stream_is_not_taken_for_one() -> None:
    kids = b" ".join([b"3 0 R"] * 300)
    data = raw_pdf(TREE[0], TREE[1] % (kids, 300), PAGE % 4, stream(b"q Q"), b"(%s)" % (b" " * 2_000_000))
    assert not check_streams(data, "a.pdf", ReadOptions())
