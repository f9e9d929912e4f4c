"""File names from a pattern such as ``{date}-{title|slug}-{marking|slug}``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefing.compose.faults import Fault, TemplateFault, nearest
from briefing.model.brief import Brief

MAX_NAME = 120
"""The longest name that a pattern gives, in characters; file systems take 255 bytes with the suffix."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LATIN = str.maketrans({"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "Ae"})


def slug(words: str) -> str:
    """``words`` in small letters with hyphens between; accents of Latin letters go, other scripts stay.

    >>> slug("Vučić & Kosovo: TLP:AMBER")
    'vucic-kosovo-tlp-amber'
    """
    plain = unicodedata.normalize("NFKD", words.translate(_LATIN))
    kept = "".join(
        character
        for before, character in zip(" " + plain, plain, strict=False)
        if not (unicodedata.combining(character) and before.isascii())
    )
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", kept).lower()).strip("-")


FILTERS: Mapping[str, Callable[[str], str]] = MappingProxyType({"slug": slug, "upper": str.upper, "lower": str.lower})


def file_name(pattern: str, brief: Brief, stem: str) -> str:
    """The name without suffix that ``pattern`` gives for ``brief``; an empty pattern gives ``stem``.

    Places are ``{title}``, ``{date}``, ``{marking}``, ``{addressee}``, ``{template}``, ``{language}`` and ``{name}``
    (the stem), each with ``|slug``, ``|upper`` or ``|lower`` behind; hyphens beside an empty place go with it. What a
    file system refuses becomes a hyphen. Raises :class:`TemplateFault` for a place or filter that there is not, and for
    a pattern that leads to another folder.
    """
    if "/" in pattern or "\\" in pattern:
        raise TemplateFault([Fault(f"the file name `{pattern}` leads to another folder; give that with -o")])
    meta = brief.meta
    values = {
        name: str(getattr(meta, name)) for name in ("title", "date", "marking", "addressee", "template", "language")
    }
    values["name"] = stem
    if set(_PLACE.sub("", pattern)) & set("{}"):
        raise TemplateFault([Fault(f"the file name `{pattern}` has a brace that is not closed or not opened")])
    filled = _PLACE.sub(lambda place: _filled(place[1], values, pattern), pattern)
    return _fit(filled) or _fit(stem) or "brief"


def _filled(place: str, values: Mapping[str, str], pattern: str) -> str:
    name, *filters = (part.strip() for part in place.split("|"))
    if name not in values:
        raise TemplateFault([Fault(f"the file name `{pattern}` has no place for `{name}`{nearest(name, values)}")])
    words = _UNFIT.sub("-", values[name])
    for each in filters:
        if each not in FILTERS:
            raise TemplateFault([Fault(f"the file name `{pattern}`: there is no `|{each}`{nearest(each, FILTERS)}")])
        words = FILTERS[each](words)
    return words


def _fit(name: str) -> str:
    """``name`` as every file system takes it."""
    name = re.sub(r"-{2,}", "-", _UNFIT.sub("-", name)).strip(" .-_")[:MAX_NAME].rstrip(" .-_")
    return f"{name}-brief" if _RESERVED.fullmatch(name) else name
