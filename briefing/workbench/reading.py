"""What the browser asks to see: pages, parts of pages, the preview, events, files."""

from __future__ import annotations

import asyncio
import secrets
from functools import cache
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse

from briefing.analysis.instruments import instruments
from briefing.compose.showing import SetSummary, listed, summary
from briefing.errors import BriefingError
from briefing.workbench.deciding import OWN_META
from briefing.workbench.desk import Desk
from briefing.workbench.entries import actors_of, rejected
from briefing.workbench.lookup import Refused, body_of, next_running, places_to_split, source_of, verdict_at
from briefing.workbench.pages import ASSETS, page
from briefing.workbench.proposing import LANGUAGES
from briefing.workbench.release import FORMATS, warnings
from briefing.workbench.safety import PREVIEW_POLICY
from briefing.workbench.session import Session
from briefing.workbench.settling import settings_of
from briefing.workbench.views import dom_of, matching, progress, queue, row_of, sources

_MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "json": "application/json",
}


def desk_of(request: Request) -> Desk:
    """The desk that the application was made for."""
    desk: Desk = request.app.state.desk
    return desk


async def home(request: Request) -> Response:
    """The brief that is open, else the page to drop files on."""
    return RedirectResponse("/brief" if desk_of(request).session else "/start", 303)


async def start(request: Request) -> Response:
    """The page to drop files on."""
    desk = desk_of(request)
    return HTMLResponse(page("start.html", open_title=desk.session.dossier.meta.title if desk.session else ""))


async def brief(request: Request) -> Response:
    """The workbench: source and brief side by side."""
    desk = desk_of(request)
    if desk.session is None:
        return RedirectResponse("/start", 303)
    session = desk.session
    shown = page(
        "brief.html",
        sources=sources(session.dossier),
        window=secrets.token_hex(4),
        actors=[actor.name for actor in session.dossier.analysis.actors],
        instruments=instruments(session.settings.analysis.instruments).names,
        **status_of(session),
    )
    return HTMLResponse(shown)


def status_of(session: Session) -> dict[str, object]:
    """What the bar at the top of the workbench shows."""
    done, doubtful = progress(session.dossier)
    return {
        "meta": session.dossier.meta,
        "version": session.version,
        "saved": session.settled_version == session.version,
        "settled": session.settled_version,
        "fault": session.fault,
        "done": done,
        "doubtful": doubtful,
        "decisions": session.dossier.decisions,
        "undone": session.dossier.undone,
        "kept": session.home.record.name,
    }


async def card(request: Request) -> Response:
    """Everything about one sentence, with what can be decided about it."""
    session = desk_of(request).review()
    return HTMLResponse(card_of(session, request.path_params["sentence"]))


def card_of(session: Session, sentence: str) -> str:
    """The card of ``sentence``; raises :class:`Refused`."""
    dossier = session.dossier
    verdict = verdict_at(dossier, sentence)
    at = dossier.verdicts.index(verdict)
    near = [v.sentence for v in dossier.verdicts[max(0, at - 12) : at + 13] if v is not verdict]
    following = next_running(dossier, sentence)
    return page(
        "card.html",
        verdict=verdict,
        row=row_of(dossier, verdict),
        source=source_of(dossier, sentence),
        places=places_to_split(dossier, sentence),
        following=following.sentence if following else None,
        near=near,
        body=body_of(dossier, sentence),
        entries=[entry for entry in dossier.analysis.recommendations if sentence in entry.evidence],
        instruments=instruments(session.settings.analysis.instruments).names,
    )


async def waiting(request: Request) -> Response:
    """The sentences that nobody has looked at, the least certain first."""
    return HTMLResponse(page("queue.html", rows=queue(desk_of(request).review().dossier)[:200]))


async def entries(request: Request) -> Response:
    """The recommendations register, to be edited."""
    return HTMLResponse(entries_of(desk_of(request).review()))


def entries_of(session: Session) -> str:
    """The recommendations register of ``session``, to be edited, with what was rejected from it."""
    dossier = session.dossier
    known = instruments(session.settings.analysis.instruments).names
    return page(
        "entries.html",
        entries=[(entry, actors_of(entry)) for entry in dossier.analysis.recommendations],
        rejected=rejected(dossier),
        instruments=known,
    )


