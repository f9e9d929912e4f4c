"""The wheel holds what a user needs and runs away from the checkout; built twice it is the same, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = "The Council should adopt the budget by June 2027. Storms may threaten the coast.\n"


def _built(folder: Path) -> Path:
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1767225600"}
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, env=environment, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory.mktemp("wheel"))


def test_the_templates_in_the_wheel_are_those_of_the_checkout(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {
            name.removeprefix("briefing/templates/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("briefing/templates/")
        }
    folder = ROOT / "templates"
    assert inside == {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_wheel_makes_a_brief_elsewhere(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    (tmp_path / "article.txt").write_text(SAMPLE)
    program = (
        "import briefing, sys; from briefing.cli import main; print(briefing.__file__); sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "build", "article.txt"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path / "installed"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["article.docx", "article.json", "article.pdf"]


def test_a_second_build_gives_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    assert _built(tmp_path).read_bytes() == wheel.read_bytes()


def test_nothing_of_the_tests_or_of_a_users_output_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"briefing"}
