"""What is wrong with a template: where, the line itself with a caret, and the nearest name that is known."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.errors import TemplateError

_QUOTED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: ``file`` and ``line`` (from 1; 0 for the whole file), the line's text, and the message.

    ``column`` counts from 1; 0 when it is not known.
    """

    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    text: str = ""
    severity: str = "error"

    @property
    def where(self) -> str:
        """``file:line``, as far as known."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def lines(self) -> str:
        """The fault as an editor shows it: place and message, then the line with a caret below."""
        mark = "" if self.severity == "error" else f"{self.severity}: "
        head = f"{self.where}: {mark}{self.message}" if self.file else f"{mark}{self.message}"
        if not self.text:
            return head
        shown = f"  {self.line:>4} | {self.text}"
        caret = f"       | {' ' * (self.column - 1)}^" if self.column else ""
        return "\n".join(part for part in (head, shown, caret) if part)


class TemplateFault(TemplateError):
    """A template, or several, cannot be used; ``faults`` are listed in the order of their places.

    ``detail`` shows each with its line and a caret.
    """

    default_remedy = "briefing templates check SET shows every fault with its line"

    def __init__(self, faults: Iterable[Fault], *, remedy: str | None = None) -> None:
        self.faults = tuple(faults)
        first = self.faults[0]
        message = f"{first.where}: {first.message}" if first.file else first.message
        more = len(self.faults) - 1
        super().__init__(f"{message} (and {more} more)" if more else message, remedy=remedy)
        self.detail = "\n".join(fault.lines() for fault in self.faults if fault.text)


def fault(message: str, file: str = "", line: int = 0, source: str = "") -> TemplateFault:
    """A fault at ``line`` of ``source``; the caret stands below the first name that the message quotes."""
    return TemplateFault([located(message, file, line, source)])


def located(message: str, file: str = "", line: int = 0, source: str = "", severity: str = "error") -> Fault:
    """The :class:`Fault` with the text of its line; the quoted name is looked for there and in the next four lines.

    An expression may run over several lines, while Jinja gives the line on which it starts.
    """
    lines = source.splitlines()
    quoted = _QUOTED.search(message)
    if quoted and line:
        for number in range(line, min(line + 5, len(lines) + 1)):
            column = _find(lines[number - 1], quoted.group(1))
            if column:
                return Fault(message, file, number, column, lines[number - 1].rstrip(), severity)
    text = lines[line - 1].rstrip() if 0 < line <= len(lines) else ""
    column = len(text) - len(text.lstrip()) + 1 if text else 0
    return Fault(message, file, line, column, text, severity)


def _find(text: str, name: str) -> int:
    pattern = rf"(?<!\w){re.escape(name)}(?!\w)" if name.isidentifier() else re.escape(name)
    found = re.search(pattern, text)
    return found.start() + 1 if found else 0


def nearest(name: str, known: Iterable[str]) -> str:
    """`` (did you mean …?)`` in words, or the empty string when nothing known is like ``name``."""
    names = sorted(set(known))
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if not close:
        close = [each for each in names if each.casefold() == name.casefold()][:1]
    return f"; did you mean `{close[0]}`?" if close else ""
