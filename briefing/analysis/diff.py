"""What has changed between two analyses: demands and dangers new, gone, stronger, weaker or somebody else's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.analysis.likeness import similar
from briefing.analysis.text import ARTICLE, content
from briefing.model.register import Analysis, Force, Recommendation, Stance, Threat

SAME = 0.5  # the likeness of two actions or conducts (Jaccard, of stems) at which they are the same one
# A commitment of the author ("we will") binds as much as a "must".
RANK = {Force.COULD: 1, Force.SHOULD: 2, Force.MUST: 3, Force.WILL: 3}
_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>#+!|~"})


class ChangeKind(StrEnum):
    """How an entry has changed; ``restated`` is a likelihood in other words that cannot be compared."""

    NEW = "new"
    DROPPED = "dropped"
    HARDENED = "hardened"
    SOFTENED = "softened"
    REASSIGNED = "reassigned"
    REVERSED = "reversed"
    RESTATED = "restated"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one entry: ``register`` is ``recommendation`` or ``threat``, ``subject`` the entry's words.

    ``old`` and ``new`` are the ids in the two analyses, ``None`` where there is none; ``before`` and ``after`` are what
    differs (forces, actors, stances, likelihoods), empty for an entry that is new or dropped.
    """

    kind: ChangeKind
    register: str
    subject: str
    old: str | None = None
    new: str | None = None
    before: str = ""
    after: str = ""


def compare(old: Analysis, new: Analysis) -> tuple[Change, ...]:
    """The changes from ``old`` to ``new``: recommendations, then threats, each in the new order, dropped ones last."""
    names = {**_names(old), **_names(new)}
    asked = _matched(
        [(_stems(e.action), _who(_actors(e), names)) for e in old.recommendations],
        [(_stems(e.action), _who(_actors(e), names)) for e in new.recommendations],
    )
    feared = _matched(
        [(_stems(t.conduct), _who((t.actor or "",), names)) for t in old.threats],
        [(_stems(t.conduct), _who((t.actor or "",), names)) for t in new.threats],
    )
    return (
        *_recommendation_changes(old.recommendations, new.recommendations, asked, names),
        *_threat_changes(old.threats, new.threats, feared, names),
    )


def _names(analysis: Analysis) -> dict[str, str]:
    """The one name of each alias of an analysis, in lower case."""
    return {
        ARTICLE.sub("", alias).lower(): actor.name.lower()
        for actor in analysis.actors
        for alias in (actor.name, *actor.aliases)
    }


def _actors(entry: Recommendation) -> tuple[str, ...]:
    return (*entry.actors, *entry.actors_from_context)


def _who(actors: Iterable[str], names: Mapping[str, str]) -> frozenset[str]:
    plain = (ARTICLE.sub("", actor).lower() for actor in actors if actor)
    return frozenset(names.get(actor, actor) for actor in plain)


def _stems(words: str) -> frozenset[str]:
    """The stems that tell ``words`` from others; the words themselves where they have none ("do so")."""
    return content(words) or frozenset({words.lower()})


Traits = tuple[frozenset[str], frozenset[str]]


