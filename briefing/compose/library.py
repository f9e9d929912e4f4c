"""Where template sets are: the shipped ones, and any folder that the user names."""

from __future__ import annotations

from pathlib import Path

from briefing.compose.faults import fault, nearest

MANIFEST = "template.toml"
_MARKER = Path("policy_brief", MANIFEST)


def shipped() -> Path:
    """The folder of the shipped sets: inside the package, else beside it in a checkout.

    Both are recognised by the default set's manifest. Raises :class:`TemplateFault` when the installation has none.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / _MARKER).is_file():
            return folder
    raise fault("the shipped template sets are missing from this installation; install it again")


def names() -> tuple[str, ...]:
    """The names of the shipped sets, the default one first."""
    found = sorted(path.parent.name for path in shipped().glob(f"*/{MANIFEST}"))
    return tuple(sorted(found, key=lambda name: name != "policy_brief"))


def folder_of(name: str, beside: Path | None = None) -> Path:
    """The folder of the set called ``name``: a shipped set's name, or a path, relative to ``beside`` where given.

    Raises :class:`TemplateFault` when there is no such set.
    """
    if name in names():
        return shipped() / name
    path = (beside / name) if beside else Path(name)
    if (path / MANIFEST).is_file():
        return path
    if path.is_dir():
        raise fault(f"`{name}` is not a template set: it has no {MANIFEST}", str(path))
    raise fault(f"there is no template set `{name}`{nearest(name, names())}; shipped are {', '.join(names())}")
