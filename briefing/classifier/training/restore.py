"""A shipped artefact read back into weights, so that training can go on from it: the inverse of ``graph``."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import load_model_from_string, numpy_helper

from briefing.classifier.training.graph import WORTH

Weights = dict[str, npt.NDArray[np.float32]]

_TABLE = "enc.embeddings"


def weights_of(encoder: bytes, head: bytes) -> Weights:
    """The weights in the graphs ``encoder`` and ``head``, as exact as eight bits keep them."""
    return _encoder(_constants(encoder)) | _head(_constants(head))


def _constants(graph: bytes) -> dict[str, npt.NDArray[Any]]:
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in load_model_from_string(graph).graph.initializer}


def _encoder(found: dict[str, npt.NDArray[Any]]) -> Weights:
    places = found["places"].astype(np.float32)
    weights = {
        f"{_TABLE}.word_embeddings.weight": found["words"] * found["scales"],
        f"{_TABLE}.position_embeddings.weight": places,
        f"{_TABLE}.token_type_embeddings.weight": np.zeros((2, places.shape[1]), np.float32),
        f"{_TABLE}.LayerNorm.weight": found["norm.weight"],
        f"{_TABLE}.LayerNorm.bias": found["norm.bias"],
    }
    if "worth" in found:
        weights[WORTH] = found["worth"]
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mixed": "attention.output.dense",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
    }
    for name in found:
        if name.endswith(".scale"):
            layer, part = name.removesuffix(".scale").split(".")
            prefix = f"enc.encoder.layer.{layer.removeprefix('layer')}.{parts[part]}"
            weight = found[f"{layer}.{part}.weight"] * found[name]
            if f"{layer}.{part}.apart" in found:
                weight[found[f"{layer}.{part}.apart"]] = found[f"{layer}.{part}.exact"]
            weights[f"{prefix}.weight"] = weight.T
            weights[f"{prefix}.bias"] = found[f"{layer}.{part}.bias"]
        elif ".LayerNorm." in name:
            weights[name] = found[name]
    return {name: np.ascontiguousarray(value, np.float32) for name, value in weights.items()}


def _head(found: dict[str, npt.NDArray[Any]]) -> Weights:
    weights = {name: found[name] for name in ("inp.weight", "inp.bias", "out.weight", "out.bias")}
    biases = np.split(found["gru.b"], 2, axis=1)
    kinds = (
        ("weight_ih", found["gru.w"]),
        ("weight_hh", found["gru.r"]),
        ("bias_ih", biases[0]),
        ("bias_hh", biases[1]),
    )
    for kind, both in kinds:
        for end, value in zip(("l0", "l0_reverse"), both, strict=True):
            update, reset, new = np.split(value, 3)
            weights[f"gru.{kind}_{end}"] = np.concatenate([reset, update, new])
    return {name: np.ascontiguousarray(value, np.float32) for name, value in weights.items()}
