"""``template.toml``: reading it, and saying what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefing.compose.faults import Fault, TemplateFault, located, nearest

Value = str | bool | int
_TYPES: Mapping[str, type] = MappingProxyType({"text": str, "yes_no": bool, "number": int, "choice": str})
_KEYS = ("title", "description", "extends", "sections", "numbered", "depth", "titles", "limits", "options", "labels")
_OPTION_KEYS = ("type", "default", "description", "values")
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that a set offers: ``kind`` is ``text``, ``yes_no``, ``number`` or ``choice`` (one of ``values``)."""

    name: str
    kind: str
    default: Value
    description: str = ""
    values: tuple[str, ...] = ()

    def read(self, value: Value) -> Value:
        """``value``, which may be text from the command line or from a brief's record, as what the option takes."""
        if isinstance(value, str) and self.kind == "yes_no":
            return _YES_NO.get(value.strip().lower(), value)
        if isinstance(value, str) and self.kind == "number" and value.strip().lstrip("-").isdecimal():
            return int(value)
        return value

    def refusal(self, value: object) -> str:
        """Why ``value`` cannot be used, or an empty string."""
        wanted = _TYPES[self.kind]
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            return f"option `{self.name}` takes {_IN_WORDS[self.kind]}, not {value!r}"
        if self.kind == "choice" and value not in self.values:
            return f"option `{self.name}` is one of {', '.join(self.values)}, not {value!r}"
        return ""


_YES_NO: Mapping[str, bool] = MappingProxyType({"true": True, "yes": True, "false": False, "no": False})
_IN_WORDS = {"text": "text in quotes", "yes_no": "true or false", "number": "a whole number", "choice": "a word"}


@dataclass(frozen=True, slots=True)
class Manifest:
    """A set's own ``template.toml``; ``None`` where it says nothing and the set that it extends decides."""

    path: Path
    text: str
    title: str
    description: str = ""
    extends: str = ""
    sections: tuple[str, ...] | None = None
    numbered: tuple[str, ...] | None = None
    depth: int | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    options: Mapping[str, Option] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def fault(self, message: str, key: str = "", severity: str = "error") -> Fault:
        """A fault at the line where ``key`` stands."""
        return located(message, str(self.path), line_of(self.text, key), self.text, severity)


def line_of(text: str, key: str) -> int:
    """The line (from 1) on which the TOML ``text`` names ``key``, as a key, in a header or in a list; 0 if nowhere."""
    if not key:
        return 0
    for pattern in (rf"^\s*\"?{re.escape(key)}\"?\s*=", rf"^\s*\[.*\b{re.escape(key)}\b.*\]", rf"\b{re.escape(key)}\b"):
        found = re.search(pattern, text, re.MULTILINE)
        if found:
            return text.count("\n", 0, found.start()) + 1 + found.group().count("\n")
    return 0


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text and the data of a TOML file; raises :class:`TemplateFault` with its line when it is not TOML."""
    text = read_text(path)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        lines = text.splitlines()
        line, column = (int(place.group(1)), int(place.group(2))) if place else (len(lines), 0)
        shown = lines[line - 1] if 0 < line <= len(lines) else ""
        message = f"this is not TOML: {_TOML_PLACE.sub('', str(error)).strip().lower()}"
        raise TemplateFault([Fault(message, str(path), line, column, shown)]) from error


def read_text(path: Path) -> str:
    """The text of a file of a set; raises :class:`TemplateFault` when it cannot be read, is too long or not UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateFault([Fault(f"cannot be read: {error.strerror or error}", str(path))]) from error
    if len(data) > 256_000:
        raise TemplateFault([Fault("too long for a template: more than 256,000 bytes", str(path))])
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TemplateFault([Fault("not UTF-8 text; save it as UTF-8", str(path), line)]) from error


def read_manifest(folder: Path, told: list[Fault] | None = None) -> Manifest:
    """The manifest of the set in ``folder``; raises :class:`TemplateFault` listing everything wrong with it.

    With ``told``, what is wrong goes there instead, unless the file is no TOML at all, and the rest is taken.
    """
    path = folder / "template.toml"
    text, data = read_toml(path)
    reader = _Reader(path, text, data)
    manifest = reader.manifest(folder.name)
    if reader.faults and told is None:
        raise TemplateFault(reader.faults)
    if told is not None:
        told.extend(reader.faults)
    return manifest


