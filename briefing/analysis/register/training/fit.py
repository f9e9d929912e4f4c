"""Fit the network: what is wrong in its scores, and the steps that make it less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from briefing.analysis.options import NetworkName
from briefing.analysis.register.network import FORCES, STANCES, Layout
from briefing.analysis.register.training.descent import Pace, descend
from briefing.analysis.register.training.examples import Example, Item, items
from briefing.analysis.register.training.model import Network
from briefing.practice import FOLDERS, Folder


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    ``epochs`` over the documents, those written for this project in the first ``practised`` of them, so that real ones
    have the last word; of these, ``practice`` names the folders and how the names of their files begin; ``batch``
    windows a step; the highest rates of the encoder and of the heads; the ``layers`` of the encoder that are kept;
    whether the ``words`` of its vocabulary learn too; the least occurrences of a piece and of a verb that stands in no
    text.
    """

    epochs: int = 5
    practised: int = 2
    practice: tuple[tuple[Folder, str], ...] = tuple((folder, "") for folder in FOLDERS)
    batch: int = 16
    rate: float = 1e-4
    head_rate: float = 1e-3
    layers: int = 6
    words: bool = True
    seed: int = 7
    least_pieces: int = 3
    least_verbs: int = 5


_WIDE = Plan(epochs=2, practised=1, words=False)
COURSES: Mapping[NetworkName, tuple[Plan, ...]] = {
    "fast": (Plan(), Plan(epochs=2, practised=0, rate=5e-5, head_rate=5e-4)),
    "accurate": (
        replace(
            _WIDE,
            epochs=3,
            rate=5e-5,
            head_rate=5e-4,
            practice=(("proposals", "fifth"), ("proposals", "sixth"), ("proposals", "seventh")),
        ),
        replace(_WIDE, rate=4e-5, seed=8, practice=(("proposals", "third"),)),
        replace(_WIDE, epochs=1, rate=3e-5, head_rate=7e-4, seed=9, practice=(("texts", ""),)),
    ),
}
"""The plans that each network is trained by, one after the other."""


FURTHER: Mapping[NetworkName, Plan] = {
    "fast": Plan(
        epochs=4,
        practised=1,
        practice=(("proposals", "sixth"), ("proposals", "seventh")),
        rate=6e-5,
        head_rate=6e-4,
        seed=11,
    ),
    "accurate": replace(_WIDE, practised=0, rate=3e-5, head_rate=3e-4, seed=12),
}
"""How a network that is shipped is trained further, with more documents."""

SHARE = 0.6
"""What the network trained further has of the mean with the one that it started from (Wortsman et al. 2022)."""


def loss(scores: Tensor, batch: Sequence[Item], layout: Layout) -> Tensor:
    """The sum of what is wrong in ``scores`` (windows, length, layout), over the number of windows."""
    total = scores.new_zeros(())
    for row, item in zip(scores, batch, strict=True):
        if not item.window.words:
            continue
        words = row[torch.tensor(item.window.firsts)]
        total = total + (
            _verb_loss(words, item, layout) if item.target is None else _entry_loss(words, row, item, layout)
        )
    return total / len(batch)


def _verb_loss(words: Tensor, item: Item, layout: Layout) -> Tensor:
    wanted = torch.zeros(len(words))
    wanted[list(item.verbs)] = 1.0
    return nn.functional.binary_cross_entropy_with_logits(words[:, layout.verb], wanted, reduction="sum")


def _entry_loss(words: Tensor, row: Tensor, item: Item, layout: Layout) -> Tensor:
    target = item.target
    assert target is not None
    cross = nn.functional.cross_entropy
    here = row[item.window.firsts[target.at]]
    tags = torch.zeros(len(words), dtype=torch.long)
    for first, last in target.actors:
        tags[first + 1 : last + 1] = 2
        tags[first] = 1
    first, last = item.window.firsts[0], item.window.firsts[-1] + item.window.lengths[-1]
    tools = row[first:last, layout.instruments].sum(0)
    wanted = torch.tensor([float(tool in target.entry.instruments) for tool in layout.tools])
    lemma = 1 + layout.verbs.index(target.verb) if target.verb in layout.verbs else 0
    single = [
        (words[: target.at + 1, layout.start], min(target.start, target.at)),
        (words[target.at :, layout.end], max(0, target.end - target.at)),
        (here[layout.force], FORCES.index(target.entry.force)),
        (here[layout.stance], STANCES.index(target.entry.stance)),
    ]
    if not target.verb or lemma:
        single.append((here[layout.lemma], lemma))
    parts = [cross(part[None], torch.tensor([right])) for part, right in single]
    actor = cross(words[:, layout.actor], tags, reduction="sum")
    return sum(parts, actor) + nn.functional.binary_cross_entropy_with_logits(tools, wanted, reduction="sum")


def train(network: Network, found: Sequence[Example], practice: Sequence[Example], layout: Layout, plan: Plan) -> None:
    """Fit ``network`` to ``found`` and ``practice``; the same plan and data give the same weights on one machine."""
    network.words.weight.requires_grad_(plan.words)
    real, more = items(found), items((*found, *practice))
    epochs = [more if epoch < plan.practised else real for epoch in range(plan.epochs)]
    pace = Pace(plan.batch, plan.rate, plan.head_rate, plan.seed)
    descend(network, epochs, lambda scores, batch: loss(scores, batch, layout), pace)


def mean(before: Network, after: Network, share: float) -> Network:
    """``before`` with the mean of its weights and those of ``after``, which have ``share`` of it."""
    further = after.state_dict()
    before.load_state_dict(
        {name: (1 - share) * weight + share * further[name] for name, weight in before.state_dict().items()}
    )
    return before
