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

from briefing.analysis.graph import PARTS
from briefing.analysis.register.network import Layout, Thresholds
from briefing.analysis.register.training.descent import tensors
from briefing.analysis.register.training.model import Encoder, Network
from briefing.analysis.window import Window

_FAR = 4
"""How many times the median amount makes an input one that is multiplied apart."""
_MOST_APART = 16


def export(
    network: Network,
    found: Sequence[Window],
    pieces: Sequence[str],
    layout: Layout,
    thresholds: Thresholds,
    name: str,
    folder: Path,
) -> None:
    """Write the artefact that :func:`briefing.analysis.register.artefact.load` reads into ``folder``.

    ``found`` are windows that show how far the inputs of each map spread.
    """
    folder.mkdir(parents=True, exist_ok=True)
    graph, vocabulary = (folder / part for part in PARTS)
    write_graph(network, found, graph)
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


class Parted(nn.Module):
    """A map whose few inputs that spread far beyond the others are multiplied apart (Dettmers et al. 2022).

    So they do not make the steps of all the others coarse when these are quantised.
    """

    def __init__(self, whole: nn.Linear, apart: Tensor) -> None:
        super().__init__()
        given = torch.ones(whole.in_features)
        given[apart] = 0
        self.register_buffer("given", given)
        self.register_buffer("apart", apart)
        self.few_head = nn.Linear(len(apart), whole.out_features, bias=False)
        self.steps = whole
        with torch.no_grad():
            self.few_head.weight.copy_(whole.weight[:, apart])
            whole.weight[:, apart] = 0

    def forward(self, state: Tensor) -> Tensor:
        """The mapped ``state`` (…, inputs)."""
        mapped: Tensor = self.steps(state * self.given) + self.few_head(state[..., self.apart])
        return mapped


def parted(network: Encoder, found: Sequence[Window]) -> None:
    """Part the maps of the layers of ``network`` by how far their inputs spread when it reads ``found``."""
    most: dict[nn.Module, Tensor] = {}

    def note(part: nn.Module, given: tuple[Tensor, ...]) -> None:
        amounts = given[0].abs().flatten(0, -2).amax(0)
        most[part] = torch.maximum(most.get(part, amounts), amounts)

    maps = [part for layer in network.layers for part in layer.children() if isinstance(part, nn.Linear)]
    hooks = [part.register_forward_pre_hook(note) for part in maps]
    with torch.no_grad():
        for one in found:
            network(*tensors([one]))
    for hook in hooks:
        hook.remove()
    for layer in network.layers:
        for name, part in list(layer.named_children()):
            if isinstance(part, nn.Linear):
                apart = most[part].topk(_MOST_APART)
                far = apart.indices[apart.values > _FAR * most[part].median()]
                if len(far):
                    setattr(layer, name, Parted(part, far.sort().values))


def write_graph(network: Encoder, sample_windows: Sequence[Window], path: Path) -> None:
    """Export, fuse and quantise the layers; the heads stay as they are, since they are small and decide."""
    network = copy.deepcopy(network).eval()
    parted(network, sample_windows)
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
