"""Units: lines in the gold format, read or refused in one line that says where."""

from __future__ import annotations

import json

import pytest

from briefing.classifier import parse_units
from briefing.classifier.units import as_sentence, documents
from briefing.errors import SourceDamaged, SourceEmpty
from briefing.model.verdict import Section


def line(**more: object) -> str:
    return json.dumps({"doc": "a", "genre": "commentary", "n": 1, "par": 2, "text": "Ships  left."} | more)


def test_a_line_becomes_a_unit_with_both_sections_that_count_as_right() -> None:
    (unit,) = parse_units(line(label="background", also="other"), "f")
    assert unit.labels == (Section.BACKGROUND, Section.OTHER)
    assert (unit.document, unit.number, unit.unit.paragraph) == ("a", 1, 2)
    assert as_sentence(unit).text == "Ships left."


def test_a_line_without_label_number_or_paragraph_is_read_all_the_same() -> None:
    (unit,) = parse_units(json.dumps({"text": "Ships left."}), "f")
    assert (unit.labels, unit.number, unit.unit.paragraph, unit.document) == ((), 1, 1, "")


def test_documents_keep_the_order_of_lines() -> None:
    units = parse_units("\n".join(line(doc=doc, n=n) for n, doc in enumerate("aabba", start=1)), "f")
    found = documents(units)
    assert {name: [unit.number for unit in group] for name, group in found.items()} == {"a": [1, 2, 5], "b": [3, 4]}


@pytest.mark.parametrize("text", ["not json", "[1]", '{"n": 1}', line(label="advice"), line(n="x")])
def test_a_damaged_line_is_refused_with_its_number(text: str) -> None:
    with pytest.raises(SourceDamaged, match="f, line 2"):
        parse_units(f"{line()}\n{text}", "f")


def test_a_file_of_blank_lines_is_empty() -> None:
    with pytest.raises(SourceEmpty):
        parse_units("\n \n", "f")
