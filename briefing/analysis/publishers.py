"""Who stands behind a source: one publisher for the sources that quote one agency or are nearly the same text."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefing.analysis.text import fold
from briefing.model.notice import Notice, Severity
from briefing.model.register import Provenance
from briefing.model.source import Source

NEAR_DUPLICATE = 0.6  # the share of eight-word runs of the shorter text that the longer holds
RUN = 8  # words
KEPT = 4  # one in so many runs is compared
_ARTICLE = re.compile(r"^the ")


def origins(sources: Sequence[Source], provenance: Sequence[Provenance]) -> dict[str, str]:
    """The publisher on whose word each source (by id) stands: the first that its text passed through, else its id.

    A source that is nearly the same text as an earlier one stands on that one's word.
    """
    chains = {p.source: p.chain for p in provenance}
    named: dict[str, str] = {}
    found: dict[str, str] = {}
    for source in sources:
        first = next(iter(chains.get(source.id, ())), source.publisher or source.id)
        found[source.id] = named.setdefault(_ARTICLE.sub("", first.lower()), first)
    for one, other, _ in duplicates(sources):
        found[other] = found[one]
    return found


def duplicates(sources: Sequence[Source]) -> Iterator[tuple[str, str, float]]:
    """The pairs of sources (earlier, later) that are nearly the same text, with the share of the shorter one (0 to 1).

    Texts are compared by their runs of eight words, of which one in four is kept by its hash (Broder's shingles).
    """
    runs = [_runs(source.text) for source in sources]
    index: dict[int, list[int]] = defaultdict(list)
    for place, mine in enumerate(runs):
        for run in mine:
            index[run].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in index.values():
        for at, i in enumerate(places):
            for j in places[at + 1 :]:
                shared[i, j] += 1
    for (i, j), count in sorted(shared.items()):
        least = min(len(runs[i]), len(runs[j]))
        if least and count / least >= NEAR_DUPLICATE:
            yield sources[i].id, sources[j].id, count / least


def near_duplicates(sources: Sequence[Source]) -> tuple[Notice, ...]:
    """A notice for each pair of sources most of whose text is the same."""
    return tuple(
        Notice(
            "near-duplicate",
            f"{one} and {other} share {share:.0%} of the shorter text: counted as one source",
            Severity.WARNING,
            f"{one} {other}",
        )
        for one, other, share in duplicates(sources)
    )


def independent(ids: Sequence[str], origin: Mapping[str, str]) -> tuple[str, ...]:
    """The publishers on whose word the sentences or entries ``ids`` of sources stand, each once."""
    return tuple(dict.fromkeys(origin.get(source, source) for source in ids))


def _runs(text: str) -> frozenset[int]:
    """One in four of the runs of eight words of a text, chosen by their own hash: the same ones in every text."""
    words = [fold(word).lower().strip(".,;:!?()[]“”\"'’") for word in text.split()]
    runs = (" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))
    hashes = (int.from_bytes(hashlib.blake2b(run.encode("utf-8"), digest_size=8).digest(), "big") for run in runs)
    return frozenset(value for value in hashes if value % KEPT == 0)
