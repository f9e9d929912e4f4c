"""Values to plain JSON data and back, and the JSON Schema of both, all three read from the type annotations.

A dataclass is an object of its fields; a tuple an array; an enumeration its value. A field ``span`` stands as ``start``
and ``end`` beside its neighbours, since that is what other programs expect of character offsets.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from briefing.errors import BriefError
from briefing.model.source import Span

T = TypeVar("T")
Plain = Any
"""JSON data: ``None``, booleans, numbers, strings, lists and dictionaries of them."""


@cache
def fields_of(kind: type) -> tuple[tuple[str, Any, bool], ...]:
    """The fields of the dataclass ``kind``: name, resolved type, and whether a value must be given."""
    hints = get_type_hints(kind)
    return tuple(
        (
            field.name,
            hints[field.name],
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(kind)
    )


# ---- values to data -----------------------------------------------------------------------------------------------


def encode(value: object) -> Plain:
    """``value`` as JSON data; keys stand in the order of the fields."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if dataclasses.is_dataclass(value):
        return _encode_fields(value)
    return value


def _encode_fields(value: object) -> dict[str, Plain]:
    data: dict[str, Plain] = {}
    kind: type = type(value)
    for name, _, _ in fields_of(kind):
        item = getattr(value, name)
        if name == "span" and isinstance(item, Span):
            data |= {"start": item.start, "end": item.end}
        else:
            data[name] = encode(item)
    return data


# ---- data to values -----------------------------------------------------------------------------------------------


def decode(kind: type[T], data: Plain, where: str = "") -> T:
    """The value of type ``kind`` that ``data`` describes; keys that ``kind`` does not know are passed over.

    Raises :class:`BriefError` naming the place (``recommendations[2].force``) for anything that does not fit.
    """
    return cast(T, _decode(kind, data, where))


def _decode(kind: Any, data: Plain, where: str) -> object:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _decode_optional(kind, data, where)
    if origin is Literal:
        return _checked(data in get_args(kind), data, where, f"one of {', '.join(map(str, get_args(kind)))}")
    if origin is tuple:
        return _decode_tuple(get_args(kind), data, where)
    if dataclasses.is_dataclass(kind):
        return _decode_fields(cast(type, kind), data, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        values = [member.value for member in kind]
        return kind(cast(str, _checked(data in values, data, where, f"one of {', '.join(values)}")))
    return _decode_scalar(kind, data, where)


def _checked(fits: bool, data: Plain, where: str, wanted: str) -> Plain:
    if not fits:
        raise BriefError(f"{where or 'the file'}: {data!r:.60} stands where {wanted} is expected")
    return data


def _decode_scalar(kind: Any, data: Plain, where: str) -> Plain:
    if kind is float:
        return float(_checked(isinstance(data, int | float) and not isinstance(data, bool), data, where, "a number"))
    wanted = {str: "text", int: "a whole number", bool: "true or false"}[kind]
    return _checked(isinstance(data, kind) and (kind is bool or not isinstance(data, bool)), data, where, wanted)


def _decode_optional(kind: Any, data: Plain, where: str) -> object:
    rest = [option for option in get_args(kind) if option is not NoneType]
    return None if data is None else _decode(rest[0], data, where)


def _decode_tuple(items: tuple[Any, ...], data: Plain, where: str) -> tuple[object, ...]:
    _checked(isinstance(data, list), data, where, "a list")
    if len(items) == 2 and items[1] is Ellipsis:
        return tuple(_decode(items[0], item, f"{where}[{number}]") for number, item in enumerate(data))
    _checked(len(data) == len(items), data, where, f"a list of {len(items)}")
    return tuple(
        _decode(kind, item, f"{where}[{number}]") for number, (kind, item) in enumerate(zip(items, data, strict=True))
    )


def _decode_fields(kind: type, data: Plain, where: str) -> object:
    _checked(isinstance(data, Mapping), data, where, "an object")
    values: dict[str, object] = {}
    for name, hint, required in fields_of(kind):
        place = f"{where}.{name}" if where else name
        if name == "span" and hint is Span:
            values[name] = _decode_fields(Span, data, where)
        elif name in data:
            values[name] = _decode(hint, data[name], place)
        elif required:
            raise BriefError(f"{place} is missing")
    return _built(kind, values, where)


def _built(kind: Callable[..., object], values: dict[str, object], where: str) -> object:
    try:
        return kind(**values)
    except ValueError as error:
        raise BriefError(f"{where or 'the file'}: {error}") from error


# ---- the schema ---------------------------------------------------------------------------------------------------


def schema_of(kind: Any) -> dict[str, Plain]:
    """The JSON Schema (2020-12) of what :func:`encode` writes for ``kind``, written out without references."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(option) for option in get_args(kind)]}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin is tuple:
        return _tuple_schema(get_args(kind))
    if dataclasses.is_dataclass(kind):
        return object_schema(cast(type, kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}[kind]}


def _tuple_schema(items: tuple[Any, ...]) -> dict[str, Plain]:
    if len(items) == 2 and items[1] is Ellipsis:
        return {"type": "array", "items": schema_of(items[0])}
    return {"type": "array", "prefixItems": [schema_of(item) for item in items], "items": False}


def object_schema(kind: type) -> dict[str, Plain]:
    """The schema of the dataclass ``kind``, described by the first line of its docstring."""
    properties: dict[str, Plain] = {}
    for name, hint, _ in fields_of(kind):
        if name == "span" and hint is Span:
            properties |= {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 0}}
        else:
            properties[name] = schema_of(hint)
    return {
        "type": "object",
        "description": (kind.__doc__ or "").strip().split("\n")[0],
        "properties": properties,
        "required": list(properties),
    }
