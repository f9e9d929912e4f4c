"""Show a source's sentences on the terminal, coloured by section, with score and cues.

    briefing inspect article.html
    briefing inspect article.html --section recommendation --doubtful

B background, T threat assessment, R recommendation, · other; a question mark follows a doubtful score.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from briefing.cli.common import add_settings_argument, read_sources, settings_from
from briefing.cli.console import progress, say_notices
from briefing.model.sentence import SentenceKind
from briefing.model.verdict import SECTIONS, Section, Verdict
from briefing.pipeline import classify

SIGNS = {
    Section.BACKGROUND: ("B", "blue"),
    Section.THREAT_ASSESSMENT: ("T", "red"),
    Section.RECOMMENDATION: ("R", "green"),
    Section.OTHER: ("·", "bright_black"),
}
"""A letter and a colour for each section; the letter serves readers who see no colours."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing inspect``."""
    parser.add_argument("source", metavar="SOURCE", help=".txt, .md, .html, .docx or .pdf; - is standard input")
    parser.add_argument("--section", choices=[section.value for section in SECTIONS], help="only this section")
    parser.add_argument("--doubtful", action="store_true", help="only sentences decided with low confidence")
    parser.add_argument("--model", choices=("fast", "accurate"), help="the networks that read (default: fast)")
    add_settings_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print the sentences; returns 0."""
    settings = settings_from(args)
    with progress("sorting sentences"):
        sources = read_sources([args.source], settings)
        verdicts = classify(sources, settings)
    say_notices(notice for source in sources for notice in source.notices)
    console = Console(highlight=False, soft_wrap=True)
    for verdict in _chosen(verdicts, args.section, args.doubtful):
        console.print(line(verdict))
    console.print(summary(verdicts))
    return 0


def line(verdict: Verdict) -> Text:
    """``verdict`` as one line: sign, score, number, text with its cues underlined."""
    sentence = verdict.sentence
    if sentence.kind in (SentenceKind.NOTE, SentenceKind.BOILERPLATE):
        return Text(f"  {sentence.kind:>7} {sentence.id:>7}  {sentence.text}", style="bright_black")
    sign, colour = SIGNS[verdict.section]
    shown = Text(f"{sign} {verdict.score:5.2f}{'?' if verdict.doubtful else ' '} {sentence.id:>8}  ", style=colour)
    text = Text(sentence.text, style=f"bold {colour}" if sentence.kind is SentenceKind.HEADING else colour)
    text.highlight_words([cue.text for cue in verdict.cues if cue.weight > 0], "underline")
    return shown + text


def summary(verdicts: Iterable[Verdict]) -> str:
    """How many sentences each section has, and how many are doubtful."""
    found = list(verdicts)
    counts = [f"{section.value.replace('_', ' ')} {sum(v.section is section for v in found)}" for section in SECTIONS]
    return f"{len(found)} sentences: {', '.join(counts)}; {sum(v.doubtful for v in found)} doubtful"


def _chosen(verdicts: Iterable[Verdict], section: str | None, doubtful: bool) -> Iterator[Verdict]:
    for verdict in verdicts:
        if (section is None or verdict.section == section) and (verdict.doubtful or not doubtful):
            yield verdict
