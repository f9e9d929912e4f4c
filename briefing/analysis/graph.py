"""Trained networks as plain data: one ONNX graph, a vocabulary and a manifest with their digests; nothing executes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from briefing.analysis.window import Window, padded
from briefing.errors import BriefingError
from briefing.wordpiece import WordPiece

Floats = npt.NDArray[np.float32]

PARTS = ("network.onnx", "vocabulary.txt")
_MOST_THREADS = 4
_SLOWER = ("SkipLayerNormFusion",)
"""What onnxruntime 1.32 joins and then takes longer for: a tenth of the whole on one core of an EPYC."""


class WeightsError(BriefingError):
    """A file of a shipped network is missing or is not the one that the manifest names."""

    default_remedy = "install the package again"


@dataclass(frozen=True, slots=True)
class Graph:
    """A loaded network: its name with the start of its digest, its vocabulary, what its manifest says besides."""

    name: str
    wordpiece: WordPiece
    manifest: dict[str, Any]
    session: Any

    def scores(self, windows: Sequence[Window]) -> Floats:
        """The scores (windows, length, layout) of each piece of ``windows``."""
        names = ("pieces", "marks", "mask")
        given = {name: np.asarray(part, np.int32) for name, part in zip(names, padded(windows), strict=True)}
        found: Floats = self.session.run(None, given)[0]
        return found


def shipped(package: str, folder: str, threads: int = 0) -> Graph:
    """The network in ``weights/folder`` of ``package``, on at most ``threads`` threads (0: all, at most four).

    Raises :class:`WeightsError` when a part is missing or is not the one shipped.
    """
    manifest, *parts = (_read(package, folder, part) for part in ("manifest.json", *PARTS))
    return assemble(manifest, parts, threads)


def assemble(manifest: bytes, parts: Sequence[bytes], threads: int = 0) -> Graph:
    """The network that ``parts`` (in the order of ``PARTS``) are, after their digests have been compared."""
    given = json.loads(manifest)
    for part, data in zip(PARTS, parts, strict=True):
        if hashlib.sha256(data).hexdigest() != given["sha256"][part]:
            raise WeightsError(f"{part} of the network {given['name']} has been altered")
    graph, vocabulary = parts
    name = f"{given['name']}-{given['sha256'][PARTS[0]][:8]}"
    return Graph(name, WordPiece(vocabulary.decode().split("\n")), given, _session(graph, threads))


def _read(package: str, folder: str, part: str) -> bytes:
    try:
        return (files(package) / "weights" / folder / part).read_bytes()
    except OSError as error:
        raise WeightsError(f"{part} of a network of {package} is missing") from error


def _session(graph: bytes, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or min(_MOST_THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )
    session._model_bytes = None  # kept for falling back on another provider, and there is none
    return session
