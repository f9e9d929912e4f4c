"""The network: an encoder with heads for verbs, spans, actors, force, stance, verb and instruments."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from briefing.analysis.register.network import Layout
from briefing.analysis.window import LONGEST, Mark
from briefing.distances import bucket_of

HEADS, EPSILON = 12, 1e-12
_WORTH = "encoder.relative_attention_bias.weight"


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an encoder: its ``width``, the ``inner`` one, ``buckets`` of distances (0: places alone tell)."""

    width: int = 384
    inner: int = 1536
    buckets: int = 0


def shape_of(weights: Mapping[str, Tensor]) -> Shape:
    """The sizes of the encoder with these ``weights``, named as in BERT's checkpoints."""
    inner, width = weights["encoder.layer.0.intermediate.dense.weight"].shape
    return Shape(width, inner, len(weights[_WORTH]) if _WORTH in weights else 0)


class Layer(nn.Module):
    """One layer of a BERT encoder (Devlin et al. 2019)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width, inner = shape.width, shape.inner
        self.query, self.key, self.value, self.mixed = (nn.Linear(width, width) for _ in range(4))
        self.wide, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_read, self.norm_out = nn.LayerNorm(width, EPSILON), nn.LayerNorm(width, EPSILON)
        self.drop = nn.Dropout(dropout)

    def forward(self, state: Tensor, bias: Tensor) -> Tensor:
        """The next state (windows, length, width); ``bias`` is added to what the pieces are worth to each other."""
        rows, length, width = state.shape

        def split(part: Tensor) -> Tensor:
            return part.view(rows, length, HEADS, width // HEADS).transpose(1, 2)

        scores = split(self.query(state)) @ split(self.key(state)).transpose(2, 3) / math.sqrt(width // HEADS) + bias
        read = (self.drop(scores.softmax(-1)) @ split(self.value(state))).transpose(1, 2).reshape(rows, length, width)
        state = self.norm_read(state + self.drop(self.mixed(read)))
        inner = nn.functional.gelu(self.wide(state))
        out: Tensor = self.norm_out(state + self.drop(self.narrow(inner)))
        return out


class Encoder(nn.Module):
    """Windows to a vector of each of their pieces."""

    def __init__(self, vocabulary: int, layers: int, shape: Shape = Shape(), dropout: float = 0.1) -> None:
        super().__init__()
        width = shape.width
        self.words, self.places = nn.Embedding(vocabulary, width), nn.Embedding(LONGEST, width)
        self.marks = nn.Embedding(len(Mark), width)
        self.norm = nn.LayerNorm(width, EPSILON)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(layers))
        self.near = nn.Embedding(shape.buckets, HEADS) if shape.buckets else None
        self.drop = nn.Dropout(dropout)
        places = np.arange(LONGEST)
        buckets = bucket_of(places[None, :] - places[:, None], max(shape.buckets, 4))
        self.register_buffer("buckets", torch.from_numpy(buckets.astype(np.int32)), persistent=False)

    def read(self, pieces: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Vectors (windows, length, width) of ``pieces``, ``marks`` and ``mask`` (windows, length)."""
        length = pieces.shape[1]
        state = self.words(pieces) + self.places.weight[:length] + self.marks(marks)
        state = self.drop(self.norm(state))
        bias = (1.0 - mask.to(state.dtype))[:, None, None, :] * -1e4
        if self.near is not None:
            bias = bias + self.near(self.buckets[:length, :length]).permute(2, 0, 1)
        for layer in self.layers:
            state = layer(state, bias)
        return state

    def start_from(self, weights: Mapping[str, Tensor], kept: list[int]) -> None:
        """Take ``weights`` named as in BERT's checkpoints; ``kept`` are the numbers of the pieces that are kept."""
        prefix = "embeddings."
        with torch.no_grad():
            self.words.weight.copy_(weights[f"{prefix}word_embeddings.weight"][kept])
            kinds = weights[f"{prefix}token_type_embeddings.weight"]
            self.places.weight.copy_(weights[f"{prefix}position_embeddings.weight"][:LONGEST] + kinds[0])
            self.marks.weight.normal_(0.0, 0.01)
            _copy(self.norm, weights, f"{prefix}LayerNorm")
            if self.near is not None:
                self.near.weight.copy_(weights[_WORTH])
            for number, layer in enumerate(self.layers):
                for part, name in _PARTS.items():
                    _copy(getattr(layer, part), weights, f"encoder.layer.{number}.{name}")


class Network(Encoder):
    """Windows to the scores of each of their pieces, laid out as :class:`Layout` says."""

    def __init__(
        self, vocabulary: int, layers: int, layout: Layout, shape: Shape = Shape(), dropout: float = 0.1
    ) -> None:
        super().__init__(vocabulary, layers, shape, dropout)
        width = shape.width
        tools = layout.instruments.stop - layout.instruments.start
        self.word_head = nn.Linear(width, layout.words)
        self.entry_head = nn.Linear(2 * width, layout.size - layout.words - tools)
        self.attention, self.tool_head = nn.Linear(width, 1), nn.Linear(width, tools)

    def forward(self, pieces: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Scores (windows, length, layout) of ``pieces``, ``marks`` and ``mask`` (windows, length)."""
        state = self.read(pieces, marks, mask)
        opening = state[:, :1].expand_as(state)
        entry = self.entry_head(self.drop(torch.cat([state, opening], -1)))
        inside = (marks > 0).to(state.dtype)
        weight = (self.attention(state)[..., 0] + (1.0 - inside) * -1e4).softmax(-1)
        tools = weight[..., None] * self.tool_head(state)
        return torch.cat([self.word_head(self.drop(state)), entry, tools], -1)


_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "norm_read": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm_out": "output.LayerNorm",
}


def _copy(part: nn.Module, weights: Mapping[str, Tensor], name: str) -> None:
    part.load_state_dict({key: weights[f"{name}.{key}"] for key in ("weight", "bias")})
