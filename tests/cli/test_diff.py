from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import main

MARCH = "The Council could adopt the road budget. NATO should deploy patrols at sea. The EU must fund the dam.\n"
JUNE = "The Council must adopt the road budget. Parliament should deploy patrols at sea. The EU should ban lead.\n"


@pytest.fixture
def briefs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("march", MARCH), ("june", JUNE)):
        Path(f"{name}.txt").write_text(text)
        assert main(["build", f"{name}.txt", "--format", "json"]) == 0
    capsys.readouterr()
    return tmp_path


def test_what_is_new_dropped_hardened_and_reassigned_is_told(briefs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "out/march.json", "out/june.json", "--json"]) == 0
    found = {(change["kind"], change["subject"]) for change in json.loads(capsys.readouterr().out)}
    assert {
        ("hardened", "Council: adopt the road budget"),
        ("reassigned", "Parliament: deploy patrols at sea"),
        ("new", "EU: ban lead"),
        ("dropped", "EU: fund the dam"),
    } <= found


def test_a_brief_does_not_differ_from_itself(briefs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "out/june.json", "out/june.json"]) == 0
    assert capsys.readouterr().out == "Nothing has changed.\n"


def test_markdown_has_a_heading_for_each_register(briefs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "out/march.json", "out/june.json", "--markdown"]) == 0
    assert capsys.readouterr().out.startswith("## Recommendations\n\n- **")
