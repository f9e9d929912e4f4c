"""What a caller may ask of a composition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Length = Literal["short", "standard", "full"]
LENGTHS: tuple[Length, ...] = ("short", "standard", "full")


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """How a dossier becomes a brief; an empty value leaves the choice to the template set.

    ``template`` is the name of a shipped set or the path of a folder; ``title`` stands instead of the dossier's;
    ``language`` chooses the label table (BCP 47: ``en``, ``fr``, ``de``, ``sr-Latn``); ``labels`` are (name, words),
    ``options`` (name, value), ``titles`` (section, words) and ``limits`` (section, statements) over the set's own;
    ``length`` chooses among the set's limits; ``order`` replaces its sections; ``numbering`` says whether headings are
    numbered, ``depth`` (1 sections, 2 subsections too) how far numbers and contents go; ``only`` is one section or one
    register entry (``R3``, ``T1``) to stand alone; ``up_to`` leaves out every source whose marking is stricter.
    """

    template: str = "policy_brief"
    title: str = ""
    language: str = ""
    length: Length = "standard"
    labels: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, str | bool | int], ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    limits: tuple[tuple[str, int], ...] = ()
    order: tuple[str, ...] = ()
    numbering: bool | None = None
    depth: int = 0
    only: str = ""
    up_to: str = ""
