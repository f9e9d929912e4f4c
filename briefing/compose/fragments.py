"""Values on their way through Markdown: each stands in the text as an opaque token and comes back as it was.

The escaping law rests on this. A template's Markdown holds the template's own characters and tokens, never a
character of a source; so no source can change what the Markdown parses to. Tokens are written in noncharacters
(U+FDD0 to U+FDEF), which no template may hold and which are taken out of the values themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, is_dataclass, replace
from typing import Any

from briefing.model.document import Block, Inline

OPEN, CLOSE, MARK_OPEN, MARK_CLOSE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_DIGITS = "".join(chr(0xFDE0 + digit) for digit in range(16))
_TO_DIGITS = {digit: chr(0xFDE0 + int(digit, 16)) for digit in "0123456789abcdef"}
TOKEN = re.compile(f"{OPEN}([{_DIGITS}]+){CLOSE}")
MARK = re.compile(f"{MARK_OPEN}([{_DIGITS}]+){MARK_CLOSE}")
RESERVED = re.compile("[\ufdd0-\ufdef]")
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACE = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Inlines:
    """Words with their marks, citations and links, ready for the tree."""

    items: tuple[Inline, ...]

    def __bool__(self) -> bool:
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks ready for the tree: a table, a figure, a callout."""

    items: tuple[Block, ...]

    def __bool__(self) -> bool:
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a macro, a ``set`` block or ``caller()`` gives: Markdown of the template, its values as tokens."""

    text: str

    def __bool__(self) -> bool:
        return bool(MARK.sub("", self.text).strip())


Fragment = str | Inlines | Blocks


def encoded(number: int) -> str:
    """``number`` in the sixteen noncharacters that serve as digits."""
    return "".join(_TO_DIGITS[digit] for digit in f"{number:x}")


def decoded(digits: str) -> int:
    """The number that :func:`encoded` wrote."""
    return int("".join(f"{ord(digit) - 0xFDE0:x}" for digit in digits), 16)


@dataclass(slots=True)
class Ledger:
    """The values of one section by the number of their token, and the characters that had to be taken out of them."""

    values: list[Fragment] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)

    def token(self, value: Fragment) -> str:
        """A token that stands for ``value``; a string is made fit to be shown first."""
        self.values.append(self.shown(value) if isinstance(value, str) else value)
        return f"{OPEN}{encoded(len(self.values) - 1)}{CLOSE}"

    def shown(self, words: str) -> str:
        """``words`` with line ends as spaces and without control characters, which are noted."""
        if _UNSHOWN.search(words):
            self.removed.update(_UNSHOWN.findall(words))
            words = _UNSHOWN.sub("", words)
        return _SPACE.sub(" ", words) if _SPACE.search(words) else words

    def fit(self, value: Any) -> Any:
        """``value``, a context or a part of one, with every string in it fit to be shown."""
        if isinstance(value, str):
            return self.shown(value)
        if isinstance(value, tuple):
            items = tuple(self.fit(item) for item in value)
            return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
        if not is_dataclass(value) or isinstance(value, type):
            return value
        old = {name: getattr(value, name) for name in value.__dataclass_fields__}
        new = {name: self.fit(each) for name, each in old.items()}
        changed = {name: each for name, each in new.items() if each is not old[name]}
        return replace(value, **changed) if changed else value

    def value(self, digits: str) -> Fragment:
        """The value of the token written in ``digits``."""
        return self.values[decoded(digits)]
