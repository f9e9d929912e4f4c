"""The registers as an Excel workbook, a sheet each, with filters."""

from __future__ import annotations

import datetime
import io
from typing import Any

import xlsxwriter

from briefing.model.brief import Brief
from briefing.renderers.options import RenderOptions
from briefing.renderers.sheets import Sheet, sheets

_NARROW, _WIDE = 14, 48
_WIDE_COLUMNS = frozenset({"action", "quotation", "conduct", "title", "event", "condition", "purpose", "mentions"})
_MOST_CHARACTERS = 32_767


def render_xlsx(brief: Brief, options: RenderOptions) -> bytes:
    """The registers of ``brief``; every cell is words, so that nothing in it is run as a formula."""
    return to_xlsx(sheets(brief), brief.meta.title, brief.meta.date)


def to_xlsx(found: tuple[Sheet, ...], title: str, date: str) -> bytes:
    """A workbook of ``found``, made on the day ``date`` (ISO); the same tables give the same bytes."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False})
    day = datetime.datetime.fromisoformat(date) if date else datetime.datetime(2000, 1, 1)
    book.set_properties({"title": title, "created": day})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in found:
        _write(book.add_worksheet(sheet.name), sheet, head, body)
    book.close()
    return target.getvalue()


def _write(page: Any, sheet: Sheet, head: Any, body: Any) -> None:
    for column, name in enumerate(sheet.columns):
        page.set_column(column, column, _WIDE if name in _WIDE_COLUMNS else _NARROW)
        page.write_string(0, column, name, head)
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            page.write_string(number, column, cell[:_MOST_CHARACTERS], body)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
