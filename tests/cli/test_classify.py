"""``briefing classify``: a document or lines of units, for people or as JSON."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from briefing.cli import classify
from briefing.errors import SourceDamaged, SourceEmpty, SourceMissing
from briefing.model.verdict import SECTIONS

TEXTS = ("The harbour has four berths.", "The port should add two more.", "A strike could close it within hours.")


def run(*given: str) -> int:
    parser = argparse.ArgumentParser()
    classify.add_arguments(parser)
    return classify.run(parser.parse_args(list(given)))


@pytest.fixture
def units(tmp_path: Path) -> Path:
    path = tmp_path / "units.jsonl"
    lines = [json.dumps({"doc": "d", "n": n, "par": 1, "text": text}) for n, text in enumerate(TEXTS, start=1)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_units_become_one_json_object_a_line(units: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(units), "--json") == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["doc"], record["n"], record["text"]) for record in records] == [
        ("d", n, text) for n, text in enumerate(TEXTS, start=1)
    ]
    for record in records:
        assert list(record["scores"]) == [str(section) for section in SECTIONS]
        assert sum(record["scores"].values()) == pytest.approx(1)
        assert record["section"] == max(record["scores"], key=record["scores"].__getitem__)
    assert records[1]["section"] == "recommendation"


def test_a_document_is_read_and_split_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "port.txt"
    path.write_text(" ".join(TEXTS), encoding="utf-8")
    assert run(str(path)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("recommendation")
    assert lines[1].endswith(TEXTS[1])


def test_a_file_that_is_missing_empty_or_damaged_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        run(str(tmp_path / "none.jsonl"))
    path = tmp_path / "bad.jsonl"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(SourceEmpty):
        run(str(path))
    path.write_text('{"n": 1}\n', encoding="utf-8")
    with pytest.raises(SourceDamaged, match="line 1"):
        run(str(path))
