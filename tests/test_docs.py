"""The documentation names every command, setting, exit code, notice, template set and key that there is."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

import briefing
from briefing import errors
from briefing.cli import COMMANDS
from briefing.settings import known_keys

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def _page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def notice_codes() -> set[str]:
    """The first argument of every ``Notice(…)`` in the code."""
    calls = (
        node
        for path in (ROOT / "briefing").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Notice" and node.args
    )
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"`briefing {command}" in _page("commands.md")


@pytest.mark.parametrize("key", known_keys())
def test_every_setting_is_documented(key: str) -> None:
    assert f"| `{key}` |" in _page("settings.md")


def test_every_kind_of_error_is_documented_with_its_exit_code() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert [kind for kind in kinds if f"| {kind.exit_code} | `{kind.__name__}` |" not in _page("errors.md")] == []


def test_every_notice_is_documented() -> None:
    assert [code for code in sorted(notice_codes()) if f"| `{code}` |" not in _page("errors.md")] == []


def test_every_template_set_is_documented() -> None:
    sets = [path.parent.name for path in (ROOT / "templates").glob("*/template.toml")]
    assert [name for name in sets if f"`{name}`" not in _page("templates.md")] == []


def test_every_key_of_the_json_is_documented() -> None:
    keys = [key for key in briefing.schema()["properties"] if key not in ("schema_version", "analysis_notices")]
    assert [key for key in keys if not re.search(rf"`{key}(\[\])?`", _page("json.md"))] == []


def test_the_published_schema_is_the_one_that_the_vocabulary_makes() -> None:
    assert json.loads(_page("brief.schema.json")) == briefing.schema()


@pytest.mark.parametrize("page", sorted((*ROOT.glob("*.md"), *DOCS.glob("*.md"))), ids=lambda path: path.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
