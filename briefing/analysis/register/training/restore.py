"""A shipped network of the register read back into weights, so that training can go on from it.

The inverse of ``export``, as exact as the steps are that the weights are kept in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from onnx import ModelProto, NodeProto, load, numpy_helper
from torch import Tensor

from briefing.analysis.graph import PARTS
from briefing.analysis.register.network import Layout
from briefing.analysis.register.training.model import Network, Shape

Constants = dict[str, npt.NDArray[Any]]

_MAP = re.compile(r"/(?:layers\.\d+/\w+|\w+)(?=/(?:steps/)?MatMul(?:_quant)?$)")
_FEW = re.compile(r"/layers\.\d+/\w+(?=/few_head/MatMul$)")


def restored(folder: Path, layout: Layout) -> Network:
    """The network whose graph stands in ``folder``."""
    weights = weights_of(load(str(folder / PARTS[0])))
    inner, width = weights["layers.0.wide.weight"].shape
    buckets = len(weights["near.weight"]) if "near.weight" in weights else 0
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    network = Network(len(weights["words.weight"]), layers, layout, Shape(width, inner, buckets))
    network.load_state_dict(weights)
    return network


def weights_of(model: ModelProto) -> dict[str, Tensor]:
    """The weights in the graph of ``model``, by the names that :class:`Network` has for them."""
    found = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    weights = {"words.weight": found["words.steps"] * found["words.scale"]}
    weights.update(_maps(model, found))
    for name, value in found.items():
        plain = name.replace(".steps.", ".")
        if plain.endswith((".bias", ".weight")) and value.dtype == np.float32:
            weights.setdefault(plain, value)
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in weights.items()}


def _maps(model: ModelProto, found: Constants) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    """The weight (outputs, inputs) of each map; the inputs that are multiplied apart stand in it again."""
    makers = {name: node for node in model.graph.node for name in node.output}
    apart = {match[0]: node for node in model.graph.node if (match := _FEW.match(node.name))}
    for node in model.graph.node:
        if match := _MAP.match(node.name):
            weight = _weight(node, found)
            if few := apart.get(match[0]):
                weight[found[makers[few.input[0]].input[1]]] = found[few.input[1]]
            yield f"{match[0][1:].replace('/', '.')}.weight", weight.T


def _weight(node: NodeProto, found: Constants) -> npt.NDArray[Any]:
    name = node.input[1]
    if node.op_type == "MatMulInteger":
        steps = name.removesuffix("_quantized")
        return found[name].astype(np.float32) * found[f"{steps}_scale"]
    return found[name].copy()
