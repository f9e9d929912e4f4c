"""What speaks for or against a sentence: where it stands, what it is made of, what the register asks in it.

All is counted within one source, in time linear in its length. Place, words that the source uses often and cue words
are the signs of Edmundson (1969); what they are worth in each section is learnt (``data/salience.toml``).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.analysis.reading import Reading
from briefing.analysis.salience.leaning import dangling, pronouns, self_contained
from briefing.analysis.text import content
from briefing.model.register import Force, Recommendation, Stance
from briefing.model.sentence import SentenceKind
from briefing.model.verdict import Section

Signs = Mapping[str, float]
Vector = Mapping[str, float]

_CORE = re.compile(
    r"\b(?:key|core|central|fundamental|vital|crucial|critical|urgent|imperative|essential|real|main|principal|primary"
    r"|most important|priority|ultimately|overall|crisis|strategy|strategic|must|future|threat|risk|danger)\b",
    re.I,
)
_SWEEPING = re.compile(
    r"\b(?:all|every|any|entire|whole|always|never|only|no|more|most|greatest|largest|unprecedented|growing"
    r"|increasing(?:ly)?)\b",
    re.I,
)
_FURTHER = re.compile(
    r"\b(?:also|in addition|moreover|furthermore|additionally|another|second(?:ly)?|third(?:ly)?|finally|lastly"
    r"|in the meantime|meanwhile|similarly|likewise)\b",
    re.I,
)
_EXAMPLE = re.compile(r"\b(?:for example|for instance|such as|including|e\.g\.)(?!\w)", re.I)
_TURN = re.compile(
    r"(?:However|But|Yet|Nevertheless|Nonetheless|Still|Instead|In reality|In truth)\b|[^,.]{1,40}, (?:however|though),"
)
_ANNOUNCES = re.compile(
    r"\b(?:first|second|third|two|three|four|five|several|following|number of|set of) (?:\w+ ){0,2}(?:considerations?"
    r"|developments|factors?|challenges|reasons?|ways|areas|points?|steps|questions?|aspects?|elements?|issues?)\b",
    re.I,
)
_SUMS_UP = re.compile(
    r"\b(?:in conclusion|to conclude|in short|in sum|most importantly|above all|overall|ultimately"
    r"|the (?:main|key|central|most important) (?:point|lesson|message|finding|question|task))\b",
    re.I,
)
_ASIDE = re.compile(r"[:;(]")
_LONGEST, _SHORT, _OPENING, _CLOSING, _OFTEN, _MAIN_ACTORS = 50, 12, 0.12, 0.85, 3, 2


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands: among all (0 to 1), among those of its section, and in its paragraph."""

    share: float
    rank: int
    of: int
    opens: bool
    closes: bool


def signs(readings: Sequence[Reading], recommendations: Sequence[Recommendation]) -> dict[str, Signs]:
    """The signs of each spoken sentence of one source, by its id; each is 0 to 1, counts of words a little more."""
    spoken = [reading for reading in readings if reading.spoken]
    asked: dict[str, list[Recommendation]] = {}
    for entry in recommendations:
        for key in entry.evidence if entry.stance is Stance.OWN else ():
            asked.setdefault(key, []).append(entry)
    words = _of_words(spoken)
    places = _places(spoken)
    actors = Counter(mention.state for reading in readings for mention in reading.mentions)
    main = {name for name, _ in actors.most_common(_MAIN_ACTORS)}
    following = {one.id: other for one, other in pairwise(spoken)}
    return {
        reading.id: {
            **_of_place(places[reading.id]),
            **words[reading.id],
            **_of_text(reading),
            **_of_argument(reading, following.get(reading.id)),
            **_of_names(reading, main),
            **_of_register(asked.get(reading.id, ())),
        }
        for reading in spoken
    }


def _of_place(place: _Place) -> Signs:
    return {
        "opens paragraph": place.opens,
        "closes paragraph": place.closes,
        "near the beginning": place.share < _OPENING,
        "near the end": place.share > _CLOSING,
        "first of its section": place.rank == 0,
        "last of its section": place.rank == place.of - 1,
        "late in its section": place.rank / max(1, place.of - 1),
    }


