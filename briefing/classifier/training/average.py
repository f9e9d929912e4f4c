"""Several networks made one: the mean of their encoders (Wortsman et al. 2022), under a head fitted to it anew.

Networks that start from the same published encoder lie in one basin, so the mean of their weights reads at the cost of
one and, like an ensemble, errs less than each.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from briefing.classifier.artefact import Artefact
from briefing.classifier.network import unit_vectors
from briefing.classifier.structure import features
from briefing.classifier.training.examples import Example
from briefing.classifier.training.loop import build
from briefing.classifier.training.recipe import Recipe

Weights = Mapping[str, npt.NDArray[np.float32]]

_LONGEST = 600
_TOGETHER = 4


def averaged(members: Sequence[Weights]) -> dict[str, npt.NDArray[np.float32]]:
    """The mean of the encoders of ``members``, with the head of the last of them to start from."""
    mean = {name: np.stack([each[name] for each in members]).mean(axis=0) for name in members[-1]}
    return {name: mean[name] if name.startswith("enc.") else value for name, value in members[-1].items()}


def refitted(
    weights: Weights, read: Artefact, examples: Sequence[Example], recipe: Recipe
) -> dict[str, npt.NDArray[np.float32]]:
    """``weights`` with the head fitted to what the artefact ``read``, of the same encoder, gives of ``examples``."""
    torch.manual_seed(recipe.seed)
    random_ = random.Random(recipe.seed)
    network = build(weights, recipe)
    head = {name: value for name, value in network.named_parameters() if not name.startswith("enc.")}
    known = [(torch.from_numpy(_given(example, read)), torch.tensor(example.labels[:_LONGEST])) for example in examples]
    steps = recipe.head_epochs * -(-len(known) // _TOGETHER)
    optimiser = torch.optim.AdamW(head.values(), lr=recipe.head_rate / 2, weight_decay=recipe.weight_decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.0, 1 - step / steps))
    network.dropout = recipe.head_dropout
    network.train()
    for _ in range(recipe.head_epochs):
        random_.shuffle(known)
        for at in range(0, len(known), _TOGETHER):
            some = known[at : at + _TOGETHER]
            logits = torch.cat([network.head(given, [len(labels)]) for given, labels in some])
            labels = torch.cat([labels for _, labels in some])
            weight = torch.tensor(recipe.weights)
            functional.cross_entropy(logits, labels, weight, label_smoothing=recipe.smoothing).backward()
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
    return {**weights, **{name: value.detach().numpy() for name, value in head.items()}}


def _given(example: Example, read: Artefact) -> npt.NDArray[np.float32]:
    return unit_vectors(example.units[:_LONGEST], features(example.units)[:_LONGEST], read)[0]
