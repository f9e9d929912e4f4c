"""Telling what a template set is: its sections and where they come from, its options, its languages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.compose.labels import labels_for
from briefing.compose.library import names
from briefing.compose.manifest import Option
from briefing.compose.template_set import TemplateFile, TemplateSet, load_set


@dataclass(frozen=True, slots=True)
class SectionSummary:
    """A section in the order: its English heading (may be empty), whether it is numbered, the set its file is from."""

    name: str
    heading: str
    numbered: bool
    origin: str
    path: Path


@dataclass(frozen=True, slots=True)
class SetSummary:
    """A set: what it says of itself, what it extends, its sections in order, its options, its languages and limits."""

    name: str
    title: str
    description: str
    extends: tuple[str, ...]
    folder: Path
    sections: tuple[SectionSummary, ...]
    options: tuple[Option, ...]
    languages: tuple[str, ...]
    limits: tuple[tuple[str, int], ...]

    def lines(self) -> tuple[str, ...]:
        """The set as lines of text for people."""
        head = [f"{self.name}: {self.title}", self.description, f"folder    {self.folder}"]
        head += [f"extends   {' → '.join(self.extends)}"] if self.extends else []
        sections = (
            f"  {each.name:<18}{each.heading or '(no heading)':<34}from {each.origin}" for each in self.sections
        )
        limits = (f"  {name:<18}{count}" for name, count in self.limits)
        options = (_option_line(option) for option in self.options)
        labels = f"labels    {', '.join(self.languages)}"
        return (*head, labels, "", "sections", *sections, "", "options", *options, "", "limits", *limits)


def _option_line(option: Option) -> str:
    value = str(option.default).lower() if isinstance(option.default, bool) else f"{option.default!r}"
    choices = f" (one of {', '.join(option.values)})" if option.values else ""
    return f"  {option.name:<18}{option.kind}, {value}{choices}. {option.description}"


def listed() -> tuple[SetSummary, ...]:
    """The shipped sets, the default one first; raises :class:`briefing.compose.TemplateFault`."""
    return tuple(summary(name) for name in names())


def summary(name: str) -> SetSummary:
    """The set called ``name``, or in the folder ``name``; raises :class:`briefing.compose.TemplateFault`."""
    template_set = load_set(name)
    manifest = template_set.manifest
    return SetSummary(
        name=template_set.name,
        title=manifest.title,
        description=manifest.description,
        extends=tuple(folder.name for folder, _ in template_set.chain[1:]),
        folder=template_set.folder,
        sections=tuple(_section(each, template_set) for each in template_set.sections),
        options=tuple(template_set.options.values()),
        languages=template_set.languages(),
        limits=tuple(template_set.limits("standard").items()),
    )


def _section(name: str, template_set: TemplateSet) -> SectionSummary:
    path = template_set.file(name).path
    origin = next(folder.name for folder, _ in template_set.chain if path.is_relative_to(folder))
    heading = template_set.titles.get(name, labels_for(template_set, "en", {}).get(f"title_{name}", ""))
    return SectionSummary(name, heading, name in template_set.numbered, origin, path)


def shown_section(name: str, section: str) -> TemplateFile:
    """The file of one section of a set; raises :class:`briefing.compose.TemplateFault`."""
    return load_set(name).file(section)
