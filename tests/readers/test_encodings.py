"""Bytes become characters in each encoding, and a guess is told."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.readers import read_bytes
from tests.readers.files import outcome

TEXT = "Vučić said “no” – the naïve café owner paid €5."
WESTERN = "The naïve café owner said “no” – and paid €5."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "utf-16-le bare", "utf-16-be bare", "utf-32"],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_unicode_is_read_with_and_without_its_mark(data: bytes, name: str) -> None:
    source = read_bytes(data, name)
    assert source.text == TEXT
    assert source.notices == ()


def test_windows_1252_is_read_and_told() -> None:
    source = read_bytes(WESTERN.encode("cp1252"), "a.txt")
    assert source.text == WESTERN
    assert [notice.code for notice in source.notices] == ["encoding-guessed"]


def test_stray_bytes_among_utf_8_are_read_one_by_one() -> None:
    source = read_bytes("Київ и Αθήνα. ".encode() * 5 + b"A caf\xe9.", "a.txt")
    assert source.text.endswith("Київ и Αθήνα. A café.")
    assert "encoding-mixed" in [notice.code for notice in source.notices]


@pytest.mark.parametrize(
    ("charset", "encoding"), [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("utf-8", "utf-8")]
)
def test_html_says_its_encoding(charset: str, encoding: str) -> None:
    word = "Київ" if encoding == "cp1251" else "naïve “café”"
    page = f'<html><head><meta charset="{charset}"></head><body><p>The word {word} stands here.</p></body></html>'
    assert word in read_bytes(page.encode(encoding), "a.html").text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for name in ("a.txt", "a.md", "a.html", "a"):
        assert outcome(data, name).encode("utf-8")
