"""What every reader promises of any bytes: a source whose sentences point back, or a refusal in one line."""

from __future__ import annotations

from briefing import Source, read_bytes
from briefing.errors import SourceError
from briefing.model.sentence import read_through
from briefing.sentences import split


def read_or_refuse(data: bytes, name: str) -> Source | None:
    """The source that ``data`` holds, ``None`` where it is refused; anything else that is raised is a bug."""
    refusal = ""
    try:
        source = read_bytes(data, name)
    except SourceError as error:
        refusal = error.line()
    if refusal:
        assert "\n" not in refusal
        return None
    for sentence in split(source):
        assert read_through(source.text, sentence.span, sentence.omitted) == sentence.text
    return source
