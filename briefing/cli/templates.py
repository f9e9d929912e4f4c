"""List, show, start, check and preview template sets.

    briefing templates list
    briefing templates show policy_brief
    briefing templates show policy_brief recommendations
    briefing templates new ours --extends policy_brief --section recommendations
    briefing templates check ours
    briefing templates preview ours --source article.txt --watch

A template set is a folder with a template.toml and sections/*.md.j2; docs/templates.md teaches it.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

from briefing.cli import template_preview
from briefing.compose import check, files_of_new_set, listed, shown_section, summary
from briefing.errors import OutputError
from briefing.output import write_all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing templates`` and its five actions."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    actions.add_parser("list", help="the shipped sets").set_defaults(act=_list)
    show = actions.add_parser("show", help="what a set holds, or the text of one section")
    show.add_argument("set", metavar="SET", help="name of a shipped set, or a folder")
    show.add_argument("section", metavar="SECTION", nargs="?", help="print this section's template")
    show.set_defaults(act=_show)
    new = actions.add_parser("new", help="start a set of your own in a new folder")
    new.add_argument("folder", metavar="DIR", type=Path)
    new.add_argument(
        "--extends", metavar="SET", default="policy_brief", help="start from this set (default: policy_brief)"
    )
    new.add_argument("--section", metavar="NAME", action="append", default=[], help="copy this section, to be changed")
    new.set_defaults(act=_new)
    checked = actions.add_parser("check", help="everything that is wrong with a set, all at once")
    checked.add_argument("set", metavar="SET", help="name of a shipped set, or a folder")
    checked.add_argument("--json", action="store_true", help="the faults as JSON, one object a line")
    checked.set_defaults(act=_check)
    template_preview.add_arguments(actions.add_parser("preview", help="see the pages, or the error in their place"))


def run(args: argparse.Namespace) -> int:
    """Do what was asked; returns 0, or 4 when a checked or previewed set has errors."""
    return int(args.act(args))


def _list(args: argparse.Namespace) -> int:
    for each in listed():
        print(f"{each.name:<26}{each.description}")
    return 0


def _show(args: argparse.Namespace) -> int:
    if args.section:
        print(shown_section(args.set, args.section).text, end="")
    else:
        print("\n".join(summary(args.set).lines()))
    return 0


def _new(args: argparse.Namespace) -> int:
    files = files_of_new_set(args.extends, args.section, args.folder.resolve().name)
    if args.folder.exists() and (not args.folder.is_dir() or any(args.folder.iterdir())):
        raise OutputError(f"{args.folder} is already there", remedy="name a folder that does not exist yet")
    for path, text in files.items():
        target = args.folder / path
        print(*write_all(target.parent, {target.name: text.encode()}))
    return 0


def _check(args: argparse.Namespace) -> int:
    faults = check(args.set)
    for fault in faults:
        print(json.dumps(dataclasses.asdict(fault), ensure_ascii=False) if args.json else f"{fault.lines()}\n")
    errors = sum(fault.severity == "error" for fault in faults)
    if not args.json:
        warnings = len(faults) - errors
        print(
            f"{args.set}: {_count(errors, 'error')}, {_count(warnings, 'warning')}" if faults else f"{args.set}: sound"
        )
    return 4 if errors else 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
