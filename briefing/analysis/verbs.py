"""Verbs: which words may head a predicate, and where a sentence's words really do; a table and a few rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.analysis.data import shipped
from briefing.analysis.text import PUNCTUATION

MODALS = frozenset("will would can could may might must should shall cannot won’t can’t couldn’t wouldn’t".split())
AUXILIARIES = frozenset(
    "is are was were has have had do does did am isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t "
    "doesn’t didn’t".split()
)
BE = frozenset("is are was were be been being am isn’t aren’t wasn’t weren’t".split())
HAVE = frozenset("has have had having hasn’t haven’t hadn’t".split())
DETERMINERS = frozenset(
    "the a an this these those its their his her our your my any some no each every all both several few many "
    "more most such another other one two three four five six seven eight nine ten ’s ’".split()
)
PREPOSITIONS = frozenset(
    "of in on at to for from by with without into onto over under about as against between among during "
    "after before since until through across per via toward towards within beyond near amid despite upon "
    "throughout around along behind beside besides except like off past than unlike".split()
)
PRONOUNS = frozenset("he she it they we you i who which that this these there those what".split())
PLURAL_PRONOUNS = frozenset("they we you i who which that".split())
ADVERBS = frozenset(
    "also still now already again never always often even just soon actively once then increasingly thus therefore "
    "further only rarely sometimes currently not".split()
)

Forms = dict[str, tuple[str, frozenset[str], bool]]


TAGS = tuple(frozenset({tag}) for tag in ("base", "past", "participle", "gerund", "third"))


@cache
def forms() -> Forms:
    """Each form of each verb: its lemma, what it may be (base, third, past, participle, gerund), a noun too."""
    found: Forms = {}
    for line in shipped("verbs.tsv").splitlines():
        if line.startswith("#"):
            continue
        *shapes, noun = line.split("\t")
        if shapes[0] in PREPOSITIONS:
            continue
        for form, tags in zip(shapes, TAGS, strict=True):
            known = found.get(form)
            found[form] = (shapes[0], tags, noun == "n") if known is None else (known[0], known[1] | tags, known[2])
    return found


def lemma(word: str) -> str:
    """The lemma of a verb form, the word itself in lower case where the table has none."""
    return forms().get(word.lower(), (word.lower(), frozenset(), False))[0]


def is_participle(word: str) -> bool:
    """Whether the word may be the past participle of a verb."""
    return "participle" in forms().get(word.lower(), ("", frozenset[str](), False))[1]


def is_adverb(word: str) -> bool:
    """Whether the word is an adverb that may stand between a subject and its verb."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4)


def finite(words: Sequence[str], at: int, start: int, names: frozenset[int]) -> bool:
    """Whether the word ``at`` is a finite verb of the clause that begins at ``start``.

    ``names`` are the tokens of names that may be a subject; no lower-case word is among them.

    Auxiliaries and modals always are, unless a noun ("the will"); a word that is also a noun ("attacks", "plans") needs
    a subject before it and an object, preposition or infinitive after it.
    """
    word = words[at]
    before = _before(words, at, start)
    if word in MODALS or word in AUXILIARIES:
        return before != "to" and (before not in DETERMINERS or before in PRONOUNS)
    entry = forms().get(word)
    if entry is None:
        return _looks_like(words, at, start, names)
    _, tags, noun = entry
    named = at > start and _index_before(words, at, start) in names
    if not named and (before in DETERMINERS - PRONOUNS or before in PREPOSITIONS or before in ("and", "or", "to")):
        return False
    if noun and not _object_follows(words, at):
        return False
    if "third" in tags:
        plural = before.endswith("s") and not before.endswith(("ss", "is"))
        # "The coercion of fleets threatens": the plural before the verb is not its subject's head.
        return named or before in PRONOUNS or not plural or (not noun and "of" in words[start:at])
    if "past" in tags:
        return before not in BE and before not in HAVE and (at + 1 >= len(words) or words[at + 1] != "by")
    plural = any(_plural(words[i]) for i in range(start, at))
    return "base" in tags and (
        before in PLURAL_PRONOUNS or _plural(before) or (plural and not noun) or (named and "and" in words[start:at])
    )


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "’s", "us", "is"))


def _looks_like(words: Sequence[str], at: int, start: int, names: frozenset[int]) -> bool:
    """Whether a word not in the table is a verb by its ending and its neighbours ("China stonewalls the")."""
    if not (_plural(words[at]) and words[at].islower() and at + 1 < len(words)):
        return False
    before = _index_before(words, at, start)
    return words[at + 1].lower() in DETERMINERS | {"to", "on", "against"} and (before in names or before < start)


def sure(words: Sequence[str], at: int, start: int, names: frozenset[int]) -> bool:
    """Whether a finite verb is none that could as well be a noun ("interests", "resources") after another noun."""
    word = words[at]
    if word in MODALS or word in AUXILIARIES or not forms().get(word, ("", (), False))[2]:
        return True
    return _index_before(words, at, start) in names or _before(words, at, start) in PRONOUNS or at == start


def _index_before(words: Sequence[str], at: int, start: int) -> int:
    at -= 1
    while at > start and is_adverb(words[at]):
        at -= 1
    return at


def _before(words: Sequence[str], at: int, start: int) -> str:
    """The word before ``at`` in its clause, adverbs skipped; empty at the clause's beginning."""
    index = _index_before(words, at, start)
    return words[index].lower() if start <= index < at else ""


def _object_follows(words: Sequence[str], at: int) -> bool:
    """Whether what follows looks like an object or a complement rather than more of a noun phrase."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    lowered = after.lower()
    return (
        lowered in DETERMINERS
        or lowered in ("to", "that", "against", "into", "for", "in", "on", "at", "with", "from", "how", "up", "out")
        or is_adverb(lowered)
        or after[0].isupper()
        or (
            after not in PUNCTUATION
            and lowered not in PREPOSITIONS
            and lowered not in MODALS
            and lowered not in AUXILIARIES
            and lowered not in ("and", "or", "but")
        )
    )
