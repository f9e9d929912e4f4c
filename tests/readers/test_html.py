"""Web pages: the main text with its structure, and what the page says of itself."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.model.source import PassageKind, Source
from briefing.readers import read_bytes

SEED = (Path(__file__).parents[2] / "seeds" / "committee-report.html").read_bytes()


@pytest.fixture(scope="module")
def report() -> Iterator[Source]:
    return read_bytes(SEED, "committee-report.html")


def passages(source: Source, kind: PassageKind) -> list[str]:
    return [passage.span.of(source.text) for passage in source.passages if passage.kind is kind]


def test_headings_keep_their_levels(report: Source) -> None:
    levels = {p.span.of(report.text): p.level for p in report.passages if p.kind is PassageKind.HEADING}
    assert levels["Resilience of undersea cables: Government response"] == 1
    assert levels["The threat"] == 2
    assert levels["Deterrence"] == 3


def test_list_items_and_table_rows_are_kept(report: Source) -> None:
    assert (
        passages(report, PassageKind.LIST_ITEM)[-1] == "report to this Committee every six months on incidents at sea."
    )
    assert passages(report, PassageKind.TABLE_ROW)[1] == "Lead authority (paragraph 6) | Accepted | 31 December 2024"


def test_notes_are_notes_and_their_marks_are_left_out(report: Source) -> None:
    assert passages(report, PassageKind.NOTE) == [
        "1 Written evidence from the telecommunications regulator (RUC0007), paras 3–5."
    ]
    assert "a third of its gas. In October" in report.text


@pytest.mark.parametrize(
    "words", ["Skip to main", "Visit us", "cookies", "Privacy policy", "Related content", "be read"]
)
def test_what_stands_around_the_text_is_left_out(report: Source, words: str) -> None:
    assert words not in report.text


def test_a_page_says_its_title_author_publisher_and_date(report: Source) -> None:
    assert report.title == "Resilience of undersea cables: Government response"
    assert report.author == "Joint Committee on Resilience"
    assert report.publisher == "Assembly of Northmark"
    assert report.published == "2024-06-18"


def test_a_page_of_short_paragraphs_is_read_whole() -> None:
    page = "<html><body>" + "".join(f"<div>Item {number}</div>" for number in range(30)) + "</body></html>"
    source = read_bytes(page.encode(), "a.html")
    assert all(f"Item {number}" in source.text.split("\n\n") for number in range(30))


def test_words_of_neighbouring_elements_are_not_glued_together() -> None:
    page = "<html><body><p>one<br>two</p><ul><li>three</li><li>four</li></ul><table><tr><td>five</td><td>six</td></tr>"
    assert read_bytes(page.encode(), "a.html").text.split() == ["one", "two", "three", "four", "five", "|", "six"]


def test_a_page_is_known_by_its_content_not_its_suffix() -> None:
    assert read_bytes(b"<!DOCTYPE html><html><body><p>Some text.</p></body></html>", "page.txt").format == "html"
    assert read_bytes(b"No tags at all here.", "page.html").format == "txt"


def test_markup_in_text_stays_text() -> None:
    page = b"<html><body><p>He wrote &lt;b&gt; and {{ x }} &amp; left.</p></body></html>"
    assert read_bytes(page, "a.html").text == "He wrote <b> and {{ x }} & left."


def test_direction_controls_written_as_entities_are_removed() -> None:
    source = read_bytes(b"<html><body><p>The file &#x202e;gnp.exe was sent to us.</p></body></html>", "a.html")
    assert source.text == "The file gnp.exe was sent to us."
    assert "direction-controls-removed" in [notice.code for notice in source.notices]


def test_reading_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    page = SEED.replace(
        b"<p>10.", b'<img src="http://example.org/x.png"><iframe src="http://example.org"></iframe><p>10.'
    )
    assert read_bytes(page, "a.html").text
