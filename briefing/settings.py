"""Settings: each stage's own options gathered, from the command line, a ``briefing.toml`` and the defaults.

The tables of the file are the stages (``[read]``, ``[classifier]``, ``[analysis]``, ``[compose]``, ``[render]``), their
keys the fields of each stage's options; what belongs to no stage stands at the top (docs/settings.md).
"""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from briefing.analysis.options import AnalysisOptions
from briefing.classifier.options import ClassifierOptions
from briefing.compose.options import ComposeOptions
from briefing.errors import BriefError, SettingsError
from briefing.model.codec import decode, encode, fields_of
from briefing.readers.options import ReadOptions
from briefing.renderers.options import RenderOptions

FILE = "briefing.toml"
Format = Literal["pdf", "docx", "html", "md", "json", "csv", "xlsx"]
Length = Literal["short", "standard", "full"]
Origin = Literal["command line", "settings file", "default"]

_STAGES = {"read", "classifier", "analysis", "compose", "render"}
_FILES = {"analysis.actors", "analysis.instruments", "analysis.scales", "render.style_document"}
_TABLES = {"compose.labels", "compose.options", "compose.titles", "compose.limits", "markings"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a user can decide about a run.

    ``title`` (empty: the first source's own), ``date`` (ISO), ``marking``, ``addressee``, ``name`` (of the files: a
    plain name or a pattern, empty for the first source's stem), ``formats``, ``length``; ``markings`` are (file name,
    marking) of sources that carry none in their text; ``verify`` says whether the files are read back before they are
    called done; then the options of each stage. ``origins`` are (key, origin) of every setting that is not a default.
    """

    title: str = ""
    date: str = ""
    marking: str = ""
    addressee: str = ""
    name: str = ""
    formats: tuple[Format, ...] = ("pdf", "docx", "json")
    length: Length = "standard"
    markings: tuple[tuple[str, str], ...] = ()
    verify: bool = True
    read: ReadOptions = ReadOptions()
    classifier: ClassifierOptions = ClassifierOptions()
    analysis: AnalysisOptions = AnalysisOptions()
    compose: ComposeOptions = ComposeOptions()
    render: RenderOptions = RenderOptions()
    origins: tuple[tuple[str, Origin], ...] = ()


def load_settings(path: Path | None, chosen: Mapping[str, Any], *, today: str = "", folder: Path = Path()) -> Settings:
    """The settings in force: ``chosen`` (dotted key → value) over the file over the defaults.

    The file is the one at ``path``, else ``briefing.toml`` in ``folder`` where there is one; a path in it is relative
    to it. ``today`` (ISO) is the brief's date where none is given; only a date that is given stands in for a source's
    own, for today says nothing of when a text was written. Raises :class:`SettingsError`.
    """
    found = path or (folder / FILE if (folder / FILE).is_file() else None)
    values = _file_values(found) if found else {}
    origins = dict.fromkeys(values, "settings file") | dict.fromkeys(chosen, "command line")
    values |= _opened(chosen, Path())
    settings = _gathered(values)
    if not settings.date:
        settings = dataclasses.replace(settings, date=today)
    if settings.date:
        _check_date(settings.date)
    named = tuple(sorted((key, origin) for key, origin in origins.items() if key in known_keys()))
    return dataclasses.replace(settings, origins=named)  # type: ignore[arg-type]


def known_keys() -> tuple[str, ...]:
    """Every setting as a dotted key, in the order of the stages."""
    keys: list[str] = []
    for name, kind, _ in fields_of(Settings):
        if name in _STAGES:
            keys += [f"{name}.{field}" for field, _, _ in fields_of(kind) if f"{name}.{field}" not in _INHERITED]
        elif name != "origins":
            keys.append(name)
    return tuple(keys)


def value_of(settings: Settings, key: str) -> Any:
    """The value of the setting named by the dotted ``key``."""
    value: Any = settings
    for part in key.split("."):
        value = getattr(value, part)
    return value


def composition(options: ComposeOptions) -> tuple[tuple[str, str], ...]:
    """(name, JSON) of each of ``options`` that is not the default, as a brief's JSON keeps them."""
    return tuple(
        (name, json.dumps(encode(getattr(options, name)), ensure_ascii=False))
        for name, _, _ in fields_of(ComposeOptions)
        if getattr(options, name) != getattr(ComposeOptions(), name) and name != "title"
    )


def as_composed(settings: Settings, kept: tuple[tuple[str, str], ...]) -> Settings:
    """``settings`` with what :func:`composition` has kept, where this run decides nothing else.

    Raises :class:`SettingsError` for what does not fit.
    """
    decided = {key.removeprefix("compose.") for key, _ in settings.origins}
    given = {f"compose.{name}": json.loads(text) for name, text in kept if name not in decided}
    values = {key: _checked(_kind(key), value, key) for key, value in given.items() if key in _COMPOSE_KEYS}
    chosen = {key.removeprefix("compose."): value for key, value in values.items()}
    return dataclasses.replace(settings, compose=dataclasses.replace(settings.compose, **chosen))


def _kind(key: str) -> Any:
    return {f"compose.{name}": kind for name, kind, _ in fields_of(ComposeOptions)}[key]


_COMPOSE_KEYS = {f"compose.{name}" for name, _, _ in fields_of(ComposeOptions)}
_INHERITED = {
    "compose.length": "length",
    "analysis.length": "length",
    "analysis.date": "date",
    "analysis.model": "classifier.model",
    "compose.title": "title",
}


def _file_values(path: Path) -> dict[str, Any]:
    """The settings in the file at ``path`` as dotted keys."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}", remedy="check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error
    try:
        return _opened(_flat(data), path.parent)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}", remedy=error.remedy) from error


def _flat(data: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """``data`` with the tables of stages opened into dotted keys; an unknown key is refused."""
    values: dict[str, Any] = {}
    for name, value in data.items():
        key = f"{above}{name}"
        if isinstance(value, dict) and not above and key not in _TABLES:
            values |= _flat(value, f"{key}.")
        else:
            values[key] = value
    unknown = [key for key in values if key not in known_keys()]
    if unknown:
        raise SettingsError(_unknown(unknown[0]))
    return values


def _unknown(key: str) -> str:
    nearest = difflib.get_close_matches(key, known_keys(), n=1, cutoff=0.6)
    nearest = nearest or [known for known in known_keys() if known.split(".")[-1] == key.split(".")[-1]][:1]
    return f"`{key}` is not a setting" + (f"; did you mean `{nearest[0]}`?" if nearest else "")


def _opened(values: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """``values`` with files read, tables as pairs, and a template folder relative to ``folder``."""
    opened: dict[str, Any] = {}
    for key, value in values.items():
        if key in _FILES:
            opened[key] = _content(folder / str(value), key)
        elif key in _TABLES:
            opened[key] = _pairs(value, key)
        elif key == "compose.template" and isinstance(value, str) and (folder / value).is_dir():
            opened[key] = str(folder / value)
        elif isinstance(value, datetime.date):
            opened[key] = value.isoformat()
        else:
            opened[key] = list(value) if isinstance(value, tuple) else value
    return opened


def _content(path: Path, key: str) -> str | bytes:
    try:
        data = path.read_bytes()
        return data if key == "render.style_document" else data.decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{key}: {path}: {error.strerror or error}", remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{key}: {path} is not UTF-8 text") from error


def _pairs(value: Any, key: str) -> list[list[Any]]:
    if not isinstance(value, dict):
        raise SettingsError(f"{key}: a table is expected, such as [{key}]")
    return [[name, item] for name, item in value.items()]


def _gathered(values: Mapping[str, Any]) -> Settings:
    """The settings that the dotted ``values`` make; a value of the wrong kind is refused."""
    top = {key: value for key, value in values.items() if "." not in key}
    stages: dict[str, dict[str, Any]] = {}
    for key, value in values.items():
        stage, dot, name = key.partition(".")
        if dot:
            stages.setdefault(stage, {})[name] = value
    for inherited, key in _INHERITED.items():
        if key in values:
            stage, _, name = inherited.partition(".")
            stages.setdefault(stage, {})[name] = values[key]
    built: Settings = _built(Settings, top, "", {stage: _stage(stage, given) for stage, given in stages.items()})
    return built


def _stage(name: str, given: Mapping[str, Any]) -> Any:
    kinds = {field: kind for field, kind, _ in fields_of(Settings)}
    return _built(kinds[name], given, f"{name}.", {})


def _built(kind: Any, given: Mapping[str, Any], above: str, ready: Mapping[str, Any]) -> Any:
    kinds = {name: field for name, field, _ in fields_of(kind)}
    return kind(**{name: _checked(kinds[name], value, f"{above}{name}") for name, value in given.items()}, **ready)


def _checked(kind: Any, value: Any, key: str) -> Any:
    if isinstance(value, bytes):
        return value
    if key == "compose.options":  # their kinds are the template set's business
        return tuple((str(name), item) for name, item in value)
    try:
        return decode(kind, value, key)
    except BriefError as error:
        raise SettingsError(str(error)) from error


def _check_date(text: str) -> None:
    try:
        datetime.date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"date: `{text}` is not a day", remedy="write it as YYYY-MM-DD") from error
