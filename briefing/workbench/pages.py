"""The pages: Jinja2 templates of the package, escaped, and the files that they load."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from briefing.renderers import theme
from briefing.renderers.theme import contrast, tone_colour
from briefing.workbench.views import LETTERS, NAMES, dom_of, in_words

_HTMX = {
    "includeIndicatorStyles": False,
    "allowEval": False,
    "selfRequestsOnly": True,
    "historyEnabled": False,
    "defaultSettleDelay": 0,  # what is swapped in listens at once, so that no quick change is lost
}
_KINDS = {".js": "text/javascript", ".css": "text/css", ".txt": "text/plain"}

ENVIRONMENT = Environment(
    loader=PackageLoader("briefing.workbench", "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters |= {"dom": dom_of, "in_words": in_words}
ENVIRONMENT.globals |= {
    "SECTIONS": [(section.value, LETTERS[section], NAMES[section]) for section in NAMES],
    "HTMX": json.dumps(_HTMX),
}


def page(name: str, **values: Any) -> str:
    """The HTML of the page or part ``name`` filled with ``values``, which are escaped."""
    return ENVIRONMENT.get_template(name).render(**values)


def colours() -> str:
    """The theme of the documents as CSS variables: each section's ink and a tint of it that carries the text."""
    inks = {
        "background": tone_colour("background"),
        "threat": tone_colour("threat_assessment"),
        "recommendation": tone_colour("recommendation"),
        "other": tone_colour("other"),
        "doubtful": tone_colour("doubtful"),
    }
    names = {"ink": theme.INK, "muted": theme.MUTED, "navy": theme.NAVY, "link": theme.LINK, "rule": theme.RULE}
    names |= {"tint": theme.TINT, **inks, **{f"{name}-tint": tint(ink) for name, ink in inks.items()}}
    stacks = {"serif": theme.SERIF_STACK, "sans": theme.SANS_STACK}
    names |= {name: ", ".join(f'"{face}"' for face in faces[:-1]) + f", {faces[-1]}" for name, faces in stacks.items()}
    return ":root{" + "".join(f"--{name}:{value};" for name, value in names.items()) + "}"


def tint(colour: str, share: float = 0.13) -> str:
    """``colour`` laid over white so thin that running text on it keeps a contrast of 7 to 1 (WCAG 2.2 AAA)."""
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    made = "#" + "".join(f"{round(255 - (255 - channel) * share):02x}" for channel in channels)
    return made if contrast(theme.INK, made) >= 7 else theme.WHITE


def _assets() -> Mapping[str, tuple[str, bytes]]:
    found = {
        each.name: (_KINDS["." + each.name.rpartition(".")[2]], each.read_bytes())
        for each in files("briefing.workbench").joinpath("static").iterdir()
    }
    return MappingProxyType(found | {"colours.css": ("text/css", colours().encode())})


ASSETS = _assets()
"""The files that pages load, by name: their media type and bytes; a name that is not here leads nowhere."""
