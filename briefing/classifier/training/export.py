"""An artefact from weights: two graphs, the vocabulary and the manifest, as bytes."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from briefing.classifier.artefact import PARTS, Artefact, Knots, assemble, read_manifest
from briefing.classifier.training.graph import encoder_graph, head_graph
from briefing.classifier.windows import Packing
from briefing.model.verdict import SECTIONS

Weights = Mapping[str, npt.NDArray[np.float32]]

_HEADS = 12
_EPSILON = 1e-12
_LONGEST = 512


def parts_of(members: Sequence[Weights], vocabulary: Sequence[str]) -> list[bytes]:
    """The files of an artefact, in the order of ``PARTS``; several ``members`` judge together."""
    return [
        encoder_graph(members, _HEADS, _EPSILON, _LONGEST).SerializeToString(deterministic=True),
        head_graph(members).SerializeToString(deterministic=True),
        "".join(f"{piece}\n" for piece in vocabulary).encode(),
    ]


def manifest_of(name: str, parts: Sequence[bytes], packing: Packing, worth: Knots, doubt: float) -> str:
    """The manifest of ``parts`` as JSON."""
    digests = {part: hashlib.sha256(data).hexdigest() for part, data in zip(PARTS, parts, strict=True)}
    known = {
        "name": name,
        "sections": [str(section) for section in SECTIONS],
        "worth": worth,
        "doubt": round(doubt, 4),
        "sha256": digests,
        "packing": dataclasses.asdict(packing),
    }
    return json.dumps(known, indent=1) + "\n"


def assembled(parts: list[bytes], packing: Packing) -> Artefact:
    """The artefact that ``parts`` are before it is calibrated."""
    return assemble(read_manifest(manifest_of("new", parts, packing, (), 0.0)), parts)


def write(folder: Path, parts: Sequence[bytes], manifest: str) -> None:
    """Write an artefact to ``folder``, the manifest last, so that one broken off half-way is not taken for whole."""
    folder.mkdir(parents=True, exist_ok=True)
    for part, data in zip(PARTS, parts, strict=True):
        (folder / part).write_bytes(data)
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
