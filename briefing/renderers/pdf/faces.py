"""The faces that text is set in: each parsed once a process, when it is first used."""

from __future__ import annotations

from functools import cache, lru_cache
from io import BytesIO
from typing import Any

from briefing.renderers.fonts import font_file
from briefing.renderers.pdf.objects import literal
from briefing.renderers.pdf.reportlab_fixes import MappedFont


@cache
def face(name: str) -> Any:
    """The reportlab font of a face such as ``NotoSans-Regular``."""
    return MappedFont(name, BytesIO(font_file(name)))


@lru_cache(maxsize=100_000)
def advance(name: str, text: str) -> float:
    """The width of ``text`` in thousandths of the size."""
    metrics = face(name).face
    widths, default = metrics.charWidths, metrics.defaultWidth
    return float(sum(widths.get(ord(character), default) for character in text))


def shown(name: str, size: float, text: str, document: Any) -> str:
    """The operators that set ``text`` at the current point (ISO 32000-1, 9.4.3)."""
    font = face(name)
    operators = []
    for subset, codes in font.splitString(text, document):
        operators.append(f"{font.getSubsetInternalName(subset, document)} {size:g} Tf {_string(codes)} Tj")
    return " ".join(operators)


def _string(codes: bytes) -> str:
    return (
        literal(codes.decode("ascii"))
        if codes.isascii() and min(codes) > 31 and 127 not in codes
        else f"<{codes.hex()}>"
    )
