"""Each bad input gives its error: exit code 3, one line that says what, where and what to do."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from briefing.errors import (
    SourceDamaged,
    SourceEmpty,
    SourceError,
    SourceLocked,
    SourceMissing,
    SourceTooLarge,
)
from briefing.readers import ReadOptions, read, read_bytes
from tests.readers import files

SEEDS = Path(__file__).parents[2] / "seeds"
PICTURE = files.pdf([(72, 700, "")])
STREAM = b"<</Length %d/Filter[%s]>>stream\n%s\nendstream"


def refusal(data: bytes, name: str, options: ReadOptions | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name, options=options)
    return caught.value


def bomb(times: int) -> bytes:
    content = b" " * 30_000_000
    for _ in range(times):
        content = zlib.compress(content, 9)
    stream = STREAM % (len(content), b"/FlateDecode " * times, content)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
    return files.raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream)


BAD = {
    "an empty file": (b"", "a.txt", SourceEmpty, "a.txt is empty"),
    "white space alone": (b" \n\t\n ", "a.txt", SourceEmpty, "no text"),
    "a program renamed .txt": (b"\x7fELF\x02\x01\x01" + bytes(99), "a.txt", SourceDamaged, "a program"),
    "random bytes renamed .txt": (bytes(range(256)) * 20, "a.txt", SourceDamaged, "binary"),
    "a picture renamed .pdf": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a.pdf", SourceDamaged, "PNG"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.doc", SourceDamaged, "old Office"),
    "rich text": (b"{\\rtf1 hello}", "a.rtf", SourceDamaged, "RTF"),
    "a truncated PDF": ((SEEDS / "baltic-cables.pdf").read_bytes()[:20_000], "a.pdf", SourceDamaged, "truncated"),
    "a PDF of its head alone": (b"%PDF-1.7\n%%EOF", "a.pdf", SourceDamaged, "damaged PDF"),
    "text named .pdf": (b"Just some text.", "a.pdf", SourceDamaged, "not a PDF"),
    "an encrypted PDF": (files.pdf([(72, 700, "Secret")], password="x"), "a.pdf", SourceLocked, "password"),
    "a PDF without a text layer": (PICTURE, "a.pdf", SourceEmpty, "no text layer"),
    "a PDF bomb": (bomb(1), "a.pdf", SourceDamaged, "unpacks to more than"),
    "a PDF bomb in a bomb": (bomb(2), "a.pdf", SourceDamaged, "unpacks to more than"),
    "a PDF whose pages hold themselves": (
        files.raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
        "a.pdf",
        SourceDamaged,
        "page 1",
    ),
    "text named .docx": (b"Just some text.", "a.docx", SourceDamaged, "not a zip"),
    "a zip that is no .docx": (files.packed({"a.txt": "x"}), "a.docx", SourceDamaged, "not a .docx"),
    "an Excel workbook": (
        files.packed({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}),
        "a.docx",
        SourceDamaged,
        "Excel",
    ),
    "a truncated .docx": ((SEEDS / "grey-zone-brief.docx").read_bytes()[:3_000], "a.docx", SourceDamaged, "damaged"),
    "a .docx of broken XML": (files.word("<w:p>"), "a.docx", SourceDamaged, "damaged"),
    "a .docx without a body": (files.word(""), "a.docx", SourceEmpty, "no text"),
    "a .docx nested too deeply": (files.word("<w:p>" * 999 + "</w:p>" * 999), "a.docx", SourceDamaged, "damaged"),
    "a zip bomb": (files.word("", more={"word/x.bin": bytes(60_000_000)}), "a.docx", SourceDamaged, "zip bomb"),
    "an XML bomb": (
        files.word("<w:p/>", before='<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
        "a.docx",
        SourceDamaged,
        "entities",
    ),
    "an external entity": (
        files.word("<w:p/>", before='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "a.docx",
        SourceDamaged,
        "entities",
    ),
    "HTML with no text": (b"<html><body><script>x</script><img></body></html>", "a.html", SourceEmpty, "without text"),
    "HTML nested too deeply": (b"<html><body>" + b"<div>" * 9_999 + b"text", "a.html", SourceDamaged, "nested"),
    "HTML of endless attributes": (
        b"<html><body><p " + b" ".join(b"a%d" % at for at in range(30_000)) + b">text",
        "a.html",
        SourceDamaged,
        "attributes",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_refused_in_one_line(case: str) -> None:
    data, name, kind, part = BAD[case]
    error = refusal(data, name)
    assert type(error) is kind
    assert error.exit_code == 3
    assert part in error.line()
    assert name in error.line()
    assert "\n" not in error.line()
    assert error.remedy


LIMITS = {
    "bytes": (b"a " * 600, "a.txt", ReadOptions(max_bytes=1_000), "read.max_bytes"),
    "characters": (b"a " * 600, "a.txt", ReadOptions(max_characters=1_000), "read.max_characters"),
    "passages of text": (b"One.\n\n" * 20, "a.txt", ReadOptions(max_sentences=10), "read.max_sentences"),
    "lines of text": (b"one\n" * 200, "a.txt", ReadOptions(max_sentences=10), "read.max_sentences"),
    "passages of Markdown": (b"One.\n\n" * 20, "a.md", ReadOptions(max_sentences=10), "read.max_sentences"),
    "bytes of Markdown": (b"# One\n", "a.md", ReadOptions(max_markup_bytes=5), "read.max_markup_bytes"),
    "bytes of HTML": (b"<html><p>x", "a.html", ReadOptions(max_markup_bytes=5), "read.max_markup_bytes"),
    "tags of HTML": (b"<html>" + b"<p>x" * 99, "a.html", ReadOptions(max_sentences=10), "read.max_sentences"),
    "PDF pages": (
        files.pdf([(72, 700, "a" * 30)], [(72, 700, "b")]),
        "a.pdf",
        ReadOptions(max_pages=1),
        "read.max_pages",
    ),
    "PDF characters": (
        files.pdf([(72, 700, "a" * 30)]),
        "a.pdf",
        ReadOptions(max_pdf_characters=20),
        "read.max_pdf_characters",
    ),
    "Word after unpacking": (
        files.word(files.paragraph("x")),
        "a.docx",
        ReadOptions(max_unpacked_bytes=100),
        "read.max_unpacked_bytes",
    ),
    "a part of Word": (
        files.word(files.paragraph("x")),
        "a.docx",
        ReadOptions(max_markup_bytes=100),
        "read.max_markup_bytes",
    ),
}


@pytest.mark.parametrize("case", LIMITS)
def test_over_a_limit_the_error_names_the_setting_that_raises_it(case: str) -> None:
    data, name, options, setting = LIMITS[case]
    error = refusal(data, name, options)
    assert type(error) is SourceTooLarge
    assert setting in error.line()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match=r"no such file: .*nowhere\.txt"):
        read(tmp_path / "nowhere.txt")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="is a directory"):
        read(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceMissing, match="not a regular file"):
        read(tmp_path / "pipe.txt")


@pytest.mark.parametrize("name", ["-o.txt", "a\nb.txt", "ünï ☃.txt", "a'b\"c.txt"])
def test_odd_file_names_are_read_and_stand_on_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Some text.", encoding="utf-8")
    assert read(tmp_path / name).name == name.replace("\n", " ")


def test_fifty_megabytes_in_one_line_are_refused_at_once() -> None:
    assert "read.max_characters" in refusal(b"word and another " * 2_900_000, "a.txt").line()
