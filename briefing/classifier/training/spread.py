"""How far the inputs of each map of an encoder spread, measured on documents, for eight bits to be laid out well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from briefing.classifier.structure import features
from briefing.classifier.training.examples import Example
from briefing.classifier.training.graph import SPREAD
from briefing.classifier.training.loop import READING, Arrays, build, segment, tensors
from briefing.classifier.training.recipe import Recipe
from briefing.wordpiece import WordPiece

_LONGEST = 24


def with_spread(weights: Arrays, examples: Sequence[Example], words: WordPiece) -> dict[str, npt.NDArray[np.float32]]:
    """``weights`` with the greatest amount of each input that reading the starts of ``examples`` gives."""
    network = build(weights, Recipe()).eval()
    most: dict[str, Tensor] = {}
    for name, part in network.enc.named_modules():
        if isinstance(part, nn.Linear):
            part.register_forward_pre_hook(_noting(most, f"enc.{name}.{SPREAD}"))
    with torch.no_grad():
        for example in examples:
            units, labels = example.units[:_LONGEST], example.labels[:_LONGEST]
            pieces, mask, *_ = tensors([segment(units, features(units), labels, words, READING)])
            network.enc(pieces, mask)
    return {**weights, **{name: value.numpy() for name, value in most.items()}}


def _noting(most: dict[str, Tensor], name: str) -> Callable[[nn.Module, tuple[Any, ...]], None]:
    def note(_: nn.Module, given: tuple[Any, ...]) -> None:
        amounts = given[0].abs().flatten(0, -2).amax(0)
        most[name] = torch.maximum(most.get(name, amounts), amounts)

    return note
