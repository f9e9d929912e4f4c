"""The trained network of the register, with the layout of its scores and its thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis import graph
from briefing.analysis.graph import Floats, Graph
from briefing.analysis.options import NetworkName
from briefing.analysis.register.network import Layout, Thresholds
from briefing.analysis.window import Window
from briefing.wordpiece import WordPiece


@dataclass(frozen=True, slots=True)
class Artefact:
    """The loaded network."""

    graph: Graph
    layout: Layout
    thresholds: Thresholds

    @property
    def name(self) -> str:
        """The name with the start of the digest."""
        return self.graph.name

    @property
    def wordpiece(self) -> WordPiece:
        """What cuts words into the pieces that the network knows."""
        return self.graph.wordpiece

    def scores(self, windows: Sequence[Window]) -> Floats:
        """The scores (windows, length, layout) of each piece of ``windows``."""
        return self.graph.scores(windows)


@cache
def load(name: NetworkName = "fast", threads: int = 0) -> Artefact:
    """The shipped network ``name``, loaded once, on at most ``threads`` processor threads (0: all, at most four).

    Raises :class:`briefing.analysis.graph.WeightsError` when a part is not the one shipped.
    """
    return _artefact(graph.shipped("briefing.analysis.register", name, threads))


def assemble(manifest: bytes, parts: Sequence[bytes], threads: int = 0) -> Artefact:
    """The network that ``parts`` are, after their digests have been compared."""
    return _artefact(graph.assemble(manifest, parts, threads))


def _artefact(loaded: Graph) -> Artefact:
    given = loaded.manifest
    layout = Layout(tuple(given["verbs"]), tuple(given["instruments"]))
    return Artefact(loaded, layout, Thresholds(**given["thresholds"]))
