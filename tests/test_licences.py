"""What the program is made of, and under which licences: docs/licences.md holds all of it, and none binds a user."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

PAGE = Path(__file__).resolve().parents[1] / "docs" / "licences.md"
ALLOWED = re.compile(r"MIT|BSD|Apache|PSF|MPL|Zlib|HPND|0BSD|CC0|CNRI|OFL|Python Software Foundation", re.IGNORECASE)


def parts(
    name: str, extras: tuple[str, ...] = (), found: dict[str, Distribution] | None = None
) -> dict[str, Distribution]:
    """The distributions that ``name`` needs when it runs, by name in small letters."""
    found = {} if found is None else found
    for text in distribution(name).requires or []:
        needed = Requirement(text)
        wanted = needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *extras))
        key = needed.name.lower().replace("_", "-")
        if wanted and key not in found:
            try:
                found[key] = distribution(needed.name)
            except PackageNotFoundError:
                continue
            parts(needed.name, tuple(needed.extras), found)
    return found


def licence(of: Distribution) -> str:
    """What a distribution says of its licence: the expression, else the classifiers, else the field's first line."""
    said = of.metadata
    classified = [
        line.split("::")[-1].strip() for line in said.get_all("Classifier") or [] if line.startswith("License")
    ]
    return said.get("License-Expression") or ", ".join(classified) or (said.get("License") or "").split("\n")[0]


def test_every_part_is_listed() -> None:
    listed = set(re.findall(r"^\| ([\w.-]+) \|", PAGE.read_text(), re.MULTILINE))
    assert set(parts("policy-briefing")) - listed == set()


def test_no_licence_binds_a_user() -> None:
    bound = {
        name: licence(part) for name, part in parts("policy-briefing").items() if not ALLOWED.search(licence(part))
    }
    assert bound == {}


if __name__ == "__main__":
    for name, part in sorted(parts("policy-briefing").items()):
        print(f"| {name} | {licence(part)} | {part.metadata.get('Summary') or ''} |")
