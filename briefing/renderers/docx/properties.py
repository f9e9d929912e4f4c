"""Properties of paragraphs and of characters, written in the order that the schema asks for."""

from __future__ import annotations

from briefing.renderers.docx.markup import twips


def character(
    *,
    font: str = "",
    bold: bool | None = None,
    italic: bool | None = None,
    caps: bool = False,
    colour: str = "",
    tracking: float = 0,
    size: float = 0,
    underline: str = "",
    ground: str = "",
    raised: bool = False,
) -> str:
    """Character properties: ``font`` is ``major`` (sans) or ``minor`` (serif), ``size`` and ``tracking`` in points."""
    parts = [_font(font), _switch("b", bold), _switch("bCs", bold), _switch("i", italic), _switch("iCs", italic)]
    parts.append("<w:caps/>" if caps else "")
    parts.append(f'<w:color w:val="{_hex(colour)}"/>' if colour else "")
    parts.append(f'<w:spacing w:val="{twips(tracking)}"/>' if tracking else "")
    parts.append(f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "")
    parts.append(f'<w:u w:val="{underline}"/>' if underline else "")
    parts.append(_shade(ground))
    parts.append('<w:vertAlign w:val="superscript"/>' if raised else "")
    return "".join(parts)


def layout(
    *,
    keep_next: bool = False,
    keep_lines: bool = False,
    break_before: bool = False,
    borders: str = "",
    ground: str = "",
    tabs: str = "",
    before: float = 0,
    after: float = 0,
    leading: float = 0,
    exact: bool = False,
    indent: float = 0,
    hanging: float = 0,
    contextual: bool = False,
    align: str = "",
    outline: int | None = None,
) -> str:
    """Paragraph properties: lengths in points; ``leading`` is the least distance of lines, or the ``exact`` one."""
    rule = "exact" if exact else "atLeast"
    line = f' w:line="{twips(leading)}" w:lineRule="{rule}"' if leading else ""
    hang = f' w:hanging="{twips(hanging)}"' if hanging else ""
    parts = ["<w:keepNext/>" if keep_next else "", "<w:keepLines/>" if keep_lines else ""]
    parts.append("<w:pageBreakBefore/>" if break_before else "")
    parts.append(f"<w:pBdr>{borders}</w:pBdr>" if borders else "")
    parts.append(_shade(ground))
    parts.append(f"<w:tabs>{tabs}</w:tabs>" if tabs else "")
    parts.append(f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"{line}/>')
    parts.append(f'<w:ind w:left="{twips(indent)}"{hang}/>' if indent or hanging else "")
    parts.append("<w:contextualSpacing/>" if contextual else "")
    parts.append(f'<w:jc w:val="{align}"/>' if align else "")
    parts.append(f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else "")
    return "".join(parts)


def border(side: str, colour: str, width: float, gap: float = 0) -> str:
    """A border at ``side``, ``width`` points wide, ``gap`` points from the text."""
    return f'<w:{side} w:val="single" w:sz="{round(width * 8)}" w:space="{round(gap)}" w:color="{_hex(colour)}"/>'


def tab(kind: str, at: float) -> str:
    """A tab stop of ``kind`` (``left``, ``center``, ``right``), ``at`` points from the margin."""
    return f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>'


def _hex(colour: str) -> str:
    return colour.lstrip("#").upper()


def _shade(ground: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{_hex(ground)}"/>' if ground else ""


def _switch(tag: str, on: bool | None) -> str:
    return "" if on is None else f"<w:{tag}/>" if on else f'<w:{tag} w:val="0"/>'


def _font(font: str) -> str:
    if not font:
        return ""
    return (
        f'<w:rFonts w:asciiTheme="{font}HAnsi" w:eastAsiaTheme="{font}EastAsia" '
        f'w:hAnsiTheme="{font}HAnsi" w:cstheme="{font}Bidi"/>'
    )
