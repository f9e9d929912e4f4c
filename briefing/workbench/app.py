"""The application: which address leads where, and what is answered when something is refused."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from briefing.errors import BriefingError
from briefing.workbench import changing, reading
from briefing.workbench.desk import Desk
from briefing.workbench.pages import page
from briefing.workbench.safety import Guard
from briefing.workbench.session import Stale

ROUTES = [
    Route("/", reading.home),
    Route("/start", reading.start),
    Route("/open", changing.take, methods=["POST"]),
    Route("/brief", reading.brief),
    Route("/brief/sentence/{sentence}", reading.card),
    Route("/brief/queue", reading.waiting),
    Route("/brief/entries", reading.entries),
    Route("/brief/about", reading.about),
    Route("/brief/history", reading.history),
    Route("/brief/preview", reading.preview),
    Route("/brief/filter", reading.filtered),
    Route("/brief/decide/{kind}", changing.decide, methods=["POST"]),
    Route("/brief/undo", changing.undo, methods=["POST"]),
    Route("/brief/redo", changing.redo, methods=["POST"]),
    Route("/release", reading.release),
    Route("/release", changing.build, methods=["POST"]),
    Route("/release/state", reading.release_state),
    Route("/release/file/{kind}", reading.release_file),
    Route("/events", reading.events),
    Route("/static/{name}", reading.asset),
]


def application(desk: Desk) -> Starlette:
    """The application of ``desk``; a brief that waits on it is opened when the server starts."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        if desk.waiting is not None:
            await desk.open(desk.waiting)
        yield
        await desk.close()
        desk.workers.close()

    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Guard, door=desk.door)],
        exception_handlers={BriefingError: _refused, HTTPException: _wrong},
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


async def _refused(request: Request, error: Exception) -> Response:
    """What was asked for is refused: in words on a part of a page, as a page of its own otherwise."""
    words = error.line() if isinstance(error, BriefingError) else "internal fault"
    status = 409 if isinstance(error, Stale) else 422
    if request.headers.get("hx-request"):
        return HTMLResponse("", status, headers={"hx-trigger": json.dumps({"refused": words}), "hx-reswap": "none"})
    return HTMLResponse(page("refused.html", words=words), status)


async def _wrong(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return HTMLResponse(page("refused.html", words="There is no such page."), status)
