"""The trained network as two ONNX graphs in eight-bit integers, built node by node so that nothing is left to optimise.

``encoder.onnx`` reads windows of one length and gives a vector for each piece; ``head.onnx`` reads the vectors and
layout of a whole document and gives the four logits of each unit. Several networks that start from the same words make
one model: its vectors stand side by side, its logits are the mean. Weights are symmetric int8 with a scale for each
column (for each row in the embedding), in ``[-64, 64]`` so that the sums of processors without VNNI do not saturate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, TensorProto, helper, numpy_helper

from briefing.distances import bucket_of

Weights = Mapping[str, npt.NDArray[np.float32]]

WORTH = "enc.encoder.relative_attention_bias.weight"
"""What distances between pieces are worth to each head (buckets, heads), in an encoder that has buckets."""

SPREAD = "spread"
"""The last part of the name under which the greatest amounts of a map's inputs stand among the weights."""

_FAR = 4
"""How many times the median amount makes an input one that is multiplied apart."""
_MOST_APART = 16

_STEPS = 64
_MICROSOFT = "com.microsoft"
_OPSETS = (("", 17), (_MICROSOFT, 1))


@dataclass(frozen=True, slots=True)
class Dense:
    """A map: ``weight`` (inputs, outputs), ``bias``, and the numbers of the inputs that spread far beyond others."""

    weight: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    apart: npt.NDArray[np.int64]


class Graph:
    """Nodes and constants in the making; ``prefix`` stands before the names that follow."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.prefix = ""
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def constant(self, name: str, value: npt.NDArray[Any]) -> str:
        """The name of a constant of the graph."""
        name = self.prefix + name
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """The name of the output of a new node; kinds that start with ``*`` are the runtime's own."""
        domain = _MICROSOFT if kind.startswith("*") else ""
        output = self.prefix + output
        self.nodes.append(helper.make_node(kind.lstrip("*"), inputs, [output], domain=domain, **attributes))
        return output

    def dense(self, source: str, part: Dense, name: str) -> str:
        """``source @ weight + bias`` in int8, quantising ``source`` as it comes.

        The few inputs that spread far beyond the others are multiplied apart, exactly, so that they do not make the
        steps of all the others coarse (Dettmers et al. 2022).
        """
        if not len(part.apart):
            return self._eight_bits(source, part, name)
        given = np.ones(len(part.weight), np.float32)
        given[part.apart] = 0
        rest = self.add("Mul", [source, self.constant(f"{name}.given", given)], f"{name}.rest")
        steps = self._eight_bits(rest, replace(part, weight=part.weight * given[:, None]), name)
        few = self.add("Gather", [source, self.constant(f"{name}.apart", part.apart)], f"{name}.few", axis=-1)
        exact = self.add("MatMul", [few, self.constant(f"{name}.exact", part.weight[part.apart])], f"{name}.exactly")
        return self.add("Add", [steps, exact], f"{name}.whole")

    def _eight_bits(self, source: str, part: Dense, name: str) -> str:
        scale = np.maximum(np.abs(part.weight).max(axis=0), 1e-8) / _STEPS
        steps = np.rint(part.weight / scale).astype(np.int8)
        return self.add(
            "*DynamicQuantizeMatMul",
            [
                source,
                self.constant(f"{name}.weight", steps),
                self.constant(f"{name}.scale", scale.astype(np.float32)),
                self.constant(f"{name}.zero", np.zeros(part.weight.shape[1], np.int8)),
                self.constant(f"{name}.bias", part.bias),
            ],
            name,
        )

    def model(self, inputs: list[Any], outputs: list[Any]) -> ModelProto:
        """The finished model."""
        graph = helper.make_graph(self.nodes, self.name, inputs, outputs, list(self.constants.values()))
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="policy-briefing")


