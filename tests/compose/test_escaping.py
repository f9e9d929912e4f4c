"""The escaping law: whatever characters a source holds, a template shows them, and they never change the tree."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.compose import ComposeOptions, compose
from briefing.model.brief import Brief, Dossier
from briefing.model.register import Analysis, Claim
from tests.builders import lake_and_shore
from tests.compose.reading import shape, words

SETS = ("policy_brief", "decision_memo", "ministerial_submission", "eu_briefing", "intelligence_assessment")
NASTY = (
    "*a* **b** _c_ __d__ ~~e~~ `f`",
    "| a | b |\n|---|---|",
    "# heading\n\n- item\n\n1. one\n\n> quote\n\n---",
    "<b>x</b> <script>alert(1)</script> <!-- c --> &amp; &lt; ]]>",
    "{{ brief.title }} {% for x in y %} {# c #} {: .note}",
    "[a](https://example.org) ![b](c) <https://example.org> [S1.1]",
    "\\* \\\\ \\",
    "\ufdd00\ufdd1 \ufdd2\ufde1\ufdd3 \ufffe",
    "\u202eright to left\u202c שלום العربية",
    "\x00\x01\x1b[31m\x7f tab\tline\u2028",
    "``` \n code \n ```",
    "a\u00a0b  c   d",
)


@cache
def plain_shape(name: str) -> object:
    return shape(compose(poisoned("x"), ComposeOptions(template=name)).blocks)


def poisoned(text: str) -> Dossier:
    """The sample with ``text`` in every place that holds words of a source: each sentence, field and name."""
    dossier = lake_and_shore()
    about = dossier.analysis

    def told(claim: Claim) -> Claim:
        return replace(claim, text=text, speaker=text, responses=tuple(replace(r, text=text) for r in claim.responses))

    analysis: Analysis = replace(
        about,
        recommendations=tuple(
            replace(
                each,
                actors=(text,) * len(each.actors),
                action=text,
                quote=text,
                condition=text,
                purpose=text,
                target=text,
                deadline=text,
                speaker=text,
                clarifications=(),
            )
            for each in about.recommendations
        ),
        threats=tuple(
            replace(each, title=text, conduct=text, actor=text, horizon=text, attribution=text, confidence=text)
            for each in about.threats
        ),
        timeline=tuple(replace(each, text=text) for each in about.timeline),
        claims=tuple(told(each) for each in about.claims),
        actors=tuple(replace(each, name=text, aliases=(text,)) for each in about.actors),
    )
    verdicts = tuple(replace(each, sentence=replace(each.sentence, text=text)) for each in dossier.verdicts)
    sources = tuple(
        replace(each, title=text, author=text, publisher=text, url=text, name=text, provenance=())
        for each in dossier.sources
    )
    meta = replace(dossier.meta, title=text, marking=text, addressee=text, model=text)
    return replace(dossier, meta=meta, verdicts=verdicts, sources=sources, analysis=replace(analysis, provenance=()))


def shown(text: str) -> str:
    """``text`` as it has to come out: line ends and tabs as spaces, characters that cannot be shown gone."""
    text = re.sub("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "", text)
    return re.sub("[\t\n\x0b\x0c\r\x85\u2028\u2029]+", " ", text)


def check_law(text: str, name: str) -> Brief:
    brief = compose(poisoned(text), ComposeOptions(template=name))
    assert shape(brief.blocks) == plain_shape(name)
    found = words(brief.blocks)
    assert shown(text).strip() in found
    assert all(shown(line) == line for line in found.split("\n"))
    return brief


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_source_text_changes_the_tree_of_a_shipped_set(name: str, text: str) -> None:
    check_law(text, name)


@given(
    text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=40).filter(lambda t: shown(t).strip()),
    name=st.sampled_from(SETS),
)
@example(text="0\ufdd1", name="policy_brief")
@settings(max_examples=60, deadline=None)
def test_no_random_text_changes_the_tree_of_a_shipped_set(text: str, name: str) -> None:
    check_law(text, name)


def test_characters_that_cannot_be_shown_are_taken_out_with_a_notice() -> None:
    notices = check_law("a\x00b\x1bc", "policy_brief").notices
    assert [(each.code, each.message) for each in notices] == [
        ("control-characters", "characters that cannot be shown were taken out: U+0000, U+001B")
    ]
