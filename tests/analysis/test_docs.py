"""The page about the analysis says what the analysis does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.analysis.directory import directory
from briefing.analysis.likelihood import scales
from briefing.analysis.reading import mentions
from briefing.analysis.text import tokenise
from tests.analysis.reading_of import analysis_of
from tests.builders import BACK, unit

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "analysis.md").read_text(encoding="utf-8")
ACTORS, SCALES = re.findall(r"```toml\n(.*?)```", PAGE, re.S)
ROWS = re.findall(r"^\| (.+?) \| `?(.*?)`?(?: to `(.*?)`)? \| (\w+) \| (\w+) \|$", PAGE, re.M)
TEXTS = {
    "last December (document of March 2030)": ("It began last December.", "2030-03-01"),
    "… on 3 April 2028. On 9 April …": ("They met on 3 April 2028, and on 9 April they signed.", None),
    "in May (nothing fixes the year)": ("It began in May.", None),
    "Two decades after the loss of the canal": ("Two decades after the loss of the canal, disputes returned.", None),
}


@pytest.mark.parametrize("row", [row for row in ROWS if row[4] in ("stated", "relative", "unresolved")])
def test_the_dates_of_the_page_are_resolved_as_it_says(row: tuple[str, str, str, str, str]) -> None:
    shown, date, end, precision, basis = row
    text, document = TEXTS.get(
        shown, (f"It began {shown}." if not shown[0].isdigit() else f"The war of {shown} began.", None)
    )
    event = analysis_of((unit(text, BACK),), date=document).timeline[0]
    expected = ("" if date == "none" else date, end, precision, basis)
    assert (event.date, event.end, event.precision.value, event.basis.value) == expected


def test_the_example_of_an_actor_can_be_read() -> None:
    text = "Brussels and the EU object; European ships sail."
    found = mentions(text, tokenise(text), directory(ACTORS))
    assert {mention.name for mention in found} == {"European Union"}
    assert [mention.acts for mention in found] == [True, True, False]


def test_the_example_of_a_scale_can_be_read() -> None:
    (scale,) = scales(SCALES)
    assert (scale.id, scale.band("just conceivable"), scale.band("likely")) == ("House", (1, 10), (60, 80))


def test_every_module_that_the_page_names_is_there() -> None:
    folder = Path(__file__).resolve().parents[2] / "briefing" / "analysis"
    assert [name for name in re.findall(r"`(\w+\.py)`", PAGE) if not (folder / name).exists()] == []
