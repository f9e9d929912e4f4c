"""Releasing a brief: what has to be looked at first, and building its files."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.model.brief import Dossier
from briefing.model.marking import parse_marking
from briefing.model.notice import Severity
from briefing.model.register import Claim, Recommendation
from briefing.output import write_all
from briefing.workbench.lookup import RUNNING, Refused
from briefing.workbench.settling import built

if TYPE_CHECKING:
    from briefing.workbench.session import Session

FORMATS = {"pdf": "PDF", "docx": "Word", "html": "Web page"}
"""What can be released, by suffix."""


@dataclass(frozen=True, slots=True)
class Warning:
    """Something to look at before a brief goes out: what, and the sentences it is about."""

    title: str
    detail: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """A release so far: its files (format → bytes), what is being built, what differs, what went wrong."""

    version: int
    formats: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...] = ()
    doing: str = ""
    differences: tuple[str, ...] = ()
    fault: str = ""
    done: bool = False


def warnings(dossier: Dossier) -> tuple[Warning, ...]:
    """What an analyst should look at before ``dossier`` is released, the weightiest first."""
    doubtful = tuple(v.sentence.id for v in dossier.verdicts if v.doubtful and v.sentence.kind in RUNNING)
    nobody = [e for e in dossier.analysis.recommendations if not (e.actors or e.actors_from_context)]
    found = [
        _warning("Doubtful sentences not looked at", "the model was not sure of their section", doubtful),
        _warning("Recommendations without an actor", "nobody is named who should act", _evidence(nobody)),
        _warning("Contested claims", "the sources disagree, or one denies another", _evidence(dossier.analysis.claims)),
        *_marking(dossier),
        *(
            Warning(notice.message, notice.where)
            for notice in dict.fromkeys((*dossier.notices, *dossier.analysis.notices))
            if notice.severity is Severity.WARNING
        ),
    ]
    return tuple(warning for warning in found if warning)


def _warning(title: str, detail: str, sentences: tuple[str, ...]) -> Warning | None:
    return Warning(f"{title}: {len(sentences)}", detail, sentences) if sentences else None


def _evidence(entries: Iterable[Recommendation | Claim]) -> tuple[str, ...]:
    return tuple(entry.evidence[0] for entry in entries if entry.evidence)


def _marking(dossier: Dossier) -> list[Warning]:
    if not dossier.meta.marking:
        return [Warning("No marking", "the brief carries no protective marking, nor does any source")]
    carried = [f"{source.name}: {source.marking}" for source in dossier.sources if parse_marking(source.marking)]
    detail = f"sources: {'; '.join(carried)}" if carried else "none of the sources carries one"
    return [Warning(f"Marking {dossier.meta.marking}", detail)]


def begin(session: Session, wanted: Iterable[str]) -> None:
    """Start to build the files of ``session``'s brief as it stands; each step is told as an event ``release``.

    Raises :class:`Refused` while files are being built, and for no format.
    """
    formats = tuple(name for name in FORMATS if name in set(wanted))
    if session.release and not session.release.done:
        raise Refused("the files are being built already")
    if not formats:
        raise Refused("choose at least one format")
    session.release = Release(session.version, formats)
    session.follow(_follow(session))


async def _follow(session: Session) -> None:
    work = asyncio.ensure_future(_build(session))
    await asyncio.wait({work})
    if error := work.exception():
        words = error.line() if isinstance(error, BriefingError) else f"internal fault: {error}"
        _set(session, fault=words, done=True, doing="")


async def _build(session: Session) -> None:
    """Every file built and read back; written, all of them, only where none differs from the brief."""
    await session.be_settled()
    dossier, files, differences = session.dossier, [], []
    for name in session.release.formats if session.release else ():
        _set(session, doing=name)
        made = await session.workers.run(built, dossier, session.settings, name)
        files.append((name, made.data))
        differences += [difference.line() for difference in made.differences]
        _set(session, files=tuple(files), differences=tuple(differences))
    if not differences:
        named = {f"{session.home.name}.{name}": data for name, data in files}
        await asyncio.to_thread(write_all, session.home.folder, named)
    _set(session, doing="", done=True)


def _set(session: Session, **fields: object) -> None:
    if session.release:
        session.release = replace(session.release, **fields)  # type: ignore[arg-type]
        session.hub.tell("release", done=session.release.done)
