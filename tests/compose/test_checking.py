"""Checking a set: every fault at once, and what has no effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.compose import ComposeOptions, TemplateFault, check, compose, sample
from briefing.compose.library import names
from briefing.compose.samples import bare
from tests.builders import lake, lake_and_shore
from tests.compose.sets import new_set


def told(folder: Path, severity: str = "error") -> list[tuple[str, int, str]]:
    return [(Path(f.file).name, f.line, f.message) for f in check(str(folder)) if f.severity == severity]


@pytest.mark.parametrize("name", names())
def test_every_shipped_set_is_sound(name: str) -> None:
    assert check(name) == ()


def test_all_faults_of_a_set_are_told_at_once(tmp_path: Path) -> None:
    section = "{{ brief.titel }}\n\n{{ recomendations | wher(a=1) }}\n\n`code`\n\n<b>bold</b>\n\n{{ labels.contnts }}\n"
    manifest = 'title = "T"\nextends = "policy_brief"\nsections = ["page", "pgae", "other"]\nnumbred = []\n'
    folder = new_set(tmp_path / "set", section, manifest, other="{% if x %}\n", spare="words")
    assert told(folder) == [
        ("other.md.j2", 1, "`if` is opened here and never closed; write {% endif %}"),
        ("page.md.j2", 1, "a brief has no `titel`; did you mean `title`?"),
        ("page.md.j2", 3, "`recomendations` is not known here; did you mean `recommendations`?"),
        ("page.md.j2", 3, "there is no filter `wher`; did you mean `where`?"),
        ("page.md.j2", 5, "code marks have no place in a brief; take the ` away"),
        ("page.md.j2", 7, "HTML has no place here; use Markdown, or {{ }} for special characters"),
        ("page.md.j2", 9, "`labels` has no `contnts`; did you mean `contents`?"),
        ("template.toml", 3, "section `pgae` has no file sections/pgae.md.j2; did you mean `page`?"),
        ("template.toml", 4, "`numbred` is not known here; did you mean `numbered`?"),
    ]
    assert told(folder, "warning") == [
        ("spare.md.j2", 0, "`spare` stands in no order of sections, and no section includes it")
    ]


def test_what_has_no_effect_is_a_warning(tmp_path: Path) -> None:
    manifest = (
        'title = "T"\nextends = "policy_brief"\nsections = ["page"]\nnumbered = ["pages"]\n'
        '[limits]\nbackgrund = 3\n[labels]\nbasiss = "x"\n[options.motto]\ntype = "text"\ndefault = ""\n'
    )
    folder = new_set(tmp_path / "set", "words", manifest)
    assert told(folder) == []
    assert told(folder, "warning") == [
        ("template.toml", 4, "`pages` is no section of this set; did you mean `page`?"),
        ("template.toml", 6, "`backgrund` is nothing that has a limit; did you mean `background`?"),
        ("template.toml", 8, "no section shows the label `basiss`; did you mean `basis`?"),
        ("template.toml", 9, "no section reads the option `motto`"),
    ]


def test_a_file_that_a_section_includes_or_imports_is_reached(tmp_path: Path) -> None:
    page = '{% from "parts" import line %}{{ line("x") }}\n\n{% include "words" %}\n'
    parts = "{% macro line(words) %}{{ words }} {{ labels.basis }}{% endmacro %}"
    assert check(str(new_set(tmp_path / "set", page, parts=parts, words="more"))) == ()


def test_a_fault_that_shows_only_when_there_is_nothing_is_found(tmp_path: Path) -> None:
    folder = new_set(tmp_path / "set", "{{ (recommendations | first).action }}")
    assert told(folder) == [("page.md.j2", 1, "this has no `action`")]


def test_a_fault_that_shows_only_with_an_option_away_from_its_default_is_found(tmp_path: Path) -> None:
    folder = new_set(tmp_path / "set", "{% if not options.figures %}{{ brief }}{% endif %}")
    assert told(folder)[0][2] == "a brief cannot be shown as it stands; name one of its fields"


MANIFESTS: tuple[tuple[str, int, str], ...] = (
    ("title = 'T'\nsections = [\n", 2, "this is not TOML"),
    ("title = 3\nsections = ['page']", 1, "`title` takes text in quotes"),
    ("sections = 'page'", 1, "`sections` takes a list of section names in quotes"),
    ("sections = ['page', 'page']", 1, "`page` stands twice in `sections`"),
    ("extend = 'policy_brief'\nsections = ['page']", 1, "`extend` is not known here; did you mean `extends`?"),
    ("extends = 'policy_breif'", 1, "there is no template set `policy_breif`; did you mean `policy_brief`?"),
    ("extends = '.'", 1, "`extends` goes round in a circle: set → set"),
    ("title = 'T'", 0, 'a set needs `sections = ["…"]`, or `extends = "policy_brief"`'),
    ("sections = ['page']\n[options.a]\ntype = 'colour'", 2, "option `a` needs a `type`: one of text, yes_no"),
    ("sections = ['page']\n[options.a]\ntype = 'yes_no'\ndefault = 'x'", 2, "the default is wrong: option `a` takes"),
    ("sections = ['page']\n[options.a]\ntype = 'text'\ndefalt = ''", 4, "`defalt` is not known in an option"),
    ("sections = ['page']\n[limits.long]\nbackground = 1", 2, "`long` is not a length"),
    ("sections = ['page']\n[labels]\nbasis = 3", 3, "`basis` takes text in quotes"),
)


@pytest.mark.parametrize(("manifest", "line", "message"), MANIFESTS, ids=range(len(MANIFESTS)))
def test_a_broken_manifest_is_told_with_its_line(tmp_path: Path, manifest: str, line: int, message: str) -> None:
    folder = new_set(tmp_path / "set", "words", manifest)
    with pytest.raises(TemplateFault) as caught:
        compose(lake(), ComposeOptions(template=str(folder)))
    fault = caught.value.faults[0]
    assert fault.message.startswith(message)
    assert (Path(fault.file).name, fault.line) == ("template.toml", line)
    assert fault.message in [each.message for each in check(str(folder))]


def test_two_sets_that_extend_each_other_are_told(tmp_path: Path) -> None:
    new_set(tmp_path / "one", manifest='extends = "../two"')
    new_set(tmp_path / "two", manifest='extends = "../one"')
    with pytest.raises(TemplateFault, match="goes round in a circle: one → two → one"):
        compose(lake(), ComposeOptions(template=str(tmp_path / "one")))


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"caf\xe9", "not UTF-8 text"), (b"x" * 300_000, "too long for a template"), ("a\ufdd0".encode(), "U\\+FDD0")],
)
def test_a_file_that_is_no_template_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    folder = new_set(tmp_path / "set", "words")
    (folder / "sections" / "page.md.j2").write_bytes(data)
    with pytest.raises(TemplateFault, match=message):
        compose(lake(), ComposeOptions(template=str(folder)))


def test_a_folder_that_is_no_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"is not a template set: it has no template\.toml"):
        compose(lake(), ComposeOptions(template=str(tmp_path)))


def test_the_shipped_sample_is_the_one_that_the_tests_build() -> None:
    assert sample() == lake_and_shore()
    assert bare().analysis.recommendations == ()
