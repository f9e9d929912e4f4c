"""Labels as places of sentences that stay where they are."""

from __future__ import annotations

import json

import pytest

from briefing.analysis.register.gold import parse_sentences
from briefing.errors import SourceDamaged
from briefing.model.register import Force, Stance

torch = pytest.importorskip("torch")

from briefing.analysis.register.training.places import parse_places  # noqa: E402

UNITS = parse_sentences(json.dumps({"doc": "d", "n": 3, "par": 1, "text": "The port  must hire pilots."}), "units")
LABEL = {"verb": "hire", "action": [14, 25], "actors": [[4, 8]], "force": "must", "stance": "own", "instruments": []}


def test_places_are_read_as_the_words_that_stand_there() -> None:
    [entry] = parse_places(json.dumps({"doc": "d", "n": 3, "entries": [LABEL]}), "places", UNITS)["d", 3]
    assert (entry.actors, entry.action) == (("port",), "hire pilots")
    assert (entry.force, entry.stance) == (Force.MUST, Stance.OWN)


def test_a_place_outside_its_sentence_is_refused() -> None:
    for action in ([50, 60], [5, 2]):
        line = json.dumps({"doc": "d", "n": 3, "entries": [{**LABEL, "action": action}]})
        with pytest.raises(SourceDamaged, match="no words stand"):
            parse_places(line, "places", UNITS)


def test_a_place_in_an_unknown_sentence_is_refused_with_its_line() -> None:
    line = json.dumps({"doc": "d", "n": 4, "entries": [LABEL]})
    with pytest.raises(SourceDamaged, match="places, line 1"):
        parse_places(line, "places", UNITS)
