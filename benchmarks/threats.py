"""Measure the parts of threats on labelled sentences, and hold them to their floors.

    python benchmarks/threats.py [FOLDER]

FOLDER holds ``dev.jsonl`` (default: ../shared/gold). ``threat_parts.jsonl`` beside this file says of each of its
sentences that is labelled a threat assessment whether it holds a threat by itself, and which of its characters say who,
whom, what, how likely and by when. Leaves with 1 when a figure is under its floor, and with 0 and one line where FOLDER
is not there.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from briefing.analysis.directory import directory
from briefing.analysis.persons import find_persons
from briefing.analysis.reading import read
from briefing.analysis.register.gold import LabelledSentence, parse_sentences
from briefing.analysis.threats.finding import Finding, find
from briefing.analysis.threats.parts import load, parts
from briefing.analysis.threats.training.examples import Key, Label, parse_labels
from briefing.model.source import Source, Span
from briefing.model.verdict import SECTIONS, Section, Verdict

LABELS = Path(__file__).with_name("threat_parts.jsonl")
FLOORS: Mapping[str, float] = {
    "holds": 0.76, "actor": 0.48, "target": 0.44, "conduct": 0.70, "likelihood": 0.83, "horizon": 0.64,
}  # fmt: skip
_SLACK = 0.015
"""How far the arithmetic of another processor may move a figure."""
_ARTICLE = re.compile(r"^(?:the|an?) ")
_JOINED = re.compile(r", | and | or | as well as ")


@dataclass
class Count:
    """How many were found, labelled, and both."""

    both: float = 0.0
    found: float = 0.0
    labelled: float = 0.0

    def add(self, found: Counter[str], labelled: Counter[str]) -> None:
        """Count what was found and what is labelled in one sentence."""
        self.both += (found & labelled).total()
        self.found += found.total()
        self.labelled += labelled.total()

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / ((self.found + self.labelled) or 1)


@dataclass
class Figures:
    """The counts of each part."""

    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in FLOORS})

    def add(self, found: Finding | None, label: Label, text: str) -> None:
        """Count one sentence: actors and targets by name, a conduct by its words, what is held only when both hold."""
        right = {role: [text[slice(*place)] for place in places] for role, places in label.places.items()}
        threat = found.threat if found else None
        self.counts["holds"].add(Counter(["yes"] if threat else []), Counter(["yes"] if label.holds else []))
        self.counts["actor"].add(_names(threat.actor if threat else None), _names(*right["actor"]))
        self.counts["target"].add(_names(threat.target if threat else None), _names(*right["target"]))
        self.counts["conduct"].add(_words(threat.conduct if threat else None), _words(*right["conduct"]))
        if threat and label.holds:
            phrase = threat.likelihood.phrase if threat.likelihood else None
            self.counts["likelihood"].add(_words(phrase), _words(*right["likelihood"]))
            when = None if threat.horizon == "ongoing" else threat.horizon
            self.counts["horizon"].add(_words(when), _words(*right["horizon"]))


def main() -> int:
    """Print the figures; returns 1 when one is under its floor."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "gold"
    if not (folder / "dev.jsonl").is_file():
        print(f"threats: skipped, no labelled documents in {folder}")
        return 0
    units = parse_sentences((folder / "dev.jsonl").read_text("utf-8"), "dev.jsonl")
    labels = {label.key: label for label in parse_labels(LABELS.read_text("utf-8"))}
    figures = Figures()
    for key, text, found in findings(units, labels):
        figures.add(found, labels[key], text)
    under = 0
    for name, count in figures.counts.items():
        held = count.f1 >= FLOORS[name] - _SLACK
        under += not held
        print(f"{name:<12}{count.f1:.3f}  (at least {FLOORS[name]}{'' if held else ': NOT HELD'})")
    return int(under > 0)


def findings(
    units: Sequence[LabelledSentence], labels: Mapping[Key, Label]
) -> Iterator[tuple[Key, str, Finding | None]]:
    """Each labelled sentence with what is found in it, its document read as a whole."""
    known = directory()
    for name, mine in groupby(units, key=lambda unit: unit.document):
        text, verdicts = "", []
        for unit in mine:
            span = Span(len(text), len(text) + len(unit.sentence.text))
            text += unit.sentence.text + " "
            section = unit.section or Section.OTHER
            scores = tuple(float(one is section) for one in SECTIONS)
            verdicts.append(Verdict(replace(unit.sentence, source="S1", span=span), section, scores))  # type: ignore[arg-type]
        readings, _ = find_persons(read(Source("S1", name, "text", text, ()), verdicts, known), known)
        wanted = [reading for reading in readings if (name, reading.sentence.index) in labels]
        told = parts([reading.text for reading in wanted], load())
        for reading, each in zip(wanted, told, strict=True):
            yield (name, reading.sentence.index), reading.text, find(reading, each, None)


def _names(*names: str | None) -> Counter[str]:
    each = [part for name in names if name for part in _JOINED.split(name.lower())]
    return Counter(_ARTICLE.sub("", name.strip()) for name in each)


def _words(*texts: str | None) -> Counter[str]:
    return Counter(word for text in texts if text for word in re.findall(r"\w+", text.lower()))


if __name__ == "__main__":
    raise SystemExit(main())
