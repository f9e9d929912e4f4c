"""A real browser for the workbench's tests, and a server for it to open."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from briefing.model.brief import Dossier
from briefing.workbench.desk import Desk
from briefing.workbench.server import LOOPBACK, address, door_of, listening, server_of
from tests.workbench.desks import desk_at

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
SWITCHES = """
    --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync
""".split()
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
PATIENCE = float(os.environ.get("BROWSER_PATIENCE", "20")) * 1_000
"""Milliseconds that the browser may take for one step; a busy machine needs more."""


@dataclass(frozen=True, slots=True)
class Open:
    """A workbench that is being served: its desk, its address with the token, its address without."""

    desk: Desk
    url: str
    base: str

    def in_a_window(self, browser: Browser, width: int = 1280, height: int = 800) -> Page:
        """A new window of a browser that knows nothing yet, on the workbench."""
        page = browser.new_context(viewport={"width": width, "height": height}).new_page()
        return self.in_a_page(page)

    def in_a_page(self, page: Page) -> Page:
        """``page``, on the workbench."""
        page.set_default_timeout(PATIENCE)
        page.goto(self.url, wait_until="domcontentloaded")
        return page


Serve = Callable[..., Open]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: with `apt-get install chromium` the browser tests run")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES, timeout=3 * PATIENCE)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serves a workbench on a free port until the test ends."""
    with contextlib.ExitStack() as stack:

        def start(dossier: Dossier | None = None) -> Open:
            made = listening(LOOPBACK, 0)
            door = door_of(made, LOOPBACK)
            desk = replace(desk_at(tmp_path, dossier), door=door)
            server = server_of(desk)
            thread = threading.Thread(target=server.run, kwargs={"sockets": [made]})
            thread.start()

            def stop() -> None:
                server.should_exit = True
                thread.join()

            stack.callback(stop)
            url = address(made, LOOPBACK, door)
            return Open(desk, url, url.partition("/?")[0])

        yield start


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Keeps a picture of a page for the documentation, with ``--accept`` alone."""

    def take(page: Page, name: str) -> None:
        if request.config.getoption("--accept"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"workbench-{name}.png")

    return take
