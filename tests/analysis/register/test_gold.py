"""Registers and units as JSON lines."""

from __future__ import annotations

import pytest

from briefing.analysis.register.gold import Entry, as_line, parse_register, parse_sentences
from briefing.errors import SourceDamaged, SourceEmpty
from briefing.model.register import Force, Stance
from briefing.model.verdict import Section

ENTRY = Entry(("Senate",), "pass", "pass the bill", Force.COULD, Stance.REPORTED, ("legal",))


def test_what_is_written_is_read_back() -> None:
    assert parse_register(as_line("d", 4, [ENTRY]), "f") == {("d", 4): (ENTRY,)}


def test_an_unstated_actor_is_none() -> None:
    line = as_line("d", 1, [Entry(("unstated",), "act", "act", Force.MUST, Stance.OWN, ())])
    assert parse_register(line, "f")[("d", 1)][0].actors == ()


@pytest.mark.parametrize("line", ["[1]", '{"entries": [{}]}', '{"n": 1, "entries": [{"force": "would"}]}', "{"])
def test_a_line_that_is_no_register_is_named(line: str) -> None:
    with pytest.raises(SourceDamaged, match="f, line 1"):
        parse_register(line, "f")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(SourceEmpty):
        parse_register("\n", "f")


def test_units_become_sentences_with_their_sections() -> None:
    given = '{"doc": "d", "n": 3, "par": 2, "text": "Act  now.", "label": "recommendation"}\n{"n": 4, "text": "x"}'
    first, second = parse_sentences(given, "f")
    assert (first.sentence.text, first.sentence.id, first.section) == ("Act now.", "d.3", Section.RECOMMENDATION)
    assert second.section is None
