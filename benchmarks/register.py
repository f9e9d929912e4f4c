"""Measure the register on labelled sentences, against the naive baseline, and hold it to its floors.

    python benchmarks/register.py [FOLDER]

FOLDER holds ``dev.jsonl`` and ``register_dev.jsonl`` (default: ../shared/gold). Leaves with 1 when a figure is under
its floor, and with 0 and one line when the folder is not there: the labelled texts are not ours to ship.
"""

from __future__ import annotations

import hashlib
import re
import sys
import time
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from briefing.analysis.options import MODELS, AnalysisOptions
from briefing.analysis.recommendations import extract
from briefing.analysis.register.evaluation import Figures, evaluate_register, report
from briefing.analysis.register.gold import (
    Entry,
    Key,
    LabelledSentence,
    entry_of,
    parse_register,
    parse_sentences,
)
from briefing.model.register import Force, Stance
from briefing.model.verdict import Section

CORPUS = {
    "dev.jsonl": "09e0a74db0a8bbc52c7f0805c72c51d1f26508d75c544f2b7e6fa78aa52afbf1",
    "register_dev.jsonl": "9ae4371d9792c3e42e9e85627435e2a5ec4da72e6b226da2d90850bfd852eacc",
}
FLOORS: Mapping[str, Mapping[str, float]] = {
    "fast": {
        "count": 0.75, "verb": 0.73, "actors": 0.72, "action": 0.74, "force": 0.87, "stance": 0.97, "rejected": 0.71,
        "instruments": 0.62,
    },
    "accurate": {
        "count": 0.80, "verb": 0.79, "actors": 0.77, "action": 0.79, "force": 0.88, "stance": 0.96, "rejected": 0.77,
        "instruments": 0.65,
    },
}  # fmt: skip
"""Under the figures reached, by network."""
_SLACK = 0.003
"""How far the arithmetic of another processor may move a figure."""
_MODAL = re.compile(
    r"\b(?P<modal>must|should|shall|ought to|needs? to|ha(?:s|ve) to|could|may|might|can|will|would)\b", re.IGNORECASE
)
_FORCES = {
    "must": Force.MUST,
    "shall": Force.MUST,
    "should": Force.SHOULD,
    "ought to": Force.SHOULD,
    "will": Force.WILL,
}


def main() -> int:
    """Print the figures; returns 1 when one is under its floor."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "gold"
    if not all((folder / name).is_file() for name in CORPUS):
        print(f"register: skipped, no labelled sentences in {folder}")
        return 0
    for name, digest in CORPUS.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            print(f"register: {name} is not the file that the floors were taken on")
            return 1
    units = parse_sentences((folder / "dev.jsonl").read_text(encoding="utf-8"), "dev.jsonl")
    gold = parse_register((folder / "register_dev.jsonl").read_text(encoding="utf-8"), "register_dev.jsonl")
    texts = {(unit.document, unit.sentence.index): (unit.genre, unit.sentence.text) for unit in units}
    print("naive: the text before the modal is the actor, the next word the verb, the rest the action")
    print(report(evaluate_register({key: naive(texts[key][1]) for key in gold}, gold, texts, 0)))
    under = 0
    for model in MODELS:
        start = time.process_time()
        found = register(units, AnalysisOptions(model=model))
        print(f"\n{model} ({time.process_time() - start:.1f} s of CPU)")
        measured = evaluate_register(found, gold, texts, 0)
        print(report(measured))
        under += check(model, measured.total)
    return int(under > 0)


def check(model: str, total: Figures) -> int:
    """How many figures of ``model`` are under their floors; says which."""
    reached = {name: float(getattr(total, name)) for name in FLOORS[model]}
    under = [
        f"{name} {reached[name]:.3f} < {floor}"
        for name, floor in FLOORS[model].items()
        if reached[name] < floor - _SLACK
    ]
    print(f"{model}: under its floor: {', '.join(under)}" if under else f"{model}: every figure holds its floor")
    return len(under)


def register(units: Sequence[LabelledSentence], options: AnalysisOptions) -> dict[Key, list[Entry]]:
    """The entries found in each sentence, documents read one by one with their sections as labelled."""
    found: dict[Key, list[Entry]] = {}
    for document, group in groupby(units, key=lambda unit: unit.document):
        each = list(group)
        numbers = {unit.sentence.id: unit.sentence.index for unit in each}
        for entry in extract([u.sentence for u in each], [u.section or Section.OTHER for u in each], options):
            found.setdefault((document, numbers[entry.evidence[0]]), []).append(entry_of(entry))
    return found


def naive(text: str) -> tuple[Entry, ...]:
    """The baseline: at most one entry, from the first modal."""
    modal = _MODAL.search(text)
    if modal is None:
        return ()
    actor, rest = text[: modal.start()].strip(" ,"), text[modal.end() :].strip().rstrip(".")
    words = rest.split()
    force = _FORCES.get(modal["modal"].lower(), Force.COULD if modal["modal"][0] in "cmw" else Force.MUST)
    return (Entry((actor,) if actor else (), words[0] if words else "", rest, force, Stance.OWN, ("institutional",)),)


if __name__ == "__main__":
    sys.exit(main())
