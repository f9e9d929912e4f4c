"""``briefing verify``: a line for each difference, and an error that says how many."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from briefing.cli import verify
from briefing.errors import BriefError, OutputError
from briefing.pipeline import compose
from briefing.renderers import RenderOptions, render
from tests.renderers.sample_brief import sample_brief


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brief")
    brief = compose(sample_brief().dossier)
    for name in ("docx", "html", "json"):
        (folder / f"strait.{name}").write_bytes(render(brief, name, RenderOptions()))
    return folder


def run(path: Path) -> int:
    parser = argparse.ArgumentParser()
    verify.add_arguments(parser)
    return verify.run(parser.parse_args([str(path)]))


def test_files_that_hold_what_the_brief_says_pass(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(built / "strait.json") == 0
    assert "docx, html hold what the brief says" in capsys.readouterr().out


def test_a_changed_number_is_a_line_and_exit_code_5(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = built / "strait.html"
    before = page.read_text(encoding="utf-8")
    page.write_text(before.replace("nineteen", "ninety"), encoding="utf-8")
    try:
        with pytest.raises(OutputError, match="difference") as raised:
            run(built / "strait.json")
    finally:
        page.write_text(before, encoding="utf-8")
    assert raised.value.exit_code == 5
    said = capsys.readouterr().out
    assert "html: " in said
    assert "ninety" in said
    assert "docx" not in said


def test_a_json_without_files_beside_it_is_an_error(built: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.json"
    alone.write_bytes((built / "strait.json").read_bytes())
    with pytest.raises(BriefError, match="beside it") as raised:
        run(alone)
    assert raised.value.exit_code == 3