def encoder_graph(members: Sequence[Weights], heads: int, epsilon: float, longest: int) -> ModelProto:
    """The encoder: ``pieces`` (windows, length) to ``vectors`` (…, width) and ``moves`` (…, sections).

    ``moves`` is what each piece's vector adds to the logits of its unit, before it is divided by the unit's length.
    """
    graph = Graph("encoder")
    rows = _rows(graph, members[0])
    states, moves = [], []
    for weights, prefix in zip(members, _prefixes(members), strict=True):
        graph.prefix = prefix
        state = _embedding(graph, weights, rows, epsilon, longest)
        near = _nearness(graph, weights, longest)
        layers = 1 + max(int(name.split(".")[3]) for name in weights if name.startswith("enc.encoder.layer."))
        for number in range(layers):
            state = _layer(graph, weights, f"enc.encoder.layer.{number}", state, near, heads, epsilon)
        width = weights["enc.embeddings.LayerNorm.weight"].shape[0]
        direct = graph.constant("direct", weights["out.weight"][:, :width].T)
        states.append(state)
        moves.append(graph.add("MatMul", [state, direct], "moved"))
    graph.prefix = ""
    graph.add("Concat", states, "vectors", axis=-1)
    graph.add("Mean", moves, "moves")
    shape = ["windows", "length"]
    return graph.model(
        [helper.make_tensor_value_info("pieces", TensorProto.INT32, shape)],
        [
            helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [*shape, width * len(members)]),
            helper.make_tensor_value_info("moves", TensorProto.FLOAT, [*shape, len(weights["out.bias"])]),
        ],
    )


def head_graph(members: Sequence[Weights]) -> ModelProto:
    """The head: ``units`` (count, widths + layout) to ``logits`` (count, sections), over the whole document."""
    graph = Graph("head")
    given = members[0]["inp.weight"].shape[1]
    width = members[0]["enc.embeddings.LayerNorm.weight"].shape[0]
    sizes = [width] * len(members) + [given - width]
    parts = [f"part{number}" for number in range(len(sizes))]
    split = graph.constant("sizes", np.array(sizes, np.int64))
    graph.nodes.append(helper.make_node("Split", ["units", split], parts, axis=1))
    logits = []
    for weights, part, prefix in zip(members, parts, _prefixes(members), strict=False):
        graph.prefix = prefix
        logits.append(_head(graph, weights, graph.add("Concat", [part, parts[-1]], "given", axis=1)))
    graph.prefix = ""
    graph.add("Mean", logits, "logits")
    return graph.model(
        [helper.make_tensor_value_info("units", TensorProto.FLOAT, ["count", sum(sizes)])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["count", len(members[0]["out.bias"])])],
    )


def _prefixes(members: Sequence[Weights]) -> list[str]:
    return ["", *(f"{number}." for number in range(1, len(members)))]


def _head(graph: Graph, weights: Weights, given: str) -> str:
    hidden = weights["gru.weight_hh_l0"].shape[1]
    inner = graph.add("Gemm", [given, *_linear(graph, weights, "inp")], "inner", transB=1)
    active = graph.add("*Gelu", [inner], "active")
    axis = graph.constant("axis", np.array([1], np.int64))
    steps = graph.add("Unsqueeze", [active, axis], "steps")
    names = [graph.constant(key, value) for key, value in _gru(weights, hidden).items()]
    read = graph.add(
        "GRU", [steps, *names], "read", hidden_size=hidden, direction="bidirectional", linear_before_reset=1
    )
    turned = graph.add("Transpose", [read], "turned", perm=[0, 2, 1, 3])
    shape = graph.constant("shape", np.array([-1, 2 * hidden], np.int64))
    context = graph.add("Reshape", [turned, shape], "context")
    both = graph.add("Concat", [given, context], "both", axis=1)
    return graph.add("Gemm", [both, *_linear(graph, weights, "out")], "decided", transB=1)


def _rows(graph: Graph, weights: Weights) -> str:
    """The vectors of the words themselves, which training leaves alone, so that all members share them."""
    words = weights["enc.embeddings.word_embeddings.weight"]
    scale = np.maximum(np.abs(words).max(axis=1, keepdims=True), 1e-8) / 127
    table = graph.constant("words", np.rint(words / scale).astype(np.int8))
    rows = graph.add("Gather", [table, "pieces"], "rows")
    floats = graph.add("Cast", [rows], "floats", to=TensorProto.FLOAT)
    scales = graph.add("Gather", [graph.constant("scales", scale.astype(np.float32)), "pieces"], "row_scales")
    return graph.add("Mul", [floats, scales], "known")


def _embedding(graph: Graph, weights: Weights, rows: str, epsilon: float, longest: int) -> str:
    places = (
        weights["enc.embeddings.position_embeddings.weight"] + weights["enc.embeddings.token_type_embeddings.weight"][0]
    )
    shape = graph.add("Shape", ["pieces"], "pieces_shape", start=1)
    zero = graph.constant("zero", np.zeros(1, np.int64))
    placed = graph.add("Slice", [graph.constant("places", places[:longest]), zero, shape, zero], "placed")
    summed = graph.add("Add", [rows, placed], "summed")
    norm = [graph.constant(f"norm.{part}", weights[f"enc.embeddings.LayerNorm.{part}"]) for part in ("weight", "bias")]
    return graph.add("LayerNormalization", [summed, *norm], "embedded", epsilon=epsilon, axis=-1)


