"""The trained network as one ONNX graph in eight-bit integers, with its vocabulary and a manifest of digests."""

from __future__ import annotations

import copy
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from briefing.analysis.register.artefact import PARTS
from briefing.analysis.register.network import Layout, Thresholds
from briefing.analysis.register.training.model import Network


def export(
    network: Network, pieces: Sequence[str], layout: Layout, thresholds: Thresholds, name: str, folder: Path
) -> None:
    """Write the artefact that :func:`briefing.analysis.register.artefact.load` reads into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    graph, vocabulary = (folder / part for part in PARTS)
    _write_graph(network, graph)
    vocabulary.write_text("\n".join(pieces), encoding="utf-8")
    manifest = {
        "name": name,
        "verbs": list(layout.verbs),
        "instruments": list(layout.tools),
        "thresholds": {"verb": thresholds.verb, "instrument": thresholds.instrument},
        "sha256": {part: hashlib.sha256((folder / part).read_bytes()).hexdigest() for part in PARTS},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


class Rows(nn.Module):
    """An embedding in eight-bit integers with a scale a row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("steps", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor) -> Tensor:
        """The rows (…, width) of ``pieces``."""
        rows: Tensor = self.steps[pieces].float() * self.scale[pieces]
        return rows


def _write_graph(network: Network, path: Path) -> None:
    """Export, fuse and quantise the layers; the heads stay as they are, since they are small and decide."""
    network = copy.deepcopy(network).eval()
    network.words = Rows(network.words)
    sample = torch.ones((2, 9), dtype=torch.int32)
    names = ["pieces", "marks", "mask"]
    axes = {name: {0: "windows", 1: "length"} for name in (*names, "scores")}
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        torch.onnx.export(
            network, (sample, sample, sample), str(plain), input_names=names, output_names=["scores"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.optimized_model_filepath = str(fused)
        onnxruntime.InferenceSession(str(plain), options, providers=["CPUExecutionProvider"])
        heads = [
            node.name for node in onnx.load(str(fused)).graph.node if "head" in node.name or "/attention/" in node.name
        ]
        quantize_dynamic(
            fused, path, op_types_to_quantize=["MatMul"], nodes_to_exclude=heads, per_channel=True,
            reduce_range=True, weight_type=QuantType.QInt8,
        )  # fmt: skip
