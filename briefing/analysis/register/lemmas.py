"""The verb that a word stands for: the lemma of a verb form, or the verb of the action that a noun names."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.analysis.verbs import BE, HAVE, forms

_PREFIX = re.compile(r"(re|co|de|dis|over|under|mis|out|pre|un|inter)-?(?=[a-z]{3})")
# Nouns whose verb no rule of ending finds.
_NOUNS = dict(
    pair.split(":")
    for pair in (
        "action:act analysis:analyse assistance:assist attention:attend belief:believe choice:choose clarity:clarify "
        "decision:decide defence:defend defense:defend departure:depart entry:enter expansion:expand "
        "expenditure:spend "
        "extension:extend failure:fail growth:grow inclusion:include knowledge:know loss:lose maintenance:maintain "
        "decisions:decide priority:prioritise priorities:prioritise proof:prove provision:provide pursuit:pursue "
        "reduction:reduce response:respond responses:respond revision:revise security:secure success:succeed "
        "supervision:supervise production:produce introduction:introduce suspension:suspend thought:think "
        "transmission:transmit withdrawal:withdraw permission:permit destruction:destroy leadership:lead "
        "comparison:compare consumption:consume reception:receive speech:speak resolution:resolve solution:solve "
        "retention:retain abstention:abstain intervention:intervene prevention:prevent acquisition:acquire "
        "preparation:prepare repetition:repeat recognition:recognise implementation:implement division:divide "
        "borne:bear erection:erect fulfilment:fulfil injection:inject "
        "publication:publish relief:relieve interaction:interact interactions:interact applications:apply "
        "application:apply identification:identify diversification:diversify"
    ).split()
)
_HYPHEN = re.compile(r"^co-(?=op|ord)")
_ENDINGS = (
    ("ization", ("ize",)),
    ("isation", ("ise",)),
    ("ification", ("ify",)),
    ("ations", ("ate", "e", "")),
    ("ation", ("ate", "e", "")),
    ("itions", ("e", "")),
    ("ition", ("e", "")),
    ("ction", ("ct", "ce")),
    ("ments", ("",)),
    ("ment", ("",)),
    ("ances", ("", "e")),
    ("ance", ("", "e", "ain")),
    ("ences", ("", "e")),
    ("ence", ("", "e")),
    ("ions", ("", "e")),
    ("ion", ("", "e")),
    ("als", ("", "e")),
    ("al", ("", "e")),
    ("ures", ("", "e")),
    ("ure", ("", "e")),
    ("ings", ("", "e")),
    ("ership", ("",)),
)
_SILENT_E = re.compile(r"(?:[^aeiou]at|[iy][sz]|v|[^aeiou]c|[^n]g|dg|u|[aeiou]r|[^aeiou]id|[^aeiou]l|[^aeiou]iat)$")


@lru_cache(maxsize=8192)
def verb_of(word: str) -> str:
    """The lemma of the verb that ``word`` is a form of, or that its noun is made from; else the word in lower case."""
    low = _HYPHEN.sub("co", word.lower().replace("’", "'"))
    if low in BE or low == "being":
        return "be"
    if low in HAVE:
        return "have"
    return _NOUNS.get(low) or _form(low) or _prefixed(low) or _noun(low) or _unknown(low)


def _form(word: str) -> str:
    entry = forms().get(word)
    return entry[0] if entry else ""


def _prefixed(word: str) -> str:
    match = _PREFIX.match(word)
    base = _form(word[match.end() :]) if match else ""
    return match.group() + base if match and base else ""


def _noun(word: str) -> str:
    for ending, kept in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            root = word[: len(word) - len(ending)]
            for tail in kept:
                if found := _form(root + tail) or _prefixed(root + tail):
                    return found
            if ending in ("ization", "isation", "ification") or (ending == "ation" and len(root) > 5):
                return root + kept[0]
    return ""


def _unknown(word: str) -> str:
    """The lemma of a verb form that no table has, by its ending ("incentivised", "triangulating")."""
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) >= 3 and re.search("[aeiouy]", root):
            if root.endswith("ifi"):
                return f"{root[:-1]}y"
            if root[-1] == root[-2] and root[-1] not in "lsz":
                return root[:-1]
            return f"{root}e" if _SILENT_E.search(root) else root
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 4 else word
