"""Show the settings in force and where each comes from: command line over settings file over default.

    briefing settings
    briefing settings --settings house.toml --json

What a template set decides itself (its sections, labels and options) is shown by `briefing templates show SET`.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from briefing.cli.common import add_brief_arguments, settings_from
from briefing.settings import Settings, known_keys, value_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing settings``."""
    add_brief_arguments(parser)
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print every setting; returns 0."""
    settings = settings_from(args)
    origins = dict(settings.origins)
    rows = {key: (_plain(settings, key), origins.get(key, "default")) for key in known_keys()}
    if args.json:
        print(json.dumps({key: {"value": value, "from": origin} for key, (value, origin) in rows.items()}, indent=1))
        return 0
    for key, (value, origin) in rows.items():
        print(f"{key:<28}{origin:<15}{json.dumps(value, ensure_ascii=False)}")
    return 0


def _plain(settings: Settings, key: str) -> Any:
    """The value as it would stand in a settings file; of a file's content only its length is told."""
    value = value_of(settings, key)
    if isinstance(value, bytes):
        return f"({len(value)} bytes)"
    if isinstance(value, str) and "\n" in value:
        return f"({len(value)} characters)"
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value
