"""What a user can choose about the rendering itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Paper = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How pages are made: the ``paper``, and the bytes of a Word document whose styles and page are to be taken."""

    paper: Paper = "A4"
    style_document: bytes | None = None
