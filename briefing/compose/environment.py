"""The sandbox that templates run in: Jinja2 with a closed list of what can be read, called and looped over."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cached_property
from types import CodeType, MappingProxyType
from typing import Any
from zlib import crc32

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateNotFound, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro, Undefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import Namespace, missing
from jinja2.visitor import NodeTransformer

from briefing.compose.context import READABLE
from briefing.compose.faults import nearest
from briefing.compose.fragments import MARK_CLOSE, MARK_OPEN, RESERVED, Blocks, Inlines, Ledger, Rendered, encoded
from briefing.compose.guard import MAX_NUMBER, MAX_WORDS, Guard, Guarded
from briefing.compose.labels import Labels
from briefing.compose.template_set import TemplateFile

LOOP_NAMES = frozenset(
    ("index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem", "cycle", "changed")
)
TEST_NAMES = (
    *("defined", "undefined", "none", "string", "number", "boolean", "true", "false", "odd", "even", "divisibleby"),
    *("in", "eq", "ne", "lt", "le", "gt", "ge", "sameas", "mapping", "sequence", "iterable"),
)
FIELDS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {kind: tuple(field.name for field in fields(kind) if field.name != "spans") for kind in READABLE}
)
"""The fields that a template may read, by type."""


class NotAllowed(SecurityError):
    """A template asked for something outside the sandbox."""


class Unknown(StrictUndefined):
    """A name or field that is not known; any use of it is an error that says what comes nearest."""

    known: tuple[str, ...] = ()

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f"`{name}` is not known here{nearest(name, self.known)}"
        what = kind_of(self._undefined_obj)
        return f"{what} has no `{name}`{nearest(name, names_in(self._undefined_obj))}"


def kind_of(value: object) -> str:
    """What ``value`` is, in words."""
    if isinstance(value, READABLE):
        name = type(value).__name__.removesuffix("View").lower()
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    if isinstance(value, str):
        return "text"
    kinds: tuple[tuple[Any, str], ...] = (
        (Labels, "`labels`"),
        (Mapping, "this table"),
        (LoopContext, "`loop`"),
        (tuple | list, "a list"),
        (bool, "yes or no"),
        (int | float, "a number"),
        (Inlines | Blocks | Rendered, "a rendered passage"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "this")


def names_in(value: object) -> tuple[str, ...]:
    """The names that can be read from ``value``."""
    if isinstance(value, READABLE):
        return FIELDS[type(value)]
    if isinstance(value, Labels | Mapping):
        return tuple(str(name) for name in value)
    return tuple(LOOP_NAMES) if isinstance(value, LoopContext) else ()


class _Marks(NodeTransformer):
    """Puts the number of its line into each line of a template's text, and a guard around each loop and list."""

    def __init__(self, filename: str) -> None:
        self._file = crc32(filename.encode()) << 20

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:
        lines = node.data.split("\n")
        marked = (f"{line}{self._mark(node.lineno + number)}" for number, line in enumerate(lines[:-1]))
        last = f"{lines[-1]}{self._mark(node.lineno + len(lines) - 1)}" if lines[-1].strip() else lines[-1]
        node.data = "\n".join([*marked, last])
        return node

    def _mark(self, line: int) -> str:
        return f"{MARK_OPEN}{encoded(self._file + line)}{MARK_CLOSE}"

    def visit_For(self, node: nodes.For) -> nodes.Node:
        if node.recursive:
            raise NotAllowed("recursive loops are not supported")
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "__over", [], [], None, None, lineno=node.lineno)
        return node

    def visit_Import(self, node: nodes.Import) -> nodes.Node:
        node.with_context = True
        return node

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:
        node.with_context = True
        return node

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.Node:
        raise NotAllowed("`filter` blocks are not supported; write the filter behind the value, {{ value | upper }}")

    def visit_List(self, node: nodes.List) -> nodes.Node:
        self.generic_visit(node)
        return nodes.Filter(node, "__flat", [], [], None, None, lineno=node.lineno)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:
        self.generic_visit(node)
        if node.ctx != "load":
            return node
        return nodes.Filter(node, "__flat", [], [], None, None, lineno=node.lineno)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:
        raise NotAllowed("tables in braces are not supported")


