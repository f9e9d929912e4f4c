from __future__ import annotations

import io
from pathlib import Path

import pytest

from briefing.cli import COMMANDS, main, parser

ARTICLE = "The Council should adopt the budget by June 2027. Storms may threaten the coast.\n"


def test_the_help_names_every_command_and_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert ended.value.code == 0
    assert [name for name, summary in COMMANDS.items() if f"{name} {summary}" not in shown] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser([command]).parse_args([command, "--help"])
    shown = capsys.readouterr().out
    assert f"usage: briefing {command}" in shown
    assert f"    briefing {command}" in shown, "an example stands in the help"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "COMMAND"),
        (["biuld"], 2, "invalid choice: 'biuld'"),
        (["build", "none.txt"], 3, "none.txt"),
        (["build", "article.txt", "--format", "odt"], 2, "odt is not an output format"),
        (["build", "article.txt", "--date", "31.1.2026"], 4, "`31.1.2026` is not a day"),
        (["build", "article.txt", "--template", "nowhere"], 4, "no template set `nowhere`"),
        (["build", "-", "article.txt"], 2, "must be the only source"),
        (["render", "article.txt"], 3, "not JSON"),
        (["settings", "--settings", "none.toml"], 4, "none.toml"),
    ],
)
def test_an_error_is_one_line_with_its_exit_code_and_nothing_is_written(
    arguments: list[str],
    code: int,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(ARTICLE)
    assert main(arguments) == code
    shown = capsys.readouterr()
    assert shown.err.startswith("briefing: error: ")
    assert shown.err.count("\n") == 1
    assert words in shown.err
    assert not Path("out").exists()


def test_standard_input_is_a_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert main(["build", "-", "--format", "md"]) == 0
    assert "adopt the budget" in Path("out/brief.md").read_text()


def test_inspect_shows_each_sentence_with_its_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(ARTICLE)
    assert main(["inspect", "article.txt"]) == 0
    shown = capsys.readouterr().out
    assert "S1.1  The Council should adopt the budget" in shown
    assert shown.split("S1.1")[0].strip().startswith("R")
    assert "2 sentences: background 0, threat assessment 1, recommendation 1, other 0" in shown


def test_the_settings_command_shows_each_value_and_where_it_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("briefing.toml").write_text('marking = "TLP:GREEN"\n')
    assert main(["settings", "--title", "Ours"]) == 0
    rows = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert rows["marking"].split(maxsplit=1)[1].split('"') == ["settings file  ", "TLP:GREEN", ""]
    assert "command line" in rows["title"]
    assert "default" in rows["render.paper"]


def test_a_weaker_marking_than_the_source_carries_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(f"TLP:AMBER\n\n{ARTICLE}")
    assert main(["build", "article.txt", "--marking", "TLP:GREEN"]) == 4
    assert "`TLP:GREEN` is weaker than `TLP:AMBER`, which article.txt carries" in capsys.readouterr().err
    assert main(["build", "article.txt", "--format", "md"]) == 0
    assert Path("out/article.md").read_text().startswith("**TLP:AMBER**")
