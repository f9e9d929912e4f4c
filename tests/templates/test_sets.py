"""The shipped sets: what the tradecraft asks of each, in every language that there are labels for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from briefing.compose import ComposeOptions, compose, summary
from briefing.compose.library import names, shipped
from briefing.model.document import Callout, ListBlock, plain
from tests.builders import lake, lake_and_shore
from tests.compose.reading import annex, citations, headings, rows, tables, words

LANGUAGES = ("en", "fr", "de", "sr-Latn")


def tops(name: str) -> list[str]:
    """The headings of the sections."""
    return [
        words
        for words in headings(compose(lake(), ComposeOptions(template=name)))
        if not re.match(r"\d+ \w+.*:", words)
    ]


def test_five_sets_are_shipped_the_default_one_first() -> None:
    assert names() == (
        "policy_brief",
        "decision_memo",
        "eu_briefing",
        "intelligence_assessment",
        "ministerial_submission",
    )


@pytest.mark.parametrize("name", names())
def test_each_set_says_what_it_is_for_and_ends_with_the_whole_evidence(name: str) -> None:
    shown = summary(name)
    assert shown.title
    assert shown.description.endswith(".")
    found = annex(compose(lake_and_shore(), ComposeOptions(template=name)).blocks)
    assert len(found.rows) == len(lake_and_shore().verdicts)


@pytest.mark.parametrize("name", names())
def test_each_set_shows_every_recommendation_with_its_reference(name: str) -> None:
    brief = compose(lake(), ComposeOptions(template=name))
    body = words(block for block in brief.blocks if block != annex(brief.blocks))
    for entry in lake().analysis.recommendations:
        assert entry.action in body, entry.id
        assert set(entry.evidence) <= set(citations(brief.blocks))


def test_the_decision_memo_has_lines_to_approve_and_a_bottom_line_that_fits_four_lines() -> None:
    brief = compose(lake(), ComposeOptions(template="decision_memo", options=(("decide_by", "8 March"),)))
    text = words(brief.blocks)
    assert text.count("□ Approve\u2003□ Disapprove") == 6
    assert "Decision asked for by 8 March." in text
    (box,) = [block for block in brief.blocks if isinstance(block, Callout)]
    assert len(plain(box.children[0].children)) <= 4 * 95  # type: ignore[union-attr]


def test_the_ministerial_submission_runs_from_issue_to_presentation() -> None:
    assert [each for each in tops("ministerial_submission") if each[0].isdigit()] == [
        "1 Issue",
        "2 Recommendation",
        "3 Timing",
        "4 Background",
        "5 Argument",
        "6 Presentation",
        "7 Sources and provenance",
    ]
    text = words(compose(lake(), ComposeOptions(template="ministerial_submission")).blocks)
    assert "before the end of October: Union, send observers to both locks\u00a0[S1.14]" in text


def test_the_eu_briefing_has_a_summary_box_in_this_briefing_and_the_main_actors() -> None:
    brief = compose(lake(), ComposeOptions(template="eu_briefing"))
    assert [block.title for block in brief.blocks if isinstance(block, Callout)] == ["Summary"]
    assert "In this briefing" in [getattr(block, "title", "") for block in brief.blocks]
    (actors,) = [table for table in tables(brief.blocks) if "Mentions" in [plain(c.title) for c in table.columns]]
    assert rows(actors)[0][0] in ("Tervia", "Kesten")


def test_the_assessment_never_puts_likelihood_and_confidence_into_one_line() -> None:
    brief = compose(lake(), ComposeOptions(template="intelligence_assessment"))
    (judgements,) = [block for block in brief.blocks if isinstance(block, ListBlock) and block.start == 1]
    assert len(judgements.items) == 4
    lines = words(b for item in judgements.items for b in item).splitlines()
    assert not [line for line in lines if "Likelihood" in line and "Confidence" in line]
    assert "Likelihood “likely” [55–75 %, UK PHIA yardstick]\u2003Horizon before the winter" in lines
    assert lines.count("Confidence not stated by the source") == 3


def test_the_assessment_gives_the_recommendations_to_their_sources() -> None:
    assert "this assessment recommends nothing" in words(
        compose(lake(), ComposeOptions(template="intelligence_assessment")).blocks
    )


# ---- labels -------------------------------------------------------------------------------------------------------


def table(name: str, language: str) -> dict[str, object]:
    path: Path = shipped() / name / "labels" / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_each_label_is_there_in_each_language_with_the_same_places(name: str, language: str) -> None:
    english, other = table(name, "en"), table(name, language)
    assert {key for key in other if not key.endswith("_few")} == set(english)
    for key, value in english.items():
        if isinstance(value, str):
            assert sorted(re.findall(r"\{\w+\}", value)) == sorted(re.findall(r"\{\w+\}", str(other[key]))), key


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_set_is_composed_in_each_language_and_the_sources_words_stay_their_own(name: str, language: str) -> None:
    brief = compose(lake(), ComposeOptions(template=name, language=language))
    assert brief.meta.language == language
    assert not brief.notices
    text = words(brief.blocks)
    assert "keep the peace on the water" in text
    assert not re.search(r"\{\w+\}", text)


def test_words_in_another_language_than_the_labels_are_marked_as_such() -> None:
    brief = compose(lake(), ComposeOptions(language="fr"))
    (box,) = [block for block in brief.blocks if isinstance(block, Callout)]
    assert box.title == "L’essentiel"
    assert box.children[0].children[0].lang == "en"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "date", "counted"),
    [
        ("en", "1 March 2024", "22 sentences"),
        ("fr", "1 mars 2024", "22 phrases"),
        ("de", "1. März 2024", "22 Sätze"),
        ("sr-Latn", "1. mart 2024.", "22 rečenice"),
    ],
)
def test_dates_and_plurals_follow_the_language(language: str, date: str, counted: str) -> None:
    text = words(compose(lake(), ComposeOptions(language=language)).blocks)
    assert date in text
    assert counted in text


def test_a_language_without_labels_falls_back_to_english_with_a_notice() -> None:
    brief = compose(lake(), ComposeOptions(language="el"))
    assert [each.code for each in brief.notices] == ["labels-language"]
    assert "Background" in words(brief.blocks)
