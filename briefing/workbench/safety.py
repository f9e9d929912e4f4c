"""Who may ask: this machine's own browser, with the token that only the opened address carries.

A page elsewhere that makes the browser send something here has another ``Origin``; a name that was made to point here
(DNS rebinding) is another ``Host``; another user of the machine has no token.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a page of the workbench may load and do: nothing inline, nothing from elsewhere."""

PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'self'"
"""What the rendered brief may do in its frame: show itself, with its own styles; no script, no form, no request."""

LARGEST = 120_000_000
"""The largest request in bytes: a few documents at once."""


@dataclass(frozen=True, slots=True)
class Door:
    """The addresses that the server answers to (``127.0.0.1:8700``) and the token that opens it."""

    hosts: frozenset[str]
    token: str
    cookie: str


class Guard:
    """Lets a request through to ``app``, or answers it itself."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        refusal = self._refusal(scope)
        if refusal is not None:
            return await refusal(scope, receive, _with_policy(send))
        return await self._app(scope, receive, _with_policy(send))

    def _refusal(self, scope: Scope) -> Response | None:
        """The answer to a request that is not let through: a refusal, or the cookie for the right token."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._door.hosts:
            return _no(HTTPStatus.MISDIRECTED_REQUEST, "this address is not served here")
        if not _own_origin(scope["method"], headers):
            return _no(HTTPStatus.FORBIDDEN, "the request comes from another page")
        if not _fits(headers):
            return _no(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"more than {LARGEST // 1_000_000} MB at once")
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if token and scope["method"] == "GET" and self._right(token):
            return self._welcome(scope["path"])
        if not self._right(cookie_parser(headers.get("cookie", "")).get(self._door.cookie, "")):
            return _no(HTTPStatus.FORBIDDEN, "open the address that briefing review printed")
        return None

    def _right(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self._door.token.encode())

    def _welcome(self, path: str) -> Response:
        own = path if path.startswith("/") and not path.startswith("//") else "/"
        answer = RedirectResponse(own, HTTPStatus.SEE_OTHER)
        answer.set_cookie(self._door.cookie, self._door.token, httponly=True, samesite="strict", path="/")
        return answer


def _own_origin(method: str, headers: Headers) -> bool:
    """Whether the request comes from a page of ours, or (reading only) from the address bar."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
    if origin is not None and site != "same-site":
        return origin in (f"http://{headers['host']}", f"https://{headers['host']}")
    return origin is None and method in ("GET", "HEAD") and site in ("same-origin", "none", "cross-site")


def _fits(headers: Headers) -> bool:
    """Whether the body's length is known and not too great; nobody sends one here in chunks."""
    length = headers.get("content-length", "0")
    return "transfer-encoding" not in headers and length.isdigit() and int(length) <= LARGEST


def _no(status: HTTPStatus, words: str) -> Response:
    return Response(f"{status.value} {status.phrase}: {words}\n", status.value, media_type="text/plain")


def _with_policy(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("content-security-policy", PAGE_POLICY)
            headers.setdefault("cache-control", "no-store")
            headers.setdefault("x-content-type-options", "nosniff")
            headers.setdefault("referrer-policy", "no-referrer")
            headers.setdefault("cross-origin-opener-policy", "same-origin")
            headers.setdefault("cross-origin-resource-policy", "same-origin")
            headers.setdefault("x-frame-options", "SAMEORIGIN")
        await send(message)

    return sending
