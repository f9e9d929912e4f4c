"""``{: .note #anchor caption="…" }``: what a template says about the block above the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

from briefing.compose.faults import nearest
from briefing.compose.fragments import TOKEN
from briefing.model.document import Align, Block, Heading, Inline, Paragraph, ParagraphRole, Quote, Table

_PART = re.compile(
    r"\s*(?:\.(?P<style>[\w-]+)|#(?P<anchor>[^\s}]+)|(?P<key>[\w-]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"]+)))"
)
ROLES: tuple[str, ...] = get_args(ParagraphRole)
TABLE_STYLES = ("register", "annex", "plain")
ALIGNS: Mapping[str, Align] = {"l": "left", "r": "right", "c": "center"}

Split = Callable[[str], tuple[Inline, ...]]


@dataclass(frozen=True, slots=True)
class Attributes:
    """One style, one anchor, and named values, as written."""

    style: str
    anchor: str
    values: Mapping[str, str]

    @classmethod
    def read(cls, content: str) -> Attributes:
        """What stands between ``{:`` and ``}``; raises ``ValueError``."""
        style, anchor, at = "", "", 0
        values: dict[str, str] = {}
        while content[at:].strip():
            part = _PART.match(content, at)
            if part is None:
                raise ValueError(f'`{content[at:].strip()}` cannot be read; write .style, #anchor or name="value"')
            at = part.end()
            style, anchor = part["style"] or style, part["anchor"] or anchor
            if part["key"]:
                values[part["key"]] = part["quoted"] if part["quoted"] is not None else part["bare"]
        return cls(style, anchor, values)


def apply(attributes: Attributes, block: Block, split: Split) -> Block:
    """``block`` with the ``attributes``; ``split`` turns a value with tokens into inlines.

    Raises ``ValueError`` for an attribute that the block does not take.
    """
    match block:
        case Paragraph():
            _only(attributes, (), "a paragraph")
            role = attributes.style or block.role
            _known(role, ROLES, "paragraph style")
            return replace(block, role=cast(ParagraphRole, role), anchor=_anchor(attributes, split))
        case Heading():
            _only(attributes, ("number",), "a heading", styled=False)
            number = _text(attributes.values.get("number", ""), split)
            return replace(block, anchor=_anchor(attributes, split), number=number)
        case Table():
            return _table(attributes, block, split)
        case Quote():
            _only(attributes, ("lang",), "a quotation", styled=False)
            return replace(block, lang=_text(attributes.values.get("lang", ""), split))
        case _:
            raise ValueError(f"`{{:` says nothing about a {type(block).__name__.lower()}")


def _only(attributes: Attributes, names: tuple[str, ...], what: str, styled: bool = True) -> None:
    for name in attributes.values:
        if name not in names:
            raise ValueError(f"{what} has no `{name}`{nearest(name, names)}")
    if attributes.style and not styled:
        raise ValueError(f"{what} has no style `.{attributes.style}`")


def _known(name: str, names: tuple[str, ...], what: str) -> None:
    if name not in names:
        hint = nearest(name, names) or f"; there are {', '.join(names)}"
        raise ValueError(f"there is no {what} `{name}`{hint}")


def _text(value: str, split: Split) -> str:
    """A value as plain words."""
    return "".join(str(getattr(inline, "text", "")) for inline in split(value))


def _anchor(attributes: Attributes, split: Split) -> str:
    anchor = _text(attributes.anchor, split)
    if not TOKEN.search(attributes.anchor) and anchor and not re.fullmatch(r"[\w.-]+", anchor):
        raise ValueError(f"`{anchor}` cannot be an anchor; use letters, digits, - and .")
    return anchor


def _table(attributes: Attributes, table: Table, split: Split) -> Table:
    _only(attributes, ("caption", "widths", "align", "header"), "a table")
    style = attributes.style or table.style
    _known(style, TABLE_STYLES, "table style")
    values = attributes.values
    widths = shares(values["widths"], len(table.columns)) if "widths" in values else [c.width for c in table.columns]
    aligns = aligned(values["align"], len(table.columns)) if "align" in values else [c.align for c in table.columns]
    columns = tuple(replace(c, width=w, align=a) for c, w, a in zip(table.columns, widths, aligns, strict=True))
    changes: dict[str, Any] = {"columns": columns, "style": style, "anchor": _anchor(attributes, split)}
    if "header" in values:
        changes["header"] = values["header"] not in ("no", "false")
    return replace(table, caption=split(values.get("caption", "")), **changes)


def shares(widths: str, count: int) -> list[float]:
    """``"1 4 2"`` as ``count`` shares that sum to one; raises ``ValueError``."""
    try:
        numbers = [float(part) for part in widths.replace(",", " ").split()]
    except ValueError:
        raise ValueError(
            f'`{widths}` are no widths; write one number for each column, such as widths="1 4 2"'
        ) from None
    if len(numbers) != count or not all(0 < number < 1e6 for number in numbers):
        raise ValueError(f"`{widths}` has {len(numbers)} widths above zero for {count} columns")
    return [number / sum(numbers) for number in numbers]


def aligned(letters: str, count: int) -> list[Align]:
    """``"llr"`` as alignments: l left, c centre, r right; raises ``ValueError``."""
    found = list(letters.replace(",", "").replace(" ", ""))
    if len(found) != count or any(letter not in ALIGNS for letter in found):
        raise ValueError(f"`{letters}` is no alignment of {count} columns; write one of l, c, r for each")
    return [ALIGNS[letter] for letter in found]
