"""Nothing asks the network: a whole brief is made while every socket is refused."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from briefing import Settings, analyse, read
from briefing.output import make

PAGE = """<!doctype html><html><head><title>T</title><link rel=stylesheet href="http://e.org/x.css"></head>
<body><article>
<h1>Rail</h1><p>The Council should adopt the <a href="http://e.org">budget</a> by June 2027.</p>
<img src="http://e.org/x.png">
<p>Storms may threaten the coast. Ministers met in Riga in 2021.</p></article></body></html>"""


def test_a_brief_is_made_without_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("something asked the network")

    (tmp_path / "page.html").write_text(PAGE)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    settings = Settings(date="2026-01-31", formats=("pdf", "docx", "html", "md", "json", "csv", "xlsx"))
    made = make(analyse(read([tmp_path / "page.html"], settings), settings), settings)
    assert len(made.files) == 7
