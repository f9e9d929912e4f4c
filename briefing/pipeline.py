"""The order of the stages, and nothing else; each stage is imported when it is first run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.model.banner import banner, marked
from briefing.model.brief import Brief, Dossier, Meta
from briefing.model.notice import Notice, Severity
from briefing.model.sentence import Sentence
from briefing.model.source import Source
from briefing.model.verdict import Section, Verdict
from briefing.settings import Settings, composition
from briefing.settings import as_composed as kept_choices
from briefing.version import __version__

STANDARD_INPUT = "standard input"
"""The name of a source that has no file."""


def read(paths: Iterable[str | Path], settings: Settings = Settings()) -> tuple[Source, ...]:
    """The sources at ``paths``, named S1, S2 … in order; raises :class:`briefing.errors.SourceError`."""
    from briefing import readers

    given = dict(settings.markings)
    return tuple(
        marked(readers.read(Path(path), source_id=f"S{number}", options=settings.read), given)
        for number, path in enumerate(paths, start=1)
    )


def read_bytes(data: bytes, name: str, settings: Settings = Settings(), *, source_id: str = "S1") -> Source:
    """The source that ``data`` holds; ``name`` is what it is called; raises :class:`briefing.errors.SourceError`."""
    from briefing import readers

    return marked(readers.read_bytes(data, name, source_id=source_id, options=settings.read), dict(settings.markings))


def classify(sources: Sequence[Source], settings: Settings = Settings()) -> tuple[Verdict, ...]:
    """A verdict for every sentence of ``sources``, in order."""
    from briefing import classifier, sentences

    return tuple(
        verdict
        for source in sources
        for verdict in classifier.classify(
            sentences.split(source, max_sentences=settings.read.max_sentences), options=settings.classifier
        )
    )


def analyse(sources: Sequence[Source], settings: Settings = Settings()) -> Dossier:
    """The dossier of ``sources``: verdicts, registers and what a reader has to know."""
    from briefing import analysis, classifier

    verdicts = classify(sources, settings)
    sources = _authored(sources, verdicts)
    found = analysis.analyse(sources, verdicts, options=settings.analysis)
    meta = Meta(
        title=settings.title or title_of(sources),
        date=settings.date,
        marking=banner(settings.marking, sources, settings.compose.up_to),
        addressee=settings.addressee,
        template=str(settings.compose.template),
        language=settings.compose.language or "en",
        version=__version__,
        model=classifier.model_name(settings.classifier),
        composition=composition(settings.compose),
    )
    return Dossier(meta, tuple(sources), verdicts, found, (*_notices(sources), *_unsorted(sources, verdicts)))


def _authored(sources: Sequence[Source], verdicts: Sequence[Verdict]) -> tuple[Source, ...]:
    from briefing.sentences import with_authors

    units: dict[str, list[Sentence]] = {source.id: [] for source in sources}
    for verdict in verdicts:
        units[verdict.sentence.source].append(verdict.sentence)
    return tuple(with_authors(source, units[source.id]) for source in sources)


def compose(dossier: Dossier, settings: Settings = Settings()) -> Brief:
    """The composed brief; raises :class:`briefing.errors.TemplateError`."""
    from briefing.compose.composer import compose as composed

    return composed(dossier, settings.compose)


def with_settings(dossier: Dossier, settings: Settings) -> Dossier:
    """``dossier`` with what the user has decided for this run; what is only a default leaves the dossier's own.

    Raises :class:`briefing.errors.SettingsError` where the marking would be weaker than a source's.
    """
    decided = dict(settings.origins)
    own = {name: getattr(settings, name) for name in ("title", "date", "marking", "addressee") if name in decided}
    kept = dict(dossier.meta.composition) | dict(composition(settings.compose))
    meta = replace(dossier.meta, **own, composition=tuple(kept.items()))
    return replace(dossier, meta=replace(meta, marking=banner(meta.marking, dossier.sources, settings.compose.up_to)))


def as_composed(dossier: Dossier, settings: Settings) -> Settings:
    """``settings`` with the choices that ``dossier`` was composed with, where this run decides nothing else."""
    return kept_choices(settings, dossier.meta.composition)


def render(brief: Brief, formats: Iterable[str], settings: Settings = Settings()) -> Mapping[str, bytes]:
    """The bytes of ``brief`` in each of ``formats``."""
    from briefing import renderers

    return {name: renderers.render(brief, name, settings.render) for name in formats}


def render_notices(brief: Brief, formats: Iterable[str], settings: Settings) -> tuple[Notice, ...]:
    """What a reader of the files of ``brief`` has to know: characters no font has, styles that a document lacks."""
    from briefing import renderers

    return tuple(notice for name in formats for notice in renderers.notices(brief, name, settings.render))


def build(sources: Sequence[Source], settings: Settings = Settings()) -> Brief:
    """Everything from sources to the composed brief."""
    return compose(analyse(sources, settings), settings)


def file_stem(brief: Brief, settings: Settings, first: str) -> str:
    """The name of the files without suffix: the settings' pattern filled in, else the ``first`` source's."""
    from briefing.compose.naming import file_name

    return file_name(settings.name, brief, Path(first).stem if first != STANDARD_INPUT else "")


def title_of(sources: Sequence[Source]) -> str:
    """A title where the user gives none: the first source's own, else its file's name in the text's own capitals."""
    first = sources[0]
    if first.title:
        return first.title
    stem = Path(first.name).stem.replace("-", " ").replace("_", " ").strip() or "Brief"
    written = {word.strip(".,;:()").lower(): word.strip(".,;:()") for word in reversed(first.text.split())}
    words = [written.get(word.lower(), word) if word.islower() else word for word in stem.split()]
    title = " ".join(words)
    return title[:1].upper() + title[1:]


def _unsorted(sources: Sequence[Source], verdicts: Sequence[Verdict]) -> tuple[Notice, ...]:
    """A warning for each source of which no sentence stands in a section: a brief can say nothing of it."""
    sorted_ = {verdict.sentence.source for verdict in verdicts if verdict.section is not Section.OTHER}
    message = "no sentence was sorted as background, threat or recommendation: the brief says nothing of this source"
    return tuple(
        Notice("nothing-sorted", f"{source.name}: {message}", Severity.WARNING, source.id)
        for source in sources
        if source.id not in sorted_
    )


def _notices(sources: Sequence[Source]) -> tuple[Notice, ...]:
    return tuple(notice for source in sources for notice in source.notices)
