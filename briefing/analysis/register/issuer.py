"""The body whose own resolution or minutes a document is: what it recommends there is the document's own word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_BODY = (
    r"(?:[A-Z][\w’'-]+ ){0,3}(?:Assembly|Council|Committee|Conference|Congress|Parliament|Commission|Board|Senate|"
    r"Chiefs of Staff)"
)
_OPERATIVE = re.compile(
    rf"\b(?:[Tt]he )?(?P<body>{_BODY})(?:,[^;:]{{3,160}}?,)? (?:also |further |hereby |strongly )?"
    r"(?:recommends?|recogni[sz]es?|calls? (?:up)?on|requests?|urges?|invites?|decides?|resolves?|proposes?|"
    r"(?:is|are) of the opinion)\b"
)
_FEWEST = 3


def issuers(recommendations: Iterable[str]) -> frozenset[str]:
    """The bodies that speak in the present in a third of these sentences of one document, and in three at least."""
    named = [body_of(text) for text in recommendations]
    return frozenset(
        body for body, count in Counter(filter(None, named)).items() if count >= max(_FEWEST, len(named) / 3)
    )


def body_of(text: str) -> str | None:
    """The body that recommends, decides or urges in ``text``, in the present."""
    found = _OPERATIVE.search(text)
    return found["body"] if found else None
