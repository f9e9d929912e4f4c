"""What the register's network learns from beside real documents: those written for the project."""

from __future__ import annotations

from briefing.analysis.register.gold import Entry
from briefing.analysis.register.training.practice import practised
from briefing.model.register import Force, Stance
from briefing.model.verdict import Section
from briefing.practice import parse_practice

TEXT = """== with strategy
o Measures
r The EU should act.
> EU | act | act | should | own | other
r That would help.

== without commentary
r Act.
"""


def test_a_document_with_entries_gives_its_sentences_and_the_entries_of_each_recommendation() -> None:
    units, entries = practised(parse_practice(TEXT, "f"))
    assert [(unit.document, unit.sentence.index, unit.section) for unit in units] == [
        ("with", 1, Section.OTHER),
        ("with", 2, Section.RECOMMENDATION),
        ("with", 3, Section.RECOMMENDATION),
    ]
    assert entries == {
        ("with", 2): (Entry(("EU",), "act", "act", Force.SHOULD, Stance.OWN, ("other",)),),
        ("with", 3): (),
    }
