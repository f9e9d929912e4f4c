"""A dossier and a template set become a brief: ``compose`` is the door, the rest serves the ``templates`` commands.

What needs Jinja2 or the Markdown reader is imported when it is first asked for, since settings import this package too.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing.compose.faults import Fault, TemplateFault
from briefing.compose.naming import file_name
from briefing.compose.options import LENGTHS, ComposeOptions, Length

if TYPE_CHECKING:
    from briefing.compose.checking import check
    from briefing.compose.composer import compose
    from briefing.compose.samples import sample
    from briefing.compose.showing import SetSummary, listed, shown_section, summary
    from briefing.compose.starting import files_of_new_set

__all__ = [
    "LENGTHS",
    "ComposeOptions",
    "Fault",
    "Length",
    "SetSummary",
    "TemplateFault",
    "check",
    "compose",
    "file_name",
    "files_of_new_set",
    "listed",
    "sample",
    "shown_section",
    "summary",
]

_HOMES = {
    "check": "checking",
    "compose": "composer",
    "sample": "samples",
    "SetSummary": "showing",
    "listed": "showing",
    "shown_section": "showing",
    "summary": "showing",
    "files_of_new_set": "starting",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"briefing.compose.{_HOMES[name]}"), name)
