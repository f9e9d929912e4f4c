"""Small template sets in a folder of their own, for tests."""

from __future__ import annotations

from pathlib import Path

from briefing.compose import ComposeOptions, compose
from briefing.model.brief import Brief, Dossier
from briefing.model.document import Block
from tests.builders import lake


def new_set(folder: Path, section: str = "", manifest: str = "", **sections: str) -> Path:
    """A set in ``folder`` whose only section is ``page``, unless the ``manifest`` says otherwise."""
    (folder / "sections").mkdir(parents=True, exist_ok=True)
    text = manifest or 'title = "Test"\nextends = "policy_brief"\nsections = ["page"]\nnumbered = []\n'
    (folder / "template.toml").write_text(text, "utf-8")
    for name, body in ({"page": section} if section else {}).items() | sections.items():
        (folder / "sections" / f"{name}.md.j2").write_text(body, "utf-8")
    return folder


def composed(folder: Path, section: str, dossier: Dossier | None = None, **options: object) -> Brief:
    """The brief of ``section`` alone."""
    return compose(dossier or lake(), ComposeOptions(template=str(new_set(folder, section)), **options))  # type: ignore[arg-type]


def blocks(folder: Path, section: str, dossier: Dossier | None = None) -> tuple[Block, ...]:
    """The blocks of ``section`` alone."""
    return composed(folder, section, dossier).blocks
