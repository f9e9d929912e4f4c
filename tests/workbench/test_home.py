"""Where a brief is kept: whole or not at all, never over another's, and with the decisions of the last second."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefError
from briefing.model.verdict import Section
from briefing.workbench import proposing
from briefing.workbench.deciding import decide, undo
from briefing.workbench.home import Home, free_home, kept_at, safe_name, save, save_pending
from briefing.workbench.lookup import Stamp
from briefing.workbench.settling import as_json, ready
from tests.workbench.desks import WHEN, orsa

PLAIN = ready(orsa())
DECIDED = decide(PLAIN, proposing.section(PLAIN, Stamp(WHEN), "S1.2", Section.BACKGROUND.value))


@given(st.text())
def test_no_name_from_the_browser_leads_to_another_folder(given_name: str) -> None:
    name = safe_name(given_name)
    assert name
    assert not set(name) & set("/\\\0:<>\"'|?*")
    assert name not in (".", "..")
    assert len(name) <= 80


@pytest.mark.parametrize(
    ("given_name", "name"),
    [("../../etc/passwd", "passwd"), ("C:\\x\\brief.pdf", "brief"), ("..", "brief"), ("Vučić 2024.docx", "Vučić 2024")],
)
def test_a_name_is_the_last_part_without_its_suffix(given_name: str, name: str) -> None:
    assert safe_name(given_name) == name


def test_a_brief_saved_is_the_same_when_opened(tmp_path: Path) -> None:
    home = save(Home(tmp_path, "orsa"), as_json(DECIDED))
    assert kept_at(Home(tmp_path, "orsa")) == (home, DECIDED)
    assert kept_at(Home(tmp_path, "other")) is None


def test_decisions_that_were_not_in_the_json_yet_are_there_when_opened(tmp_path: Path) -> None:
    home = save(Home(tmp_path, "orsa"), as_json(PLAIN))
    save_pending(home, DECIDED)
    found = kept_at(home)
    assert found is not None
    assert found[1] == DECIDED
    save_pending(home, undo(DECIDED))
    assert kept_at(home) == (home, undo(DECIDED))


def test_saving_takes_the_pending_decisions_away(tmp_path: Path) -> None:
    home = Home(tmp_path, "orsa")
    save_pending(home, DECIDED)
    save(home, as_json(DECIDED))
    assert [path.name for path in tmp_path.iterdir()] == ["orsa.json"]


def test_a_json_that_another_program_changed_is_left_alone(tmp_path: Path) -> None:
    home = save(Home(tmp_path, "orsa"), as_json(PLAIN))
    home.record.write_text("mine")
    moved = save(home, as_json(DECIDED))
    assert home.record.read_text() == "mine"
    assert (moved.name, json.loads(moved.record.read_bytes())["decisions"][0]["id"]) == ("orsa-2", "D1")
    assert save(moved, as_json(PLAIN)).name == "orsa-2"


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "orsa.json").touch()
    (tmp_path / "orsa-2.json.pending").touch()
    assert free_home(tmp_path, "orsa").name == "orsa-3"


@pytest.mark.parametrize("damage", ["{", "[]", '{"decisions": 7, "undone": []}'])
def test_damaged_pending_decisions_are_named(tmp_path: Path, damage: str) -> None:
    home = save(Home(tmp_path, "orsa"), as_json(PLAIN))
    home.pending.write_text(damage)
    with pytest.raises(BriefError, match=r"orsa\.json\.pending"):
        kept_at(home)
