"""Intent: words by which somebody is said to mean harm, or a break with an order."""

from __future__ import annotations

import re

_INTENT = re.compile(
    r"\b(?:threaten(?:ed|s|ing)? to|vow(?:ed|s) to|plan(?:s|ning|ned) to|prepar(?:es|ing) (?:to|for|an?)"
    r"|seek(?:s|ing)? to (?:destabili[sz]e|dominate|weaken|undermine|annex)|intend(?:s|ed)? to"
    r"|will (?:again )?attack)\b"
)


def intent(text: str) -> bool:
    """Whether the text reports somebody's intent to do harm or to break with an order."""
    return _INTENT.search(text) is not None
