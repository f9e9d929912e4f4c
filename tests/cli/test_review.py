"""The command that serves the workbench: it says where, answers only to the token, and ends in good order."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from briefing.cli import main
from briefing.workbench.settling import as_json
from tests.builders import lake


def test_a_brief_is_served_until_it_is_interrupted_and_kept_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "lake.json").write_bytes(as_json(lake()))
    command = [sys.executable, "-m", "briefing", "review", "lake.json", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        url = served.stdout.readline().strip()
        assert url.startswith("http://127.0.0.1:")
        with httpx.Client(follow_redirects=True, timeout=60) as client:
            assert "Lake Orsa" in client.get(url).text
        assert httpx.get(url.partition("?")[0], timeout=60).status_code == 403
        served.send_signal(signal.SIGINT)
        _, errors = served.communicate(timeout=60)
    assert (served.returncode, errors) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["lake.json"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["missing.json"], 3, "no such file"),
        (["missing.txt"], 3, "missing.txt"),
        (["a.json", "b.txt"], 2, "reviewed alone"),
    ],
)
def test_what_cannot_be_reviewed_is_said_in_a_line(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "--no-browser", *arguments]) == code
    errors = capsys.readouterr().err
    assert words in errors
    assert errors.count("\n") == 1
