"""Whose word a proposal stands on."""

from __future__ import annotations

import pytest

from briefing.analysis.register.voices import speaker
from briefing.model.sentence import Sentence
from briefing.model.source import Span


def sentences(*texts: str) -> list[Sentence]:
    return [Sentence("S1", number, Span(0, len(text)), text) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Moscow demands that the alliance leave the region.", "Moscow"),
        ("According to the harbour board, the port should close.", "harbour board"),
        ("The port should close, the mayor said.", "mayor"),
        ("“The port should close,” said Anna Berg.", "Anna Berg"),
        ("Yesterday, the opposition argued that the minister must go.", "opposition"),
        ("The alliance should stay in the region.", None),
        ("We recommend that the alliance stay.", None),
        ("The member states should meet each year.", None),
        ("Security demands are growing and money should follow.", None),
        ("This paper argues that the port should close.", None),
        ("The border, a nexus of smugglers, demands stability, above all in the north.", None),
        ("Oslo speaks of a “northern world”, Riga dreams of a port that ought to be free.", "Riga"),
        ("We speak of a port that should be free.", None),
        ("As mayor, let me say that the port should close.", None),
        ("One idea, proposed by former mayor Anna Berg, is that the port should close.", "former mayor Anna Berg"),
        ("a. To mend the port and encourage “clean” ships, towns should pay.", None),
        ("It is urgent, as Anna Berg, chair of the harbour board, said the port should close.", "Anna Berg"),
        ("Anna Berg, chair of the board, said the Baltic Five — Oslo, Riga and others — should act.", "Anna Berg"),
    ],
)
def test_a_speaker_is_named_only_where_another_speaks(text: str, wanted: str | None) -> None:
    assert speaker(sentences(text), 0) == wanted


def test_they_are_the_speakers_of_the_sentence_before() -> None:
    assert speaker(sentences("Critics disagree.", "They say the United States should leave."), 1) == "Critics"


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    said = sentences("“The port is full,” Anna Berg said, “and it is old.", "Ships should wait outside.”")
    assert speaker(said, 1) == "Anna Berg"


def test_a_speaker_of_another_source_is_not_carried_over() -> None:
    first, second = sentences("Critics disagree.", "They say the port should close.")
    other = Sentence("S2", 1, second.span, second.text)
    assert speaker([first, other], 1) == "They"


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_quotation_has_the_speaker_whom_its_end_names(marks: str) -> None:
    said = sentences(f"{marks[0]}The port must close.", f"Ships should wait outside,{marks[1]} said Anna Berg.")
    assert speaker(said, 0) == "Anna Berg"


def test_a_quoted_sentence_has_the_speaker_of_the_one_before() -> None:
    said = sentences("Anna Berg, who runs the port, said that it was full.", "“Ships should wait outside.”")
    assert speaker(said, 1) == "Anna Berg"


def test_a_quotation_in_brackets_is_closed_once() -> None:
    said = sentences('Anna Berg said so. ("The port is full") "It is old.', 'Ships should wait outside."')
    assert speaker(said, 1) == "Anna Berg"


def test_a_quoted_word_makes_no_quotation() -> None:
    said = sentences("Anna Berg said that the port was full.", "“Green” ships should wait outside.")
    assert speaker(said, 1) is None
