"""One section: its template run in the sandbox, its Markdown read, its faults told with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from types import CodeType
from typing import Any, NoReturn
from zlib import crc32

from jinja2 import Template, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from jinja2.nodes import Impossible

from briefing.compose.context import CONTEXT_NAMES, Context, SectionView
from briefing.compose.desk import Desk
from briefing.compose.environment import Sandbox, Unknown, _Loader, detached, refuse_reserved
from briefing.compose.faults import TemplateFault, fault, located, nearest
from briefing.compose.filters import filters_of
from briefing.compose.fragments import Ledger
from briefing.compose.functions import functions_of
from briefing.compose.guard import Guard, LimitReached
from briefing.compose.markdown import MarkdownError, to_blocks, to_words
from briefing.compose.syntax import in_words, syntax_fault
from briefing.compose.template_set import TemplateFile, TemplateSet
from briefing.model.document import Block

_CAUGHT = (JinjaError, LimitReached, MarkdownError, RecursionError, TypeError, ValueError, ArithmeticError, LookupError)


class Kitchen:
    """Renders the sections of one brief; the sandbox, the values' ledger and the bounds are its own."""

    def __init__(self, template_set: TemplateSet, context: Context) -> None:
        ledger, guard = Ledger(), Guard(len(context.sentences))
        context = ledger.fit(context)
        self._set, self._context = template_set, context
        self._files: dict[int, TemplateFile] = {}
        self.desk = Desk(
            context,
            ledger,
            guard,
            lambda text: to_blocks(text, ledger, guard),
            lambda text: to_words(text, ledger, guard),
        )
        self.sandbox = Sandbox(guard, ledger, filters_of(self.desk))
        self.sandbox.allow(functions_of(self.desk))
        self.sandbox.undefined = type("Unknown", (Unknown,), {"known": self.names})
        self.sandbox.loader = _Loader(self._find, self._code)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a section's template knows."""
        return (*CONTEXT_NAMES, "section", *self.sandbox.known_names)

    def render(self, section: SectionView) -> tuple[Block, ...]:
        """The blocks of one section, without its heading; raises :class:`TemplateFault`."""
        file = self._set.file(section.name)
        try:
            template = self.sandbox.get_template(file.name)
            context = template.new_context({**self._context.names(), "section": section})
            rendered = "".join(self._counted(template, context))
            return to_blocks(rendered, self.desk.ledger, self.desk.guard)
        except TemplateFault:
            raise
        except _CAUGHT as error:
            self._raise(error, file)

    def _counted(self, template: Template, context: Any) -> Iterator[str]:
        """What ``template`` writes, piece by piece, each counted; at a bound, the error carries the template's line."""
        pieces = template.root_render_func(context)
        for piece in pieces:
            try:
                self.desk.guard.wrote(len(piece))
            except LimitReached as error:
                pieces.throw(error)  # type: ignore[attr-defined]
            yield piece

    def _find(self, name: str) -> TemplateFile | None:
        if name not in self._set.files:
            return None
        file = self._set.file(name)
        self._files[_key(file)] = file
        self.desk.guard.tick()
        return file

    def _code(self, file: TemplateFile) -> CodeType:
        line = refuse_reserved(file)
        if line:
            raise fault("this line holds a character that no text may hold (U+FDD0 to U+FDEF)", str(file.path), line)
        line = detached(file)
        if line:
            raise fault(
                "`{:` stands right below its block, without an empty line between", str(file.path), line, file.text
            )
        try:
            return _compiled(file.text, file.name, str(file.path), tuple(self.sandbox.filters))
        except TemplateSyntaxError as error:
            raise syntax_fault(error, file, self.sandbox) from error
        except (SyntaxError, RecursionError, MemoryError) as error:
            longest = max(file.text.split("\n"), key=len)
            line = file.text.count("\n", 0, file.text.find(longest)) + 1
            raise fault("this template nests too deep", str(file.path), line, file.text) from error

    def _raise(self, error: Exception, file: TemplateFile) -> NoReturn:
        """Tell ``error`` with the place in the template that it comes from."""
        errors = (error, *error.others) if isinstance(error, MarkdownError) else (error,)
        faults = []
        for each in errors:
            place = each.place if isinstance(each, MarkdownError) else 0
            found, line = (self._files.get(place >> 20, file), place & 0xFFFFF) if place else self._place(error, file)
            faults.append(located(self._in_words(each), str(found.path), line, found.text))
        raise TemplateFault(faults) from error

    def _place(self, error: Exception, file: TemplateFile) -> tuple[TemplateFile, int]:
        """The file and line of the innermost template that the traceback of ``error`` passes through."""
        line, trace = 0, error.__traceback__
        while trace is not None:
            scope = trace.tb_frame.f_globals
            if "debug_info" in scope and "__file__" in scope:
                found = self._files.get(crc32(str(scope["__file__"]).encode()))
                file, line = found or file, _template_line(scope["debug_info"], trace.tb_lineno)
            trace = trace.tb_next
        return file, line

    def _in_words(self, error: Exception) -> str:
        """What is wrong, in plain terms."""
        match error:
            case RecursionError():
                return "this calls itself without end"
            case TemplateNotFound():
                hint = nearest(str(error.name), self._set.names)
                return f"there is no file `{error.name}` in this template set{hint}"
            case TemplateRuntimeError() if str(error).startswith("No "):
                return in_words(str(error), self.sandbox)
            case JinjaError() | LimitReached() | MarkdownError():
                return str(error)
            case TypeError():
                return _type_error(str(error))
            case _:
                return f"this cannot be worked out: {error}"


def _key(file: TemplateFile) -> int:
    return crc32(str(file.path).encode())


@lru_cache(maxsize=256)
def _compiled(text: str, name: str, filename: str, filters: tuple[str, ...]) -> CodeType:
    """The compiled template; it depends on its text alone, so that briefs made in one process share it."""
    bare = Sandbox(Guard(), Ledger(), dict.fromkeys(filters, _not_yet))
    return bare.compile(text, name, filename)


def _not_yet(*_: object, **__: object) -> NoReturn:
    """Stands for a filter while a template is compiled, so that none is worked out before there are values."""
    raise Impossible


def _template_line(debug_info: str, line: int) -> int:
    """The template's line for a ``line`` of the code compiled from it."""
    found = 1
    for pair in filter(None, debug_info.split("&")):
        template_line, code_line = pair.split("=")
        if int(code_line) > line:
            break
        found = int(template_line)
    return found


def _type_error(message: str) -> str:
    """A ``TypeError`` of Python in plain terms."""
    message = re.sub(r"\w+\.<locals>\.|<lambda>\(\) ", "", message)
    compared = re.search(r"'(\S+)' not supported between instances of '(\w+)' and '(\w+)'", message)
    if compared:
        one, two = (_KINDS.get(compared[number], compared[number]) for number in (2, 3))
        return f"`{compared[1]}` cannot compare {one} with {two}"
    called = re.match(r"(\w+)\(\) (.*)", message)
    if called:
        unexpected = re.search(r"unexpected keyword argument '(\w+)'", called[2])
        return f"`{called[1]}` has no `{unexpected[1]}`" if unexpected else f"`{called[1]}` is {called[2]}"
    return f"this cannot be worked out: {message}"


_KINDS = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "NoneType": "nothing",
    "tuple": "a list",
    "list": "a list",
}
