"""The shell sessions on the pages of this folder print what the pages show.

A session is a block marked ``console``: a line ``$ command``, then its output, then ``[3]`` where the exit code is not
zero. A page's sessions run one after the other in one folder that holds the sample documents in ``seeds/``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = sorted(Path(__file__).parent.glob("*.md"))
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_a_session_prints_what_its_page_shows(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds", ignore=shutil.ignore_patterns("make"))
    shown = page.read_text(encoding="utf-8")
    printed = _BLOCK.sub(lambda block: "".join(_run(line, tmp_path) for line in commands(block[1])), shown)
    if request.config.getoption("--accept"):
        page.write_text(printed, encoding="utf-8")
    assert printed == shown


def commands(block: str) -> list[str]:
    """The command lines of a session, without their outputs."""
    return [line[2:] for line in block.split("\n") if line.startswith("$ ")]


def _run(command: str, folder: Path) -> str:
    """``command`` and what it prints, as a session shows it."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "SOURCE_DATE_EPOCH": "1767225600", "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    code = f"[{done.returncode}]\n" if done.returncode else ""
    return f"$ {command}\n{done.stdout}{done.stderr}{code}"
