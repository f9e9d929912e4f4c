"""Whether verdicts hang on what they should not, and whether cues are what moved them.

    python benchmarks/classifier_robustness.py GOLD.jsonl [--model NAME] [--folder DIR]

For each change to a document that leaves its meaning alone: macro-F1 after it, and the share of verdicts that it turns.
Then faithfulness: how far the score falls, on average over taking away one to five words, when the words that weigh
most are taken, when any are, and when those that weigh least are (the area over the perturbation curve).
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from briefing.classifier import parse_units
from briefing.classifier.artefact import Artefact, load
from briefing.classifier.cues import word_weights
from briefing.classifier.evaluation import confusion, macro_f1, right_label
from briefing.classifier.network import probabilities, read_document
from briefing.classifier.structure import is_heading
from briefing.classifier.training.augment import misread, swap_names
from briefing.classifier.units import LabelledUnit, Unit, documents
from briefing.classifier.verdicts import classify_units_by
from briefing.model.verdict import SECTIONS

Change = Callable[[Sequence[Unit]], Sequence[Unit]]

_SPELLINGS = (
    ("ization", "isation"),
    ("izing", "ising"),
    ("ized", "ised"),
    ("ize", "ise"),
    ("defense", "defence"),
    ("labor", "labour"),
    ("center", "centre"),
    ("program", "programme"),
    ("behavior", "behaviour"),
    ("favor", "favour"),
    ("neighbor", "neighbour"),
    ("armor", "armour"),
    ("harbor", "harbour"),
    ("judgment", "judgement"),
    ("fulfill", "fulfil"),
)
_MOST_TAKEN, _EACH = 5, 4


def each(change: Callable[[str], str]) -> Change:
    """The change of documents that ``change`` makes to each text."""
    return lambda units: [replace(unit, text=change(unit.text)) for unit in units]


def british(text: str) -> str:
    """``text`` in British spelling, as far as a few endings and words go."""
    for american, other in _SPELLINGS:
        text = re.sub(rf"{american}(?!me)(?=\w*\b)", other, text)
    return text


def american(text: str) -> str:
    """``text`` in American spelling, as far as a few endings and words go."""
    for other, british_ in _SPELLINGS:
        text = re.sub(rf"(?<=\w\w){british_}" if british_.startswith("is") else british_, other, text)
    return text


def headings_in_capitals(units: Sequence[Unit]) -> Sequence[Unit]:
    """``units`` with the headings in capitals."""
    return [replace(unit, text=unit.text.upper()) if is_heading(unit) else unit for unit in units]


def in_one_paragraph(units: Sequence[Unit]) -> Sequence[Unit]:
    """``units`` as if they stood in one paragraph."""
    return [replace(unit, paragraph=1) for unit in units]


def changes() -> Mapping[str, Change]:
    """The changes that are measured."""
    random_ = random.Random(0)
    return {
        "none": lambda units: units,
        "white space doubled, and at the ends": each(lambda text: f"  {text.replace(' ', '  ')} \n"),
        "typographic quotes": each(lambda text: re.sub(r"\"(\w)", r"“\1", text).replace('"', "”").replace("'", "’")),
        "plain quotes": each(lambda text: re.sub("[“”„]", '"', text).replace("’", "'").replace("‘", "'")),
        "headings in capitals": headings_in_capitals,
        "everything in capitals": each(str.upper),
        "an error or two of a scanned page in each": each(lambda text: misread(text, random_)),
        "British spelling": each(british),
        "American spelling": each(american),
        "names of countries, capitals, leaders replaced": lambda units: swap_names(units, random_),
        "all in one paragraph": in_one_paragraph,
    }


def changed(units: Sequence[LabelledUnit], change: Change) -> list[LabelledUnit]:
    """``units`` after ``change`` of each document."""
    return [
        replace(unit, unit=new)
        for group in documents(units).values()
        for unit, new in zip(group, change([unit.unit for unit in group]), strict=True)
    ]


def robustness(units: Sequence[LabelledUnit], artefact: Artefact) -> None:
    """Print a line for each change: macro-F1, verdicts turned, and of how many texts that the change altered."""
    plain: list[str] = []
    for name, change in changes().items():
        new = changed(units, change)
        verdicts = [verdict for found in classify_units_by(new, artefact).values() for verdict in found]
        ordered = [unit for group in documents(units).values() for unit in group]
        sections = [str(verdict.section) for verdict in verdicts]
        plain = plain or sections
        altered = [a.unit != b.unit for a, b in zip(ordered, new, strict=True)]
        turned = sum(a != b for a, b in zip(plain, sections, strict=True)) / len(sections)
        pairs = [(right_label(unit, verdict), verdict) for unit, verdict in zip(ordered, verdicts, strict=True)]
        score = macro_f1(confusion(pairs))
        print(f"{name:<48} macro-F1 {score:.3f}  turned {turned:.1%}  altered {sum(altered) / len(altered):.0%}")


def without(text: str, artefact: Artefact, numbers: set[int]) -> str:
    """``text`` without the words of these ``numbers``."""
    spans = [span for span in artefact.wordpiece.words(text) if text[span[0]].isalnum()]
    for number in sorted(numbers, reverse=True):
        start, end = spans[number]
        text = text[:start] + text[end:]
    return text


def faithfulness(units: Sequence[LabelledUnit], artefact: Artefact) -> None:
    """Print how far scores fall when one to five words are taken from every fourth unit."""
    orders: dict[str, Callable[[np.ndarray], np.ndarray]] = {  # type: ignore[type-arg]
        "heaviest words": lambda weights: np.argsort(-weights, kind="stable"),
        "any words": lambda weights: np.random.default_rng(len(weights)).permutation(len(weights)),
        "lightest words": lambda weights: np.argsort(weights, kind="stable"),
    }
    drops: dict[str, list[float]] = {name: [] for name in orders}
    for group in documents(units).values():
        own = [unit.unit for unit in group]
        readings = list(read_document(own, artefact))
        scores = probabilities(np.stack([reading.logits for reading in readings]), artefact.manifest.worth)
        chosen = [at for at in range(0, len(own), _EACH) if len(own[at].text.split()) > 2 * _MOST_TAKEN]
        sections = scores.argmax(axis=1)
        weights = {
            at: word_weights(own[at].text, readings[at].moves, SECTIONS[sections[at]], artefact) for at in chosen
        }
        for name, order in orders.items():
            for taken in range(1, _MOST_TAKEN + 1):
                less = list(own)
                for at in chosen:
                    numbers = set(map(int, order(weights[at])[:taken]))
                    less[at] = replace(own[at], text=without(own[at].text, artefact, numbers))
                after = np.stack([reading.logits for reading in read_document(less, artefact)])
                left = probabilities(after, artefact.manifest.worth)
                drops[name] += [float(scores[at, sections[at]] - left[at, sections[at]]) for at in chosen]
    for name, found in drops.items():
        print(f"{name:<20} score falls by {np.mean(found):.4f} on average over one to {_MOST_TAKEN} words taken")


def main() -> int:
    """Print both tables; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", default="fast")
    parser.add_argument("--folder", default="")
    parser.add_argument("--cues", action="store_true", help="faithfulness alone")
    args = parser.parse_args()
    units = parse_units(args.gold.read_text("utf-8"), str(args.gold))
    artefact = load(args.model, 0, args.folder)
    if not args.cues:
        robustness(units, artefact)
    faithfulness(units, artefact)
    return 0


if __name__ == "__main__":
    sys.exit(main())