def _nearness(graph: Graph, weights: Weights, longest: int) -> str:
    """What the distance of two pieces adds to each head's attention (1, heads, length, length); empty for nothing."""
    if WORTH not in weights:
        return ""
    worth = weights[WORTH]
    buckets = graph.constant("buckets", bucket_of(np.arange(1 - longest, longest), len(worth)))
    each = graph.add("Gather", [graph.constant("worth", worth), buckets], "worth_of_distances")
    axes = [graph.constant(f"axis{number}", np.array([number], np.int64)) for number in (0, 1)]
    zero, one, most = (graph.constant(f"n{number}", np.array(number, np.int64)) for number in (0, 1, longest - 1))
    length = graph.add("Squeeze", [graph.prefix + "pieces_shape"], "length")
    places = graph.add("Range", [zero, length, one], "places_read")
    across, down = (graph.add("Unsqueeze", [places, axis], f"along{axis}") for axis in axes)
    distance = graph.add("Add", [graph.add("Sub", [across, down], "apart"), most], "distance")
    turned = graph.add("Transpose", [graph.add("Gather", [each, distance], "worths")], "turned_worths", perm=[2, 0, 1])
    return graph.add("Unsqueeze", [turned, axes[0]], "near")


def _layer(graph: Graph, weights: Weights, prefix: str, state: str, near: str, heads: int, epsilon: float) -> str:
    name = f"layer{prefix.rsplit('.', 1)[1]}"
    parts = []
    for part in ("query", "key", "value"):
        parts.append(graph.dense(state, _dense(weights, f"{prefix}.attention.self.{part}"), f"{name}.{part}"))
    given = [*parts, "", "", near] if near else parts
    read = graph.add("*MultiHeadAttention", given, f"{name}.read", num_heads=heads)
    mixed = graph.dense(read, _dense(weights, f"{prefix}.attention.output.dense"), f"{name}.mixed")
    state = _add_and_norm(graph, weights, f"{prefix}.attention.output.LayerNorm", [mixed, state], epsilon)
    wide = graph.dense(state, _dense(weights, f"{prefix}.intermediate.dense"), f"{name}.wide")
    active = graph.add("*Gelu", [wide], f"{name}.active")
    narrow = graph.dense(active, _dense(weights, f"{prefix}.output.dense"), f"{name}.narrow")
    return _add_and_norm(graph, weights, f"{prefix}.output.LayerNorm", [narrow, state], epsilon)


def _add_and_norm(graph: Graph, weights: Weights, prefix: str, inputs: list[str], epsilon: float) -> str:
    norm = [graph.constant(f"{prefix}.{part}", weights[f"{prefix}.{part}"]) for part in ("weight", "bias")]
    summed = graph.add("Add", inputs, f"{prefix}.sum")
    return graph.add("LayerNormalization", [summed, *norm], f"{prefix}.out", epsilon=epsilon, axis=-1)


def _dense(weights: Weights, name: str) -> Dense:
    weight = weights[f"{name}.weight"].T
    spread = weights.get(f"{name}.{SPREAD}", np.zeros(len(weight), np.float32))
    widest = np.argsort(-spread, kind="stable")[:_MOST_APART]
    apart = np.sort(widest[spread[widest] > _FAR * np.median(spread)])
    return Dense(weight, weights[f"{name}.bias"], apart.astype(np.int64))


def _linear(graph: Graph, weights: Weights, name: str) -> list[str]:
    return [graph.constant(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias")]


def _gru(weights: Weights, hidden: int) -> dict[str, npt.NDArray[np.float32]]:
    """The weights of both directions in ONNX's order of gates (update, reset, new; PyTorch: reset, update, new)."""

    def ordered(name: str) -> npt.NDArray[np.float32]:
        reset, update, new = np.split(weights[name], 3)
        return np.concatenate([update, reset, new])

    ends = ("l0", "l0_reverse")
    return {
        "gru.w": np.stack([ordered(f"gru.weight_ih_{end}") for end in ends]),
        "gru.r": np.stack([ordered(f"gru.weight_hh_{end}") for end in ends]),
        "gru.b": np.stack(
            [np.concatenate([ordered(f"gru.bias_ih_{end}"), ordered(f"gru.bias_hh_{end}")]) for end in ends]
        ),
    }
