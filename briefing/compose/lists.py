"""Filters on lists: choosing, ordering and grouping entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jinja2.runtime import Undefined

from briefing.compose.context import Group
from briefing.compose.desk import Desk
from briefing.compose.environment import FIELDS, NotAllowed, kind_of
from briefing.compose.faults import nearest
from briefing.compose.fragments import Rendered


def items_of(value: Any, desk: Desk) -> tuple[Any, ...]:
    """``value`` as a tuple; raises :class:`NotAllowed` when it is no list."""
    if isinstance(value, Undefined):
        str(value)
    if isinstance(value, str | Rendered | Mapping) or not isinstance(value, Iterable):
        raise NotAllowed(f"a list is needed here, and this is {kind_of(value)}")
    items = tuple(value)
    desk.guard.tick(len(items) + 1)
    return items


def field_of(item: Any, name: str) -> Any:
    """The field ``name`` of an entry; raises :class:`NotAllowed` with the nearest name."""
    fields = FIELDS.get(type(item), ())
    aliases = {"instrument": "instruments", "actor": "actors", "threat": "threats"}
    name = aliases[name] if name not in fields and aliases.get(name) in fields else name
    if name not in fields:
        raise NotAllowed(f"{kind_of(item)} has no `{name}`{nearest(name, fields)}")
    return getattr(item, name)


def matches(item: Any, conditions: Mapping[str, Any]) -> bool:
    """Whether each field has the value asked for, holds it, or is one of the values asked for."""
    return all(_fits(field_of(item, name), wanted) for name, wanted in conditions.items())


def _fits(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, bool) and not isinstance(value, bool):
        return bool(value) is wanted
    choices = wanted if isinstance(wanted, tuple | list) else (wanted,)
    return any(choice in value if isinstance(value, tuple) else choice == value for choice in choices)


def sort_key(name: str) -> Callable[[Any], Any]:
    """A key for sorting by the field ``name``; what has no value comes last, and names sort without regard to case."""

    def key(item: Any) -> tuple[bool, Any]:
        value = field_of(item, name) if name else item
        if isinstance(value, tuple):
            value = " ".join(str(part) for part in value)
        return (value is None, value.casefold() if isinstance(value, str) else value if value is not None else 0)

    return key


def groups(items: Sequence[Any], key: Callable[[Any], str]) -> tuple[Group, ...]:
    """The items by ``key``, groups in the order of their first item."""
    found: dict[str, list[Any]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return tuple(Group(name, tuple(members)) for name, members in found.items())


def list_filters(desk: Desk) -> dict[str, Callable[..., Any]]:
    """The filters on lists, by name."""

    def where(items: Any, **conditions: Any) -> tuple[Any, ...]:
        """The entries whose fields have these values."""
        return tuple(item for item in items_of(items, desk) if matches(item, conditions))

    def without(items: Any, **conditions: Any) -> tuple[Any, ...]:
        """The entries whose fields do not have these values."""
        return tuple(item for item in items_of(items, desk) if not matches(item, conditions))

    def sort(items: Any, by: str = "", reverse: bool = False) -> tuple[Any, ...]:
        """The entries in the order of a field."""
        try:
            return tuple(sorted(items_of(items, desk), key=sort_key(by), reverse=reverse))
        except TypeError as error:
            raise NotAllowed("these cannot be put in an order: they are of different kinds") from error

    def group(items: Any, by: str) -> tuple[Group, ...]:
        """Groups of entries that share the value of a field."""
        return groups(items_of(items, desk), lambda item: _words(field_of(item, by)))

    def by_actor(items: Any) -> tuple[Group, ...]:
        """Groups of recommendations by who is to act."""

        def actor(item: Any) -> str:
            named = field_of(item, "actors") or field_of(item, "actors_from_context")
            return _words(named) or desk.labels.get("unstated")

        return groups(items_of(items, desk), actor)

    def pick(items: Any, name: str) -> tuple[Any, ...]:
        """One field of each entry; lists among them are joined into one."""
        values = (field_of(item, name) for item in items_of(items, desk))
        return tuple(part for value in values for part in (value if isinstance(value, tuple) else (value,)))

    return {
        "where": where,
        "without": without,
        "sort": sort,
        "group": group,
        "by_actor": by_actor,
        "pick": pick,
        "first": lambda items: next(iter(items_of(items, desk)), None),
        "last": lambda items: next(iter(items_of(items, desk)[-1:]), None),
        "limit": lambda items, count: items_of(items, desk)[: max(0, int(count))],
        "reverse": lambda items: items_of(items, desk)[::-1],
        "unique": lambda items: tuple(dict.fromkeys(items_of(items, desk))),
        "length": lambda items: len(items) if isinstance(items, str) else len(items_of(items, desk)),
    }


def _words(value: Any) -> str:
    return " · ".join(str(part) for part in value) if isinstance(value, tuple) else str(value or "")
