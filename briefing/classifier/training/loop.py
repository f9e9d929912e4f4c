"""The training loop."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from briefing.classifier.structure import features
from briefing.classifier.training.augment import misread, swap_names
from briefing.classifier.training.examples import UNKNOWN, Example, segments
from briefing.classifier.training.network import SectionNetwork, Shape
from briefing.classifier.training.recipe import Recipe
from briefing.classifier.units import Unit
from briefing.classifier.windows import NO_UNIT, Packing, Window, windows
from briefing.model.verdict import SECTIONS
from briefing.wordpiece import WordPiece

PACKING = Packing(size=384, margin=64, multiple=32)
"""How windows are packed for training."""

READING = replace(PACKING, size=256, margin=40)
"""How they are packed afterwards: narrower, which loses little and takes a third less time."""

Arrays = Mapping[str, npt.NDArray[np.float32]]
Say = Callable[[int, int, float], None]
"""Called after each step with its number, the number of all steps and the mean loss of late."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a document's units, as the network takes it; ``taught`` are logits of a teacher (NaN: none)."""

    windows: tuple[Window, ...]
    layout: npt.NDArray[np.float32]
    labels: tuple[int, ...]
    taught: npt.NDArray[np.float32]


def train(
    examples: Sequence[Example], made: Sequence[Example], start: Arrays, words: WordPiece, recipe: Recipe, say: Say
) -> dict[str, npt.NDArray[np.float32]]:
    """The weights after training on ``examples`` and on ``made`` ones, from ``start`` (see :func:`build`).

    Deterministic: the same values on the same machine give the same weights.
    """
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    torch.use_deterministic_algorithms(True)
    network = build(start, recipe)
    random_ = random.Random(recipe.seed)
    read = [[*examples, *made] if number < recipe.made else examples for number in range(recipe.epochs)]
    epochs = [list(_epoch(each, words, recipe, random_)) for each in read]
    steps = [step for epoch in epochs for step in epoch]
    optimiser, schedule = _optimiser(network, recipe, len(steps))
    network.train()
    mean = 0.0
    for number, step in enumerate(steps, start=1):
        loss = _loss(network, step, words, recipe)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        mean = 0.95 * mean + 0.05 * loss.item() if number > 1 else loss.item()
        say(number, len(steps), mean)
    return {name: value.detach().float().numpy() for name, value in network.state_dict().items()}


def build(start: Arrays, recipe: Recipe) -> SectionNetwork:
    """A network with the weights ``start``: of all of it, or of a published encoder under a new head."""
    whole = "out.weight" in start
    names = {name.removeprefix("enc."): name for name in start if not whole or name.startswith("enc.")}
    hidden = start["gru.weight_hh_l0"].shape[1] if whole else recipe.hidden
    network = SectionNetwork(shape_of({name: start[full] for name, full in names.items()}), hidden, recipe.dropout)
    part = network if whole else network.enc
    part.load_state_dict({name: torch.from_numpy(start[name].copy()) for name in part.state_dict()})
    network.enc.embeddings["word_embeddings"].weight.requires_grad_(False)
    return network


def shape_of(encoder: Arrays) -> Shape:
    """The sizes of the encoder with these weights."""
    words, width = encoder["embeddings.word_embeddings.weight"].shape
    worth = encoder.get("encoder.relative_attention_bias.weight")
    return Shape(
        words=words,
        layers=1 + max(int(name.split(".")[2]) for name in encoder if name.startswith("encoder.layer.")),
        width=width,
        inner=len(encoder["encoder.layer.0.intermediate.dense.weight"]),
        places=len(encoder["embeddings.position_embeddings.weight"]),
        buckets=0 if worth is None else len(worth),
    )


def segment(
    units: Sequence[Unit],
    layout: npt.NDArray[np.float32],
    labels: Sequence[int],
    words: WordPiece,
    packing: Packing,
    taught: Sequence[Sequence[float]] = (),
) -> Segment:
    """The run of ``units`` as the network takes it."""
    logits = np.array(taught, np.float32) if len(taught) else np.full((len(units), len(SECTIONS)), np.nan, np.float32)
    return Segment(tuple(windows(units, words, packing)), layout, tuple(labels), logits)


