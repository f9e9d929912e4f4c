"""PDF syntax: strings, and objects of the file that are written as they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject


class Written(PDFObject):  # type: ignore[misc]
    """An indirect object that is written when the file is, by a function of the document."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[Any], str]) -> None:
        self._write = write

    def format(self, document: Any) -> bytes:
        """The object in PDF syntax."""
        return self._write(document).encode("ascii")


def reference(document: Any, name: str) -> str:
    """``12 0 R`` for the object named ``name`` in the document."""
    number, version = document.idToObjectNumberAndVersion[name]
    return f"{number} {version} R"


def literal(text: str) -> str:
    """A text string: ASCII in brackets, anything else as UTF-16 in hexadecimal digits (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def number(value: float) -> str:
    """A number with at most three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
