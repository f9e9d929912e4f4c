"""How good a register is against a labelled one: entries found, verbs, actors, actions, force, stance, instruments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.register.gold import Entry, Key, parse_register, parse_sentences
from briefing.model.register import Stance

_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_WORD = re.compile(r"\w+")
Pair = tuple[Entry | None, Entry | None]
"""A labelled entry and the one found for it; ``None`` where there is none."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on some sentences, from 0 to 1.

    ``count`` is the share of sentences with the right number of entries. ``verb``, ``actors``, ``action`` (over words)
    and ``instruments`` are F1 over all entries together, where an entry without a partner counts as wholly wrong;
    ``force`` and ``stance`` are shares of the aligned entries that are right; ``rejected`` is the F1 of that stance.
    """

    sentences: int
    labelled: int
    found: int
    count: float
    verb: float
    actors: float
    action: float
    force: float
    stance: float
    rejected: float
    instruments: float


@dataclass(frozen=True, slots=True)
class Miss:
    """A sentence whose entries are wrong in ``faults`` of their parts."""

    document: str
    number: int
    text: str
    labelled: tuple[Entry, ...]
    found: tuple[Entry, ...]
    faults: int


@dataclass(frozen=True, slots=True)
class RegisterEvaluation:
    """The figures of all sentences together and of each genre, and the sentences that are worst."""

    total: Figures
    genres: tuple[tuple[str, Figures], ...]
    worst: tuple[Miss, ...]


def evaluate_register(
    found: Mapping[Key, Sequence[Entry]],
    labelled: Mapping[Key, Sequence[Entry]],
    texts: Mapping[Key, tuple[str, str]],
    worst: int = 30,
) -> RegisterEvaluation:
    """The figures of ``found`` against ``labelled``; ``texts`` gives the genre and the text of a sentence, if known.

    A sentence that ``found`` lacks has no entries.
    """
    pairs = {key: align(entries, found.get(key, ())) for key, entries in labelled.items()}
    genres: dict[str, list[Key]] = {}
    for key in labelled:
        genres.setdefault(texts.get(key, ("", ""))[0], []).append(key)
    misses = sorted(
        (_miss(key, texts, labelled[key], found.get(key, ()), pairs[key]) for key in labelled),
        key=lambda miss: (-miss.faults, miss.document, miss.number),
    )
    return RegisterEvaluation(
        total=figures(pairs.values()),
        genres=tuple((genre, figures(pairs[key] for key in keys)) for genre, keys in sorted(genres.items())),
        worst=tuple(miss for miss in misses[:worst] if miss.faults),
    )


def evaluate_texts(found: str, labelled: str, units: str = "", worst: int = 30) -> RegisterEvaluation:
    """The figures of the register ``found`` against ``labelled``, both as JSON lines.

    ``units`` are the JSON lines of the documents' units, which give genres and texts; without them there is one genre.
    Raises :class:`briefing.errors.SourceDamaged` for a line that cannot be read.
    """
    known = parse_sentences(units, "the units") if units else ()
    texts = {(unit.document, unit.sentence.index): (unit.genre, unit.sentence.text) for unit in known}
    gold = parse_register(labelled, "the labelled register")
    return evaluate_register(parse_register(found, "the register"), gold, texts, worst)


def align(labelled: Sequence[Entry], found: Sequence[Entry]) -> tuple[Pair, ...]:
    """The entries of one sentence one to one: first those of one verb, then the rest in order."""
    free = list(range(len(found)))
    partner: dict[int, int] = {}
    for at, entry in enumerate(labelled):
        same = next((other for other in free if found[other].verb.lower() == entry.verb.lower()), None)
        if same is not None:
            partner[at] = same
            free.remove(same)
    for at in range(len(labelled)):
        if at not in partner and free:
            partner[at] = free.pop(0)
    matched = [(entry, found[partner[at]] if at in partner else None) for at, entry in enumerate(labelled)]
    return (*matched, *((None, found[at]) for at in free))


def figures(sentences: Iterable[Sequence[Pair]]) -> Figures:
    """The figures of aligned sentences."""
    each = list(sentences)
    pairs = [pair for sentence in each for pair in sentence]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    return Figures(
        sentences=len(each),
        labelled=sum(a is not None for a, _ in pairs),
        found=sum(b is not None for _, b in pairs),
        count=_share(all(a is not None and b is not None for a, b in sentence) for sentence in each),
        verb=_f1((_verb(a), _verb(b)) for a, b in pairs),
        actors=_f1((_actors(a), _actors(b)) for a, b in pairs),
        action=_f1((_action(a), _action(b)) for a, b in pairs),
        force=_share(a.force is b.force for a, b in both),
        stance=_share(a.stance is b.stance for a, b in both),
        rejected=_f1((_rejected(a), _rejected(b)) for a, b in pairs),
        instruments=_f1((_instruments(a), _instruments(b)) for a, b in pairs),
    )


def _share(right: Iterable[bool]) -> float:
    each = list(right)
    return sum(each) / len(each) if each else 1.0


def _f1(pairs: Iterable[tuple[Counter[str], Counter[str]]]) -> float:
    """Pooled F1 of bags: what both have, over the mean of what each has; 1 where neither has anything."""
    common = total = 0
    for labelled, found in pairs:
        common += (labelled & found).total()
        total += labelled.total() + found.total()
    return 2 * common / total if total else 1.0


def _verb(entry: Entry | None) -> Counter[str]:
    return Counter([entry.verb.lower()] if entry else [])


def _actors(entry: Entry | None) -> Counter[str]:
    return Counter(_ARTICLE.sub("", actor.lower().strip()) for actor in (entry.actors if entry else ()))


def _action(entry: Entry | None) -> Counter[str]:
    return Counter(_WORD.findall(entry.action.lower()) if entry else [])


def _rejected(entry: Entry | None) -> Counter[str]:
    return Counter(["rejected"] if entry and entry.stance is Stance.REJECTED else [])


def _instruments(entry: Entry | None) -> Counter[str]:
    return Counter(set(entry.instruments) if entry else ())


def _miss(
    key: Key,
    texts: Mapping[Key, tuple[str, str]],
    labelled: Sequence[Entry],
    found: Sequence[Entry],
    pairs: Sequence[Pair],
) -> Miss:
    text = texts.get(key, ("", ""))[1]
    return Miss(*key, text, tuple(labelled), tuple(found), sum(_faults(a, b) for a, b in pairs))


def _faults(labelled: Entry | None, found: Entry | None) -> int:
    """How many of the six parts of an entry are wrong; an action is where it shares under half of its words."""
    if labelled is None or found is None:
        return 6
    return sum(
        (
            _verb(labelled) != _verb(found),
            _actors(labelled) != _actors(found),
            _f1([(_action(labelled), _action(found))]) < 0.5,
            labelled.force is not found.force,
            labelled.stance is not found.stance,
            _instruments(labelled) != _instruments(found),
        )
    )


def report(found: RegisterEvaluation) -> str:
    """The figures as text for people."""
    names = ("count", "verb", "actors", "action", "force", "stance", "rejected", "instruments")
    rows = [("all", found.total), *((genre or "(no genre)", some) for genre, some in found.genres)]
    lines = [f"{'':<14}{'sentences':>10}{'labelled':>9}{'found':>7}" + "".join(f"{name:>12}" for name in names)]
    for title, some in rows:
        measured = "".join(f"{getattr(some, name):>12.3f}" for name in names)
        lines.append(f"{title:<14}{some.sentences:>10}{some.labelled:>9}{some.found:>7}{measured}")
    for miss in found.worst:
        lines += ["", f"{miss.document} {miss.number} ({miss.faults} faults): {miss.text}"]
        lines += [f"    labelled  {_line(entry)}" for entry in miss.labelled]
        lines += [f"    found     {_line(entry)}" for entry in miss.found]
    return "\n".join(lines)


def _line(entry: Entry) -> str:
    actors = ", ".join(entry.actors) or "unstated"
    return f"{actors} | {entry.verb} | {entry.action} | {entry.force}, {entry.stance} | {', '.join(entry.instruments)}"
