"""Negation kept: which actions a sentence says are not to be taken, so that none ever reads as its opposite."""

from __future__ import annotations

import re

from briefing.analysis.register.parts import Place

_AUXILIARY = r"(?:should|must|shall|ought|may|can|could|do|does|need|will|would)"
_NOT = re.compile(
    rf"(?:(?<!or )(?<!may or )\b{_AUXILIARY}(?: \w+)? (?:not|never)(?! only\b)(?: to)?|\bcannot(?! only\b)|"
    rf"\b{_AUXILIARY} (?:by no means|in no way|on no account|under no circumstances)(?: be)?|"
    rf"\b(?:[Bb]y no means|[Ii]n no way|[Oo]n no account|[Uu]nder no circumstances) {_AUXILIARY} [^,;:.]{{1,60}}|"
    rf"\b[Dd]o(?:es)?n[’']t|\bmustn[’']t"
    rf"|\b(?:should|could|would|ca|wo)n[’']t|\b[Rr]ather than|\b[Ii]nstead of|,(?: but)? not|\band not"
    rf"|\bnot(?: \w+ly)? to|\b[Ss]till "
    rf"less should)(?:,[^,;:.]{{1,40}},|,? (?:be|been|also|simply|further|any|however|therefore|seek to|seeking to|"
    rf"\w+ly),?)* $"
)
_NO_ONE = re.compile(
    rf"\b(?:[Nn]o(?! (?:later|longer|matter|doubt|choice|alternative|less|more|other)\b)|[Nn]either|[Nn]or|"
    rf"[Nn]obody)\b[^,;:.]{{0,60}}\b{_AUXILIARY}\b[^,;:.]{{0,30}}$"
)
_NO_NEED = re.compile(
    r"\bno (?:specific |particular |real |further )?need (?:for|to)\b[^,;:.]{0,60}$|\b[Ii]t (?:would|may|might|"
    r"is)(?: not be| not) (?:\w+ly )?(?:prudent|wise|reasonable|advisable)[^,;:.]{0,20}$"
)
_BAD = (
    r"(?:unwise|imprudent|regressive|counter-?productive|short-?sighted|ill-advised|reckless|a mistake|an error|"
    r"folly|irresponsible|"
    r"self-defeating|dangerous to|wrong to|immoral|premature)"
)
_WOULD_BE = re.compile(rf"\b(?:would|will|could|may|might|is|be|are)\b[^,;:.]{{0,40}}\b{_BAD}")
_JOINS = re.compile(r"^,? ?(?:or|nor)(?: \w+ly)? $")
_LISTED, _GOES_ON = re.compile(r"^, ?$"), re.compile(r",? (?:or|nor) ")


def prohibited(text: str, at: Place, action: Place, before: Place | None = None) -> bool:
    """Whether the sentence says that the action at ``action``, whose verb stands ``at``, is not to be taken.

    ``before`` is the action of the entry before where that one is prohibited; "or" carries the prohibition on, and so
    does a comma that "or" follows later ("not deploy troops, send arms or pay").
    """
    ahead = text[: at[0]]
    if _NOT.search(ahead) or _NO_ONE.search(ahead) or _NO_NEED.search(ahead):
        return True
    if before is not None and before[1] <= at[0] and _joins(text, text[before[1] : at[0]], action):
        return True
    if _WOULD_BE.search(ahead) and re.search(r"\bto $", ahead):
        return True
    return _WOULD_BE.match(text[action[1] :].lstrip()[:80]) is not None


def _joins(text: str, between: str, action: Place) -> bool:
    listed = _LISTED.match(between) is not None and _GOES_ON.search(text, action[0]) is not None
    return listed or _JOINS.match(between) is not None
