"""The recommendations register as CSV (RFC 4180), for follow-up in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from briefing.model.brief import Brief
from briefing.renderers.options import RenderOptions
from briefing.renderers.sheets import recommendations

BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render_csv(brief: Brief, options: RenderOptions) -> bytes:
    """The recommendations register, UTF-8 with a byte order mark, by which Excel knows the encoding."""
    sheet = recommendations(brief.dossier)
    return to_csv(sheet.columns, sheet.rows)


def to_csv(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """``columns`` and ``rows`` as CSV in which no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([as_words(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8", "replace")


def as_words(cell: str) -> str:
    """``cell`` such that a spreadsheet shows it and does not run it: an apostrophe before what could be a formula.

    The signs are those of OWASP's page on CSV injection.
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
