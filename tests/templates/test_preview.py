"""The preview's little server: on this machine alone, with the page as the files now are."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from briefing.cli.template_preview import HOST, handler, serve, state
from briefing.compose import sample
from briefing.errors import OutputError
from briefing.settings import Settings
from tests.compose.sets import new_set


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_set(tmp_path / "set", "first words")


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    settings = Settings()
    settings = replace(settings, compose=replace(settings.compose, template=str(folder)))
    server = ThreadingHTTPServer((HOST, 0), handler(sample(), settings, watch=True))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def get(port: int, path: str = "/", host: str = HOST) -> tuple[int, http.client.HTTPMessage, str]:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read().decode()


def test_the_page_follows_the_files_and_an_error_stands_in_its_place(folder: Path, port: int) -> None:
    assert "first words" in get(port)[2]
    before = get(port, "/state")[2]
    (folder / "sections" / "page.md.j2").write_text("{{ second }}", "utf-8")
    assert get(port, "/state")[2] != before
    assert "`second` is not known here" in get(port)[2]
    (folder / "sections" / "page.md.j2").write_text("second words", "utf-8")
    assert "second words" in get(port)[2]


def test_the_page_reloads_itself_and_may_load_nothing_from_elsewhere(port: int) -> None:
    _, headers, body = get(port)
    rules = headers["Content-Security-Policy"]
    assert rules.startswith("default-src 'none'")
    nonce = rules.partition("'nonce-")[2].partition("'")[0]
    assert f'<script nonce="{nonce}">' in body


def test_other_names_for_this_machine_and_other_paths_are_refused(port: int) -> None:
    assert get(port, host="evil.example")[0] == 403
    assert get(port, "/etc/passwd")[0] == 404


def test_a_manifest_that_is_saved_changes_the_state_even_when_it_is_broken(folder: Path) -> None:
    first = state(str(folder))
    (folder / "template.toml").write_text("titel = 1", "utf-8")
    second = state(str(folder))
    (folder / "template.toml").write_text("titel = 12", "utf-8")
    assert len({first, second, state(str(folder))}) == 3


def test_a_port_that_is_taken_is_told(port: int) -> None:
    with pytest.raises(OutputError, match=f"port {port} cannot be used"):
        serve(sample(), Settings(), port=port, opened=lambda address: None)
