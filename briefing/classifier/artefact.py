"""Artefacts: a trained model as plain data, two ONNX graphs, a vocabulary and a manifest; nothing in them executes."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from briefing.classifier.options import ClassifierOptions
from briefing.classifier.windows import Packing
from briefing.errors import BriefingError
from briefing.model.verdict import SECTIONS
from briefing.wordpiece import WordPiece

Floats = npt.NDArray[np.float32]
Knots = tuple[tuple[float, float], ...]

PARTS = ("encoder.onnx", "head.onnx", "vocabulary.txt")
_MOST_THREADS = 4


class ArtefactError(BriefingError):
    """A file of the shipped model is missing or is not the one that the manifest names."""

    default_remedy = "install the package again"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an artefact says of itself.

    ``worth`` says what a score is worth, (score, share right) in rising order; a verdict whose score is under ``doubt``
    is doubtful; ``sha256`` are the digests of the parts, in the order of ``PARTS``.
    """

    name: str
    worth: Knots
    doubt: float
    sha256: tuple[str, ...]
    packing: Packing

    @property
    def version(self) -> str:
        """The name and the first eight digits of the encoder's digest."""
        return f"{self.name}-{self.sha256[0][:8]}"


@dataclass(frozen=True, slots=True)
class Artefact:
    """A loaded model."""

    manifest: Manifest
    wordpiece: WordPiece
    encoder: Any
    head: Any

    def encode(self, pieces: npt.NDArray[np.int32]) -> tuple[Floats, Floats]:
        """Vectors (windows, length, width) and moves (windows, length, sections) of the windows' ``pieces``."""
        vectors, moves = self.encoder.run(None, {"pieces": pieces})
        return vectors, moves

    def judge(self, units: Floats) -> Floats:
        """Logits (count, sections) of a document's unit vectors with their layout (count, width + layout)."""
        logits: Floats = self.head.run(None, {"units": units})[0]
        return logits


def manifest(name: str, folder: str = "") -> Manifest:
    """The manifest of the shipped model ``name``, or of the one in ``folder``."""
    return read_manifest(_read(name, folder, "manifest.json").decode())


def model_name(options: ClassifierOptions = ClassifierOptions()) -> str:
    """The name of the model in force with the start of its digest, such as ``fast-1a2b3c4d``."""
    return manifest(options.model, options.folder).version


def read_manifest(text: str) -> Manifest:
    """The manifest that the JSON ``text`` holds; raises :class:`ArtefactError` where it does not describe a model."""
    try:
        return _manifest(json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise ArtefactError(f"the model's manifest cannot be read ({type(error).__name__}: {error})") from error


def _manifest(given: dict[str, Any]) -> Manifest:
    if given["sections"] != [str(section) for section in SECTIONS]:
        raise ArtefactError("the model was trained for other sections")
    return Manifest(
        name=given["name"],
        worth=tuple((float(score), float(share)) for score, share in given.get("worth", ())),
        doubt=given["doubt"],
        sha256=tuple(given["sha256"][part] for part in PARTS),
        packing=Packing(**given["packing"]),
    )


@cache
def load(name: str, threads: int = 0, folder: str = "") -> Artefact:
    """The shipped model ``name``, or the one in ``folder``, loaded once.

    Raises :class:`ArtefactError` when a part is missing or is not the one that the manifest names.
    """
    return assemble(manifest(name, folder), read_parts(name, folder), threads)


def read_parts(name: str, folder: str = "") -> list[bytes]:
    """The files of the shipped model ``name``, or of the one in ``folder``, in the order of ``PARTS``."""
    return [_read(name, folder, part) for part in PARTS]


def assemble(known: Manifest, parts: list[bytes], threads: int = 0) -> Artefact:
    """The artefact that ``parts`` (in the order of ``PARTS``) are, after their digests have been compared."""
    for part, data, digest in zip(PARTS, parts, known.sha256, strict=True):
        if hashlib.sha256(data).hexdigest() != digest:
            raise ArtefactError(f"{part} of the model {known.name} has been altered")
    encoder, head, vocabulary = parts
    wordpiece = WordPiece(vocabulary.decode().splitlines())
    return Artefact(known, wordpiece, _session(encoder, threads), _session(head, 1))


def _read(name: str, folder: str, part: str) -> bytes:
    path = Path(folder) / part if folder else files("briefing.classifier") / "weights" / name / part
    try:
        return path.read_bytes()
    except OSError as error:
        if folder:
            raise ArtefactError(f"{path}: no such model", remedy="name a folder that briefing train wrote") from error
        raise ArtefactError(f"{part} of the model {name} is missing") from error


def _session(model: bytes, threads: int) -> Any:
    """A session that takes the graph as it stands: it was stored optimised."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or min(_MOST_THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    session._model_bytes = None  # kept for falling back on another provider, and there is none
    return session
