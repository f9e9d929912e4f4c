"""Artefacts: only what the manifest names is loaded, and what is wrong is said in one line."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from briefing.classifier import ArtefactError, ClassifierOptions, classify_units, model_name, parse_units
from briefing.classifier.artefact import PARTS, assemble, manifest, read_manifest, read_parts

LINE = '{"text": "The ministry should publish the treaty."}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(files("briefing.classifier") / "weights" / "fast") as shipped:
        shutil.copytree(shipped, tmp_path / "model")
    return tmp_path / "model"


def test_a_model_in_a_folder_judges_as_the_shipped_one_does(folder: Path) -> None:
    options = ClassifierOptions(folder=str(folder))
    units = parse_units(LINE, "f")
    assert classify_units(units, options=options) == classify_units(units)
    assert model_name(options) == model_name()


def test_an_altered_part_is_refused() -> None:
    encoder, head, vocabulary = read_parts("fast")
    with pytest.raises(ArtefactError, match=r"vocabulary\.txt of the model fast has been altered"):
        assemble(manifest("fast"), [encoder, head, vocabulary + b"\n"])


def test_a_missing_part_is_named(folder: Path) -> None:
    (folder / PARTS[1]).unlink()
    with pytest.raises(ArtefactError, match=r"head\.onnx: no such model"):
        classify_units(parse_units(LINE, "f"), options=ClassifierOptions(folder=str(folder)))


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"sections": ["a"]}'])
def test_a_manifest_that_describes_no_model_is_refused(text: str) -> None:
    with pytest.raises(ArtefactError):
        read_manifest(text)


def test_the_shipped_model_is_small_and_calibrated() -> None:
    assert sum(map(len, read_parts("fast"))) < 30 * 2**20
    known = manifest("fast")
    assert [share for _, share in known.worth] == sorted(share for _, share in known.worth)
    assert 0.5 < known.doubt < 1


def test_a_manifest_survives_being_written_and_read(folder: Path) -> None:
    text = (folder / "manifest.json").read_text()
    assert read_manifest(json.dumps(json.loads(text))) == manifest("fast")
