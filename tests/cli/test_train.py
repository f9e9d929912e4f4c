"""``briefing train``: what it asks for, what it says, and that nothing is written unasked."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.cli import train
from briefing.errors import SourceEmpty, SourceMissing, UsageError
from briefing.model.record import to_record
from briefing.model.verdict import DecidedBy, Section
from tests.renderers.sample_brief import sample_brief


def run(*given: str) -> int:
    parser = argparse.ArgumentParser()
    train.add_arguments(parser)
    return train.run(parser.parse_args(list(given)))


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    path = tmp_path / "gate.jsonl"
    units = [("The harbour has four berths.", "background"), ("The port should add two more.", "recommendation")]
    path.write_text("\n".join(json.dumps({"text": text, "label": label}) for text, label in units), encoding="utf-8")
    return path


def briefs(folder: Path, by: DecidedBy) -> Path:
    folder.mkdir()
    dossier = sample_brief().dossier
    first, *rest = dossier.verdicts
    first = replace(first, section=Section.THREAT_ASSESSMENT, decided_by=by)
    record = to_record(replace(dossier, verdicts=(first, *rest)))
    (folder / "brief.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def test_labelled_files_or_corrections_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="one of the two"):
        run("--out", str(tmp_path / "model"))


def test_corrections_need_a_gate(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--gate"):
        run("--corrections", str(tmp_path), "--out", str(tmp_path / "model"))


def test_a_folder_without_briefs_is_refused(tmp_path: Path, gate: Path) -> None:
    pytest.importorskip("torch")
    (tmp_path / "none").mkdir()
    with pytest.raises(SourceMissing, match=r"no \.json"):
        run("--corrections", str(tmp_path / "none"), "--gate", str(gate), "--out", str(tmp_path / "model"))


def test_briefs_that_nobody_corrected_teach_nothing(tmp_path: Path, gate: Path) -> None:
    pytest.importorskip("torch")
    folder = briefs(tmp_path / "briefs", DecidedBy.MODEL)
    with pytest.raises(SourceEmpty, match="decided by an analyst"):
        run("--corrections", str(folder), "--gate", str(gate), "--out", str(tmp_path / "model"))


def test_a_model_learnt_from_corrections_is_not_written_unasked(
    tmp_path: Path, gate: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch")
    folder, out = briefs(tmp_path / "briefs", DecidedBy.ANALYST), tmp_path / "model"
    assert run("--corrections", str(folder), "--gate", str(gate), "--out", str(out), "--epochs", "1") == 0
    assert not out.exists()
    said = capsys.readouterr()
    assert "1 corrected sentences" in said.out
    assert "macro-F1" in said.out
    assert "nothing was written" in said.out
    assert "step" in said.err


def test_without_pytorch_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gate: Path) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    for name in ("build", "loop", "network"):
        monkeypatch.delitem(sys.modules, f"briefing.classifier.training.{name}", raising=False)
    with pytest.raises(UsageError, match="training needs") as caught:
        run(str(gate), "--out", str(tmp_path / "model"))
    assert "policy-briefing[train]" in caught.value.remedy
