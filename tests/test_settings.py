from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.settings import Settings, as_composed, composition, known_keys, load_settings, value_of


def _file(folder: Path, text: str) -> Path:
    path = folder / "briefing.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_stand_where_nothing_is_given(tmp_path: Path) -> None:
    settings = load_settings(None, {}, today="2026-01-02", folder=tmp_path)
    assert (settings.date, settings.formats, settings.origins) == ("2026-01-02", ("pdf", "docx", "json"), ())


def test_the_command_line_wins_over_the_file_and_the_file_over_the_default(tmp_path: Path) -> None:
    _file(tmp_path, 'marking = "TLP:GREEN"\ntitle = "From the file"\n[render]\npaper = "Letter"\n')
    settings = load_settings(None, {"title": "From the line"}, folder=tmp_path)
    assert (settings.title, settings.marking, settings.render.paper) == ("From the line", "TLP:GREEN", "Letter")
    assert dict(settings.origins) == {
        "marking": "settings file",
        "title": "command line",
        "render.paper": "settings file",
    }


def test_one_length_serves_the_analysis_and_the_composition(tmp_path: Path) -> None:
    settings = load_settings(_file(tmp_path, 'length = "short"\n'), {})
    assert (settings.analysis.length, settings.compose.length) == ("short", "short")


def test_one_choice_of_model_serves_sections_and_register(tmp_path: Path) -> None:
    settings = load_settings(None, {"classifier.model": "accurate"}, folder=tmp_path)
    assert settings.classifier.model == settings.analysis.model == "accurate"
    assert "analysis.model" not in known_keys()


def test_tables_of_a_template_set_are_pairs(tmp_path: Path) -> None:
    text = '[compose]\nlimits = {background = 4}\n[compose.labels]\npage = "p."\n[compose.options]\nfigures = false\n'
    chosen = load_settings(_file(tmp_path, text), {}).compose
    assert chosen.limits == (("background", 4),)
    assert chosen.labels == (("page", "p."),)
    assert chosen.options == (("figures", False),)


def test_a_file_named_in_the_settings_is_read_from_beside_them(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("# ours", encoding="utf-8")
    settings = load_settings(_file(tmp_path, '[analysis]\nactors = "ours.toml"\n'), {})
    assert settings.analysis.actors == "# ours"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('tilte = "x"', "`tilte` is not a setting; did you mean `title`?"),
        ('[compose]\ntemplat = "x"', "`compose.templat` is not a setting; did you mean `compose.template`?"),
        ('paper = "A4"', "`paper` is not a setting; did you mean `render.paper`?"),
        ('[render]\npaper = "A5"', "render.paper: 'A5' stands where one of A4, Letter is expected"),
        ("[analysis]\nthreats = true", "analysis.threats: True stands where a whole number is expected"),
        ('[analysis]\nactors = "none.toml"', "none.toml: No such file"),
        ('date = "tomorrow"', "date: `tomorrow` is not a day"),
        ("title = ", "not TOML"),
        (
            'formats = ["pdf", "odt"]',
            "formats[1]: 'odt' stands where one of pdf, docx, html,",
        ),
    ],
)
def test_a_fault_in_the_file_says_what_and_where(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(_file(tmp_path, text), {})
    assert message in str(caught.value)
    assert caught.value.exit_code == 4


def test_a_settings_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="No such file"):
        load_settings(tmp_path / "none.toml", {})


def test_every_known_key_has_a_value() -> None:
    settings = load_settings(None, {}, folder=Path("/nonexistent"))
    assert all(value_of(settings, key) is not ... for key in known_keys())


def test_choices_about_composing_can_be_kept_and_taken_up_again(tmp_path: Path) -> None:
    text = 'length = "full"\n[compose]\norder = ["background"]\nnumbering = false\noptions = {figures = false}\n'
    first = load_settings(_file(tmp_path, text), {})
    assert as_composed(Settings(), composition(first.compose)).compose == first.compose


def test_a_choice_of_this_run_wins_over_a_kept_one() -> None:
    kept = composition(load_settings(None, {"length": "full", "compose.depth": 2}).compose)
    again = as_composed(load_settings(None, {"length": "short"}), kept).compose
    assert (again.length, again.depth) == ("short", 2)


def test_the_default_choices_leave_nothing_to_keep() -> None:
    assert composition(Settings().compose) == ()


def test_only_a_date_that_is_given_stands_in_for_that_of_a_source() -> None:
    assert load_settings(None, {}, today="2026-01-02").analysis.date is None
    assert load_settings(None, {"date": "2024-03-01"}, today="2026-01-02").analysis.date == "2024-03-01"
