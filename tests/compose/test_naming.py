"""File names from patterns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose import TemplateFault, file_name
from briefing.compose.naming import MAX_NAME, slug
from briefing.model.brief import Brief, Dossier, Meta
from briefing.model.register import Analysis


def brief(**about: str) -> Brief:
    meta = Meta(**{"title": "Vučić & Kosovo", "date": "2024-03-01", "marking": "TLP:AMBER", **about})
    return Brief(meta, (), Dossier(meta, (), (), Analysis()))


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{date}-{title|slug}-{marking|slug}", "2024-03-01-vucic-kosovo-tlp-amber"),
        ("{title}", "Vučić & Kosovo"),
        ("{marking}", "TLP-AMBER"),
        ("{name}_{template|upper}", "article_POLICY_BRIEF"),
        ("{ title | slug | upper }", "VUCIC-KOSOVO"),
        ("plain name", "plain name"),
        ("", "article"),
        ("{addressee}", "article"),
        ("{date}-{addressee|slug}-{name}", "2024-03-01-article"),
        ("..{name}.", "article"),
        ("con", "con-brief"),
    ],
)
def test_a_pattern_is_filled_with_what_the_brief_says_of_itself(pattern: str, name: str) -> None:
    assert file_name(pattern, brief(), "article") == name


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("{titel}", "no place for `titel`; did you mean `title`?"),
        ("{title|slugg}", "there is no `|slugg`; did you mean `slug`?"),
        ("{title", "a brace that is not closed"),
        ("../{title}", "leads to another folder"),
        ("a\\b", "leads to another folder"),
    ],
)
def test_a_pattern_that_cannot_be_filled_is_told_with_the_nearest_name(pattern: str, message: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        file_name(pattern, brief(), "article")
    assert message in str(caught.value)
    assert caught.value.exit_code == 4


def test_a_slug_keeps_other_scripts_and_drops_the_accents_of_latin_letters() -> None:
    assert slug("Đakovica: Київ, Αθήνα — façade") == "dakovica-київ-αθήνα-facade"


@given(st.text(max_size=300))
def test_any_title_gives_a_name_that_every_file_system_takes(title: str) -> None:
    name = file_name("{title}", brief(title=title), "article")
    assert 0 < len(name) <= MAX_NAME
    assert not set(name) & set('<>:"/\\|?*\x00')
    assert name == name.strip(" .")
