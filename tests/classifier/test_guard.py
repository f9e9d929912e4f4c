"""The obvious cases, in sentences of our own: whatever model ships must get them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.classifier import MODELS, ClassifierOptions, LabelledUnit, Unit, classify_units
from briefing.classifier.options import ModelName
from briefing.classifier.training.examples import Example, made_example
from briefing.model.verdict import SECTIONS, Verdict
from briefing.practice import parse_practice

GUARD = tuple(map(made_example, parse_practice((Path(__file__).parent / "guard.txt").read_text("utf-8"), "guard.txt")))


def verdicts_of(example: Example, model: ModelName = "fast") -> tuple[Verdict, ...]:
    units = [LabelledUnit(example.name, example.genre, n, unit) for n, unit in enumerate(example.units, start=1)]
    return classify_units(units, options=ClassifierOptions(model))[example.name]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("example", GUARD, ids=lambda example: example.name)
def test_nine_obvious_sentences_in_ten_are_put_into_their_section(example: Example, model: ModelName) -> None:
    verdicts = verdicts_of(example, model)
    wrong = [
        f"{verdict.section}: {verdict.sentence.text}"
        for verdict, label in zip(verdicts, example.labels, strict=True)
        if SECTIONS.index(verdict.section) != label
    ]
    assert len(wrong) <= len(verdicts) // 10, "\n".join(wrong)


def test_no_plain_recommendation_is_lost() -> None:
    for example in GUARD:
        for verdict, label in zip(verdicts_of(example), example.labels, strict=True):
            if any(word in verdict.sentence.text for word in (" should ", " must ", " recommend ", " ought to ")):
                assert SECTIONS.index(verdict.section) == label, verdict.sentence.text


def test_a_conditional_should_and_a_must_read_are_no_advice() -> None:
    texts = [
        "Relations with the island cooled last year.",
        "Should the island's army cross the river, the capital would fall within days.",
        "The envoys met twice in Geneva.",
        "Her weekly column is a must-read for anyone who follows the region.",
    ]
    units = [LabelledUnit("d", "", n, Unit(text)) for n, text in enumerate(texts, start=1)]
    _, conditional, _, praise = classify_units(units)["d"]
    assert conditional.section == "threat_assessment"
    assert praise.section != "recommendation"
