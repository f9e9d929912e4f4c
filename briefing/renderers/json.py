"""A brief as JSON: the dossier under the contract of docs/json.md, from which the brief can be composed again."""

from __future__ import annotations

import json

from briefing.model.brief import Brief
from briefing.model.record import to_record
from briefing.renderers.options import RenderOptions


def render_json(brief: Brief, options: RenderOptions) -> bytes:
    """The dossier of ``brief`` as UTF-8 JSON, indented so that two editions can be compared line by line."""
    text = json.dumps(to_record(brief.dossier), ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "surrogatepass")
