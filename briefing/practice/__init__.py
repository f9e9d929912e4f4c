"""Documents written for this project, for the models to practise on; none of them is taken from a real one.

``texts`` holds them as plain text. ``== name genre`` starts a document, an empty line a paragraph. Each line is a
letter for the section (b background, t threat assessment, r recommendation, o other) and a sentence; under a
recommendation stand the entries that a register has of it, each as ``> actors | verb | action | force | stance |
instruments``. A document without any such line says nothing of registers. ``boundaries`` holds documents in which the
sentences that are easily taken for one another stand side by side, threats and background above all; ``proposals``
documents that are dense with recommendations as real ones are not, for the register alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Literal, get_args

from briefing.errors import SourceDamaged
from briefing.model.register import Force, Stance
from briefing.model.verdict import Section

_LETTERS = {
    "b": Section.BACKGROUND,
    "t": Section.THREAT_ASSESSMENT,
    "r": Section.RECOMMENDATION,
    "o": Section.OTHER,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a register as labelled documents write it; an unstated actor is none."""

    actors: tuple[str, ...]
    verb: str
    action: str
    force: Force
    stance: Stance
    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """A sentence with its section, its paragraph (from 1) and the entries that a register has of it."""

    section: Section
    text: str
    paragraph: int
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class PracticeDocument:
    """A document: its name, its genre, its lines in order."""

    name: str
    genre: str
    lines: tuple[PracticeLine, ...]

    @property
    def has_register(self) -> bool:
        """Whether the entries of its recommendations were written down."""
        return any(line.entries for line in self.lines)


Folder = Literal["texts", "boundaries", "proposals"]
FOLDERS: tuple[Folder, ...] = get_args(Folder)


def practice_documents(folder: Folder = "texts", start: str = "") -> tuple[PracticeDocument, ...]:
    """Every document of the files of ``folder`` whose names begin with ``start``, in the order of the names."""
    texts = sorted(files(__name__).joinpath(folder).iterdir(), key=lambda text: text.name)
    chosen = (text for text in texts if text.name.startswith(start))
    return tuple(made for text in chosen for made in parse_practice(text.read_text("utf-8"), text.name))


def parse_practice(text: str, name: str) -> tuple[PracticeDocument, ...]:
    """The documents of ``text``; ``name`` says in errors whose; raises :class:`SourceDamaged` at the first bad line."""
    return tuple(_documents(text, name))


def _documents(text: str, name: str) -> Iterator[PracticeDocument]:
    made: PracticeDocument | None = None
    paragraph, gap = 1, False
    for number, line in enumerate(text.splitlines(), start=1):
        where = f"{name}, line {number}"
        if line.startswith("== "):
            if made:
                yield made
            made, paragraph, gap = _opened(line, where), 1, False
        elif not line.strip():
            gap = True
        elif not line.startswith("#"):
            if made is None:
                raise SourceDamaged(f"{where}: stands before the first document", remedy="start with == name genre")
            paragraph += bool(gap and made.lines and not line.startswith("> "))
            gap = gap and line.startswith("> ")
            made = replace(made, lines=_with(made.lines, line, paragraph, where))
    if made:
        yield made


def _opened(line: str, where: str) -> PracticeDocument:
    parts = line.split()
    if len(parts) != 3:
        raise SourceDamaged(f"{where}: not the start of a document", remedy="write == name genre")
    return PracticeDocument(parts[1], parts[2], ())


def _with(lines: tuple[PracticeLine, ...], line: str, paragraph: int, where: str) -> tuple[PracticeLine, ...]:
    if line.startswith("> "):
        if not lines or lines[-1].section is not Section.RECOMMENDATION:
            raise SourceDamaged(f"{where}: an entry under no recommendation", remedy="put it under a line of r")
        last = lines[-1]
        return (*lines[:-1], replace(last, entries=(*last.entries, _entry(line[2:], last.text, where))))
    letter, _, text = line.partition(" ")
    if letter not in _LETTERS or not text.strip():
        raise SourceDamaged(f"{where}: neither a sentence nor an entry", remedy="start with b, t, r, o or >")
    return (*lines, PracticeLine(_LETTERS[letter], text.strip(), paragraph))


def _entry(line: str, text: str, where: str) -> Entry:
    try:
        who, verb, action, force, stance, tools = (part.strip() for part in line.split(" | "))
        actors = () if who == "-" else tuple(actor.strip() for actor in who.split(";"))
        made = Entry(actors, verb, action, Force(force), Stance(stance), _listed(tools))
    except ValueError as error:
        remedy = "write > actors | verb | action | force | stance | instruments"
        raise SourceDamaged(f"{where}: not an entry ({error})", remedy=remedy) from error
    for part in (*made.actors, made.action):
        if part not in text:
            raise SourceDamaged(f"{where}: {part!r} does not stand in the sentence", remedy="copy it from there")
    return made


def _listed(tools: str) -> tuple[str, ...]:
    return tuple(tool.strip() for tool in tools.split(","))
