"""The command line: one module a command, one handler of errors at the edge."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

from briefing.cli.console import say_error
from briefing.errors import BriefingError, UsageError
from briefing.version import __version__

COMMANDS = {
    "build": "read sources and write one brief",
    "render": "render the JSON of a brief again",
    "classify": "sort sentences into sections",
    "register": "extract the recommendations register",
    "diff": "show what has changed between two briefs",
    "verify": "read a brief's files back and compare them with it",
    "inspect": "show a source's sentences, coloured by section",
    "review": "check, correct and release a brief in the browser",
    "templates": "list, show, start, check and preview template sets",
    "batch": "make a brief of each of many documents",
    "evaluate": "measure the classifier on labelled units",
    "train": "train the classifier from labelled documents or corrections",
    "settings": "show the settings in force and where each comes from",
}
"""The commands, each a module of this package with ``add_arguments(parser)`` and ``run(args)``, and what each does."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        raise UsageError(message, remedy=f"see {self.prog} --help")


def parser(chosen: Sequence[str] = tuple(COMMANDS)) -> argparse.ArgumentParser:
    """The parser of the command line; only the commands in ``chosen`` know their arguments and are imported."""
    top = _Parser(
        prog="briefing",
        description="Turns policy articles into one composed brief, every statement with its source sentence.",
        epilog="Each command explains itself: briefing build --help",
    )
    top.add_argument("--version", action="version", version=f"briefing {__version__}")
    top.add_argument("--debug", action="store_true", help="show a traceback when something goes wrong inside")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, formatter_class=argparse.RawDescriptionHelpFormatter)
        if name in chosen:
            module = import_module(f"briefing.cli.{name}")
            command.description = module.__doc__
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 internal, 2 usage, 3 source, 4 template, 5 output."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    try:
        args = parser(given).parse_args([item for item in given if item != "--debug"])
        return int(args.run(args))
    except BriefingError as error:
        if debug:
            traceback.print_exc()
        say_error(error.line(), error.detail)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        say_error("interrupted; nothing was written")
        return 130
    except Exception as error:  # noqa: BLE001 - the one handler at the edge: an internal fault becomes one line
        if debug:
            traceback.print_exc()
        say_error(f"internal fault: {type(error).__name__}: {error}; run again with --debug and report the traceback")
        return 1
