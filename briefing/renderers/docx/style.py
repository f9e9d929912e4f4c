"""One named style as Word keeps it, and the sizes that Word's own faces want."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.renderers.docx.properties import character, layout

Kind = Literal["paragraph", "character", "table"]
Size = tuple[float, float]
"""Size and leading in points."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style: ``id`` and ``name`` as Word writes them, its parent, what follows it, and its properties as XML.

    ``extra`` is what a table style has beside them.
    """

    id: str
    name: str
    kind: Kind = "paragraph"
    based: str = ""
    following: str = ""
    paragraph: str = ""
    run: str = ""
    extra: str = ""
    custom: bool = False
    shown: bool = True
    default: bool = False

    def xml(self) -> str:
        """The ``w:style`` element."""
        marks = ' w:default="1"' * self.default + ' w:customStyle="1"' * self.custom
        parts = [f'<w:style w:type="{self.kind}"{marks} w:styleId="{self.id}"><w:name w:val="{self.name}"/>']
        parts.append(f'<w:basedOn w:val="{self.based}"/>' if self.based else "")
        parts.append(f'<w:next w:val="{self.following}"/>' if self.following else "")
        parts.append(f'<w:uiPriority w:val="{9 if self.shown else 99}"/>{"<w:qFormat/>" * self.shown}')
        parts.append(f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else "")
        parts.append(f"<w:rPr>{self.run}</w:rPr>" if self.run else "")
        return "".join(parts) + self.extra + "</w:style>"


def larger(size: float) -> float:
    """A size of the theme, to the next half point above: Word's own faces run smaller than those that we embed."""
    return round(size * 1.05 * 2 + 0.2) / 2


def sized(size: Size) -> Size:
    return larger(size[0]), size[1] * 1.03


def sans(
    id: str,
    size: Size,
    colour: str,
    *,
    name: str = "",
    bold: bool | None = None,
    keep_next: bool = False,
    keep_lines: bool = False,
    before: float = 0,
    after: float = 0,
    align: str = "",
    based: str = "Normal",
    custom: bool = True,
) -> Style:
    points, leading = sized(size)
    return Style(
        id,
        name or id,
        based=based,
        paragraph=layout(
            keep_next=keep_next, keep_lines=keep_lines, before=before, after=after, leading=leading, align=align
        ),
        run=character(font="major", bold=bold, colour=colour, size=points),
        custom=custom,
    )
