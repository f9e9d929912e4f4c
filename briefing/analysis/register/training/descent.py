"""The steps of training: windows of like length together, the rates rising at first and then falling to nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import torch
from torch import Tensor, nn

from briefing.analysis.register.training.model import Encoder
from briefing.analysis.window import Window, padded

_UNEVEN = 12
"""How many pieces the windows of a step may differ by, about."""


class Windowed(Protocol):
    """Something to learn from that is read as a window."""

    @property
    def window(self) -> Window:
        """What the network is given."""


T = TypeVar("T", bound=Windowed)


@dataclass(frozen=True, slots=True)
class Pace:
    """``batch`` windows a step, the highest rates of the encoder and of the heads, the seed of their order."""

    batch: int
    rate: float
    head_rate: float
    seed: int


def descend(
    network: Encoder, epochs: Sequence[Sequence[T]], wrong: Callable[[Tensor, list[T]], Tensor], pace: Pace
) -> None:
    """Make less what is ``wrong`` in the scores (windows, length, layout) of a step's windows, over all ``epochs``."""
    chance = random.Random(pace.seed)
    steps = sum(-(-len(todo) // pace.batch) for todo in epochs)
    optimiser, schedule = _optimiser(network, pace, steps)
    network.train()
    for epoch, todo in enumerate(epochs, start=1):
        total = 0.0
        for batch in _batches(todo, pace.batch, chance):
            with torch.autocast("cpu", torch.bfloat16):
                scores = network(*tensors([each.window for each in batch]))
            loss = wrong(scores.float(), batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(batch)
        print(f"epoch {epoch}: loss {total / len(todo):.3f}", flush=True)
    network.eval()


def tensors(found: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, marks and mask of ``found`` (windows, length)."""
    pieces, marks, mask = (torch.tensor(part) for part in padded(found))
    return pieces, marks, mask


def _batches(found: Sequence[T], size: int, chance: random.Random) -> Iterator[list[T]]:
    """``found`` in a new order, windows of like length together."""
    order = sorted(found, key=lambda each: len(each.window.pieces) + chance.random() * _UNEVEN)
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    chance.shuffle(groups)
    yield from groups


def _optimiser(
    network: Encoder, pace: Pace, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    heads = [p for n, p in network.named_parameters() if "head" in n or n.startswith(("attention", "marks"))]
    known = {id(p) for p in heads}
    body = [p for p in network.parameters() if id(p) not in known and p.requires_grad]
    groups = [{"params": body, "lr": pace.rate}, {"params": heads, "lr": pace.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, steps // 10)

    def factor(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, factor)
