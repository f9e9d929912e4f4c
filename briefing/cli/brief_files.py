"""From a dossier to files: compose, render, write all or none, and say what was written."""

from __future__ import annotations

from pathlib import Path

from briefing.cli.console import progress, say_notices
from briefing.model.brief import Dossier
from briefing.output import write_all
from briefing.pipeline import compose, file_stem, render
from briefing.settings import Settings


def write_brief(dossier: Dossier, settings: Settings, folder: Path, first: str) -> tuple[Path, ...]:
    """Write the brief of ``dossier`` in each format of the settings; the paths are printed, one a line."""
    with progress("composing"):
        brief = compose(dossier, settings)
    with progress(f"rendering {', '.join(settings.formats)}"):
        rendered = render(brief, settings.formats, settings)
    stem = file_stem(brief, settings, first)
    paths = write_all(folder, {f"{stem}.{name}": data for name, data in rendered.items()})
    say_notices((*dossier.notices, *dossier.analysis.notices, *brief.notices))
    for path in paths:
        print(path)
    return paths
