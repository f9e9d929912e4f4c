from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import OutputError
from briefing.output import write_all


def test_all_files_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    paths = write_all(tmp_path / "a" / "b", {"x.pdf": b"1", "x.json": b"2"})
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == ["x.json", "x.pdf"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_all(tmp_path, {"x": b"old and longer"})
    write_all(tmp_path, {"x": b"new"})
    assert (tmp_path / "x").read_bytes() == b"new"


def test_a_folder_that_is_a_file_is_an_output_error_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError) as caught:
        write_all(tmp_path / "out", {"x": b"1"})
    assert caught.value.exit_code == 5
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_when_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "inside").write_text("kept")
    with pytest.raises(OutputError):
        write_all(tmp_path, {"no/such/folder": b"1", "second": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["second"]
