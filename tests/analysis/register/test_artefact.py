"""The shipped network."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from briefing.analysis.graph import PARTS, WeightsError
from briefing.analysis.instruments import instruments
from briefing.analysis.options import NetworkName
from briefing.analysis.register.artefact import assemble, load

FOLDER = Path(str(files("briefing.analysis.register"))) / "weights" / "fast"


@pytest.mark.parametrize(("model", "name", "mebibytes"), [("fast", "minilm6", 18), ("accurate", "mpnet6", 56)])
def test_a_shipped_network_is_the_one_its_manifest_names(model: NetworkName, name: str, mebibytes: int) -> None:
    artefact, folder = load(model), FOLDER.parent / model
    assert artefact.name == f"{name}-{json.loads((folder / 'manifest.json').read_bytes())['sha256'][PARTS[0]][:8]}"
    assert artefact.layout.tools == instruments().names
    assert sum(len((folder / part).read_bytes()) for part in PARTS) < mebibytes * 2**20


def test_an_altered_part_is_refused() -> None:
    parts = [(FOLDER / part).read_bytes() for part in PARTS]
    with pytest.raises(WeightsError, match=r"vocabulary\.txt"):
        assemble((FOLDER / "manifest.json").read_bytes(), [parts[0], parts[1] + b"\n"])