class _Generator(CodeGenerator):
    """Joins with ``~``, and writes what ``{% call %}`` gives, through the environment: values stay tokens."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if not forward_caller:
            super().visit_Call(node, frame)
            return
        self.write("environment.written(")
        super().visit_Call(node, frame, forward_caller=True)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.tied((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Loader(BaseLoader):
    """Files of the template set by name, and nothing else."""

    def __init__(
        self, find: Callable[[str], TemplateFile | None], compiled: Callable[[TemplateFile], CodeType]
    ) -> None:
        self._find, self._compiled = find, compiled

    def load(self, environment: Any, name: str, globals: Any = None) -> Template:
        file = self._find(name)
        if file is None:
            raise TemplateNotFound(name, f"there is no file `{name}` in this template set")
        return Template.from_code(environment, self._compiled(file), globals or {}, None)


class Sandbox(SandboxedEnvironment):
    """One composition's environment; see docs/templates.md, *What a template cannot do*."""

    sandboxed = True
    code_generator_class = _Generator
    concat = staticmethod(lambda parts: Rendered("".join(parts)))  # type: ignore[assignment]
    intercepted_binops = frozenset(("//", "%", "+", "**", "-", "/", "*"))

    def __init__(self, guard: Guard, ledger: Ledger, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(trim_blocks=True, lstrip_blocks=True, undefined=Unknown, auto_reload=False, cache_size=0)
        self.guard, self.ledger = guard, ledger
        self.filters = {**filters, "__over": guard.over, "__flat": _flat}
        self.tests = {name: TESTS[name] for name in TEST_NAMES}
        self.globals = {}
        self.finalize = self._finalizer()
        self._callable: tuple[Any, ...] = ()

    def allow(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        """Let templates call ``functions`` by their names."""
        self.globals |= functions
        self._callable = tuple(functions.values())

    def _finalizer(self) -> Callable[..., str]:
        @pass_context
        def finalize(_: Any, value: Any) -> str:
            written = self.written(value)
            self.guard.wrote(max(len(written), len(value) if isinstance(value, str) else 0))
            return written

        return finalize

    def written(self, value: Any) -> str:
        """What stands in the Markdown for ``value``: the token of a value, the text of a rendered passage."""
        if isinstance(value, Rendered):
            return value.text
        if isinstance(value, Undefined):
            return str(value)
        if value is None:
            return ""
        return self.ledger.token(shown(value))

    def tied(self, parts: tuple[Any, ...]) -> Any:
        """``a ~ b``: text when all parts are text or numbers, else a rendered passage."""
        if all(isinstance(part, str | int | float) for part in parts):
            return _bounded("".join(str(part) for part in parts))
        return _bounded(Rendered("".join(self.written(part) for part in parts)))

    # ---- what can be reached --------------------------------------------------------------------------------------

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``, for the fields of the context and nothing else."""
        if isinstance(obj, Undefined):
            return str(obj)
        if isinstance(obj, Labels):
            return obj.get(attribute) if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if type(obj) in FIELDS and attribute in FIELDS[type(obj)]:
            return getattr(obj, attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_NAMES:
            return getattr(obj, attribute)
        if isinstance(obj, Namespace | TemplateModule) and not attribute.startswith("_"):
            return getattr(obj, attribute, self.undefined(obj=obj, name=attribute))
        return self._refused(obj, attribute)

    def _refused(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, str) and attribute in self.filters:
            hint = f"text has no `{attribute}`; write `| {attribute}`"
            return self.undefined(hint, obj=obj, name=attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``: a place in a list or text, or a field by its name."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, str | tuple | list) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except (IndexError, ValueError):
                return self.undefined(f"this list has no place {argument}; it holds {len(obj)}", obj=obj, name="")
        raise NotAllowed(f"{kind_of(obj)} has no places to choose from")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Nothing is safe that :meth:`getattr` does not list."""
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether ``obj`` is one of our functions, a macro, a block, or one of the two methods of ``loop``."""
        if isinstance(obj, Macro | BlockReference) or any(obj is function for function in self._callable):
            return True
        return isinstance(getattr(obj, "__self__", None), LoopContext) and obj.__name__ in ("cycle", "changed")

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call ``obj``, one deeper."""
        if isinstance(obj, Undefined):
            return str(obj)
        if not self.is_safe_callable(obj):
            raise NotAllowed(f"{kind_of(obj)} cannot be called")
        self.guard.enter()
        try:
            return context.call(obj, *args, **kwargs)
        finally:
            self.guard.leave()

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers within bounds; ``+`` also joins two texts or two lists."""
        for side in (left, right):
            if isinstance(side, Undefined):
                return str(side)
        if operator == "+" and type(left) is type(right) and isinstance(left, str | tuple | list):
            return _bounded(left + right)
        if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
            raise NotAllowed(f"`{operator}` cannot be used on {kind_of(left)} and {kind_of(right)}")
        if operator in ("/", "//", "%") and right == 0:
            raise NotAllowed(f"`{operator}` by zero")
        return _bounded(self.binop_table[operator](left, right))

    # ---- compiling ------------------------------------------------------------------------------------------------

    def _generate(self, source: nodes.Template, name: Any, filename: Any, defer_init: bool = False) -> str:
        marked = _Marks(filename or "").visit(source)
        return super()._generate(marked, name, filename, defer_init)

    @cached_property
    def known_names(self) -> tuple[str, ...]:
        """The functions that a template can call."""
        return tuple(self.globals)


def shown(value: Any) -> str | Inlines | Blocks:
    """``value`` as something that can be shown; raises :class:`NotAllowed` for lists and functions."""
    if isinstance(value, str | Inlines | Blocks):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, bool):
        raise NotAllowed("yes or no cannot be shown; use {% if … %}")
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, tuple | list | Guarded):
        raise NotAllowed("a list cannot be shown as it stands; loop over it, or use `| join` or `| table`")
    raise NotAllowed(f"{kind_of(value)} cannot be shown as it stands; name one of its fields")


def _bounded(value: Any) -> Any:
    if isinstance(value, int | float):
        if abs(value) > MAX_NUMBER:
            raise NotAllowed("this number grows too large")
    elif len(value.text if isinstance(value, Rendered) else value) > MAX_WORDS:
        raise NotAllowed("this text or list grows too long")
    return value


def _flat(items: Any) -> Any:
    """A list written in a template; lists inside lists go two deep, so that comparing them ends."""
    for item in items:
        if isinstance(item, tuple | list) and any(isinstance(inner, tuple | list) for inner in item):
            raise NotAllowed("lists inside lists go two deep")
    return items


_DETACHED = re.compile(r"(?:\A|^[ \t]*\n)[ \t]*\{:", re.MULTILINE)


def detached(file: TemplateFile) -> int:
    """The line (from 1) of the first ``{: … }`` with an empty line above it, which would be about nothing, or 0."""
    found = _DETACHED.search(file.text)
    return file.text.count("\n", 0, found.end()) + 1 if found else 0


def refuse_reserved(file: TemplateFile) -> int:
    """The line (from 1) of the first character that templates may not hold, or 0."""
    found = RESERVED.search(file.text)
    return file.text.count("\n", 0, found.start()) + 1 if found else 0
