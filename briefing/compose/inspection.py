"""Reading a template without running it: every name in it that is not known, with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.sandbox import SecurityError  # type: ignore[attr-defined]

from briefing.compose.cells import CELLS
from briefing.compose.faults import Fault, located, nearest
from briefing.compose.syntax import syntax_fault
from briefing.compose.template_set import TemplateFile

_CELL_NAMES = frozenset(name for cells in CELLS.values() for name in cells)


@dataclass(frozen=True, slots=True)
class Known:
    """What a template can name: ``names`` of variables and functions, and the fields of some of them."""

    names: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    labels: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a file: ``faults``, the options and filters it names, and the files it includes or imports."""

    faults: tuple[Fault, ...]
    options: frozenset[str] = frozenset()
    filters: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


def inspected(file: TemplateFile, known: Known, environment: Environment) -> Reading:
    """The reading of ``file``; a syntax error is its only fault, since nothing behind it can be trusted."""
    try:
        tree = environment.parse(file.text)
        faults = tuple(_faults(tree, file, known, environment))
    except TemplateSyntaxError as error:
        return Reading(syntax_fault(error, file, environment).faults)
    except SecurityError as error:
        return Reading((located(str(error), str(file.path), 0, file.text),))
    options = {node.attr for node in tree.find_all(nodes.Getattr) if _is(node.node, "options")}
    targets = {str(target.value) for target in _targets(tree)}
    filters = {node.name for node in tree.find_all(nodes.Filter)}
    return Reading(faults, frozenset(options), frozenset(filters), frozenset(targets))


def _faults(tree: nodes.Template, file: TemplateFile, known: Known, environment: Environment) -> Iterator[Fault]:
    def fault(message: str, node: nodes.Node) -> Fault:
        return located(message, str(file.path), node.lineno, file.text)

    declared = _declared(tree)
    for name in tree.find_all(nodes.Name):
        if name.name not in declared and name.name not in known.names:
            yield fault(f"`{name.name}` is not known here{nearest(name.name, known.names)}", name)
    for each in tree.find_all((nodes.Filter, nodes.Test)):
        kind, table = ("filter", environment.filters) if isinstance(each, nodes.Filter) else ("test", environment.tests)
        if each.name not in table:
            names = [name for name in table if not name.startswith("_")]
            yield fault(f"there is no {kind} `{each.name}`{nearest(each.name, names)}", each)
    for field in tree.find_all(nodes.Getattr):
        message = _field(field, known, declared)
        if message:
            yield fault(message, field)
    for words, there_are, node in _quoted_names(tree, known):
        if words not in there_are:
            what = _WHAT.get(type(node), "there is no file")
            yield fault(f"{what} `{words}`{nearest(words, there_are)}", node)


def _declared(tree: nodes.Template) -> set[str]:
    """Every name that the template itself gives to something, wherever it does."""
    names = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    names |= {macro.name for macro in tree.find_all(nodes.Macro)}
    names |= {module.target for module in tree.find_all(nodes.Import)}
    for imported in tree.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in imported.names}
    return names | {"loop", "caller", "varargs", "kwargs", "self"}


_WHAT: dict[type[nodes.Node], str] = {nodes.Call: "there is no label", nodes.Filter: "no entry has a cell"}


def _field(field: nodes.Getattr, known: Known, declared: set[str]) -> str:
    if not isinstance(field.node, nodes.Name) or field.node.name in declared:
        return ""
    name = field.node.name
    if name not in known.fields or field.attr in known.fields[name]:
        return ""
    what = _FIELD_OWNERS.get(name, f"a {name}")
    return f"{what} has no `{field.attr}`{nearest(field.attr, known.fields[name])}"


_FIELD_OWNERS = {"labels": "`labels`", "options": "this table", "limits": "this table"}


def _quoted_names(tree: nodes.Template, known: Known) -> Iterator[tuple[str, Iterable[str], nodes.Node]]:
    """Names that stand in quotes: labels to fill, cells and columns, files; each with those that there are."""
    for call in tree.find_all(nodes.Call):
        if _is(call.node, "fill") and call.args and isinstance(call.args[0], nodes.Const):
            yield str(call.args[0].value), known.labels, call
    for each in tree.find_all(nodes.Filter):
        if each.name in ("cell", "table"):
            for argument in each.args:
                if isinstance(argument, nodes.Const):
                    yield str(argument.value), _CELL_NAMES, each
    for target in _targets(tree):
        yield str(target.value), known.files, target


def _targets(tree: nodes.Template) -> Iterator[nodes.Const]:
    """The names in quotes of the files that are included, imported or extended."""
    for kind in (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends):
        for statement in tree.find_all(kind):
            target = getattr(statement, "template", None)
            if isinstance(target, nodes.Const):
                yield target


def _is(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name
