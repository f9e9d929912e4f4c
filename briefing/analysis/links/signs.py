"""The signs that a recommendation answers a threat, each an amount from 0; what is rare in the sources tells more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.analysis.links.dangers import Answer, Danger
from briefing.analysis.reading import Reading
from briefing.analysis.text import TOKEN, content, stem

Signs = Mapping[str, float]

# Too wide to be a place that a recommendation is for.
_WIDE = frozenset({"NATO", "European Union", "United States", "the West", "Europe", "United Nations", "Africa", "Asia"})
# Conduct of one kind goes by many words.
_WORDS_OF_KINDS = (
    """propaganda disinformation misinformation influence message narrative media information""",
    """attack invade invasion aggression war violence violent troops army weapon arms military incursion missile""",
    """cyber cyberattack hack hacker ransomware malware intrusion network""",
    """terrorism terrorist extremism extremist jihadist insurgency insurgent""",
    """corruption crime criminal smuggling trafficking piracy illicit""",
    """nuclear enrichment uranium proliferation centrifuge""",
)
_KINDS = tuple(frozenset(stem(word) for word in words.split()) for words in _WORDS_OF_KINDS)
_SHOWN = 3
_VERY_FAR = 10**6
_FEWEST = 4
"""The fewest threats of a document that links were learnt from."""
_TELLS = 0.4
"""What the rarest word that both share must tell where they share no name."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a stem and a name tell, from 0 for one in every sentence to 1 for one in a single one.

    After the inverse document frequency of Spärck Jones (1972), over ``sentences``.
    """

    stems: Mapping[str, int]
    names: Mapping[str, int]
    sentences: int

    def of_stems(self, stems: Iterable[str]) -> list[float]:
        """What each of ``stems`` tells."""
        return [self._rare(self.stems[each]) for each in stems]

    def of_names(self, names: Iterable[str]) -> float:
        """What ``names`` tell together."""
        return sum(self._rare(self.names[each]) for each in names)

    def _rare(self, count: int) -> float:
        most = math.log((self.sentences + 1) / 1.5)
        return math.log((self.sentences + 1) / (count + 0.5)) / most if most > 0 else 0.0


def weights(readings: Mapping[str, Reading]) -> Weights:
    """The weights of the stems and names of ``readings``."""
    stems: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for reading in readings.values():
        stems.update(content(reading.text))
        names.update({mention.state for mention in reading.mentions})
    return Weights(stems, names, len(readings))


def signs(answer: Answer, danger: Danger, weighed: Weights, dangers: int) -> Signs:
    """The signs that the recommendation ``answer`` answers ``danger``, one of so many ``dangers``."""
    who, where = _who(answer, danger), _where(answer, danger)
    named = _names_of(answer, danger)
    shared = weighed.of_stems((answer.words & danger.words) - named)
    apart = _apart(answer, danger)
    return {
        "names who threatens": weighed.of_names(who),
        "acts against who threatens": float(len(who & answer.against)),
        "names where": weighed.of_names(where),
        "names what is threatened": float(len(where & danger.target)),
        "conduct of one kind": float(_of_one_kind(answer, danger)),
        "action shares words": sum(shared),
        "action shares a rare word": max(shared, default=0.0),
        "action shares many words": float(len(shared)),
        "action shares words with what stands around the danger": sum(
            weighed.of_stems((answer.words & danger.around) - named)
        ),
        "what stands around the action shares words": sum(weighed.of_stems((answer.around & danger.words) - named)),
        "near": 1 / (1 + apart),
        "far": min(1.0, math.log1p(apart) / math.log1p(max(1, weighed.sentences))),
        "in one paragraph": float(any(place[::2] == answer.place[::2] for place in danger.places) and apart < 4),
        "against something": float(bool(answer.occasions)),
        "few dangers": 1 / max(_FEWEST, dangers),
        "long conduct": len(danger.words) / 20,
        "long action": len(answer.words) / 20,
    }


def evidence(answer: Answer, danger: Danger, weighed: Weights) -> str:
    """The words of the recommendation that show a link; empty where it shares none that tells something."""
    named = _who(answer, danger) | _where(answer, danger)
    phrase = next((words for words, names in answer.occasions if names & named), "")
    if phrase:
        return f"“{phrase}”"
    if named:
        return ", ".join(sorted(named))
    shared = ((answer.words | answer.around) & (danger.words | danger.around)) - _names_of(answer, danger)
    if max(weighed.of_stems(shared), default=0.0) < _TELLS:
        return ""
    telling = sorted(shared, key=lambda each: (weighed.stems[each], each))[:_SHOWN]
    words = (word for word in TOKEN.findall(answer.quote) if stem(word) in telling)
    return ", ".join({stem(word): word for word in words}.values())


def may_link(answer: Answer, danger: Danger) -> bool:
    """Whether the two have anything in common: a source, a name, a word of action and conduct."""
    near = any(place[0] == answer.place[0] for place in danger.places)
    return near or bool(_who(answer, danger) or _where(answer, danger) or answer.words & danger.words)


def _who(answer: Answer, danger: Danger) -> frozenset[str]:
    return danger.who & (answer.against | answer.occasion)


def _where(answer: Answer, danger: Danger) -> frozenset[str]:
    return (danger.names & (answer.against | answer.occasion)) - danger.who - answer.acting - _WIDE


def _names_of(answer: Answer, danger: Danger) -> frozenset[str]:
    return content(" ".join((*danger.names, *danger.who, *answer.against, *answer.occasion, *answer.acting)))


def _of_one_kind(answer: Answer, danger: Danger) -> bool:
    return any((answer.words | answer.around) & kind and danger.words & kind for kind in _KINDS)


def _apart(answer: Answer, danger: Danger) -> int:
    """How many sentences lie between the two; very many where the sources differ."""
    source, number, _ = answer.place
    return min((abs(number - at) for mine, at, _ in danger.places if mine == source), default=_VERY_FAR)
