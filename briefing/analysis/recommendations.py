"""The recommendations register: a plain grammar over modal verbs, one entry for each modal of a recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.options import AnalysisOptions
from briefing.analysis.verbs import NEGATIONS, lemma
from briefing.model.register import Force, Recommendation, Stance
from briefing.model.sentence import Sentence
from briefing.model.verdict import Section

_MODAL = re.compile(
    r"\b(?P<modal>must|should|ought to|needs? to|ha(?:s|ve) to|could|may|might|will)\b (?P<not>not )?"
    r"(?P<skip>(?:(?:also|\w+ly|continue to|begin to|seek to|be) )*)(?P<verb>[a-z]+)"
)
_FORCE = {"must": Force.MUST, "need": Force.MUST, "have": Force.MUST, "has": Force.MUST, "should": Force.SHOULD}
_FORCE |= {"ought": Force.SHOULD, "could": Force.COULD, "may": Force.COULD, "might": Force.COULD, "will": Force.WILL}
_STOP = re.compile(
    r" (?:to|in order to|so that|because|if|unless|should|while) |, (?:and|which|so) |; | and (?=\w+ its )|[.;]?$"
)
_ARTICLE = re.compile(r"^(?:and|but|so|the|an?|in the meantime,) ", re.I)


def extract(
    sentences: Sequence[Sentence], sections: Sequence[Section], options: AnalysisOptions
) -> tuple[Recommendation, ...]:
    """The recommendations of ``sentences`` given the section of each, in the order of the text; ids R1, R2 …"""
    found = [
        entry
        for sentence, section in zip(sentences, sections, strict=True)
        if section is Section.RECOMMENDATION
        for entry in _entries(sentence)
    ]
    return tuple(
        Recommendation(f"R{number}", *entry[:-1], evidence=(entry[-1],)) for number, entry in enumerate(found, start=1)
    )


Entry = tuple[tuple[str, ...], str, str, Force, Stance, str, str]


def _entries(sentence: Sentence) -> Iterator[Entry]:
    text, begin = sentence.text, 0
    for match in _MODAL.finditer(text):
        stop = _STOP.search(text, match.end())
        end = stop.start() if stop else len(text)
        word = match["modal"].split()[0].removesuffix("s")
        stance = Stance.REJECTED if match["not"] or match["verb"] in NEGATIONS else Stance.OWN
        actor = _actor(text[begin : match.start()])
        action = text[match.start("verb") : end].strip(" ,.")
        force = _FORCE.get(word, Force.MUST)
        yield (actor,) if actor else (), lemma(match["verb"]), action, force, stance, text, sentence.id
        begin = end


def _actor(text: str) -> str:
    """The words before a modal as an actor, where they are few enough to be one."""
    words = text.strip(" ,")
    while (plain := _ARTICLE.sub("", words)) != words:
        words = plain.strip(" ,")
    return words if 0 < len(words.split()) <= 8 else ""
