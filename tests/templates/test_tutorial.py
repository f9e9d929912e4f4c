"""Every listing of docs/templates.md is run: files are written, commands called, small templates composed."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from briefing.compose import sample
from briefing.compose.cells import CELLS
from briefing.compose.checking import _context
from briefing.compose.context import CONTEXT_NAMES, READABLE
from briefing.compose.rendering import Kitchen
from briefing.compose.template_set import load_set
from briefing.errors import BriefingError
from briefing.model.record import to_record
from tests.compose.reading import words
from tests.compose.sets import blocks

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "templates.md").read_text("utf-8")
_LISTING = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing of the page: its language, the file it is, its text."""

    kind: str
    file: str
    text: str


LISTINGS = tuple(Listing(kind, file or "", text) for kind, file, text in _LISTING.findall(PAGE))


def test_the_page_has_no_listing_that_is_not_run() -> None:
    assert {each.kind for each in LISTINGS} == {"toml", "jinja", "console", "text"}
    assert len(LISTINGS) == PAGE.count("\n```") // 2


def test_files_and_commands_do_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("brief.json").write_text(json.dumps(to_record(sample())), "utf-8")
    docx.Document().save("letterhead.docx")
    for listing in LISTINGS:
        if listing.file:
            Path(listing.file).parent.mkdir(parents=True, exist_ok=True)
            Path(listing.file).write_text(listing.text, "utf-8")
        elif listing.kind == "console":
            assert "".join(session(listing.text)) == listing.text


def session(text: str) -> Iterator[str]:
    """The commands of a session, each with what it prints and its exit code."""
    for line in text.splitlines():
        if line.startswith("$ "):
            code, out = run(shlex.split(line[2:]))
            yield f"{line}\n{out}{f'[{code}]' + chr(10) if code else ''}"


def run(arguments: list[str]) -> tuple[int, str]:
    if arguments[0] != "briefing":
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr
    return briefing(arguments[1:])


def briefing(arguments: list[str]) -> tuple[int, str]:
    """``briefing`` in this process: its exit code and what it prints."""
    module = import_module(f"briefing.cli.{arguments[0]}")
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            code = module.run(parser.parse_args(arguments[1:]))
        except BriefingError as error:
            out.write(f"briefing: error: {error.line()}\n")
            code = error.exit_code
    return code, out.getvalue()


SMALL = tuple(
    (listing.text, after.text)
    for listing, after in pairwise(LISTINGS)
    if listing.kind == "jinja" and not listing.file and after.kind == "text"
)


@pytest.mark.parametrize(("template", "shown"), SMALL, ids=range(len(SMALL)))
def test_a_small_template_gives_the_words_shown_below_it(tmp_path: Path, template: str, shown: str) -> None:
    found = words(blocks(tmp_path / "set", template, sample())).replace("\u00a0", " ")
    assert [line for line in found.split("\n") if line] == shown.splitlines()


def test_every_small_template_is_followed_by_what_it_gives() -> None:
    assert len(SMALL) == len([each for each in LISTINGS if each.kind == "jinja" and not each.file]) > 3


# ---- the reference ------------------------------------------------------------------------------------------------


def kitchen() -> Kitchen:
    template_set = load_set("policy_brief")
    return Kitchen(template_set, _context(template_set, sample(), {}))


def test_every_variable_field_and_cell_is_documented() -> None:
    names = {*CONTEXT_NAMES, "section"}
    names |= {field.name for kind in READABLE for field in fields(kind) if field.name != "spans"}
    names |= {name for cells in CELLS.values() for name in cells}
    assert [name for name in sorted(names) if f"`{name}`" not in PAGE] == []


def test_every_filter_and_function_is_documented() -> None:
    sandbox = kitchen().sandbox
    names = [name for name in (*sandbox.filters, *sandbox.globals) if not name.startswith("_")]
    assert [name for name in names if not re.search(rf"`(?:\{{% call )?{name}\b", PAGE)] == []


def test_every_picture_of_the_page_is_there() -> None:
    for path in re.findall(r"\]\((pictures/[^)]+)\)", PAGE):
        assert (ROOT / "docs" / path).stat().st_size > 1000


def test_the_links_inside_the_page_lead_somewhere() -> None:
    anchors = {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", PAGE, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= anchors
