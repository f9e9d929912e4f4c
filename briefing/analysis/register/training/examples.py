"""What the network learns from: labelled sentences as windows with their targets."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.register import context
from briefing.analysis.register.gold import Entry, Key, LabelledSentence
from briefing.analysis.register.network import Layout
from briefing.analysis.register.training.targets import Target, targets
from briefing.analysis.window import Window, window
from briefing.wordpiece import WordPiece

TOOLS = (
    "diplomatic", "military", "sanctions", "intelligence", "information",
    "cyber_hybrid", "legal", "economic", "institutional", "other",
)  # fmt: skip
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a document as a window, with its targets."""

    key: Key
    text: str
    window: Window
    targets: tuple[Target, ...]


def vocabulary(pieces: Sequence[str], texts: Iterable[str], least: int) -> list[int]:
    """The numbers of the pieces kept: those that occur ``least`` times, the special ones and the single letters."""
    wordpiece = WordPiece(pieces)
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(wordpiece.encode(text))
    return [
        number
        for number, piece in enumerate(pieces)
        if counts[number] >= least or piece in SPECIAL or (len(piece.removeprefix("##")) == 1 and piece.isascii())
    ]


def examples(
    units: Sequence[LabelledSentence], gold: Mapping[Key, Sequence[Entry]], wordpiece: WordPiece
) -> list[Example]:
    """An example for each sentence that the register covers, in the order of the units."""
    sentences = [unit.sentence for unit in units]
    made = []
    for at, unit in enumerate(units):
        key = (unit.document, unit.sentence.index)
        if key in gold:
            text = unit.sentence.text
            found = window(text, context.before(sentences, at), context.after(sentences, at), wordpiece)
            made.append(Example(key, text, found, targets(text, found, gold[key])))
    return made


def layout_of(found: Sequence[Example], least: int) -> Layout:
    """The layout whose verbs are those that at least ``least`` entries have without a word that gives them."""
    counts = Counter(target.verb for example in found for target in example.targets if target.verb)
    return Layout(tuple(sorted(verb for verb, count in counts.items() if count >= least)), TOOLS)


@dataclass(frozen=True, slots=True)
class Item:
    """One window to learn from: all verbs of a sentence (``target`` is none), or the entry of one."""

    window: Window
    verbs: tuple[int, ...]
    target: Target | None


def items(found: Sequence[Example]) -> list[Item]:
    """The windows of ``found``: one for its verbs, one for each entry."""
    made = []
    for example in found:
        made.append(Item(example.window, tuple(target.at for target in example.targets), None))
        made.extend(Item(example.window.asking(t.at), (), t) for t in example.targets)
    return made


def fold_of(document: str, folds: int) -> int:
    """The fold of a document, by the digest of its name."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % folds
