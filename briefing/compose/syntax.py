"""Syntax errors of templates: what Jinja says, in plain terms, at the place where the reader has to look."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import TemplateSyntaxError
from jinja2.environment import Environment

from briefing.compose.faults import TemplateFault, fault, nearest
from briefing.compose.template_set import TemplateFile

BLOCKS = ("for", "if", "macro", "call", "filter", "set", "block", "with")
TAGS = (*BLOCKS, "else", "elif", "include", "import", "from", "extends", *(f"end{name}" for name in BLOCKS))


def syntax_fault(error: TemplateSyntaxError, file: TemplateFile, environment: Environment) -> TemplateFault:
    """``error`` as a fault; a block that is never closed is told at the line where it was opened."""
    message = error.message or "this cannot be read"
    path = str(file.path)
    if message.startswith("Unexpected end of template"):
        opened = unclosed(file.text, environment)
        if opened:
            name, line = opened
            return fault(f"`{name}` is opened here and never closed; write {{% end{name} %}}", path, line, file.text)
    for opening, closing, phrase in _PAIRS:
        if phrase in message.lower():
            line = file.text.count("\n", 0, max(0, file.text.rfind(opening))) + 1
            return fault(f"`{opening}` is opened here and never closed; write {closing}", path, line, file.text)
    return fault(in_words(message, environment), path, error.lineno, file.text)


_PAIRS = (
    ("{{", "}}", "unexpected end of template, expected 'end of print statement'"),
    ("{%", "%}", "unexpected end of template, expected 'end of statement block'"),
    ("{#", "#}", "missing end of comment tag"),
)
"""Marks that open and close, and what Jinja says where the second is missing."""


def unclosed(text: str, environment: Environment) -> tuple[str, int] | None:
    """The innermost block that is opened and not closed: its name and line."""
    stack: list[tuple[str, int]] = []
    for name, line, rest in tags(text, environment):
        if name in BLOCKS and not (name == "set" and "=" in rest):
            stack.append((name, line))
        elif name.startswith("end") and stack and stack[-1][0] == name[3:]:
            stack.pop()
    return stack[-1] if stack else None


def tags(text: str, environment: Environment) -> Iterable[tuple[str, int, str]]:
    """Each ``{% tag … %}``: its name, its line, and the rest of it."""
    name, line, rest = "", 0, ""
    try:
        for number, kind, value in environment.lex(text):
            if kind == "block_begin":
                name, line, rest = "", number, ""
            elif kind == "block_end" and name:
                yield name, line, rest
            elif kind == "name" and not name:
                name = value
            else:
                rest += value
    except TemplateSyntaxError:
        return


def in_words(message: str, environment: Environment) -> str:
    """Jinja's message in plain terms, with the nearest name."""
    unknown = re.search(r"No (filter|test) named '([^']+)'", message)
    if unknown:
        known = environment.filters if unknown[1] == "filter" else environment.tests
        names = [name for name in known if not name.startswith("__")]
        return f"there is no {unknown[1]} `{unknown[2]}`{nearest(unknown[2], names)}"
    tag = re.search(r"Encountered unknown tag '([^']+)'", message)
    if tag and tag[1].startswith("end"):
        wanted = re.search(r"needs to be closed is '(\w+)'", message)
        closes = f"; the open block is `{wanted[1]}`" if wanted else "; no such block is open"
        return f"`{tag[1]}` closes nothing{closes}"
    if tag:
        return f"there is no tag `{tag[1]}`{nearest(tag[1], TAGS)}"
    expected = re.search(r"expected token '([^']+)', got '([^']+)'", message)
    if expected:
        return f"`{_sign(expected[1])}` is missing before `{_sign(expected[2])}`"
    stray = re.match(r"unexpected (?:char )?(['\"])(.)\1", message)
    if stray:
        return _STRAY.get(stray[2], f"`{stray[2]}` cannot stand here")
    return message[:1].lower() + message[1:]


_STRAY = {
    "}": "`}` cannot stand here; `{{` is closed by `}}`",
    "'": "this text in quotes is never closed",
    '"': "this text in quotes is never closed",
}


def _sign(token: str) -> str:
    return {"end of print statement": "}}", "end of statement block": "%}"}.get(token, token)
