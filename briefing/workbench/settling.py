"""The slow half of a decision, as pure functions that run in another process: registers, preview, record, files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing import analysis
from briefing.errors import BriefError, BriefingError
from briefing.model.brief import Brief, Dossier
from briefing.model.record import from_record, to_record
from briefing.model.source import Source
from briefing.pipeline import analyse, as_composed, compose, read_bytes, render
from briefing.settings import Settings
from briefing.verify import Difference, verify
from briefing.workbench.deciding import keyed, overlaid
from briefing.workbench.lookup import Refused


@dataclass(frozen=True, slots=True)
class Settled:
    """A dossier whose registers rest on its verdicts, its web page, its record (JSON), and what is at fault."""

    dossier: Dossier
    preview: bytes
    record: bytes
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """A file of a release, and what it says otherwise than the brief."""

    data: bytes
    differences: tuple[Difference, ...]


def settings_of(dossier: Dossier, settings: Settings) -> Settings:
    """``settings`` with the choices about composing that ``dossier`` holds."""
    return as_composed(dossier, replace(settings, origins=()))


def settled(dossier: Dossier, settings: Settings, *, again: bool) -> Settled:
    """``dossier`` settled; with ``again`` its registers are derived anew and its decisions laid over them."""
    if again:
        own = settings_of(dossier, settings)
        options = replace(own.analysis, length=own.compose.length)
        found = analysis.analyse(dossier.sources, dossier.verdicts, options=options)
        dossier = replace(dossier, analysis=overlaid(found, dossier))
    try:
        brief = composed(dossier, settings)
    except BriefingError as error:
        return Settled(dossier, b"", as_json(dossier), error.line())
    dossier = replace(dossier, meta=replace(dossier.meta, template=brief.meta.template))
    return Settled(dossier, render(brief, ["html"], settings)["html"], as_json(dossier))


def composed(dossier: Dossier, settings: Settings) -> Brief:
    """The brief of ``dossier`` as ``briefing render`` would make it; raises :class:`BriefingError`."""
    return compose(dossier, settings_of(dossier, settings))


def built(dossier: Dossier, settings: Settings, name: str) -> Built:
    """The file of ``dossier`` in the format ``name``, read back; raises :class:`Refused`."""
    try:
        brief = composed(dossier, settings)
        data = render(brief, [name], settings)[name]
    except BriefingError as error:
        raise Refused(error.line()) from error
    return Built(data, verify(brief, {name: data}))


def as_json(dossier: Dossier) -> bytes:
    """The record of ``dossier`` as UTF-8 JSON, indented so that two editions can be compared line by line."""
    return (json.dumps(to_record(dossier), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def begun(files: Sequence[tuple[str, bytes]], settings: Settings) -> Dossier:
    """The dossier of the ``files`` (name and bytes), ready for decisions; raises :class:`Refused`.

    One file that is a brief's JSON is that brief.
    """
    try:
        if len(files) == 1 and files[0][1].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
            return ready(recorded(files[0][1], files[0][0]))
        numbered = enumerate(files, 1)
        return started([read_bytes(data, name, settings, source_id=f"S{n}") for n, (name, data) in numbered], settings)
    except BriefingError as error:
        raise Refused(error.line()) from error


def started(sources: Sequence[Source], settings: Settings) -> Dossier:
    """The dossier of ``sources``, ready for decisions."""
    return ready(analyse(sources, settings))


def ready(dossier: Dossier) -> Dossier:
    """``dossier`` with keys by which decisions can refer to its register entries."""
    return replace(dossier, analysis=keyed(dossier.analysis))


def recorded(data: bytes, name: str) -> Dossier:
    """The dossier that the JSON in ``data`` describes; raises :class:`BriefError`."""
    try:
        return from_record(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise BriefError(f"{name}: not JSON ({error})") from error
    except BriefError as error:
        raise BriefError(f"{name}: {error}") from error
