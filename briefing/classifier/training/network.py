"""The network as PyTorch modules: a BERT encoder (Devlin et al. 2019) over windows, a document head over its units.

An encoder with buckets adds to each attention what the distance of two pieces is worth, as MPNet does (Song et al.
2020). The names of the parameters are those of BERT's published checkpoints, with ``enc.`` before the encoder's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from briefing.classifier.structure import FEATURES
from briefing.distances import bucket_of
from briefing.model.verdict import SECTIONS

_UNSEEN = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an encoder.

    ``words`` in the vocabulary, ``layers`` of ``width`` with ``heads`` and ``inner`` width, ``places`` in a window, and
    ``buckets`` of distances between pieces (0: only their places tell).
    """

    words: int
    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    places: int = 512
    buckets: int = 0
    epsilon: float = 1e-12


class Attention(nn.Module):
    """Self-attention with its output map and norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.self = nn.ModuleDict({part: nn.Linear(shape.width, shape.width) for part in ("query", "key", "value")})
        self.output = _output(shape.width, shape.width, shape.epsilon)

    def forward(self, state: Tensor, bias: Tensor) -> Tensor:
        """``state`` (windows, length, width) after attention, to whose scores ``bias`` is added."""
        parts = (part(state) for part in self.self.values())
        query, key, value = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in parts)
        scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
        read = (scores + bias.to(scores.dtype)).softmax(-1).to(value.dtype) @ value
        return _close(self.output, read.transpose(1, 2).flatten(-2), state, 0.0)


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.attention = Attention(shape)
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(shape.width, shape.inner)})
        self.output = _output(shape.inner, shape.width, shape.epsilon)

    def forward(self, state: Tensor, bias: Tensor) -> Tensor:
        """``state`` (windows, length, width) after the layer."""
        state = self.attention(state, bias)
        wide = functional.gelu(self.intermediate["dense"](state))
        return _close(self.output, wide, state, self.dropout if self.training else 0.0)


class Encoder(nn.Module):
    """Embeddings and layers."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.embeddings = nn.ModuleDict(
            {
                "word_embeddings": nn.Embedding(shape.words, shape.width),
                "position_embeddings": nn.Embedding(shape.places, shape.width),
                "token_type_embeddings": nn.Embedding(2, shape.width),
                "LayerNorm": nn.LayerNorm(shape.width, eps=shape.epsilon),
            }
        )
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList([Layer(shape, dropout) for _ in range(shape.layers)])})
        if shape.buckets:
            self.encoder["relative_attention_bias"] = nn.Embedding(shape.buckets, shape.heads)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Vectors (windows, length, width) of ``pieces`` (windows, length), of which those under ``mask`` are real."""
        parts = self.embeddings
        known = parts["word_embeddings"](pieces) + parts["position_embeddings"].weight[: pieces.shape[1]]
        state = parts["LayerNorm"](known + parts["token_type_embeddings"].weight[0])
        state = functional.dropout(state, self.dropout, self.training)
        bias = torch.where(mask, 0.0, _UNSEEN)[:, None, None, :]
        if "relative_attention_bias" in self.encoder:
            worth = self.encoder["relative_attention_bias"]
            bias = bias + worth(_distances(pieces.shape[1], worth.num_embeddings)).permute(2, 0, 1)
        for layer in self.encoder["layer"]:
            state = layer(state, bias)
        return state


class SectionNetwork(nn.Module):
    """The encoder, and a head that reads the unit vectors and layout of a document in both directions."""

    def __init__(self, shape: Shape, hidden: int, dropout: float) -> None:
        super().__init__()
        width = shape.width + FEATURES
        self.dropout = dropout
        self.enc = Encoder(shape, dropout)
        self.inp = nn.Linear(width, hidden)
        self.gru = nn.GRU(hidden, hidden, bidirectional=True)
        self.out = nn.Linear(width + 2 * hidden, len(SECTIONS))

    def forward(self, pieces: Tensor, mask: Tensor, units: Tensor, layout: Tensor, lengths: Sequence[int]) -> Tensor:
        """Logits (units, sections).

        ``units`` (windows, length) is the number of the unit of each piece, or the count of units for none; ``layout``
        (units, FEATURES); ``lengths`` are the counts of units of the segments that follow each other in it.
        """
        vectors = self.enc(pieces, mask).float()
        means = _means(vectors.flatten(0, 1), units.flatten(), len(layout))
        return self.head(torch.cat([means, layout], dim=1), lengths)

    def head(self, units: Tensor, lengths: Sequence[int]) -> Tensor:
        """Logits of ``units`` (count, width + layout), which are segments of ``lengths`` one after the other."""
        width = units.shape[1] - FEATURES
        means = functional.dropout(units[:, :width], self.dropout, self.training)
        given = torch.cat([means, units[:, width:]], dim=1)
        active = functional.gelu(self.inp(given))
        read = torch.cat([self.gru(part[:, None])[0][:, 0] for part in active.split(list(lengths))])
        read = functional.dropout(read, self.dropout, self.training)
        logits: Tensor = self.out(torch.cat([given, read], dim=1))
        return logits


def _distances(length: int, buckets: int) -> Tensor:
    """The bucket (length, length) of the distance from each piece to each other."""
    places = torch.arange(length)
    worth = torch.from_numpy(bucket_of(np.arange(1 - length, length), buckets))
    return worth[places[None, :] - places[:, None] + length - 1]


def _output(inputs: int, width: int, epsilon: float) -> nn.ModuleDict:
    return nn.ModuleDict({"dense": nn.Linear(inputs, width), "LayerNorm": nn.LayerNorm(width, eps=epsilon)})


def _close(part: nn.ModuleDict, found: Tensor, state: Tensor, dropout: float) -> Tensor:
    mapped = functional.dropout(part["dense"](found), dropout, dropout > 0)
    closed: Tensor = part["LayerNorm"](mapped + state)
    return closed


def _means(vectors: Tensor, units: Tensor, count: int) -> Tensor:
    """The mean of ``vectors`` (pieces, width) of each of ``count`` units; pieces of the unit ``count`` are left out."""
    totals = vectors.new_zeros(count + 1, vectors.shape[1]).index_add(0, units, vectors)
    sizes = vectors.new_zeros(count + 1).index_add(0, units, torch.ones_like(units, dtype=vectors.dtype))
    return totals[:count] / sizes[:count, None]
