"""The application: who is let in, what is refused, and what a decision changes on the page and on the disk."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from briefing.workbench.app import ROUTES, application
from briefing.workbench.pages import ASSETS
from briefing.workbench.safety import LARGEST, PAGE_POLICY
from briefing.workbench.settling import as_json, ready
from tests.workbench.desks import TOKEN, desk_at, orsa

ORIGIN = "http://127.0.0.1:8700"
OWN = {"origin": ORIGIN, "hx-request": "true", "brief-window": "first", "brief-version": "0"}
PAGES = ["/brief", "/start", "/release", "/brief/preview", "/brief/sentence/S1.5"]
PAGES += ["/brief/queue", "/brief/entries", "/brief/about", "/brief/history", "/release/state"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser that has opened the address, on a brief that nobody changes."""
    desk = desk_at(tmp_path_factory.mktemp("kept"), orsa())
    with TestClient(application(desk), base_url=ORIGIN) as opened:
        opened.get(f"/?token={TOKEN}")
        until_settled(opened)
        yield opened


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[TestClient]:
    """The same on a brief of its own, in ``tmp_path``."""
    with TestClient(application(desk_at(tmp_path, orsa())), base_url=ORIGIN) as opened:
        opened.get(f"/?token={TOKEN}")
        yield opened


def until_settled(client: TestClient) -> None:
    """Wait until registers, preview and JSON follow the last decision."""
    session = client.app.state.desk.session  # type: ignore[attr-defined]
    end = time.monotonic() + 60
    while session.settled_version != session.version:
        assert time.monotonic() < end, session.fault
        time.sleep(0.02)


def decide(client: TestClient, kind: str, headers: dict[str, str] = OWN, **form: Any) -> Any:
    return client.post(f"/brief/decide/{kind}", data=form, headers=headers)


# ---- who is let in ------------------------------------------------------------------------------------------------


def test_without_the_cookie_nothing_is_shown(client: TestClient) -> None:
    for route in ROUTES:
        path = route.path.replace("{name}", "workbench.js").replace("{sentence}", "S1.1").replace("{kind}", "pdf")
        for method in route.methods or ():
            stranger = TestClient(client.app, base_url=ORIGIN)
            answer = stranger.request(method, path, headers={"origin": ORIGIN}, follow_redirects=False)
            assert answer.status_code == 403, path
            assert "orsa" not in answer.text.lower()


def test_the_token_gives_a_cookie_that_no_script_and_no_other_site_can_use(client: TestClient) -> None:
    stranger = TestClient(client.app, base_url=ORIGIN)
    answer = stranger.get(f"/?token={TOKEN}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert {"HttpOnly", "SameSite=strict"} <= set(answer.headers["set-cookie"].split("; "))
    stranger.cookies.set("briefing", "wrong")
    assert stranger.get("/?token=wrong").status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1:9999"}, 421),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:3000"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_another_host_or_origin_is_refused_even_with_the_cookie(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    assert client.get("/brief", headers=headers).status_code == status
    assert client.post("/brief/undo", headers=OWN | headers).status_code == status


def test_a_change_without_an_origin_is_refused(client: TestClient) -> None:
    assert client.post("/brief/undo").status_code == 403


def test_a_request_that_is_too_large_or_of_unknown_length_is_refused_unread(client: TestClient) -> None:
    assert client.post("/open", headers=OWN | {"content-length": str(LARGEST + 1)}).status_code == 413
    assert client.post("/open", headers=OWN, content=iter([b"x"])).status_code == 413


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_or_style_inside_it(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "script-src" not in policy.replace("script-src 'self'", "")
    assert policy.startswith("default-src 'none'")
    bare = re.sub(r"<script src=[^>]*></script>", "", answer.text)
    assert not re.search(r"<script|javascript:|<[^>]+\son\w+=", bare, re.IGNORECASE)
    if path != "/brief/preview":
        assert policy == PAGE_POLICY
        assert not re.search(r"<style|<[^>]+\sstyle=", answer.text)


def test_text_of_a_source_never_becomes_markup(client: TestClient) -> None:
    for path in ("/brief", "/brief/sentence/S1.5", "/brief/preview"):
        page = client.get(path).text
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "{{ 7*7 }}" in page


@pytest.mark.parametrize("name", ["..%2fapp.py", "../app.py", "%2e%2e/pages/base.html", "nothing.js", ".."])
def test_no_path_leads_to_the_disk(client: TestClient, name: str) -> None:
    answer = client.get(f"/static/{name}")
    assert answer.status_code == 404 or "/static" not in str(answer.url)
    assert "import" not in answer.text


def test_the_files_of_htmx_and_its_licence_are_shipped() -> None:
    assert {"htmx.min.js", "htmx.LICENSE.txt", "workbench.js", "workbench.css", "colours.css"} <= set(ASSETS)


# ---- files from the browser ---------------------------------------------------------------------------------------


def test_hostile_file_names_stay_words_and_the_brief_stays_in_its_folder(fresh: TestClient, tmp_path: Path) -> None:
    name = '../../../tmp/x"><script>alert(1)</script>.txt'
    answer = fresh.post("/open", files={"files": (name, b"The Council should adopt the budget.")}, headers=OWN)
    assert (answer.status_code, answer.headers["hx-redirect"]) == (204, "/brief")
    page = fresh.get("/brief").text
    assert "<script>alert" not in page
    until_settled(fresh)
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} == {tmp_path}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["orsa.json", "script.json"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"0" * 40, "PNG picture"),
        ("a.pdf", b"no pdf", "not a PDF"),
        ("a.txt", b"", "empty"),
        ("a.json", b'{"schema_version": "1"}', "meta"),
        ("a.json", b'{"a": ' + b"[" * 100_000, "not JSON"),
    ],
)
def test_a_file_is_judged_by_its_content_and_refused_in_words(
    fresh: TestClient, name: str, data: bytes, words: str
) -> None:
    answer = fresh.post("/open", files={"files": (name, data)}, headers=OWN)
    assert answer.status_code == 422
    assert words in json.loads(answer.headers["hx-trigger"])["refused"]


