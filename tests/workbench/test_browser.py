"""The workbench in a real browser: the whole way of an analyst, by keyboard, in two windows, cut off, under attack."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from briefing.model.record import from_record
from briefing.workbench.settling import composed
from tests.builders import lake
from tests.workbench.conftest import PATIENCE, Serve
from tests.workbench.desks import orsa

expect.set_options(timeout=PATIENCE)
SEED = Path(__file__).resolve().parents[2] / "seeds" / "committee-report.html"
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
Picture = Callable[[Page, str], None]


def said(page: Page, words: str) -> None:
    """The page says ``words`` to everybody, also to those who cannot see it."""
    expect(page.locator("#said")).to_contain_text(words)


def saved(page: Page) -> None:
    """Registers, preview and JSON follow the last decision."""
    expect(page.locator("#saved")).to_contain_text("Saved in")


def chosen(page: Page, sentence: str) -> None:
    """``sentence`` is the chosen one, and its card is there."""
    expect(page.locator(f'#card [data-sentence="{sentence}"]')).to_be_visible()


# ---- the whole way ------------------------------------------------------------------------------------------------


def test_the_whole_way_of_an_analyst(context: BrowserContext, serve: Serve, tmp_path: Path, picture: Picture) -> None:
    open_ = serve()
    page = open_.in_a_page(context.new_page())
    picture(page, "start")
    page.set_input_files("#files", SEED)
    page.click("#drop button")
    page.wait_for_url("**/brief", wait_until="domcontentloaded")
    saved(page)

    first = page.locator("#source .s.doubtful").first
    sentence = first.get_attribute("data-id") or ""
    first.click()
    chosen(page, sentence)
    page.fill("#why", "the author looks back")
    page.click('#card button[value="background"]')
    said(page, f"{sentence}")
    expect(page.locator(f'[data-id="{sentence}"]')).to_have_class("s background sentence analyst")
    picture(page, "brief")

    page.keyboard.press("n")
    page.keyboard.press("r")
    expect(page.locator("#source .s.analyst")).to_have_count(2)

    asking = page.locator("#source .s.recommendation.sentence:not(.analyst)").first
    asking.click()
    chosen(page, asking.get_attribute("data-id") or "")
    page.click("#add summary")
    words = (page.locator("#add textarea").input_value()).rstrip(".").split()[-3:]
    page.fill("#add textarea", " ".join(words))
    page.select_option("#add [name=force]", "must")
    page.click("#add form > button")
    said(page, "recommendation added")

    page.click("#tab-about")
    page.select_option("#about-template", "decision_memo")
    said(page, "template")
    picture(page, "about")
    page.click("#tab-entries")
    added = page.locator(".entry", has_text="edited by you")
    expect(added).to_have_count(1)
    added.locator("summary").click()
    picture(page, "entries")
    saved(page)
    page.click("#tab-brief")
    expect(page.frame_locator("#preview").locator("body")).to_contain_text(" ".join(words))

    page.click("text=Release")
    expect(page.locator(".warnings")).to_contain_text("No marking")
    page.click("button:has-text('Build')")
    expect(page.locator("#building")).to_contain_text("Each file was read back")
    picture(page, "release")
    with page.expect_download() as download:
        page.click(".files a >> nth=0")
    assert download.value.suggested_filename == "committee-report.pdf"
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".html", ".json", ".pdf"]

    page.goto(f"{open_.base}/brief", wait_until="domcontentloaded")
    expect(page.locator("#source .s.analyst")).to_have_count(2)
    record = from_record(json.loads((tmp_path / "committee-report.json").read_bytes()))
    assert [decision.kind.value for decision in record.decisions] == ["section", "section", "add_entry", "meta"]
    again = composed(record, open_.desk.settings)
    assert again == composed(open_.desk.review().dossier, open_.desk.settings)
    assert again.meta.template == "decision_memo"


# ---- by keyboard --------------------------------------------------------------------------------------------------


def test_everything_about_a_sentence_can_be_done_without_a_mouse(context: BrowserContext, serve: Serve) -> None:
    page = serve(orsa()).in_a_page(context.new_page())
    saved(page)
    keys = page.keyboard
    keys.press("Tab")
    keys.press("Enter")  # the link that skips to the sentences
    keys.press("Tab")
    expect(page.locator('[data-id="S1.1"]')).to_be_focused()
    keys.press("n")
    expect(page.locator('[data-id="S1.2"]')).to_be_focused()
    keys.press("c")
    said(page, "S1.2 confirmed as Threat assessment")
    expect(page.locator('[data-id="S1.2"]')).to_be_focused()
    keys.press("ArrowDown")
    expect(page.locator('[data-id="S1.3"]')).to_be_focused()
    keys.press("b")
    said(page, "S1.3: Recommendation → Background")
    keys.press("u")
    said(page, "Undone")
    expect(page.locator('[data-id="S1.3"]')).to_have_class("s recommendation sentence")
    keys.press("U")
    said(page, "Done again")
    keys.press("u")
    keys.press("s")
    expect(page.locator("#cut select")).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    said(page, "S1.3 split")
    expect(page.locator("#source .s")).to_have_count(6)
    keys.press("Escape")
    keys.press("j")
    said(page, "joined")
    expect(page.locator("#source .s")).to_have_count(5)
    keys.press("i")
    said(page, "put into the body")
    chosen(page, "S1.3")
    keys.press("a")
    expect(page.locator("#add textarea")).to_be_focused()
    keys.press("Control+a")
    keys.type("send observers")
    keys.press("Tab")
    keys.type("The Union")
    keys.press("Enter")
    said(page, "recommendation added: send observers")
    keys.press("Escape")
    keys.press("/")
    keys.type("log of the boat")
    expect(page.locator("#found")).to_have_text("1 found")
    keys.press("Escape")
    keys.press("?")
    expect(page.locator("#help")).to_be_visible()
    keys.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_single_letter_keys_can_be_turned_off(context: BrowserContext, serve: Serve) -> None:
    page = serve(orsa()).in_a_page(context.new_page())
    page.click("#open-help")
    page.uncheck("#keys-on")
    page.click("#close-help")
    page.locator('[data-id="S1.2"]').click()
    chosen(page, "S1.2")
    page.keyboard.press("o")
    page.keyboard.press("ArrowDown")
    chosen(page, "S1.3")
    expect(page.locator('[data-id="S1.2"]')).to_have_class("s threat_assessment sentence doubtful")


def test_a_statement_leads_to_its_sentence_and_back(context: BrowserContext, serve: Serve) -> None:
    page = serve(lake()).in_a_page(context.new_page())
    saved(page)
    brief = page.frame_locator("#preview")
    brief.locator("a.citation", has_text="[S1.9]").first.click()
    chosen(page, "S1.9")
    expect(page.locator('[data-id="S1.9"]')).to_be_in_viewport()
    page.locator('[data-id="S1.14"]').click()
    page.keyboard.press("g")
    said(page, "The brief cites S1.14 here")
    expect(brief.locator("a.citation", has_text="S1.14").first).to_be_in_viewport()


# ---- two windows, no connection -----------------------------------------------------------------------------------


def test_two_windows_on_one_brief_notice_each_other(context: BrowserContext, serve: Serve) -> None:
    open_ = serve(orsa())
    one, two = (open_.in_a_page(context.new_page()) for _ in range(2))
    two.locator('[data-id="S1.3"]').click()
    chosen(two, "S1.3")
    one.locator('[data-id="S1.2"]').click()
    one.keyboard.press("o")
    said(one, "S1.2: Threat assessment → Other")
    expect(two.locator("#alarm")).to_contain_text("changed in another window")
    two.keyboard.press("b")
    said(two, "your last change was not made")
    expect(two.locator('[data-id="S1.2"]')).to_have_class("s other sentence analyst")
    expect(two.locator('[data-id="S1.3"]')).to_have_class("s recommendation sentence")
    assert [decision.target for decision in open_.desk.review().dossier.decisions] == ["S1.2"]


def test_a_dropped_connection_loses_nothing_and_comes_back(context: BrowserContext, serve: Serve) -> None:
    page = serve(orsa()).in_a_page(context.new_page())
    saved(page)
    page.locator('[data-id="S1.2"]').click()
    chosen(page, "S1.2")
    context.set_offline(True)
    page.keyboard.press("o")
    said(page, "that was not done")
    expect(page.locator('[data-id="S1.2"]')).to_have_class("s threat_assessment sentence doubtful")
    context.set_offline(False)
    page.keyboard.press("o")
    said(page, "S1.2: Threat assessment → Other")


# ---- hostile ------------------------------------------------------------------------------------------------------


def test_hostile_text_and_names_run_nothing_and_load_nothing(
    context: BrowserContext, serve: Serve, tmp_path: Path
) -> None:
    open_ = serve(orsa())
    page = context.new_page()
    alerts: list[str] = []
    requests: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: requests.append(request.url))
    open_.in_a_page(page)
    saved(page)
    page.locator('[data-id="S1.5"]').click()
    chosen(page, "S1.5")
    expect(page.locator('[data-id="S1.5"]')).to_contain_text("<script>alert(1)</script>")
    for tab in ("queue", "entries", "about", "history"):
        page.click(f"#tab-{tab}")
    page.goto(f"{open_.base}/start", wait_until="domcontentloaded")
    hostile = {"name": '"><img src=x onerror=alert(3)>.txt', "mimeType": "text/html", "buffer": b"One must act now."}
    page.set_input_files("#files", [hostile])
    page.click("#drop button")
    page.wait_for_url("**/brief", wait_until="domcontentloaded")
    saved(page)
    assert alerts == []
    assert [url for url in requests if not url.startswith((open_.base, "data:"))] == []
    assert all(path.parent == tmp_path for path in tmp_path.rglob("*"))


# ---- accessibility ------------------------------------------------------------------------------------------------


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA on the page as it stands, a line each."""
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("width", [1280, 800])
def test_no_page_breaks_wcag(browser: Browser, serve: Serve, width: int) -> None:
    open_ = serve(lake(marking="TLP:AMBER"))
    page = open_.in_a_window(browser, width)
    saved(page)
    page.locator('[data-id="S1.12"]').click()
    chosen(page, "S1.12")
    for part in page.locator("#card summary").all():
        part.click()
    assert violations(page) == []
    for tab in ("queue", "entries", "about", "history"):
        page.click(f"#tab-{tab}")
        expect(page.locator(f"#panel-{tab} > *").first).to_be_visible()
        if tab == "entries":
            page.locator("#panel-entries summary").first.click()
        assert violations(page) == [], tab
    page.click("#open-help")
    assert violations(page) == []
    for path in ("/start", "/release", "/brief/sentence/nothing"):
        page.goto(f"{open_.base}{path}", wait_until="domcontentloaded")
        assert violations(page) == [], path
    page.context.close()
