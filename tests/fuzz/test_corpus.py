"""The corpus of the fuzzers, and mutations of it: every file is read or refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.reading import read_or_refuse

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())
SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.[dhp][otd][cmf]*"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_file_that_once_told_something_is_read_or_refused(path: Path) -> None:
    read_or_refuse(path.read_bytes(), f"found.{path.parent.name}")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_damaged_document_is_read_or_refused(path: Path, data: st.DataObject) -> None:
    whole = path.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 400)))
    put_in = data.draw(st.binary(max_size=40))
    read_or_refuse(whole[:start] + put_in + whole[end:], path.name)


@given(st.binary(max_size=400), st.sampled_from(["txt", "md", "html", "docx", "pdf"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    read_or_refuse(data, f"any.{suffix}")
