"""Documents that speak of the same thing, found by their telling words.

Each document is a vector of its most telling stems (tf-idf); it joins the group whose first document it is most like
(leader clustering; Hartigan, Clustering Algorithms, 1975, chapter 3), else begins one. An inverted index over the
leaders' stems keeps the work in proportion to the documents.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefing.analysis.text import STOP_WORDS, TOKEN, stem

ALIKE = 0.15
"""The cosine of two documents' vectors from which on they are of one topic."""
TELLING = 40
"""How many stems stand for a document."""

Vector = Mapping[str, float]


def topics(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The places of ``texts`` in groups, each in order, the groups in the order of their first."""
    vectors = _vectors([_counts(text) for text in texts])
    groups: list[list[int]] = []
    leaders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        likeness: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for group, other in leaders[word]:
                likeness[group] += weight * other
        best = max(likeness, key=lambda group: (likeness[group], -group), default=-1)
        if best >= 0 and likeness[best] >= ALIKE:
            groups[best].append(place)
            continue
        for word, weight in vector.items():
            leaders[word].append((len(groups), weight))
        groups.append([place])
    return tuple(tuple(group) for group in groups)


def _counts(text: str) -> Counter[str]:
    words = (word for word in TOKEN.findall(text) if word[0].isalpha() and len(word) > 2)
    return Counter(stem(word) for word in words if word.lower() not in STOP_WORDS)


def _vectors(counts: Sequence[Counter[str]]) -> Sequence[Vector]:
    """A vector of length one for each document: its most telling stems by tf-idf."""
    spread = Counter(word for each in counts for word in each)
    vectors = []
    for each in counts:
        weights = {word: (1 + math.log(n)) * math.log(1 + len(counts) / spread[word]) for word, n in each.items()}
        best = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TELLING])
        length = math.sqrt(sum(weight**2 for weight in best.values())) or 1.0
        vectors.append({word: weight / length for word, weight in best.items()})
    return vectors
