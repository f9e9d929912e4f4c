"""An edited Word file gives back what its controls hold, and the brief behind it."""

from __future__ import annotations

import pytest

from briefing.errors import BriefError
from briefing.model.document import Column, Row, Table, Text
from briefing.model.record import from_record
from briefing.renderers import RenderOptions, render
from briefing.renderers.docx import read_back
from tests.renderers.docx.letterhead import altered
from tests.renderers.sample_brief import brief_of, sample_brief


@pytest.fixture(scope="module")
def data() -> bytes:
    return render(sample_brief(), "docx", RenderOptions())


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


def test_an_edited_row_of_a_register_is_read_back_under_its_id() -> None:
    columns = (Column((Text("No."),), 0.2), Column((Text("What"),), 0.8))
    rows = tuple(Row(((Text(key),), (Text(what),)), key) for key, what in (("R1", "station a ship"), ("R2", "wait")))
    made = render(brief_of((Table(columns, rows, (Text("Register"),)),)), "docx", RenderOptions())
    assert read_back(made).rows == (("R1", ("R1", "station a ship")), ("R2", ("R2", "wait")))
    assert read_back(edited(made, "station a ship", "station two ships")).rows[0] == ("R1", ("R1", "station two ships"))


@pytest.mark.parametrize("data", [b"", b"no document"])
def test_what_is_no_word_file_cannot_be_read_back(data: bytes) -> None:
    with pytest.raises(BriefError, match="not a Word file"):
        read_back(data)


def test_a_word_file_of_another_maker_is_refused(data: bytes) -> None:
    foreign = altered(data, {"customXml/item1.xml": lambda xml: xml.replace("urn:policy-briefing", "urn:other")})
    with pytest.raises(BriefError, match="holds no brief"):
        read_back(foreign)
