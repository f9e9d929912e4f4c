"""One register over all documents of a batch: the same recommendation joined, with who backs and who rejects it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.analysis.merge import merged
from briefing.batch.manifest import MANIFEST
from briefing.errors import BriefError
from briefing.model.brief import Dossier
from briefing.model.record import from_record
from briefing.model.register import Force, Recommendation, Stance
from briefing.output import write_all
from briefing.renderers.csv import to_csv
from briefing.renderers.sheets import FOLLOW_UP, Sheet
from briefing.renderers.xlsx import to_xlsx

STEM = "register"
_STRONGEST = (Force.MUST, Force.WILL, Force.SHOULD, Force.COULD)


@dataclass(frozen=True, slots=True)
class Wording:
    """One document's own words for a recommendation."""

    document: str
    publisher: str
    stance: Stance
    force: Force
    speaker: str
    quote: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The same recommendation in one document or several, under the first one's action."""

    actors: tuple[str, ...]
    action: str
    instruments: tuple[str, ...]
    wordings: tuple[Wording, ...]

    def documents(self, stance: Stance) -> tuple[str, ...]:
        """The documents that take ``stance`` on it."""
        return tuple(dict.fromkeys(each.document for each in self.wordings if each.stance is stance))

    @property
    def force(self) -> Force:
        """The strongest force that any document asks with."""
        return min((each.force for each in self.wordings), key=_STRONGEST.index)


def write_summary(folder: Path, date: str) -> tuple[Path, ...]:
    """Write ``register.jsonl``, ``.csv`` and ``.xlsx`` over the documents that the manifest in ``folder`` calls done.

    Raises :class:`briefing.errors.OutputError` and, for a brief that cannot be read back, :class:`BriefError`.
    """
    joined = join(_dossiers(folder))
    sheet = _sheet(joined)
    files = {
        f"{STEM}.jsonl": "".join(json.dumps(_record(each), ensure_ascii=False) + "\n" for each in joined).encode(),
        f"{STEM}.csv": to_csv(sheet.columns, sheet.rows),
        f"{STEM}.xlsx": to_xlsx((sheet,), "Recommendations register", date),
    }
    return write_all(folder, files)


def join(dossiers: Iterable[tuple[str, Dossier]]) -> tuple[Joined, ...]:
    """The recommendations of the named ``dossiers``, the same ones joined, in the order in which they first stand."""
    entries: dict[str, Recommendation] = {}
    wordings: dict[str, Wording] = {}
    actors: dict[str, frozenset[str]] = {}
    for number, (name, dossier) in enumerate(dossiers):
        publishers = {source.id: source.publisher or "" for source in dossier.sources}
        known = {a.casefold(): actor.name for actor in dossier.analysis.actors for a in (actor.name, *actor.aliases)}
        for entry in dossier.analysis.recommendations:
            key = f"D{number}.{entry.id}"
            entries[key] = replace(entry, id=key, evidence=tuple(f"D{number}-{place}" for place in entry.evidence))
            publisher = publishers.get(entry.evidence[0].split(".")[0], "")
            wordings[key] = _wording(name, publisher, entry)
            stated = entry.actors or entry.actors_from_context
            actors[key] = frozenset(known.get(actor.casefold(), actor.casefold()) for actor in stated)
    alike = merged(tuple(entries.values()), actors)
    return tuple(_joined(group, wordings) for group in _groups(alike))


def _dossiers(folder: Path) -> Iterator[tuple[str, Dossier]]:
    """(item, dossier) of each item that was done last time it was tried, by name: who was first is chance."""
    outcomes = {}
    for line in (folder / MANIFEST).read_text("utf-8").splitlines():
        outcome = json.loads(line)
        outcomes[outcome["item"]] = outcome
    for name, outcome in sorted(outcomes.items()):
        for path, _ in outcome["outputs"]:
            if path.endswith(".json"):
                try:
                    yield name, from_record(json.loads((folder / path).read_bytes()))
                except (OSError, ValueError) as error:
                    raise BriefError(f"{folder / path}: cannot be read back: {error}") from error


def _wording(document: str, publisher: str, entry: Recommendation) -> Wording:
    speaker = entry.speaker or ""
    return Wording(document, publisher, entry.stance, entry.force, speaker, entry.quote, entry.evidence)


def _groups(entries: tuple[Recommendation, ...]) -> Iterator[list[Recommendation]]:
    """Entries that are joined, directly or through others."""
    by_id = {entry.id: entry for entry in entries}
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            continue
        group, waiting = [], [entry.id]
        while waiting:
            found = waiting.pop(0)
            if found not in seen:
                seen.add(found)
                group.append(by_id[found])
                waiting += by_id[found].also
        yield group


def _joined(group: list[Recommendation], wordings: dict[str, Wording]) -> Joined:
    first = next((entry for entry in group if entry.stance is Stance.OWN), group[0])
    instruments = dict.fromkeys(name for entry in group for name in entry.instruments)
    actors = first.actors or first.actors_from_context
    return Joined(actors, first.action, tuple(instruments), tuple(wordings[entry.id] for entry in group))


def _record(joined: Joined) -> dict[str, object]:
    return {
        "actors": list(joined.actors),
        "action": joined.action,
        "instruments": list(joined.instruments),
        "force": joined.force.value,
        "backed_by": list(joined.documents(Stance.OWN)),
        "reported_by": list(joined.documents(Stance.REPORTED)),
        "rejected_by": list(joined.documents(Stance.REJECTED)),
        "wordings": [
            {
                "document": each.document,
                "publisher": each.publisher,
                "stance": each.stance.value,
                "force": each.force.value,
                "speaker": each.speaker,
                "quote": each.quote,
                "evidence": list(each.evidence),
            }
            for each in joined.wordings
        ],
    }


def _sheet(found: tuple[Joined, ...]) -> Sheet:
    columns = ("actor", "action", "instruments", "force", "documents", "backed by", "reported by", "rejected by")
    rows = (
        (
            *("; ".join(each.actors), each.action, "; ".join(each.instruments), each.force.value),
            str(len({wording.document for wording in each.wordings})),
            *("; ".join(each.documents(stance)) for stance in (Stance.OWN, Stance.REPORTED, Stance.REJECTED)),
            " | ".join(wording.quote for wording in each.wordings),
            *("" for _ in FOLLOW_UP),
        )
        for each in found
    )
    return Sheet("Recommendations", (*columns, "quotation", *FOLLOW_UP), tuple(rows))
