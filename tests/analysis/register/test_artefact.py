"""The shipped network."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from briefing.analysis.instruments import instruments
from briefing.analysis.register.artefact import PARTS, WeightsError, assemble, load

FOLDER = files("briefing.analysis.register") / "weights"


def test_the_shipped_network_is_the_one_its_manifest_names() -> None:
    artefact = load()
    assert artefact.name == "minilm6-" + json.loads((FOLDER / "manifest.json").read_bytes())["sha256"][PARTS[0]][:8]
    assert artefact.layout.tools == instruments().names
    assert sum(len((FOLDER / part).read_bytes()) for part in PARTS) < 18 * 2**20


def test_an_altered_part_is_refused() -> None:
    parts = [(FOLDER / part).read_bytes() for part in PARTS]
    with pytest.raises(WeightsError, match=r"vocabulary\.txt"):
        assemble((FOLDER / "manifest.json").read_bytes(), [parts[0], parts[1] + b"\n"])
