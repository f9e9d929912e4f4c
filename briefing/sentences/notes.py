"""Editorial notes in brackets: what a translator or an editor has put into somebody else's sentence."""

from __future__ import annotations

import re

from briefing.model.source import Span

_ASIDE = re.compile(r"\[([^\[\]]{1,600})\]|\(([^()]{1,600})\)")
_OPENS = re.compile(
    r"\s*(?:sic\b|(?:translator|editor|author|publisher)(?:s|['’]s|s['’])?\s+(?:note|comment)\b"
    r"|n(?:ote)? of the (?:translator|editor)"
    r"|(?:transl?|tr|eds?|editor|translator|n\.\s?b)\.?\s?(?:note)?\s?:|eds?\.?\s+note\b|editorial note\b"
    r"|n\.\s?(?:trad|red|tr|r|a)\.|nota (?:del|da|do|della?|tra)|note de la rédaction|anm\.\s?d\.)",
    re.I,
)
_CLOSES = re.compile(
    r"(?:\bn\.\s?(?:trad|red|tr|r|a|ed)\.?|\bn\.?d\.?[tlr]\.?(?:r\.?)?|\banm\.\s?d\.\s?\w+\.?|[–—-]\s?(?:ed|eds|tr|trans|transl|editor|translator)\.?"
    r"|(?:\bприм\.|[–—-]\s?прим\.)\s?\w+\.?)\s*$",
    re.I,
)


def editorial_notes(text: str) -> tuple[Span, ...]:
    """The spans of the editorial notes in ``text``, brackets included; ordinary asides are left alone."""
    return tuple(Span(*found.span()) for found in _ASIDE.finditer(text) if _is_note(found[1] or found[2] or ""))


def _is_note(inside: str) -> bool:
    return bool(_OPENS.match(inside) or _CLOSES.search(inside))
