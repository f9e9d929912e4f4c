"""``briefing templates``: what each action prints, writes and returns."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from briefing.cli import templates
from briefing.errors import OutputError, TemplateError


def run(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    templates.add_arguments(parser)
    return templates.run(parser.parse_args([str(each) for each in arguments]))


def test_list_names_each_set_with_a_line_about_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines][:2] == ["policy_brief", "decision_memo"]
    assert len(lines) == 5


def test_show_tells_sections_options_and_labels_of_a_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "decision_memo") == 0
    out = capsys.readouterr().out
    assert "extends   policy_brief" in out
    assert "annex             Tab 1: Evidence                   from policy_brief" in out
    assert "lines             number, 4. How many lines the bottom line may take" in out
    assert "labels    de, en, fr, sr-Latn" in out


def test_show_prints_the_text_of_one_section_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "eu_briefing", "annex") == 0
    assert capsys.readouterr().out == templates.shown_section("policy_brief", "annex").text


def test_show_of_a_section_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(TemplateError, match="did you mean `annex`"):
        run("show", "policy_brief", "anex")


def test_new_copies_just_what_was_asked_for_and_it_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "our_set"
    assert run("new", folder, "--extends", "policy_brief", "--section", "recommendations") == 0
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()) == [
        "sections/recommendations.md.j2",
        "template.toml",
    ]
    assert run("check", folder) == 0
    assert capsys.readouterr().out.endswith(f"{folder}: sound\n")


@pytest.mark.parametrize("base", ["policy_brief", "intelligence_assessment"])
def test_every_section_of_a_set_can_be_copied_and_stays_sound(tmp_path: Path, base: str) -> None:
    sections = [each.name for each in templates.summary(base).sections]
    assert run("new", tmp_path / "set", "--extends", base, *(part for s in sections for part in ("--section", s))) == 0
    assert run("check", tmp_path / "set") == 0


def test_new_leaves_a_folder_that_is_there_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError):
        run("new", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_new_writes_nothing_when_a_section_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        run("new", tmp_path / "set", "--section", "recomendations")
    assert not (tmp_path / "set").exists()


def test_check_shows_the_line_with_a_caret_and_returns_four(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("new", tmp_path / "set", "--section", "bottom_line")
    (tmp_path / "set/sections/bottom_line.md.j2").write_text("one\n{{ body.botom_line | prose }}\n", "utf-8")
    capsys.readouterr()
    assert run("check", tmp_path / "set") == 4
    assert capsys.readouterr().out.splitlines() == [
        f"{tmp_path}/set/sections/bottom_line.md.j2:2: a body has no `botom_line`; did you mean `bottom_line`?",
        "     2 | {{ body.botom_line | prose }}",
        "       |         ^",
        "",
        f"{tmp_path}/set: 1 error, 0 warnings",
    ]


def test_check_gives_json_one_fault_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("new", tmp_path / "set", "--section", "contents")
    (tmp_path / "set/sections/contents.md.j2").write_text("{{ contens() }}\n\n`x`\n", "utf-8")
    capsys.readouterr()
    assert run("check", tmp_path / "set", "--json") == 4
    faults = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["line"], each["column"], each["severity"]) for each in faults] == [(1, 4, "error"), (3, 1, "error")]


def test_preview_writes_the_page_of_the_invented_sample(tmp_path: Path) -> None:
    assert run("preview", "policy_brief", "-o", tmp_path / "page.html") == 0
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<h1>Lake Orsa: two locks, two armies</h1>" in page


def test_preview_shows_the_error_in_place_of_the_page(tmp_path: Path) -> None:
    run("new", tmp_path / "set", "--section", "contents")
    (tmp_path / "set/sections/contents.md.j2").write_text("{{ '<i>' | lowr }}", "utf-8")
    assert run("preview", tmp_path / "set", "-o", tmp_path / "page.html") == 4
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "there is no filter `lowr`; did you mean `lower`?" in page
    assert "{{ &#x27;&lt;i&gt;&#x27; | lowr }}" in page
