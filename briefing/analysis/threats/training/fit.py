"""The network and how it is fitted to labelled threats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from briefing.analysis.register.training.descent import Pace, descend
from briefing.analysis.register.training.model import Encoder, Shape
from briefing.analysis.threats.parts import END, HOLDS, ROLES, SIZE, START
from briefing.analysis.threats.training.examples import Example, tags


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: ``epochs`` over the examples, ``batch`` a step, the highest rates, the ``layers`` that are kept.

    A piece is kept in the vocabulary from ``least_pieces`` occurrences on.
    """

    epochs: int = 8
    batch: int = 16
    rate: float = 1e-4
    head_rate: float = 1e-3
    layers: int = 6
    seed: int = 1
    least_pieces: int = 3


class ThreatNetwork(Encoder):
    """Windows to the scores of each of their pieces, laid out as ``briefing.analysis.threats.parts`` says."""

    def __init__(self, vocabulary: int, layers: int, shape: Shape = Shape(), dropout: float = 0.1) -> None:
        super().__init__(vocabulary, layers, shape, dropout)
        self.word_head, self.hold_head = nn.Linear(shape.width, SIZE - 1), nn.Linear(shape.width, 1)

    def forward(self, pieces: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Scores (windows, length, ``SIZE``) of ``pieces``, ``marks`` and ``mask`` (windows, length)."""
        state = self.read(pieces, marks, mask)
        real = mask.to(state.dtype)[..., None]
        mean = (state * real).sum(1) / real.sum(1)
        holds = self.hold_head(self.drop(mean))[:, None, :].expand(-1, state.shape[1], -1)
        return torch.cat([self.word_head(self.drop(state)), holds], -1)


def loss(scores: Tensor, batch: Sequence[Example]) -> Tensor:
    """The sum of what is wrong in ``scores`` (windows, length, ``SIZE``), over the number of windows."""
    total = scores.new_zeros(())
    for row, example in zip(scores, batch, strict=True):
        wanted = torch.tensor(float(example.holds))
        total = total + nn.functional.binary_cross_entropy_with_logits(row[0, HOLDS], wanted)
        if example.holds:
            total = total + _parts_loss(row[torch.tensor(example.window.firsts)], example)
    return total / len(batch)


def _parts_loss(words: Tensor, example: Example) -> Tensor:
    cross = nn.functional.cross_entropy
    total = words.new_zeros(())
    for number, role in enumerate(ROLES):
        total = total + cross(words[:, 3 * number : 3 * number + 3], torch.tensor(tags(example, role)), reduction="sum")
    ((first, last), *_) = example.runs["conduct"]
    ends = ((START, first), (END, last))
    return total + sum((cross(words[None, :, at], torch.tensor([right])) for at, right in ends), words.new_zeros(()))


def train(network: ThreatNetwork, found: Sequence[Example], plan: Plan) -> None:
    """Fit ``network`` to ``found``; the same plan and examples give the same weights on one machine."""
    torch.manual_seed(plan.seed)
    network.words.weight.requires_grad_(False)
    descend(network, [found] * plan.epochs, loss, Pace(plan.batch, plan.rate, plan.head_rate, plan.seed))
