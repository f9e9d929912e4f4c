"""The gate on real documents: floors only rise, unless a line of the changelog says why one is lowered."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "quality.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality"] = module
    spec.loader.exec_module(module)
    return module


quality = load()
shares = st.dictionaries(st.sampled_from("abc"), st.floats(0, 1))


@given(shares, shares)
def test_floors_never_fall_by_themselves_nor_stand_over_what_was_reached(floors: dict, reached: dict) -> None:  # type: ignore[type-arg]
    moved = quality.moved(floors, reached, [])
    assert all(moved[name] >= floor for name, floor in floors.items())
    assert all(moved[name] <= max(value, floors.get(name, 0)) + 1e-9 for name, value in reached.items())


def test_a_floor_is_pinned_under_what_was_reached() -> None:
    assert quality.pinned(0.8099) == 0.80
    assert quality.pinned(0.81) == 0.81
    assert quality.moved({"a": 0.9}, {"a": 0.853}, ["a"]) == {"a": 0.85}


def test_what_is_under_a_floor_or_was_not_measured_is_said() -> None:
    assert quality.failures({"a": 0.5}, {"a": 0.5, "b": 0.1}) == ["b: not measured"]
    assert quality.failures({"a": 0.49}, {"a": 0.5}) == ["a: 0.4900 is under the floor of 0.50"]
    assert quality.failures({"a": 0.4999}, {"a": 0.5}) == []


def test_lowering_a_floor_takes_a_line_in_the_changelog() -> None:
    assert quality.unexplained(["fast.dev.macro_f1"], "- Floor of fast.dev.other lowered.") == ["fast.dev.macro_f1"]
    assert quality.unexplained(["fast.dev.other"], "- Floor of fast.dev.other lowered: new labels.") == []


def test_without_the_documents_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main(["--gold", str(tmp_path)]) == 0
    assert "nothing was measured" in capsys.readouterr().out


def test_other_documents_than_the_pinned_ones_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for corpus in quality.CORPORA:
        unit = {"text": "The harbour has four berths.", "label": "background"}
        (tmp_path / f"{corpus}.jsonl").write_text(json.dumps(unit), encoding="utf-8")
    assert quality.main(["--gold", str(tmp_path)]) == 1
    assert "not those that the floors were pinned for" in capsys.readouterr().out
