"""The trained network as one ONNX graph in eight-bit integers, with its vocabulary and a manifest of digests."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

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


def _write_graph(network: Network, path: Path) -> None:
    """Export, fuse and quantise; weights are kept to seven bits, so that processors without VNNI do not saturate."""
    sample = torch.ones((2, 9), dtype=torch.int32)
    axes = {name: {0: "windows", 1: "length"} for name in ("pieces", "marks", "mask", "scores")}
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        torch.onnx.export(
            network.eval(), (sample, sample, sample), str(plain),
            input_names=["pieces", "marks", "mask"], output_names=["scores"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.optimized_model_filepath = str(fused)
        onnxruntime.InferenceSession(str(plain), options, providers=["CPUExecutionProvider"])
        quantize_dynamic(
            fused, path, op_types_to_quantize=["MatMul", "Gather"], per_channel=True, reduce_range=True,
            weight_type=QuantType.QInt8,
        )  # fmt: skip
