from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.brief import Brief
from briefing.renderers import RenderOptions, render
from briefing.renderers.csv import to_csv
from tests.renderers.sample_brief import sample_brief


def _with_action(action: str) -> Brief:
    brief = sample_brief()
    found = brief.dossier.analysis
    first = replace(found.recommendations[0], action=action)
    analysis = replace(found, recommendations=(first, *found.recommendations[1:]))
    return replace(brief, dossier=replace(brief.dossier, analysis=analysis))


def test_each_recommendation_is_a_row_with_columns_to_fill() -> None:
    rows = list(csv.DictReader(io.StringIO(render(sample_brief(), "csv", RenderOptions()).decode("utf-8-sig"))))
    assert [row["number"] for row in rows] == [r.id for r in sample_brief().dossier.analysis.recommendations]
    assert {row["owner"] + row["status"] + row["review date"] for row in rows} == {""}


def test_no_cell_of_the_csv_is_a_formula() -> None:
    cells = "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "－1", "plain"
    rows = list(csv.reader(io.StringIO(to_csv(["a"], [[cell] for cell in cells]).decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [*("'" + cell for cell in cells[:-1]), "plain"]


def test_a_formula_in_a_source_is_words_in_the_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(_with_action('=HYPERLINK("x")'), "xlsx", RenderOptions())))
    cell = book["Recommendations"]["D2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")


def test_every_register_has_a_sheet_with_a_filter() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(sample_brief(), "xlsx", RenderOptions())))
    assert book.sheetnames == ["Recommendations", "Threats", "Timeline", "Actors", "Sources"]
    assert all(sheet.auto_filter.ref for sheet in book)


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\n\0")), min_size=1))
def test_the_words_of_a_cell_come_back(cells: list[str]) -> None:
    read = list(csv.reader(io.StringIO(to_csv(["a"], [cells]).decode("utf-8-sig"))))[1]
    assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in cells]


def test_the_same_registers_give_the_same_bytes() -> None:
    first, second = (render(sample_brief(), "xlsx", RenderOptions()) for _ in range(2))
    assert first == second
