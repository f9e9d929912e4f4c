from __future__ import annotations

import pytest

from briefing.analysis.register.phrases import whole


def actors(text: str, *phrases: str) -> list[str]:
    places = [(text.index(phrase), text.index(phrase) + len(phrase)) for phrase in phrases]
    return [text[start:end] for start, end in whole(text, places)]


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        ("Ports, unions, and towns should act.", ["Ports,", "unions,", "towns"], ["Ports", "unions", "towns"]),
        ("The Joint Harbour Command (JHC) must act.", ["Joint"], ["Joint Harbour Command (JHC)"]),
        (
            "The Office for Health and Ports must act.",
            ["Office for Health and Ports", "Ports"],
            ["Office for Health and Ports"],
        ),
        (
            "The heads of the relevant agencies must act.",
            ["heads of", "relevant agencies"],
            ["heads of the relevant agencies"],
        ),
        ("Our aim must be peace.", ["Our"], []),
        ("Let us here in this hall act.", ["us", "in"], ["us"]),
        ("The union should act.", ["union"], ["union"]),
        ("Those looking to the port must wait.", ["Those"], ["Those looking to the port"]),
        ("Those should act.", ["Those"], ["Those"]),
        ("It is people, not ships and crews, who must wait.", ["people", "ships", "crews"], ["people"]),
        ("Both ports should act.", ["Both ports"], ["ports"]),
        ("No careful captain should sail.", ["No careful captain"], ["careful captain"]),
        ("The aim of the Union must be peace.", ["of the Union"], ["Union"]),
        ("In all cases, crews must wait.", ["In all cases", "crews"], ["crews"]),
        ("Ports (and crews) must wait.", ["Ports", ")"], ["Ports"]),
        ("We support mending the pier.", ["We"], []),
        ("We must mend the pier.", ["We"], ["We"]),
        ("The UK, France and Spain should act.", ["UK", "France", "Spain"], ["UK", "France", "Spain"]),
    ],
)
def test_an_actor_is_a_whole_phrase(text: str, given: list[str], wanted: list[str]) -> None:
    assert actors(text, *given) == wanted
