"""The recipe: every number that decides what training gives, so that the same data and recipe give the same bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained.

    ``epochs`` over all documents; a step reads at most ``windows`` windows of pieces, each of which shares ``margin``
    pieces with the next, from segments of documents of at most ``segment`` units; ``rate`` is the highest learning rate
    of the top layer, multiplied by ``layer_decay`` for each layer below it (Howard and Ruder 2018); ``head_rate`` is
    that of the document head. The rates rise over the first ``warmup`` of the steps and fall linearly to nothing.
    ``weights`` of the sections in the loss, since macro-F1 counts the rare ones as much as the others; ``smoothing`` of
    labels, ``dropout``, ``weight_decay`` as usual; ``masked`` is the share of pieces hidden, ``swapped`` the share of
    documents whose names are replaced, ``noisy`` the share of units with reading errors; the documents made for
    training are read in the first ``made`` epochs, so that real ones have the last word; ``held_out`` is the share of
    documents kept back for calibration. ``taught`` is the teacher's share in the loss of a unit that has a label and
    logits of a teacher's, which are divided by ``softness`` as the network's own are (Hinton et al. 2015).
    ``bfloat16`` computes in sixteen bits. ``members`` networks of consecutive seeds are trained, each on ``threads``
    processor threads, and made one by their mean; its head is then fitted to real documents again, ``head_epochs``
    over them with ``head_dropout``.
    """

    seed: int = 2
    epochs: int = 3
    windows: int = 6
    margin: int = 64
    segment: int = 72
    rate: float = 2e-4
    layer_decay: float = 0.85
    head_rate: float = 1e-3
    warmup: float = 0.06
    weights: tuple[float, ...] = (1.0, 1.25, 1.1, 1.0)
    smoothing: float = 0.05
    dropout: float = 0.1
    weight_decay: float = 0.01
    masked: float = 0.05
    swapped: float = 0.3
    noisy: float = 0.03
    made: int = 2
    held_out: float = 0.08
    taught: float = 0.7
    softness: float = 2.0
    hidden: int = 96
    members: int = 2
    head_epochs: int = 3
    head_dropout: float = 0.3
    bfloat16: bool = True
    threads: int = 1


LARGER = Recipe(seed=5, rate=1e-4, margin=48, members=1, threads=2)
"""That of the model ``accurate``."""

TAUGHT = Recipe(seed=6, epochs=2, rate=1e-4, head_rate=5e-4, margin=48, members=1, threads=2)
"""That of the lessons which ``fast`` has from ``accurate``."""

LARGER_LAYERS = 6
"""How many of the layers of all-mpnet-base-v2 it keeps, the lowest."""
