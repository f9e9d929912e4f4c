"""``briefing evaluate``: the figures as text and as JSON; units without labels are refused."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from briefing.cli import evaluate
from briefing.errors import SourceDamaged, UsageError

UNITS = (
    ("The harbour has four berths.", "background"),
    ("The port should add two more.", "recommendation"),
    ("Photo: the harbour at dawn", "recommendation"),
)


def run(*given: str) -> int:
    parser = argparse.ArgumentParser()
    evaluate.add_arguments(parser)
    return evaluate.run(parser.parse_args(list(given)))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    rows = [
        {"doc": "d", "genre": "commentary", "n": n, "par": n, "text": text, "label": label}
        for n, (text, label) in enumerate(UNITS, start=1)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_the_report_has_each_section_genre_and_the_worst_error(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(gold)) == 0
    out = capsys.readouterr().out
    assert "3 units in 1 documents" in out
    assert "macro-F1" in out
    assert "commentary" in out
    assert "d 3: recommendation, taken for other" in out
    assert "> Photo: the harbour at dawn" in out


def test_the_figures_as_json(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(gold), "--json", "--worst", "0") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["units"] == 3
    assert found["accuracy"] == pytest.approx(2 / 3)
    assert found["worst"] == []
    assert sum(map(sum, found["confusion"])) == 3


def test_a_unit_without_a_label_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text": "The harbour has four berths."}', encoding="utf-8")
    with pytest.raises(SourceDamaged, match="without a label"):
        run(str(path))


def test_a_register_is_measured_against_a_labelled_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = {"actors": ["port"], "verb": "add", "action": "add two berths", "force": "should", "stance": "own"}
    labelled, found = tmp_path / "labelled.jsonl", tmp_path / "found.jsonl"
    labelled.write_text(json.dumps({"doc": "d", "n": 1, "entries": [entry | {"instruments": ["economic"]}]}) + "\n")
    found.write_text(json.dumps({"doc": "d", "n": 1, "entries": [entry | {"instruments": ["military"]}]}) + "\n")
    assert run("--register", str(found), "--gold", str(labelled), "--json") == 0
    total = json.loads(capsys.readouterr().out)["total"]
    assert (total["count"], total["verb"], total["force"], total["instruments"]) == (1.0, 1.0, 1.0, 0.0)


def test_a_register_without_a_labelled_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--register needs --gold"):
        run("--register", str(tmp_path / "found.jsonl"))
