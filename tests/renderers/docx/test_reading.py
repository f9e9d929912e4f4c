"""An edited Word file gives back what its controls hold, and the brief behind it."""

from __future__ import annotations

import re

import pytest

from briefing.errors import BriefError
from briefing.model.document import Column, Heading, Link, Row, Strong, Table, Text
from briefing.model.record import from_record
from briefing.renderers import RenderOptions, render
from briefing.renderers.docx import read_back
from tests.renderers.docx.checking import parts
from tests.renderers.docx.letterhead import altered
from tests.renderers.sample_brief import brief_of, sample_brief


@pytest.fixture(scope="module")
def data() -> bytes:
    return render(sample_brief(), "docx", RenderOptions())


def part_text(data: bytes) -> str:
    return parts(data)["word/document.xml"].decode()


def edited(data: bytes, old: str, new: str) -> bytes:
    return altered(data, {"word/document.xml": lambda xml: xml.replace(old, new)})


def test_an_untouched_file_gives_back_title_date_marking_and_addressee(data: bytes) -> None:
    meta = sample_brief().meta
    assert dict(read_back(data).fields) == {
        "title": meta.title,
        "date": "1 March 2024",
        "marking": "TLP:AMBER",
        "addressee": "Head of mission",
    }


def test_the_brief_behind_the_file_is_whole(data: bytes) -> None:
    assert from_record(read_back(data).record) == sample_brief().dossier


def test_an_edited_field_is_read_back(data: bytes) -> None:
    changed = read_back(edited(data, "Head of mission", "Deputy head"))
    assert dict(changed.fields)["addressee"] == "Deputy head"


def register() -> bytes:
    columns = (Column((Text("No."),), 0.2), Column((Text("What"),), 0.8))
    first = Row(((Strong((Link((Text("1"),), "#R1"),)),), (Text("station  a ship"),)))
    second = Row(((Text("R2"),), (Text("wait"),)), "R2")
    blocks = (Table(columns, (first, second), (Text("Register"),)), Heading(2, (Text("Station a ship"),), "R1"))
    return render(brief_of(blocks), "docx", RenderOptions())


def test_rows_of_a_register_are_read_back_under_the_ids_of_their_entries() -> None:
    found = read_back(register())
    assert found.rows == found.written == (("R1", ("1", "station a ship")), ("R2", ("R2", "wait")))
    assert (found.changed, found.removed) == ((), ())


def test_an_edited_row_of_a_register_is_named() -> None:
    found = read_back(edited(register(), "station  a ship", "station two ships"))
    assert found.changed == (("R1", ("1", "station two ships")),)
    assert found.removed == ()


def test_a_row_that_was_taken_out_is_named() -> None:
    made = register()
    row = re.search(r'<w:sdt><w:sdtPr><w:alias w:val="R2"/>.*?</w:sdt>', part_text(made))
    assert row is not None
    found = read_back(edited(made, row.group(), ""))
    assert (found.changed, found.removed) == ((), ("R2",))


def test_the_marking_is_read_back_from_the_header_where_the_body_does_not_show_it() -> None:
    made = render(brief_of((), marking="OFFICIAL"), "docx", RenderOptions())
    assert dict(read_back(made).fields)["marking"] == "OFFICIAL"


@pytest.mark.parametrize("data", [b"", b"no document"])
def test_what_is_no_word_file_cannot_be_read_back(data: bytes) -> None:
    with pytest.raises(BriefError, match="not a Word file"):
        read_back(data)


def test_a_word_file_of_another_maker_is_refused(data: bytes) -> None:
    foreign = altered(data, {"customXml/item1.xml": lambda xml: xml.replace("urn:policy-briefing", "urn:other")})
    with pytest.raises(BriefError, match="holds no brief"):
        read_back(foreign)
