"""``briefing register``: the register of a document and of units."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.analysis.register.gold import parse_register
from briefing.cli import main

UNITS = [
    {"doc": "d", "n": 1, "par": 1, "text": "Ports are busy.", "label": "background"},
    {"doc": "d", "n": 2, "par": 1, "text": "The council must fund the port.", "label": "recommendation"},
    {"doc": "d", "n": 3, "par": 2, "text": "The ministry should publish its plan by 2030.", "label": "recommendation"},
]


def written(folder: Path, units: list[dict[str, object]]) -> str:
    path = folder / "units.jsonl"
    path.write_text("\n".join(json.dumps(unit) for unit in units), encoding="utf-8")
    return str(path)


def test_json_holds_a_line_for_each_recommendation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", written(tmp_path, UNITS), "--json"]) == 0
    found = parse_register(capsys.readouterr().out, "output")
    assert list(found) == [("d", 2), ("d", 3)]
    ((fund,), (publish,)) = found.values()
    assert (fund.actors, fund.verb, fund.action, fund.force) == (("council",), "fund", "fund the port", "must")
    assert (publish.actors, publish.verb, publish.force) == (("ministry",), "publish", "should")


def test_people_see_who_should_do_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", written(tmp_path, UNITS)]) == 0
    out = capsys.readouterr().out
    assert "council · must · fund the port" in out
    assert "deadline: by 2030" in out


def test_units_without_labels_are_sorted_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units = [{key: value for key, value in unit.items() if key != "label"} for unit in UNITS]
    assert main(["register", written(tmp_path, units), "--json"]) == 0
    found = parse_register(capsys.readouterr().out, "output")
    assert set(found) <= {("d", 1), ("d", 2), ("d", 3)}
    assert ("d", 3) in found


def test_a_document_is_read_and_sorted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "note.txt"
    path.write_text("The river rose in May.\n\nThe town must raise the dyke.\n", encoding="utf-8")
    assert main(["register", str(path), "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["doc"] == "note.txt"
    assert json.loads(line)["entries"][0]["verb"] == "raise"


def test_a_line_that_is_no_unit_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "units.jsonl"
    path.write_text('{"text": "Act."}\n{"n": 2}\n', encoding="utf-8")
    assert main(["register", str(path)]) == 3
    error = capsys.readouterr().err
    assert error.startswith("briefing: error:")
    assert "line 2" in error


def test_a_missing_file_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "nowhere.txt"]) == 3
    assert capsys.readouterr().err.count("\n") == 1
