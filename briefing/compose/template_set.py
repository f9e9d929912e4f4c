"""A template set with everything it inherits: order of sections, files, labels, options, limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing.compose.faults import Fault, TemplateFault, nearest
from briefing.compose.library import folder_of
from briefing.compose.manifest import Manifest, Option, Value, read_manifest, read_text, read_toml

SUFFIX = ".md.j2"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One file of a set: ``name`` as templates call it, ``path``, ``text``."""

    name: str
    path: Path
    text: str


@dataclass(frozen=True)
class TemplateSet:
    """A set: its own folder and manifest first in ``chain``, then those that it extends, nearest first."""

    name: str
    chain: tuple[tuple[Path, Manifest], ...]

    @property
    def manifest(self) -> Manifest:
        """The set's own manifest."""
        return self.chain[0][1]

    @property
    def folder(self) -> Path:
        """The set's own folder."""
        return self.chain[0][0]

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The names of the sections in order."""
        return self._first("sections") or ()

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        """The names of the sections whose headings carry a number."""
        return self._first("numbered") or ()

    @property
    def depth(self) -> int:
        """How deep numbers and contents go: 1 sections, 2 subsections too."""
        return int(self._first("depth") or 1)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The headings that the manifests give to sections; the label ``title_<section>`` stands for the others."""
        return self._merged("titles")

    @cached_property
    def options(self) -> Mapping[str, Option]:
        """The options that the set offers."""
        return self._merged("options")

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The template files by the name that templates use: ``background``, and ``policy_brief/background``."""
        found: dict[str, Path] = {}
        for folder, _ in self.chain:
            for path in sorted((*folder.glob(f"sections/*{SUFFIX}"), *folder.glob(f"*{SUFFIX}"))):
                name = path.name.removesuffix(SUFFIX)
                found.setdefault(name, path)
                found.setdefault(f"{folder.name}/{name}", path)
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the template files, without those of the sets that they come from."""
        return tuple(name for name in self.files if "/" not in name)

    def file(self, name: str) -> TemplateFile:
        """The file called ``name``; raises :class:`TemplateFault` when there is none, or it leads out of the set."""
        path = self.files.get(name)
        if path is None:
            message = f"section `{name}` has no file sections/{name}{SUFFIX}{nearest(name, self.names)}"
            raise TemplateFault([self.manifest.fault(message, name)])
        if not any(path.resolve().is_relative_to(folder.resolve()) for folder, _ in self.chain):
            raise TemplateFault([Fault("leads out of the template set", str(path))])
        return TemplateFile(name, path, read_text(path))

    def limits(self, length: str) -> Mapping[str, int]:
        """The greatest number of statements by section, for the length ``short``, ``standard`` or ``full``."""
        merged: dict[str, int] = {}
        for _, manifest in reversed(self.chain):
            merged |= manifest.limits.get("standard", {})
        for _, manifest in reversed(self.chain):
            merged |= manifest.limits.get(length, {})
        return merged

    def labels(self, language: str) -> dict[str, Any]:
        """The label table of ``language``: each set's file ``labels/<language>.toml`` and what its manifest says."""
        merged: dict[str, Any] = {}
        for folder, manifest in reversed(self.chain):
            path = folder / "labels" / f"{language}.toml"
            if path.is_file():
                merged |= read_toml(path)[1]
            merged |= {**manifest.labels.get("", {}), **manifest.labels.get(language, {})}
        return merged

    def languages(self) -> tuple[str, ...]:
        """The languages that there are label tables for."""
        files = {path.stem for folder, _ in self.chain for path in folder.glob("labels/*.toml")}
        own = {language for _, manifest in self.chain for language in manifest.labels if language}
        return tuple(sorted(files | own))

    def values(self, given: Mapping[str, Value]) -> dict[str, Value]:
        """Each option's value: as given, else the default; raises :class:`TemplateFault` for what is not known."""
        read = {name: self.options[name].read(each) if name in self.options else each for name, each in given.items()}
        faults = [Fault(message) for name, value in read.items() if (message := self._refusal(name, value))]
        if faults:
            raise TemplateFault(faults, remedy=f"briefing templates show {self.name} lists the options")
        return {name: read.get(name, option.default) for name, option in self.options.items()}

    def _refusal(self, name: str, value: Value) -> str:
        if name not in self.options:
            return f"the template set {self.name} has no option `{name}`{nearest(name, self.options)}"
        return self.options[name].refusal(value)

    def _first(self, attribute: str) -> Any:
        values = (getattr(manifest, attribute) for _, manifest in self.chain)
        return next((value for value in values if value is not None), None)

    def _merged(self, attribute: str) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for _, manifest in reversed(self.chain):
            merged |= getattr(manifest, attribute)
        return merged


def load_set(name: str, told: list[Fault] | None = None) -> TemplateSet:
    """The set called ``name``, or in the folder ``name``; raises :class:`TemplateFault`.

    With ``told``, what is wrong with a manifest that can be read goes there instead.
    """
    chain = tuple(_chain(folder_of(name), told))
    template_set = TemplateSet(chain[0][0].name or str(chain[0][0]), chain)
    if not template_set.sections:
        raise TemplateFault([chain[0][1].fault('a set needs `sections = ["…"]`, or `extends = "policy_brief"`')])
    return template_set


def _chain(folder: Path, told: list[Fault] | None) -> Iterator[tuple[Path, Manifest]]:
    seen: list[Path] = []
    while True:
        seen.append(folder.resolve())
        manifest = read_manifest(folder, told)
        yield folder, manifest
        if not manifest.extends:
            return
        folder = _extended(folder, manifest)
        if folder.resolve() in seen:
            circle = " → ".join(path.name for path in (*seen, folder))
            raise TemplateFault([manifest.fault(f"`extends` goes round in a circle: {circle}", "extends")])


def _extended(folder: Path, manifest: Manifest) -> Path:
    try:
        return folder_of(manifest.extends, beside=folder)
    except TemplateFault as error:
        raise TemplateFault([manifest.fault(error.faults[0].message, "extends")]) from error
