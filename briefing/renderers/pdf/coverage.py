"""What a brief holds that cannot be set: characters that no font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefing.model.brief import Brief
from briefing.model.document import for_format
from briefing.model.notice import Notice, Severity
from briefing.renderers import fonts

_SHOWN = 8


def missing_characters(brief: Brief) -> tuple[Notice, ...]:
    """A notice that names the characters shown as a replacement, or none."""
    shown = (brief.meta.title, brief.meta.marking, for_format(brief.blocks, "pdf"))
    found = dict.fromkeys(character for text in _strings(shown) for character in fonts.missing(text))
    if not found:
        return ()
    named = ", ".join(_named(character) for character in list(found)[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    message = f"no font has {named}{more}; the PDF shows {fonts.REPLACEMENT} in their place and keeps them for copying"
    return (Notice("missing-characters", message, Severity.WARNING),)


def _strings(value: object) -> Iterator[str]:
    """Every string inside a value of the document tree."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value):
        for name in fields(value):
            yield from _strings(getattr(value, name.name))


def _named(character: str) -> str:
    name = f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed').lower()}"
    return f"{character} ({name})" if character.isprintable() else name
