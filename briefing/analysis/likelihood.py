"""Likelihood in a source's own words, and the scale on which it is read; no band is invented, no two scales are merged.

The scales and their bands are in data/scales.toml: ICD 203, the PHIA yardstick, the IPCC's. Confidence is another thing
than likelihood and stands apart.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.analysis.data import shipped
from briefing.analysis.reading import Reading
from briefing.errors import SettingsError
from briefing.model.notice import Notice, Severity
from briefing.model.register import Likelihood

UNSCALED = "unscaled"
USES = 3  # how many uses of a scale's own terms show that a source keeps to it
_DEGREE = (
    "almost|nearly|virtually|highly|very|extremely|exceptionally|increasingly|most|more|less|quite|rather|roughly"
    "|about as|equally|hardly"
)
_CERTAIN = (
    r"likely|unlikely|probable|probably|improbable|certain|certainly|possible|possibly|likelier|perhaps|conceivably?"
)
PHRASE = re.compile(
    rf"(?<![\w-])(?:[Ii]t (?:is|was|seems|appears|has become|becomes|remains) (?:now )?(?:increasingly )?(?:clear"
    rf"|obvious|evident|likely|unlikely"
    rf"|possible|probable|certain|conceivable) that"
    rf"|(?:[Tt]here (?:is|remains) )?(?:[Aa]n? )?(?:realistic possibility|remote chance|almost no chance"
    rf"|roughly even (?:chance|odds)"
    rf"|(?:high|growing|real|serious|substantial|significant|low|small|strong) (?:risk|chance|probability"
    rf"|likelihood|possibility))"
    rf"|about as likely as not|more likely than not"
    rf"|(?:(?:could|may|might|would|will|can) )?(?i:(?:not )?(?:(?:{_DEGREE}) )?(?:{_CERTAIN})(?: to\b)?)"
    rf"|(?:is|are|was|were) (?:\w+ly )?(?:expected|poised|set|bound|sure|liable|projected|forecast|predicted"
    rf"|feared|thought|believed) to(?: \w+)?"
    rf"|(?:seems?|appears?|seemed|appeared|threatens?|tends?)(?: \w+)? to\b|seems?\b|appears? (?=\w+ing\b)"
    rf"|(?:could|may|might|would|can)(?: (?:well|easily|quickly|soon|also|still|eventually|even|potentially"
    rf"|in turn|\w+ly))?\b(?! be able)"
    rf"|will(?: \w+ly| soon| again| inevitably)?\b)"
)
CONFIDENCE = re.compile(r"\b(?:with )?(?:very )?(?:high|moderate|medium|low) confidence\b", re.I)
_BARE = frozenset("to is are be been was were has have that".split())
_MODAL = re.compile(r"(?:could|may|might|would|can|will)\b")


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of likelihood: its terms with their bands in percent, and the words that show a source uses it."""

    id: str
    title: str
    names: tuple[str, ...]
    distinctive: tuple[str, ...]
    terms: tuple[tuple[str, float, float], ...]
    rows: tuple[frozenset[str], frozenset[str]]

    def band(self, phrase: str) -> tuple[float, float] | None:
        """The band of the longest term that ``phrase`` holds, or ``None``."""
        for term, low, high in self.terms:
            if re.search(rf"(?<![\w-]){re.escape(term)}(?![\w-])", phrase, re.I):
                return low, high
        return None


@lru_cache(maxsize=8)
def scales(toml: str = "") -> tuple[Scale, ...]:
    """The scales of the TOML text (the shipped ones where it is empty); raises ``SettingsError`` for a faulty one."""
    try:
        data = tomllib.loads(toml or shipped("scales.toml"))
        return tuple(
            Scale(
                item["id"],
                item["title"],
                tuple(item.get("names", ())),
                tuple(item.get("distinctive", ())),
                tuple(
                    sorted(((t, float(b[0]), float(b[1])) for t, b in item["terms"].items()), key=lambda t: -len(t[0]))
                ),
                (frozenset(item.get("row_a", ())), frozenset(item.get("row_b", ()))),
            )
            for item in data["scale"]
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, IndexError) as error:
        raise SettingsError(f"the scales file cannot be read: {error}", remedy="see docs/analysis.md") from error


_TERM = re.compile(
    rf"\b(?:(?:{_DEGREE}) )?(?:likely|unlikely|probable|improbable|certain)\b(?: than not| as not)?|\bprobably\b"
    rf"|\balmost certainly\b"
    r"|\balmost no chance\b|\broughly even (?:chance|odds)\b|\bremote chance\b|\brealistic possibility\b",
    re.I,
)


def scale_of(body: str, known: Sequence[Scale]) -> Scale | None:
    """The scale that a source keeps to: the one it names, or the one all of whose terms it uses in their exact form.

    At least three uses, two distinctive terms, and no estimative term that the scale lacks; else ``None``: unscaled.
    """
    named = [scale for scale in known if any(name in body for name in scale.names)]
    if named:
        return named[0] if len(named) == 1 else None
    used = [" ".join(match.group().lower().split()) for match in _TERM.finditer(body)]
    for scale in known:
        terms = {term for term, _, _ in scale.terms}
        if len(used) >= USES and terms.issuperset(used) and len(set(scale.distinctive).intersection(used)) >= 2:
            return scale
    return None


def likelihood_at(
    text: str, places: Sequence[tuple[int, int]], scale: Scale | None
) -> tuple[Likelihood, int, int] | None:
    """The estimative phrase of ``text`` that one of ``places`` belongs to, with its offsets; the more telling one.

    Where no phrase is known there, the longest of them is it; ``None`` where that says nothing by itself.
    """
    known = [
        match
        for match in PHRASE.finditer(text)
        if any(match.start() < end and match.end() > start for start, end in places)
    ]
    if not places:
        return None
    start, end = max(places, key=lambda place: place[1] - place[0])
    if known:
        match = next((match for match in known if not _is_modal(match)), known[0])
        start, end = match.start(), match.start() + len(match.group().rstrip())
    phrase = text[start:end]
    if phrase.lower() in _BARE:
        return None
    band = scale.band(phrase) if scale else None
    low, high = band or (None, None)
    return Likelihood(phrase, scale.id if scale and band else UNSCALED, low, high), start, end


def _is_modal(match: re.Match[str]) -> bool:
    return _MODAL.match(match.group()) is not None and not re.search(_CERTAIN, match.group())


def likelihood_notices(readings: Sequence[Reading], scale: Scale | None) -> tuple[Notice, ...]:
    """What a reader of estimates has to know: likelihood with confidence in one sentence, rows of ICD 203 mixed."""
    notices = []
    seen: tuple[set[str], set[str]] = (set(), set())
    for reading in readings:
        used = {match.group().lower() for match in _TERM.finditer(reading.text)}
        if used and reading.spoken and CONFIDENCE.search(reading.text):
            message = "likelihood and confidence stand in one sentence; they measure different things"
            notices.append(Notice("likelihood-with-confidence", message, Severity.NOTE, reading.id))
        for row, mine in zip(seen, scale.rows if scale else (), strict=False):
            row.update(used & mine)
    if seen[0] and seen[1] and scale:
        mixed = "; ".join(", ".join(f"“{term}”" for term in sorted(row)) for row in seen)
        notices.append(
            Notice("likelihood-rows-mixed", f"the source mixes the two rows of {scale.id}: {mixed}", Severity.NOTE)
        )
    return tuple(notices)
