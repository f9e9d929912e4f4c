"""On whose word a sentence stands."""

from __future__ import annotations

import pytest

from briefing.analysis.attribution import attribution
from briefing.analysis.clauses import clauses
from briefing.model.verdict import Section
from tests.analysis.reading_of import reading_of


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to the ministry, Peru is preparing sabotage.", "ministry"),
        ("Peru is preparing sabotage, a NATO official warned.", "NATO official"),
        ("Oslo repeated Riga’s claim that Peru is preparing sabotage.", "Riga"),
        ("Ana Berg herself, in a talk on the radio, said: “Peru is preparing sabotage.”", "Ana Berg"),
        ("The exception is participant B2, who felt that Peru will attack.", "participant B2"),
        ("Peru is preparing sabotage.", None),
        ("Peru says: attack is near.", None),
        ("The claim that Peru will attack Chile is false.", None),
        ("Early warning that Peru will attack is vital.", None),
    ],
)
def test_the_speaker_is_named_where_somebody_speaks(text: str, speaker: str | None) -> None:
    reading = reading_of(text, Section.THREAT_ASSESSMENT)
    found = attribution(reading, clauses(reading))
    assert (found.speaker if found else None) == speaker
