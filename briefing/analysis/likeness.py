"""How alike two texts are, by shared word stems; candidates come from an inverted index, in time linear in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

CROWD = 64  # a stem in more entries than this tells nothing


def similar(one: frozenset[str], other: frozenset[str]) -> float:
    """The Jaccard likeness of two sets of stems, 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0


def pairs(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The pairs (i < j) that share at least two stems that are not in a crowd of entries."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, stems in enumerate(sets):
        for stem in stems:
            index[stem].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in index.values():
        if len(places) <= CROWD:
            for at, i in enumerate(places):
                for j in places[at + 1 :]:
                    shared[i, j] += 1
    return iter(sorted(pair for pair, count in shared.items() if count >= 2))


def source_of(sentence: str) -> str:
    """The id of the source that the sentence ``S1.12`` stands in."""
    return sentence.rsplit(".", 1)[0]
