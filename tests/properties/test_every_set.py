"""Every sample document in every shipped template set keeps to the standards of PDF and Word, and reads back."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from briefing import Dossier, Settings, analyse, read
from briefing.compose.library import names
from briefing.output import make
from tests.renderers.docx.checking import faults, verdicts
from tests.renderers.pdf.reading import failures

SEEDS = sorted(path for path in (Path(__file__).resolve().parents[2] / "seeds").iterdir() if path.name != "README.md")
CHOSEN = Settings(date="2026-01-31", formats=("pdf", "docx", "html"))


@cache
def dossier_of(seed: Path) -> Dossier:
    return analyse(read([seed]), CHOSEN)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("seed", [path for path in SEEDS if path.is_file()], ids=lambda path: path.stem)
def test_a_seed_in_a_set_keeps_to_the_standards(seed: Path, name: str, tmp_path: Path) -> None:
    made = make(dossier_of(seed), replace(CHOSEN, compose=replace(CHOSEN.compose, template=name)))
    assert failures(made.files["pdf"]) == []
    assert faults(made.files["docx"]) == []
    assert verdicts(made.files["docx"], tmp_path) == []