class _Reader:
    """Takes a manifest's values one by one and keeps a list of what is wrong."""

    def __init__(self, path: Path, text: str, data: dict[str, Any]) -> None:
        self.path, self.text, self.data = path, text, data
        self.faults: list[Fault] = []

    def manifest(self, name: str) -> Manifest:
        for key in self.data:
            if key not in _KEYS:
                self._wrong(f"`{key}` is not known here{nearest(key, _KEYS)}", key)
        return Manifest(
            path=self.path,
            text=self.text,
            title=self._typed("title", str, "text in quotes", name),
            description=self._typed("description", str, "text in quotes", ""),
            extends=self._typed("extends", str, "the name of a set in quotes", ""),
            sections=self._words("sections"),
            numbered=self._words("numbered"),
            depth=self._typed("depth", int, "1 or 2", None),
            titles=self._table("titles", str, "text in quotes"),
            limits=self._limits(),
            options=self._options(),
            labels=self._labels(),
        )

    def _wrong(self, message: str, key: str) -> None:
        self.faults.append(located(message, str(self.path), line_of(self.text, key), self.text))

    def _typed(self, key: str, kind: type, wanted: str, default: Any) -> Any:
        value = self.data.get(key, default)
        if value is not default and not isinstance(value, kind):
            self._wrong(f"`{key}` takes {wanted}", key)
            return default
        return value

    def _words(self, key: str) -> tuple[str, ...] | None:
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong(f"`{key}` takes a list of section names in quotes", key)
            return ()
        for name in {name for name in value if value.count(name) > 1}:
            self._wrong(f"`{name}` stands twice in `{key}`", name)
        return tuple(value)

    def _table(self, key: str, kind: type, wanted: str) -> dict[str, Any]:
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            self._wrong(f"`{key}` is a table: write [{key}]", key)
            return {}
        for name, item in value.items():
            if not isinstance(item, kind):
                self._wrong(f"`{name}` takes {wanted}", name)
        return {name: item for name, item in value.items() if isinstance(item, kind)}

    def _limits(self) -> dict[str, dict[str, int]]:
        raw = self._table("limits", int | dict, "a whole number")  # type: ignore[arg-type]
        limits = {"standard": {name: item for name, item in raw.items() if isinstance(item, int)}}
        for length, table in raw.items():
            if not isinstance(table, dict):
                continue
            if length not in ("short", "standard", "full"):
                self._wrong(f"`{length}` is not a length{nearest(length, ('short', 'standard', 'full'))}", length)
            limits.setdefault(length, {}).update({k: v for k, v in table.items() if isinstance(v, int)})
        return limits

    def _options(self) -> dict[str, Option]:
        tables = self._table("options", dict, "a table with `type` and `default`")
        return {name: option for name, table in tables.items() if (option := self._option(name, table))}

    def _option(self, name: str, table: dict[str, Any]) -> Option | None:
        for key in table:
            if key not in _OPTION_KEYS:
                self._wrong(f"`{key}` is not known in an option{nearest(key, _OPTION_KEYS)}", key)
        kind = table.get("type")
        if kind not in _TYPES:
            self._wrong(f"option `{name}` needs a `type`: one of {', '.join(_TYPES)}", name)
            return None
        values = tuple(str(value) for value in table.get("values", ()))
        option = Option(name, str(kind), table.get("default", ""), str(table.get("description", "")), values)
        refusal = option.refusal(option.default)
        if refusal:
            self._wrong(f"the default is wrong: {refusal}", name)
            return None
        return option

    def _labels(self) -> dict[str, dict[str, Any]]:
        """Labels by language; those that stand directly under ``[labels]`` hold in any language (``""``)."""
        raw = self._table("labels", str | list | dict, "text in quotes")  # type: ignore[arg-type]
        general = {key: value for key, value in raw.items() if not isinstance(value, dict)}
        return {"": general} | {key: value for key, value in raw.items() if isinstance(value, dict)}
