"""Whatever a brief holds, its Word file is one that Word opens without a question."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.model.brief import Brief
from briefing.model.document import Block
from briefing.renderers import RenderOptions, render
from tests.renderers.docx.checking import faults, parts, verdicts
from tests.renderers.docx.letterhead import altered, letterhead
from tests.renderers.pdf.trees import blocks, wild_texts
from tests.renderers.sample_brief import brief_of, long_brief, sample_brief

OPTIONS = {
    "A4": RenderOptions(),
    "Letter": RenderOptions("Letter"),
    "letterhead": RenderOptions(style_document=letterhead()),
}
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
slow = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def rendered(brief: Brief, options: RenderOptions = RenderOptions()) -> bytes:
    return render(brief, "docx", options)


@pytest.fixture(scope="module")
def sample() -> bytes:
    return rendered(sample_brief())


@pytest.mark.parametrize("name", OPTIONS)
def test_every_kind_of_block_passes_both_validators(name: str, tmp_path: Path) -> None:
    data = rendered(sample_brief(), OPTIONS[name])
    assert faults(data) == []
    assert verdicts(data, tmp_path) == []


def test_a_hundred_pages_pass_both_validators(tmp_path: Path) -> None:
    data = rendered(long_brief())
    assert faults(data) == []
    assert verdicts(data, tmp_path) == []


@quick
@given(tree=blocks(wild_texts))
def test_fields_ids_and_references_of_any_tree_hold(tree: tuple[Block, ...]) -> None:
    assert faults(rendered(brief_of(tree, marking="TLP:RED"))) == []


@slow
@given(tree=blocks(wild_texts))
def test_any_tree_passes_both_validators(tree: tuple[Block, ...], tmp_path: Path) -> None:
    assert verdicts(rendered(brief_of(tree, marking="OFFICIAL")), tmp_path) == []


@pytest.mark.parametrize("name", OPTIONS)
def test_the_same_brief_gives_the_same_bytes_at_another_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rendered(sample_brief(), OPTIONS[name])
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert rendered(sample_brief(), OPTIONS[name]) == first


def test_nothing_in_the_file_names_a_day_but_the_brief_s_own(sample: bytes) -> None:
    core = parts(sample)["docProps/core.xml"].decode()
    assert core.count("2024-03-01T00:00:00Z") == 2
    assert "date" not in parts(sample)["docProps/app.xml"].decode().lower()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('w:fldCharType="end"', 'w:fldCharType="separate"', "fields without an end"),
        ('w:bookmarkStart w:id="2"', 'w:bookmarkStart w:id="1"', "bookmark 1 stands 2 times"),
        ('w:name="S1_10"', 'w:name="S1_99"', "a link leads to S1_10"),
        ('<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="1"/>', "footnote 1 stands 2 times"),
        ('w:pStyle w:val="BodyText"', 'w:pStyle w:val="Unheard"', "style Unheard is not there"),
        ('<wp:docPr id="2"', '<wp:docPr id="1"', "drawing 1 stands 2 times"),
        ('r:embed="', 'r:embed="x', "is no relationship"),
    ],
)
def test_our_own_check_finds_what_it_looks_for(sample: bytes, old: str, new: str, fault: str) -> None:
    broken = altered(sample, {"word/document.xml": lambda xml: xml.replace(old, new)})
    assert any(fault in each for each in faults(broken))
