"""Serving the workbench on this machine."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from briefing.errors import OutputError
from briefing.settings import Settings
from briefing.workbench.app import application
from briefing.workbench.desk import Desk, Opened
from briefing.workbench.hub import Hub
from briefing.workbench.safety import Door
from briefing.workbench.workers import Workers

LOOPBACK = "127.0.0.1"
PORT = 8700


def listening(host: str, port: int | None) -> socket.socket:
    """A socket that listens on ``host``: on ``port``, else on the usual one or, where that is taken, a free one.

    Raises :class:`OutputError` where it cannot.
    """
    wanted = (port,) if port is not None else (PORT, 0)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in wanted:
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, number))
            made.listen(64)
        except (OSError, OverflowError) as error:
            made.close()
            fault = error
        else:
            return made
    raise OutputError(f"cannot listen on {host}:{wanted[0]}: {fault}", remedy="choose another --port")


def is_loopback(host: str) -> bool:
    """Whether ``host`` can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def door_of(made: socket.socket, host: str) -> Door:
    """The names under which the server answers, and a new token."""
    port = made.getsockname()[1]
    names = {"127.0.0.1", "localhost", "[::1]"} if is_loopback(host) else {host, f"[{host}]", socket.gethostname()}
    return Door(frozenset(f"{name}:{port}" for name in names), secrets.token_urlsafe(24), f"briefing-{port}")


def address(made: socket.socket, host: str, door: Door) -> str:
    """The address to open, with the token."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{made.getsockname()[1]}/?token={door.token}"


def desk_for(settings: Settings, folder: Path, door: Door, clock: Callable[[], str], waiting: Opened | None) -> Desk:
    """The desk on which ``waiting`` (or nothing yet) is to be reviewed."""
    return Desk(settings, folder, door, Hub(), Workers(), clock, waiting)


class Server(uvicorn.Server):
    """A server that ends the streams of events before it waits for connections to close."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then everything else."""
        self._hub.close()
        await super().shutdown(sockets)


def server_of(desk: Desk) -> Server:
    """The server of ``desk``; when it ends everything has been saved."""
    config = uvicorn.Config(
        application(desk),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        lifespan="on",
    )
    return Server(config, desk.hub)


def serve(desk: Desk, made: socket.socket) -> None:
    """Serve ``desk`` on the socket ``made`` until it is interrupted."""
    server_of(desk).run(sockets=[made])
