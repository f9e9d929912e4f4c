"""The trained network of the register as plain data: one ONNX graph, a vocabulary and a manifest; nothing executes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime

from briefing.analysis.options import NetworkName
from briefing.analysis.register.network import Floats, Layout, Thresholds
from briefing.analysis.register.window import Window, padded
from briefing.errors import BriefingError
from briefing.wordpiece import WordPiece

PARTS = ("network.onnx", "vocabulary.txt")
_MOST_THREADS = 4


class WeightsError(BriefingError):
    """A file of the shipped network is missing or is not the one that the manifest names."""

    default_remedy = "install the package again"


@dataclass(frozen=True, slots=True)
class Artefact:
    """The loaded network, with the layout of its scores and its thresholds."""

    name: str
    layout: Layout
    thresholds: Thresholds
    wordpiece: WordPiece
    session: Any

    def scores(self, windows: Sequence[Window]) -> Floats:
        """The scores (windows, length, layout) of each piece of ``windows``."""
        names = ("pieces", "marks", "mask")
        given = {name: np.asarray(part, np.int32) for name, part in zip(names, padded(windows), strict=True)}
        found: Floats = self.session.run(None, given)[0]
        return found


@cache
def load(name: NetworkName = "fast", threads: int = 0) -> Artefact:
    """The shipped network ``name``, loaded once, on at most ``threads`` processor threads (0: all, at most four).

    Raises :class:`WeightsError` when a part is not the one shipped.
    """
    return assemble(_read(name, "manifest.json"), [_read(name, part) for part in PARTS], threads)


def assemble(manifest: bytes, parts: Sequence[bytes], threads: int = 0) -> Artefact:
    """The network that ``parts`` (in the order of ``PARTS``) are, after their digests have been compared."""
    given = json.loads(manifest)
    for part, data in zip(PARTS, parts, strict=True):
        if hashlib.sha256(data).hexdigest() != given["sha256"][part]:
            raise WeightsError(f"{part} of the register's network has been altered")
    graph, vocabulary = parts
    return Artefact(
        name=f"{given['name']}-{given['sha256'][PARTS[0]][:8]}",
        layout=Layout(tuple(given["verbs"]), tuple(given["instruments"])),
        thresholds=Thresholds(**given["thresholds"]),
        wordpiece=WordPiece(vocabulary.decode().split("\n")),
        session=_session(graph, threads),
    )


def _read(name: str, part: str) -> bytes:
    try:
        return (files("briefing.analysis.register") / "weights" / name / part).read_bytes()
    except OSError as error:
        raise WeightsError(f"{part} of the register's network is missing") from error


def _session(graph: bytes, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or min(_MOST_THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