async def about(request: Request) -> Response:
    """Title, date, marking and the choices about composing."""
    return HTMLResponse(await about_of(desk_of(request).review()))


async def about_of(session: Session) -> str:
    """The form with title, date, marking and the choices about composing."""
    chosen = settings_of(session.dossier, session.settings).compose
    sets, own = await asyncio.to_thread(_sets, chosen.template)
    values = dict(chosen.options)
    return page(
        "about.html",
        meta=session.dossier.meta,
        own=[(name, str(getattr(session.dossier.meta, name))) for name in OWN_META],
        sets=sets,
        chosen=chosen,
        languages=LANGUAGES,
        options=[(option, option.read(values.get(option.name, option.default))) for option in own.options]
        if own
        else [],
        description=own.description if own else "",
    )


def _sets(name: str) -> tuple[list[tuple[str, str]], SetSummary | None]:
    """The (name, title) of each set that can be chosen, and the one in use, or ``None`` where it is at fault."""
    try:
        own = summary(name)
        others = [each for each in _shipped() if each[0] != own.name]
        return sorted([(name, own.title), *others], key=lambda each: each[1]), own
    except BriefingError:
        return [(name, name)], None


@cache
def _shipped() -> tuple[tuple[str, str], ...]:
    return tuple((each.name, each.title) for each in listed())


async def history(request: Request) -> Response:
    """The decisions, the last one first."""
    dossier = desk_of(request).review().dossier
    return HTMLResponse(page("history.html", decisions=dossier.decisions[::-1], undone=dossier.undone))


async def preview(request: Request) -> Response:
    """The brief as it will be rendered, in a frame of its own."""
    session = desk_of(request).review()
    waiting_page = page("waiting.html", fault=session.fault)
    return HTMLResponse(session.preview or waiting_page, headers={"content-security-policy": PREVIEW_POLICY})


async def filtered(request: Request) -> Response:
    """The elements of the sentences that a filter keeps."""
    asked = request.query_params
    fields = {name: asked.get(name, "")[:200] for name in ("section", "actor", "instrument", "text")}
    found = matching(desk_of(request).review().dossier, doubtful="doubtful" in asked, **fields)
    return JSONResponse({"ids": [dom_of(sentence) for sentence in found]})


async def events(request: Request) -> Response:
    """What happens, as it happens (server-sent events)."""
    desk = desk_of(request)
    version = desk.session.version if desk.session else -1
    settled = desk.session.settled_version if desk.session else -1
    stream = desk.hub.listen(version=version, settled=settled)
    return StreamingResponse(stream, media_type="text/event-stream")


async def release(request: Request) -> Response:
    """What to look at before the brief goes out, and the building of its files."""
    session = desk_of(request).review()
    return HTMLResponse(page("release.html", warnings=warnings(session.dossier), formats=FORMATS, **released(session)))


def released(session: Session) -> dict[str, object]:
    """How the release stands, for its page and for the part of it that follows the building."""
    made = session.release
    return {
        "meta": session.dossier.meta,
        "release": made,
        "outdated": made is not None and made.version != session.version,
        "names": FORMATS,
        "stem": session.home.name,
        "folder": str(session.home.folder),
    }


async def release_state(request: Request) -> Response:
    """How far the building is."""
    return HTMLResponse(page("building.html", **released(desk_of(request).review())))


async def release_file(request: Request) -> Response:
    """A file of the release, under its name."""
    session = desk_of(request).review()
    kind = request.path_params["kind"]
    files = dict(session.release.files) if session.release else {}
    if kind not in files:
        raise Refused("that file was not built")
    name = quote(f"{session.home.name}.{kind}")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}", "content-security-policy": "sandbox"}
    return Response(files[kind], media_type=_MEDIA[kind], headers=headers)


async def asset(request: Request) -> Response:
    """A file that pages load; only the names that there are lead anywhere."""
    name = request.path_params["name"]
    if name not in ASSETS:
        return Response("not found\n", 404, media_type="text/plain")
    media, data = ASSETS[name]
    return Response(data, media_type=media)