def _places(spoken: Sequence[Reading]) -> dict[str, _Place]:
    of = Counter(reading.section for reading in spoken)
    met: Counter[Section] = Counter()
    paragraphs = [reading.sentence.paragraph for reading in spoken]
    places = {}
    for at, reading in enumerate(spoken):
        opens = at == 0 or paragraphs[at - 1] != paragraphs[at]
        closes = at == len(spoken) - 1 or paragraphs[at + 1] != paragraphs[at]
        share, section = at / max(1, len(spoken) - 1), reading.section
        places[reading.id] = _Place(share, met[section], of[section], opens, closes)
        met[section] += 1
    return places


def _of_words(spoken: Sequence[Reading]) -> dict[str, Signs]:
    """How many of its words a sentence shares with the source as a whole, and with other sentences."""
    words = {reading.id: sorted(content(reading.text)) for reading in spoken}
    used = Counter(word for each in words.values() for word in each)
    rarity = {word: math.log((len(spoken) + 1) / (count + 0.5)) for word, count in used.items()}
    vectors = {key: _unit({word: rarity[word] for word in each}) for key, each in words.items()}
    centre = _unit({word: count * rarity[word] for word, count in used.items()})
    total: dict[str, float] = {}
    for vector in vectors.values():
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    central = _highest_one((key, _product(vector, centre)) for key, vector in vectors.items())
    alike = _highest_one((key, _product(v, total) - _product(v, v)) for key, v in vectors.items())
    return {
        key: {
            "central words": central[key],
            "like other sentences": alike[key],
            "frequent words": sum(used[word] >= _OFTEN for word in each) / max(1, len(each)),
        }
        for key, each in words.items()
    }


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / length for word, weight in vector.items()}


def _product(one: Vector, other: Vector) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def _highest_one(found: Iterable[tuple[str, float]]) -> dict[str, float]:
    values = dict(found)
    highest = max(values.values(), default=0.0) or 1.0
    return {key: value / highest for key, value in values.items()}


def _of_text(reading: Reading) -> Signs:
    text, length = reading.text, min(len(reading.tokens), _LONGEST) / 30
    return {
        "length": length,
        "length squared": length * length,
        "short": len(reading.tokens) < _SHORT,
        "pronouns": pronouns(text),
        "leans": dangling(text),
        "no whole sentence": not self_contained(reading),
        "list item": reading.sentence.kind is SentenceKind.LIST_ITEM,
        "core": min(2, len(_CORE.findall(text))) / 2,
        "sweeping": min(2, len(_SWEEPING.findall(text))) / 2,
        "further": _FURTHER.search(text) is not None,
        "example": _EXAMPLE.search(text) is not None,
        "aside": _ASIDE.search(text) is not None,
    }


def _of_argument(reading: Reading, following: Reading | None) -> Signs:
    """What part a sentence has in the argument: a thesis, what the next one turns against, an announcement."""
    text = reading.text
    same = following is not None and following.sentence.paragraph == reading.sentence.paragraph
    return {
        "turns": _TURN.match(text) is not None,
        "is turned against": following is not None and same and _TURN.match(following.text) is not None,
        "announces": _ANNOUNCES.search(text) is not None,
        "sums up": _SUMS_UP.search(text) is not None,
    }


def _of_names(reading: Reading, main: Iterable[str]) -> Signs:
    return {
        "names": min(3, len(reading.mentions)) / 3,
        "main actor": not {mention.state for mention in reading.mentions}.isdisjoint(main),
    }


def _of_register(asked: Sequence[Recommendation]) -> Signs:
    return {
        "nothing asked": not asked,
        "must": any(entry.force is Force.MUST for entry in asked),
        "asked of somebody": any(entry.actors for entry in asked),
        "by an instrument": any(entry.instruments for entry in asked),
        "several asked": len(asked) > 1,
    }
