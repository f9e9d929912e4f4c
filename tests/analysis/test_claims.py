from __future__ import annotations

from briefing.analysis import analyse
from briefing.model.register import Claim, ResponseKind
from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.source import Passage, Source, Span
from briefing.model.verdict import Section, Verdict
from tests.analysis.reading_of import analysis_of
from tests.builders import BACK, scores, unit


def claims(*texts: str) -> tuple[Claim, ...]:
    return analysis_of(tuple(unit(text, BACK) for text in texts)).claims


def test_an_assertion_stands_beside_its_denial_with_both_speakers() -> None:
    (claim,) = claims(
        "The dam, which Ethiopia says was sabotaged by Eritrea, failed at night.", "Eritrea denied any part in it."
    )
    assert (claim.speaker, claim.evidence) == ("Ethiopia", ("S1.1",))
    assert "Ethiopia says was sabotaged by Eritrea" in claim.text
    (response,) = claim.responses
    assert (response.kind, response.speaker, response.evidence) == (ResponseKind.DENIAL, "Eritrea", ("S1.2",))


def test_a_denial_finds_an_accusation_before_it() -> None:
    (claim,) = claims("Peru accused Chile of moving the border posts.", "Chile rejected the accusations.")
    assert claim.text == "Peru accused Chile of moving the border posts."


def test_access_that_is_denied_answers_no_claim() -> None:
    assert claims("Peru said that the fleet had come.", "The port denied access to the fleet.") == ()


def test_a_denial_without_a_claim_makes_no_row() -> None:
    assert claims("Prices rose in the north.", "Chile denied the charge.") == ()


def test_an_editors_note_that_disputes_is_set_beside_what_it_disputes() -> None:
    text = "In 1911 the army invaded Tripoli [no, it was invited – ed.] and stayed there."
    note = Span(text.index("["), text.index("]") + 1)
    source = Source("S1", "a.txt", "txt", text, (Passage(Span(0, len(text))),))
    host = Sentence("S1", 1, Span(0, len(text)), text.replace(" [no, it was invited – ed.]", ""), omitted=(note,))
    lifted = Sentence("S1", 2, note, note.of(text), SentenceKind.NOTE)
    verdicts = [
        Verdict(host, Section.BACKGROUND, scores(Section.BACKGROUND, 0.9)),
        Verdict(lifted, Section.OTHER, scores(Section.OTHER, 0.9)),
    ]
    (claim,) = analyse([source], verdicts).claims
    assert claim.text == "In 1911 the army invaded Tripoli"
    assert [(r.kind, r.speaker) for r in claim.responses] == [(ResponseKind.NOTE, "editor")]


def test_figures_that_differ_between_sources_are_flagged_and_shown_together() -> None:
    found = analysis_of(
        (unit("The flood in the delta killed 140 farm workers and closed the road.", BACK),),
        (unit("The flood in the delta killed 170 farm workers and closed the road.", BACK),),
    )
    (claim,) = found.claims
    assert claim.responses[0].kind is ResponseKind.CONTRADICTION
    assert [n.message for n in found.notices if n.code == "figures-differ"] == [
        "figures differ: “140 farm workers” [S1.1] and “170 farm workers” [S2.1]"
    ]
    assert found.corroborations == ()


def test_the_same_figure_in_other_letters_is_no_difference() -> None:
    found = analysis_of(
        (unit("The flood in the delta killed four farm workers on Monday.", BACK),),
        (unit("The flood in the delta killed 4 farm workers on Monday.", BACK),),
    )
    assert found.claims == ()
    assert not [n for n in found.notices if n.code == "figures-differ"]


def test_figures_of_one_source_do_not_contradict_each_other() -> None:
    assert claims("The flood killed 140 farm workers.", "The flood killed 170 farm workers.") == ()


def test_a_dispute_is_no_denial() -> None:
    assert (
        claims("Peru accused Chile of moving posts.", "Peru has kept to the pact that ends its dispute with Chile.")
        == ()
    )


def test_who_dismisses_a_claim_denies_it() -> None:
    (claim,) = claims("Peru accused Chile of moving posts.", "Chile responded by dismissing the claim of Peru.")
    assert claim.responses[0].kind is ResponseKind.DENIAL


def test_only_a_claim_is_dismissed_or_disputed() -> None:
    assert claims("Peru accused Chile of moving posts.", "Peru dismissed its minister.") == ()
    (claim,) = claims("Peru accused Chile of moving posts.", "The charge of Peru is disputed by Chile.")
    assert claim.responses[0].kind is ResponseKind.DENIAL