def test_a_briefs_json_is_opened_whatever_it_is_called(fresh: TestClient, tmp_path: Path) -> None:
    dossier = ready(orsa())
    answer = fresh.post("/open", files={"files": ("notes.txt", as_json(dossier))}, headers=OWN)
    assert answer.status_code == 204
    assert "A brief" in fresh.get("/brief").text


# ---- decisions ----------------------------------------------------------------------------------------------------


def test_a_decision_answers_with_the_sentence_as_it_is_now_and_is_in_the_json(
    fresh: TestClient, tmp_path: Path
) -> None:
    answer = decide(fresh, "section", sentence="S1.2", section="background", why="a fact")
    assert answer.status_code == 200
    assert re.search(r'class="s background sentence analyst" id="s-S1-2"', answer.text)
    assert 'id="status" class="status" hx-swap-oob="true"' in answer.text
    assert json.loads(answer.headers["hx-trigger"])["say"] == "S1.2: Threat assessment → Background"
    until_settled(fresh)
    record = json.loads((tmp_path / "orsa.json").read_bytes())
    decision = record["decisions"][0]
    assert (decision["when"], decision["why"], decision["after"]["section"]) == (
        "2026-03-01T10:00:00+01:00",
        "a fact",
        "background",
    )
    assert record["sentences"][1]["decided_by"] == "analyst"


def test_a_decision_is_on_the_disk_before_it_is_answered(fresh: TestClient, tmp_path: Path) -> None:
    until_settled(fresh)
    decide(fresh, "section", sentence="S1.2", section="other")
    kept = (tmp_path / "orsa.json.pending", tmp_path / "orsa.json")
    assert any(path.exists() and '"D1"' in path.read_text() for path in kept)


def test_undo_and_redo_go_both_ways(fresh: TestClient) -> None:
    decide(fresh, "section", sentence="S1.2", section="other")
    undone = fresh.post("/brief/undo", headers=OWN | {"brief-version": "1"})
    assert 'class="s threat_assessment sentence doubtful" id="s-S1-2"' in undone.text
    assert 'class="s other sentence analyst" id="s-S1-2"' in fresh.post("/brief/redo", headers=OWN).text
    assert fresh.post("/brief/redo", headers=OWN).status_code == 422


def test_a_window_that_does_not_know_the_last_decision_is_refused(fresh: TestClient) -> None:
    second = OWN | {"brief-window": "second"}
    assert decide(fresh, "section", sentence="S1.2", section="other").status_code == 200
    refused = decide(fresh, "section", second, sentence="S1.2", section="background")
    assert refused.status_code == 409
    assert "another window" in json.loads(refused.headers["hx-trigger"])["refused"]
    known = second | {"brief-version": "1"}
    assert decide(fresh, "section", known, sentence="S1.2", section="background").status_code == 200


