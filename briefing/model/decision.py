"""Decisions: what an analyst changed in a brief, when, what stood there before, and why."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Change = tuple[tuple[str, str], ...]
"""(name, JSON) of what a decision sets; in the record they stand as one object."""


class DecisionKind(StrEnum):
    """What a decision is about."""

    SECTION = "section"
    SPLIT = "split"
    JOIN = "join"
    ENTRY = "entry"
    ADD_ENTRY = "add_entry"
    REJECT_ENTRY = "reject_entry"
    ORDER = "order"
    BODY = "body"
    CONTESTED = "contested"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of an analyst; with ``before`` and ``after`` exchanged it is its own inverse.

    ``id`` is D1, D2 … in the order of deciding; ``when`` an ISO time with its zone, from the shell's clock; ``target``
    a sentence id, the key of a register entry, or the name of what is set (docs/json.md); ``why`` may be empty.
    """

    id: str
    when: str
    kind: DecisionKind
    target: str
    before: Change = ()
    after: Change = ()
    why: str = ""


def change(**values: Any) -> Change:
    """``values``, which are JSON data, as the change of a decision."""
    return tuple((name, json.dumps(value, ensure_ascii=False)) for name, value in values.items())


def changed(given: Change) -> dict[str, Any]:
    """The values that ``given`` sets, by name."""
    return {name: json.loads(text) for name, text in given}
