"""Third law, checked: what a brief's files say is what its tree says, statement by statement and row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefing.model.brief import Brief
from briefing.verify.difference import Difference

__all__ = ["READ_BACK", "Difference", "verify"]

Check = Callable[[Brief, bytes], tuple[Difference, ...]]


def _pdf(brief: Brief, data: bytes) -> tuple[Difference, ...]:
    from briefing.verify.pages import check_pdf

    return check_pdf(brief, data)


def _docx(brief: Brief, data: bytes) -> tuple[Difference, ...]:
    from briefing.verify.word import check_docx

    return check_docx(brief, data)


def _html(brief: Brief, data: bytes) -> tuple[Difference, ...]:
    from briefing.verify.web import check_html

    return check_html(brief, data)


READ_BACK: Mapping[str, Check] = MappingProxyType({"pdf": _pdf, "docx": _docx, "html": _html})
"""The formats that are read back, by name."""


def verify(brief: Brief, outputs: Mapping[str, bytes]) -> tuple[Difference, ...]:
    """What the files ``outputs`` (format → bytes) say otherwise than ``brief``; formats that cannot be read back pass.

    White space, hyphens and invisible characters do not count, nor do letters that no font has; everything else that a
    heading, a statement or a row says does. Raises nothing for a damaged file: that it cannot be read is a difference.
    """
    return tuple(
        difference for name, data in outputs.items() if name in READ_BACK for difference in READ_BACK[name](brief, data)
    )
