"""Cues: words of the sentence itself, that moved the verdict towards its section."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.classifier import ClassifierOptions, Unit, classify_units
from briefing.classifier.artefact import load
from briefing.classifier.cues import word_weights
from briefing.classifier.network import read_document
from briefing.classifier.units import LabelledUnit
from briefing.model.verdict import SECTIONS, Verdict


def read(*texts: str, cues: int = 3) -> tuple[Verdict, ...]:
    units = [LabelledUnit("d", "", n, Unit(text)) for n, text in enumerate(texts, start=1)]
    return classify_units(units, options=ClassifierOptions(cues=cues))["d"]


@given(st.lists(st.sampled_from("war should ships risk in 1999, could — gap".split()), min_size=1, max_size=30))
@settings(max_examples=30, deadline=None)
def test_cues_stand_in_the_sentence_strongest_first_and_share_at_most_the_whole(words: list[str]) -> None:
    (verdict,) = read(" ".join(words))
    weights = [cue.weight for cue in verdict.cues]
    assert all(cue.text in verdict.sentence.text for cue in verdict.cues)
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) <= 1.001
    assert all(weight >= 0 for weight in weights)


def test_no_more_cues_than_asked_for_and_none_for_nothing() -> None:
    sentence = "The navy must clear the mines before the ice forms in the northern strait."
    assert len(read(sentence, cues=2)[0].cues) <= 2
    assert read(sentence, cues=0)[0].cues == ()


def test_the_words_of_a_unit_that_was_cut_weigh_nothing() -> None:
    artefact = load("fast")
    text = " ".join(f"harbour {n}" for n in range(100))
    (reading,) = read_document([Unit(text)], artefact)
    weights = word_weights(text, reading.moves, SECTIONS[0], artefact)
    assert len(weights) == 200
    assert np.count_nonzero(weights) <= artefact.manifest.packing.longest


def test_deleting_the_cues_lowers_the_score_more_than_deleting_other_words() -> None:
    sentence = "Coastal states should require every tanker in these waters to carry insurance."
    (verdict,) = read(sentence)
    taken = {word for cue in verdict.cues for word in cue.text.split()}
    others = [word for word in ("tanker", "waters", "insurance", "Coastal") if word not in taken][: len(taken)]

    def score_without(words: set[str]) -> float:
        (left,) = read(" ".join(word for word in sentence.split() if word.strip(".") not in words))
        return left.scores[SECTIONS.index(verdict.section)]

    assert score_without(taken) < score_without(set(others))
