"""The threat that one sentence holds, from the parts that the network finds in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.analysis.attribution import attribution
from briefing.analysis.clauses import Clause, clauses
from briefing.analysis.horizon import ONGOING, ongoing
from briefing.analysis.likelihood import CONFIDENCE, Scale, likelihood_at
from briefing.analysis.limits import LIMITS
from briefing.analysis.reading import Reading
from briefing.analysis.text import content
from briefing.analysis.threats.extent import after, unlimited
from briefing.analysis.threats.naming import named, one_names
from briefing.analysis.threats.parts import Parts, Place
from briefing.analysis.threats.titles import remarks_out, short
from briefing.analysis.threats.weight import weight
from briefing.analysis.verbs import forms, lemma
from briefing.model.register import RoleSpan, Threat

LEAST = 0.5
"""The least probability that a sentence holds a threat."""
# What is done against a danger is none.
_AGAINST = re.compile(
    r"(?:(?:will|would|could|can|may|might|also|only) )*(?:help(?:s|ed)? )?(?:to )?"
    r"(?:prevent|counter|deter|contain|mitigate|avert|reduce|protect|combat|defend)(?:s|ed|ing)?\b"
)
_WITHOUT_TENSE = frozenset("plan intend threaten vow prepare pledge promise want have be need mean seem remain".split())


@dataclass(frozen=True, slots=True)
class Finding:
    """A threat found in one sentence, before it is weighed against others; ``who`` are the actors' one names."""

    reading: Reading
    threat: Threat
    who: tuple[str, ...]
    about: frozenset[str]
    weight: float


def find(reading: Reading, told: Parts | None, scale: Scale | None) -> Finding | None:
    """The threat of a sentence by what the network ``told`` of it, or ``None`` where none can stand alone."""
    if told is None or told.holds < LEAST or reading.text.endswith("?"):
        return None
    text = reading.text
    inside = clauses(reading)
    said = attribution(reading, inside)
    actor, target = named(reading, told.actor, told.conduct[0]), named(reading, told.target)
    estimate = likelihood_at(text, [place for place in told.likelihood if place[0] < told.conduct[1]], scale)
    likely = estimate[1:] if estimate else None
    widened = unlimited(text, told.conduct, likely, said)
    place = after(reading, inside, actor, widened)
    conduct = remarks_out(text[slice(*place)])
    title = _title(text, actor, likely, place, conduct)
    if not title or _is_against(reading, inside, place):
        return None
    when = max(told.horizon, key=lambda place: place[1] - place[0], default=None)
    goes_on = not when and not estimate and _goes_on(reading, inside, place)
    threat = Threat(
        id="",
        title=title,
        conduct=conduct,
        evidence=(reading.id,),
        actor=text[slice(*actor)] if actor else None,
        target=text[slice(*target)] if target else None,
        likelihood=estimate[0] if estimate else None,
        horizon=text[slice(*when)] if when else ONGOING if goes_on else None,
        confidence=found.group() if (found := CONFIDENCE.search(text)) else None,
        attribution=said.speaker if said else None,
        spans=_spans(reading, (place[0], place[0] + len(conduct)), actor, target, when, likely),
    )
    return Finding(reading, threat, one_names(reading, actor), content(conduct), weight(reading, threat, told.holds))


def _title(text: str, actor: Place | None, likely: Place | None, place: Place, conduct: str) -> str | None:
    """What is threatened in a few words; ``None`` where it would point elsewhere or break off.

    Who does it and how likely it is come first where they stand before the conduct; what lies between and limits
    nothing may go.
    """
    leads = [lead for lead in (actor, likely) if lead and lead[1] <= place[0]]
    subject = text[min(leads)[0] : place[0]].strip() if leads else ""
    if actor and actor in leads and not LIMITS.search(text[actor[1] : place[0]]) and _far(text[actor[1] : place[0]]):
        subject = f"{text[min(leads)[0] : actor[1]]} …"
    return short(subject, conduct) or short(subject, conduct, whole=True)


def _far(between: str) -> bool:
    return len(between.split()) > 4 or "," in between


def _is_against(reading: Reading, inside: tuple[Clause, ...], place: Place) -> bool:
    """Whether what the conduct's first verb says is done against a danger ("would help prevent attacks")."""
    starts = reading.tokens.starts
    verb = next((starts[c.verb] for c in inside if place[0] <= starts[c.verb] < place[1]), place[0])
    return _AGAINST.match(reading.text, verb) is not None


def _goes_on(reading: Reading, inside: tuple[Clause, ...], place: Place) -> bool:
    """Whether the tense of the conduct's verb says that it goes on now, rather than being planned or over."""
    starts, words = reading.tokens.starts, reading.tokens.words
    verb = next((clause.verb for clause in inside if place[0] <= starts[clause.verb] < place[1]), None)
    if verb is None or words[verb].lower() == "was":
        return False
    unknown = frozenset({"third"}) if words[verb].endswith("s") else frozenset[str]()
    tags = forms().get(words[verb], ("", unknown, False))[1]
    tags = tags - {"base"} if "past" in tags else tags
    predicate = reading.text[starts[verb] : place[1]]
    return lemma(words[verb]) not in _WITHOUT_TENSE and ongoing(predicate, words[verb], tags)


def _spans(
    reading: Reading,
    conduct: Place,
    actor: Place | None,
    target: Place | None,
    when: Place | None,
    likely: Place | None,
) -> tuple[RoleSpan, ...]:
    """Where each part of the entry stands in the source's text."""
    places = {"conduct": conduct, "actor": actor, "target": target, "horizon": when, "likelihood": likely}
    return tuple(reading.role(role, *place) for role, place in places.items() if place)
