"""Limits of reading, which are counts: the same input is read or refused alike on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.errors import SourceTooLarge
from briefing.readers.draft import Block
from briefing.readers.options import ReadOptions


def check_count(count: int, limit: int, name: str, unit: str, setting: str) -> None:
    """Raises :class:`SourceTooLarge`, which names the ``setting``, when ``count`` is more than ``limit``."""
    if count > limit:
        raise SourceTooLarge(f"{name} holds more than {limit:,} {unit} (setting read.{setting})")


def check_tags(count: int, a_passage: int, name: str, options: ReadOptions) -> None:
    """Raises :class:`SourceTooLarge` when ``count`` tags are more than ``a_passage`` for each passage allowed."""
    if count > a_passage * options.max_sentences:
        limit = f"{options.max_sentences:,} passages (setting read.max_sentences)"
        raise SourceTooLarge(f"{name} holds too many tags for {limit}")


def bounded(blocks: Iterable[Block], name: str, options: ReadOptions) -> Iterator[Block]:
    """Yields ``blocks``; raises :class:`SourceTooLarge` at the first over a limit.

    ``max_sentences`` counts blocks, ``max_characters`` the text of all of them.
    """
    count = characters = 0
    for block in blocks:
        count, characters = count + 1, characters + len(block.text)
        check_count(count, options.max_sentences, name, "passages", "max_sentences")
        check_count(characters, options.max_characters, name, "characters", "max_characters")
        yield block