def _matched(old: Sequence[Traits], new: Sequence[Traits]) -> dict[int, int]:
    """Which old entry each new one continues, by the words of the action; the same actor decides between like ones."""
    scored = sorted(
        (
            (-similar(mine[0], yours[0]) - 0.25 * bool(mine[1] & yours[1]), i, j)
            for i, mine in enumerate(old)
            for j, yours in enumerate(new)
            if similar(mine[0], yours[0]) >= SAME
        ),
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if j not in found and i not in taken:
            found[j] = i
            taken.add(i)
    return found


def _recommendation_changes(
    old: Sequence[Recommendation], new: Sequence[Recommendation], matched: Mapping[int, int], names: Mapping[str, str]
) -> Iterator[Change]:
    for j, entry in enumerate(new):
        if j not in matched:
            yield Change(ChangeKind.NEW, "recommendation", _said(entry), new=entry.id)
            continue
        yield from _between(old[matched[j]], entry, names)
    for i, entry in enumerate(old):
        if i not in matched.values():
            yield Change(ChangeKind.DROPPED, "recommendation", _said(entry), old=entry.id)


def _between(before: Recommendation, after: Recommendation, names: Mapping[str, str]) -> Iterator[Change]:
    """The changes of a recommendation that stands in both."""

    def change(kind: ChangeKind, one: str, other: str) -> Change:
        return Change(kind, "recommendation", _said(after), before.id, after.id, one, other)

    if (before.stance is Stance.REJECTED) != (after.stance is Stance.REJECTED):
        yield change(ChangeKind.REVERSED, before.stance.value, after.stance.value)
    if RANK[before.force] != RANK[after.force]:
        harder = RANK[after.force] > RANK[before.force]
        yield change(ChangeKind.HARDENED if harder else ChangeKind.SOFTENED, before.force.value, after.force.value)
    if _who(_actors(before), names) != _who(_actors(after), names):
        yield change(ChangeKind.REASSIGNED, _listed(_actors(before)), _listed(_actors(after)))


def _threat_changes(
    old: Sequence[Threat], new: Sequence[Threat], matched: Mapping[int, int], names: Mapping[str, str]
) -> Iterator[Change]:
    for j, threat in enumerate(new):
        if j not in matched:
            yield Change(ChangeKind.NEW, "threat", threat.title, new=threat.id)
            continue
        before = old[matched[j]]
        if kind := _likelier(before, threat):
            words = tuple(t.likelihood.phrase if t.likelihood else "none stated" for t in (before, threat))
            yield Change(kind, "threat", threat.title, before.id, threat.id, *words)
        if _who((before.actor or "",), names) != _who((threat.actor or "",), names):
            yield Change(
                ChangeKind.REASSIGNED,
                "threat",
                threat.title,
                before.id,
                threat.id,
                before.actor or "not named",
                threat.actor or "not named",
            )
    for i, threat in enumerate(old):
        if i not in matched.values():
            yield Change(ChangeKind.DROPPED, "threat", threat.title, old=threat.id)


def _likelier(before: Threat, after: Threat) -> ChangeKind | None:
    """How the likelihood has moved: compared on one scale only; in other words otherwise, without a direction."""
    one, other = before.likelihood, after.likelihood
    if (one.phrase.lower() if one else "") == (other.phrase.lower() if other else ""):
        return None
    if one and other and one.scale == other.scale and None not in (one.low, one.high, other.low, other.high):
        if (one.low, one.high) == (other.low, other.high):
            return None
        higher = ((other.low or 0) + (other.high or 0)) > ((one.low or 0) + (one.high or 0))
        return ChangeKind.HARDENED if higher else ChangeKind.SOFTENED
    return ChangeKind.RESTATED


def _said(entry: Recommendation) -> str:
    """A recommendation in short: who, what."""
    return f"{_listed(_actors(entry))}: {entry.action}"


def _listed(actors: Sequence[str]) -> str:
    return ", ".join(actors) or "unstated"


def as_text(changes: Sequence[Change]) -> str:
    """The changes as plain lines, one each, ending in a newline; a sentence where there are none."""
    return "".join(f"{_line(change)}\n" for change in changes) or "Nothing has changed.\n"


def as_markdown(changes: Sequence[Change]) -> str:
    """The changes as a Markdown list under a heading for each register; every mark of the source's words is escaped."""
    if not changes:
        return "Nothing has changed.\n"
    parts = []
    for register, heading in (("recommendation", "Recommendations"), ("threat", "Threats")):
        lines = [f"- {_line(change, bold=True)}" for change in changes if change.register == register]
        parts += [f"## {heading}\n\n" + "\n".join(lines) + "\n"] if lines else []
    return "\n".join(parts)


def as_records(changes: Sequence[Change]) -> list[dict[str, str | None]]:
    """The changes as JSON data: one object each with the fields of :class:`Change`."""
    return [
        {
            "kind": change.kind.value,
            "register": change.register,
            "subject": change.subject,
            "old": change.old,
            "new": change.new,
            "before": change.before,
            "after": change.after,
        }
        for change in changes
    ]


def _line(change: Change, *, bold: bool = False) -> str:
    shown = (lambda text: text.translate(_SPECIAL)) if bold else str
    ids = " → ".join(filter(None, (change.old, change.new)))
    moved = f" ({shown(change.before)} → {shown(change.after)})" if change.before or change.after else ""
    kind = f"**{change.kind.value}**" if bold else change.kind.value
    return f"{kind} [{ids}] {shown(change.subject)}{moved}"
