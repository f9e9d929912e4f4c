"""From a dossier to files: made, written all or none, and said."""

from __future__ import annotations

from pathlib import Path

from briefing.cli.console import progress, say_notices
from briefing.model.brief import Dossier
from briefing.output import make, write_all
from briefing.pipeline import file_stem
from briefing.settings import Settings


def write_brief(dossier: Dossier, settings: Settings, folder: Path, first: str) -> tuple[Path, ...]:
    """Write the brief of ``dossier`` in each format of the settings; the paths are printed, one a line."""
    with progress(f"composing and rendering {', '.join(settings.formats)}"):
        made = make(dossier, settings)
    stem = file_stem(made.brief, settings, first)
    paths = write_all(folder, {f"{stem}.{name}": data for name, data in made.files.items()})
    say_notices(made.notices)
    for path in paths:
        print(path)
    return paths
