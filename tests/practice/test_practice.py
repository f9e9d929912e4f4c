"""The documents written for this project: how they are read, and that they keep to their own rules."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

import pytest

from briefing.errors import SourceDamaged
from briefing.model.register import Force, Stance
from briefing.model.verdict import Section
from briefing.practice import FOLDERS, Entry, parse_practice, practice_documents

DOCUMENTS = tuple(document for folder in FOLDERS for document in practice_documents(folder))
LINES = tuple(chain.from_iterable(document.lines for document in DOCUMENTS))
ENTRIES = tuple(chain.from_iterable(line.entries for line in LINES))
INSTRUMENTS = {
    "diplomatic", "military", "sanctions", "intelligence", "information",
    "cyber_hybrid", "legal", "economic", "institutional", "other",
}  # fmt: skip


def test_an_empty_line_starts_a_paragraph_and_an_entry_belongs_to_the_sentence_above_it() -> None:
    text = """# a note

== name genre
o Title


t A risk.
r The EU and NATO should act.
> EU; NATO | act | act | should | own | other, legal

r Act.
"""
    (document,) = parse_practice(text, "f")
    assert [(line.text, line.paragraph) for line in document.lines] == [
        ("Title", 1),
        ("A risk.", 2),
        ("The EU and NATO should act.", 2),
        ("Act.", 3),
    ]
    expected = Entry(("EU", "NATO"), "act", "act", Force.SHOULD, Stance.OWN, ("other", "legal"))
    assert [line.entries for line in document.lines] == [(), (), (expected,), ()]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("o Title", "line 1: stands before the first document"),
        ("== only-a-name", "line 1: not the start of a document"),
        ("== a b\nx Title", "line 2: neither a sentence nor an entry"),
        ("== a b\no Title\n> - | act | Title | must | own | other", "line 3: an entry under no recommendation"),
        ("== a b\nr Act.\n> - | act | act now | must | own | other", "'act now' does not stand in the sentence"),
        ("== a b\nr Act.\n> - | act | Act | perhaps | own | other", "line 3: not an entry"),
        ("== a b\nr Act.\n> - | act | Act", "line 3: not an entry"),
    ],
)
def test_a_line_that_keeps_to_no_rule_is_named(text: str, said: str) -> None:
    with pytest.raises(SourceDamaged, match=re.escape(said)):
        parse_practice(text, "f.txt")


def test_there_are_hundreds_of_sentences_of_each_section_and_none_twice() -> None:
    counts = Counter(line.section for line in LINES)
    assert set(counts) == set(Section)
    assert min(counts.values()) > 500
    sentences = [line.text for line in LINES if line.section is not Section.OTHER and line.text.endswith(".")]
    texts = Counter(text for text in sentences if len(text.split()) > 8)
    assert [text for text, count in texts.items() if count > 1] == []


def test_each_document_has_a_name_of_its_own() -> None:
    names = [document.name for document in DOCUMENTS]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"made_\w+", name) for name in names)


def test_entries_keep_to_the_rules_of_the_register() -> None:
    assert {instrument for entry in ENTRIES for instrument in entry.instruments} <= INSTRUMENTS
    assert [entry for entry in ENTRIES if re.match(r"(?i)(?:the|an?) ", " ".join(entry.actors[:1]))] == []
    assert [entry for entry in ENTRIES if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", entry.verb)] == []
    assert set(Force) == {entry.force for entry in ENTRIES}
    assert set(Stance) == {entry.stance for entry in ENTRIES}
