from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.batch import find_items
from briefing.batch.items import safe
from briefing.errors import SourceMissing, UsageError


def _made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.")


def _places(paths: list[str], grouping: str = "") -> list[str]:
    return [str(item.folder / item.stem) for item in find_items(paths, grouping)]  # type: ignore[arg-type]


def test_a_folder_is_searched_through_and_its_shape_is_kept(tmp_path: Path) -> None:
    _made(tmp_path, "b.md", "a/x.txt", "a/deep/y.html", "picture.png", ".hidden.txt")
    assert _places([str(tmp_path)]) == ["a/deep/y", "a/x", "b"]


def test_documents_of_one_name_are_told_apart(tmp_path: Path) -> None:
    _made(tmp_path, "one/report.txt", "one/report.pdf", "two/report.txt")
    paths = [str(tmp_path / "one"), str(tmp_path / "two")]
    assert _places(paths) == ["report-pdf", "report-txt", "report-txt-2"]


def test_a_document_named_twice_is_one_item(tmp_path: Path) -> None:
    _made(tmp_path, "a.txt")
    assert len(find_items([str(tmp_path / "a.txt"), str(tmp_path / "a.txt")])) == 1


def test_a_pattern_finds_what_it_fits(tmp_path: Path) -> None:
    _made(tmp_path, "a1.txt", "a2.txt", "b.txt")
    assert [item.stem for item in find_items([str(tmp_path / "a*.txt")])] == ["a1", "a2"]


def test_a_list_names_a_document_a_line(tmp_path: Path) -> None:
    _made(tmp_path, "a.txt", "b.txt")
    (tmp_path / "week.list").write_text("# this week\nb.txt\n\na.txt\n")
    assert [item.stem for item in find_items([str(tmp_path / "week.list")])] == ["b", "a"]


def test_documents_of_a_folder_become_one_brief(tmp_path: Path) -> None:
    _made(tmp_path, "kosovo/a.txt", "kosovo/b.txt", "cables/c.txt")
    items = find_items([str(tmp_path)], "folder")
    assert [(item.stem, len(item.sources)) for item in items] == [("cables", 1), ("kosovo", 2)]


def test_a_path_that_is_not_there_is_an_error_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="no such file or folder"):
        find_items([str(tmp_path / "none.txt")])
    with pytest.raises(UsageError, match="no document"):
        find_items([str(tmp_path)])


@given(st.text(min_size=1))
def test_a_safe_name_stays_in_its_folder_and_on_its_line(name: str) -> None:
    made = safe(Path(name.replace("/", "_").replace("\0", "_")).name)
    assert made not in ("", ".", "..")
    assert not made.startswith(("-", "."))
    assert not set(made) & set('\n\r\t/\\"')