def _epoch(
    examples: Sequence[Example], words: WordPiece, recipe: Recipe, random_: random.Random
) -> Iterator[list[Segment]]:
    """The steps of one epoch: segments in random order, together up to ``recipe.windows`` windows a step."""
    parts = [part for example in examples for part in _segments(example, words, recipe, random_)]
    random_.shuffle(parts)
    step: list[Segment] = []
    for part in parts:
        if step and sum(len(each.windows) for each in (*step, part)) > recipe.windows:
            yield step
            step = []
        step.append(part)
    if step:
        yield step


def _segments(example: Example, words: WordPiece, recipe: Recipe, random_: random.Random) -> Iterator[Segment]:
    units = swap_names(example.units, random_) if random_.random() < recipe.swapped else example.units
    units = tuple(
        replace(unit, text=misread(unit.text, random_)) if random_.random() < recipe.noisy else unit for unit in units
    )
    layout = features(units)
    packing = replace(PACKING, margin=recipe.margin)
    for low, high in segments(len(units), recipe.segment, random_.randrange(recipe.segment)):
        if example.taught or max(example.labels[low:high]) > UNKNOWN:
            run = slice(low, high)
            yield segment(units[run], layout[run], example.labels[run], words, packing, example.taught[run])


def _loss(network: SectionNetwork, step: Sequence[Segment], words: WordPiece, recipe: Recipe) -> Tensor:
    pieces, mask, units, layout, labels = tensors(step)
    hidden = (torch.rand(pieces.shape) < recipe.masked) & (units < len(layout))
    pieces = torch.where(hidden, words.ids["[MASK]"], pieces)
    with torch.autocast("cpu", torch.bfloat16, enabled=recipe.bfloat16):
        logits = network(pieces, mask, units, layout, [len(part.labels) for part in step])
    taught = torch.from_numpy(np.concatenate([part.taught for part in step]))
    return wrong(logits.float(), labels, taught, recipe)


def wrong(logits: Tensor, labels: Tensor, taught: Tensor, recipe: Recipe) -> Tensor:
    """What is wrong in ``logits`` (units, sections) by ``labels``, and by the logits ``taught`` where they are known.

    The mean over the units, each as heavy as its section, or as 1 in so far as the teacher judges it.
    """
    known, asked = labels != UNKNOWN, ~taught.isnan().any(dim=1)
    share = torch.where(known, recipe.taught, 1.0) * asked
    weight = torch.tensor(recipe.weights)
    hard = functional.cross_entropy(
        logits, labels, weight, ignore_index=UNKNOWN, label_smoothing=recipe.smoothing, reduction="none"
    )
    given = (logits / recipe.softness).log_softmax(1)
    wanted = (taught.nan_to_num() / recipe.softness).softmax(1)
    soft = recipe.softness**2 * functional.kl_div(given, wanted, reduction="none").sum(1)
    heavy = (1 - share) * known * weight[labels.clamp_min(0)] + share
    return ((1 - share) * hard + share * soft).sum() / heavy.sum()


def tensors(step: Sequence[Segment]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """(pieces, mask, unit of each piece, layout, labels) of the segments of a step."""
    flat = [window for part in step for window in part.windows]
    pieces = np.zeros((len(flat), max(map(len, flat))), np.int64)
    mask = np.zeros(pieces.shape, np.bool_)
    count = sum(len(part.labels) for part in step)
    units = np.full(pieces.shape, count, np.int64)
    row, before = 0, 0
    for part in step:
        for window in part.windows:
            pieces[row, : len(window)] = window.pieces
            mask[row, : len(window)] = True
            units[row, : len(window)] = [count if unit == NO_UNIT else before + unit for unit in window.units]
            row += 1
        before += len(part.labels)
    layout = np.concatenate([part.layout for part in step])
    labels = [label for part in step for label in part.labels]
    return (
        torch.from_numpy(pieces),
        torch.from_numpy(mask),
        torch.from_numpy(units),
        torch.from_numpy(layout),
        torch.tensor(labels),
    )


def _optimiser(
    network: SectionNetwork, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    layers = len(network.enc.encoder["layer"])
    groups = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = recipe.head_rate
        if name.startswith("enc."):
            depth = int(name.split(".")[3]) + 1 if ".layer." in name else 0
            rate = recipe.rate * recipe.layer_decay ** (layers - depth)
        decay = recipe.weight_decay if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    optimiser = torch.optim.AdamW(groups, lr=recipe.rate, fused=True)
    rising = max(1, round(recipe.warmup * steps))

    def factor(step: int) -> float:
        return min((step + 1) / rising, max(0.0, (steps - step) / max(1, steps - rising)))

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, factor)
