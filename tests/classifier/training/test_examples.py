"""What is learnt from: gold files, the sentences made for training, and which documents are kept back."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.classifier.training.examples import Example, hold_out, made_example, read_gold, segments, size
from briefing.classifier.units import Unit
from briefing.errors import SourceDamaged
from briefing.model.verdict import SECTIONS
from briefing.practice import parse_practice


def gold(*labels: str) -> str:
    return "\n".join(json.dumps({"doc": "d", "genre": "g", "text": "x", "label": label}) for label in labels)


def test_a_gold_file_becomes_a_document_with_its_labels() -> None:
    (example,) = read_gold(gold("other", "background"), "f")
    assert [SECTIONS[label] for label in example.labels] == ["other", "background"]
    assert (example.name, example.genre, len(example.units)) == ("d", "g", 2)


def test_a_unit_without_a_label_is_refused() -> None:
    with pytest.raises(SourceDamaged, match="without a label"):
        read_gold(gold("other", ""), "f")


def test_a_made_document_becomes_an_example_with_its_labels_and_paragraphs() -> None:
    (document,) = parse_practice("== name genre\no Title\n\nt A risk.\nr Act.\n", "f")
    example = made_example(document)
    assert [(unit.text, unit.paragraph) for unit in example.units] == [("Title", 1), ("A risk.", 2), ("Act.", 2)]
    assert [SECTIONS[label] for label in example.labels] == ["other", "threat_assessment", "recommendation"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 10**6)), unique=True, max_size=60), st.floats(0, 1))
def test_documents_kept_back_are_a_share_of_each_genre_and_nothing_is_lost(names: list, share: float) -> None:  # type: ignore[type-arg]
    examples = [Example(f"{genre}{number}", genre, (Unit("x"),), (0,)) for genre, number in names]
    learnt, kept = hold_out(examples, share)
    assert sorted(each.name for each in (*learnt, *kept)) == sorted(each.name for each in examples)
    for genre in "abc":
        count = sum(each.genre == genre for each in examples)
        assert sum(each.genre == genre for each in kept) == round(share * count)
    assert hold_out(list(reversed(examples)), share)[1] == () or {each.name for each in kept} == {
        each.name for each in hold_out(list(reversed(examples)), share)[1]
    }


@given(st.integers(1, 300), st.integers(1, 80), st.integers(0, 79))
def test_segments_cover_a_document_once(count: int, longest: int, start: int) -> None:
    found = segments(count, longest, start)
    assert found[0][0] == 0
    assert found[-1][1] == count
    assert all(before[1] == after[0] for before, after in pairwise(found))
    assert all(0 < high - low <= longest for low, high in found)


def test_the_size_of_documents_is_counted_in_units() -> None:
    assert size(read_gold(gold("other", "other", "background"), "f")) == 3