def test_a_window_does_not_wait_for_its_own_answers(fresh: TestClient) -> None:
    for section in ("other", "background", "recommendation"):
        assert decide(fresh, "section", sentence="S1.2", section=section).status_code == 200


@pytest.mark.parametrize(
    ("kind", "form", "words"),
    [
        ("section", {"sentence": "S9.9", "section": "other"}, "not in the sources"),
        ("section", {"sentence": "S1.1", "section": "gossip"}, "no section"),
        ("split", {"sentence": "S1.1", "at": "1e9"}, "number"),
        ("split", {"sentence": "S1.1", "at": "3"}, "between its words"),
        ("add_entry", {"sentence": "S1.3", "action": "send tanks", "force": "must", "stance": "own"}, "own words"),
        ("meta", {"name": "template", "value": "../../etc"}, "no template set"),
        ("meta", {"name": "up_to", "value": "x"}, "cannot be decided"),
        ("option", {"name": "nothing", "value": "x"}, "no option"),
        ("anything", {}, "cannot be decided"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(
    client: TestClient, kind: str, form: dict[str, str], words: str
) -> None:
    answer = decide(client, kind, **form)
    assert answer.status_code == 422
    assert words in json.loads(answer.headers["hx-trigger"])["refused"]


def test_a_recommendation_added_stands_in_the_register_and_in_the_brief(fresh: TestClient) -> None:
    form = {"sentence": "S1.4", "action": "publish the log", "actors": "Kesten", "force": "must", "stance": "own"}
    answer = decide(fresh, "add_entry", **form, instruments=["information"])
    assert "publish the log" in json.loads(answer.headers["hx-trigger"])["say"].lower()
    until_settled(fresh)
    assert "publish the log" in fresh.get("/brief/entries").text
    assert "publish the log" in fresh.get("/brief/preview").text


def test_title_template_and_options_change_the_preview(fresh: TestClient) -> None:
    decide(fresh, "meta", name="title", value="Two locks & one lake")
    assert (
        'id="title" hx-swap-oob="true">Two locks &amp; one lake'
        in decide(fresh, "meta", name="template", value="decision_memo", pane="about").text
    )
    until_settled(fresh)
    page = fresh.get("/brief/preview").text
    assert "Two locks &amp; one lake" in page
    assert fresh.app.state.desk.session.dossier.meta.template == "decision_memo"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("section=recommendation", ["s-S1-3", "s-S1-4"]),
        ("doubtful=on", ["s-S1-2", "s-S1-4"]),
        ("text=LOCKS", ["s-S1-2", "s-S1-3"]),
        ("text=locks&section=threat_assessment", ["s-S1-2"]),
        ("actor=Nobody", []),
    ],
)
def test_a_filter_keeps_the_sentences_asked_for(client: TestClient, query: str, ids: list[str]) -> None:
    assert client.get(f"/brief/filter?{query}").json()["ids"] == ids


def test_the_queue_has_the_least_certain_first(client: TestClient) -> None:
    assert re.findall(r'data-go="([^"]+)"', client.get("/brief/queue").text)[:2] == ["S1.2", "S1.4"]


# ---- release ------------------------------------------------------------------------------------------------------


def test_the_warnings_stand_first_and_the_files_are_read_back(fresh: TestClient, tmp_path: Path) -> None:
    page = fresh.get("/release").text
    assert "Doubtful sentences not looked at: 2" in page
    assert "No marking" in page
    assert fresh.post("/release", headers=OWN).status_code == 422
    fresh.post("/release", data={"format": ["html", "docx"]}, headers=OWN)
    end = time.monotonic() + 60
    while "Verification" not in (state := fresh.get("/release/state").text):
        assert time.monotonic() < end, state
        time.sleep(0.05)
    assert "Each file was read back" in state
    assert fresh.get("/release/file/docx").content[:2] == b"PK"
    assert fresh.get("/release/file/pdf").status_code == 422
    assert (tmp_path / "orsa.html").read_bytes() == fresh.get("/release/file/html").content
    decide(fresh, "section", sentence="S1.2", section="other")
    assert "changed after these files were built" in fresh.get("/release/state").text
