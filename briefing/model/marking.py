"""Protective markings: what they say, which is the stricter, and how they stand on a page and before a statement.

TLP 2.0 after FIRST (2022); the levels of the UK after the Government Security Classifications Policy (2024), of the US
after the marks of its *Information Security Oversight Office*. This program marks what it is told to; it classifies
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

System = Literal["TLP", "UK", "US", "NATO", "EU", "other"]

LADDERS: Final[Mapping[System, tuple[str, ...]]] = MappingProxyType(
    {
        "TLP": ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"),
        "UK": ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"),
        "US": ("UNCLASSIFIED", "CUI", "CONFIDENTIAL", "SECRET", "TOP SECRET"),
        "NATO": ("NATO UNCLASSIFIED", "NATO RESTRICTED", "NATO CONFIDENTIAL", "NATO SECRET", "COSMIC TOP SECRET"),
        "EU": (
            "LIMITE",
            "RESTREINT UE/EU RESTRICTED",
            "CONFIDENTIEL UE/EU CONFIDENTIAL",
            "SECRET UE/EU SECRET",
            "TRÈS SECRET UE/EU TOP SECRET",
        ),
    }
)
"""The labels of each system from the mildest to the strictest; ``SECRET`` and ``TOP SECRET`` stand in two."""

TLP_INKS: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip(LADDERS["TLP"], ("#ffffff", "#33ff00", "#ffc000", "#ffc000", "#ff2b2b"), strict=True))
)
"""The colour of each TLP label, on black."""

BLACK, WHITE, NAVY = "#000000", "#ffffff", "#1d3557"

_SAME: Final = {
    "TLP:WHITE": "TLP:CLEAR",
    "CONTROLLED": "CUI",
    "CONTROLLED UNCLASSIFIED INFORMATION": "CUI",
    "FOUO": "CUI",
    "FOR OFFICIAL USE ONLY": "CUI",
    "NATO COSMIC TOP SECRET": "COSMIC TOP SECRET",
    "EU RESTRICTED": "RESTREINT UE/EU RESTRICTED",
    "EU CONFIDENTIAL": "CONFIDENTIEL UE/EU CONFIDENTIAL",
    "EU SECRET": "SECRET UE/EU SECRET",
    "EU TOP SECRET": "TRÈS SECRET UE/EU TOP SECRET",
    "RESTREINT UE": "RESTREINT UE/EU RESTRICTED",
    "CONFIDENTIEL UE": "CONFIDENTIEL UE/EU CONFIDENTIAL",
    "SECRET UE": "SECRET UE/EU SECRET",
}
"""Other ways to write a label."""

_PORTIONS: Final = {
    "UNCLASSIFIED": "U",
    "CONFIDENTIAL": "C",
    "SECRET": "S",
    "TOP SECRET": "TS",
    "OFFICIAL": "O",
    "OFFICIAL-SENSITIVE": "O-S",
    "NATO UNCLASSIFIED": "NU",
    "NATO RESTRICTED": "NR",
    "NATO CONFIDENTIAL": "NC",
    "NATO SECRET": "NS",
    "COSMIC TOP SECRET": "CTS",
    "NOFORN": "NF",
    "ORCON": "OC",
    "PROPIN": "PR",
    "IMCON": "IMC",
}
"""How a portion mark abbreviates a level or a caveat."""

BETWEEN: Final = " · "
"""Stands between markings of systems that cannot be compared."""


@dataclass(frozen=True, slots=True)
class Level:
    """A label of a system, with its caveats (``NOFORN``) and the nation before it where one stands (``UK SECRET``).

    ``systems`` has two where the label could be of either.
    """

    label: str
    systems: tuple[System, ...] = ("other",)
    caveats: tuple[str, ...] = ()
    nation: str = ""

    @property
    def rank(self) -> int:
        """The place in its system, from 0, the mildest; 0 for a text of no system."""
        return _rank(self.label, self.systems[0])

    @property
    def text(self) -> str:
        """The level as it stands in a banner, such as ``SECRET//NOFORN``."""
        return "//".join((f"{self.nation} {self.label}".strip(), *self.caveats))

    def covers(self, other: Level) -> bool:
        """Whether what is marked ``other`` may stand under this: a rank no lower, and each of its caveats."""
        system = self._shared(other)
        if system is None:
            return False
        return _rank(self.label, system) >= _rank(other.label, system) and set(self.caveats) >= set(other.caveats)

    def joined(self, other: Level) -> Level | None:
        """The mildest level that covers both; ``None`` for two that no system has in common."""
        system = self._shared(other)
        if system is None:
            return None
        higher = max(self, other, key=lambda level: _rank(level.label, system))
        return Level(higher.label, (system,), tuple(dict.fromkeys((*self.caveats, *other.caveats))), higher.nation)

    def _shared(self, other: Level) -> System | None:
        if "other" in self.systems or "other" in other.systems:
            return "other" if self.label.upper() == other.label.upper() else None
        return next((system for system in self.systems if system in other.systems), None)


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking: one level, or one of each of several systems that cannot be compared."""

    levels: tuple[Level, ...]

    @property
    def system(self) -> System:
        """The system of the first level."""
        return self.levels[0].systems[0]

    @property
    def label(self) -> str:
        """The label of the first level, such as ``TLP:AMBER``."""
        return self.levels[0].label

    @property
    def rank(self) -> int:
        """The place of the first level in its system, from 0, the mildest."""
        return self.levels[0].rank

    @property
    def banner(self) -> str:
        """The text that stands in header and footer."""
        return BETWEEN.join(level.text for level in self.levels)

    @property
    def colours(self) -> tuple[str, str]:
        """Ink and ground as ``#rrggbb``: a TLP label in its colour on black, any other marking navy on white."""
        ink = TLP_INKS.get(self.banner)
        return (ink, BLACK) if ink else (NAVY, WHITE)

    @property
    def portion(self) -> str:
        """The mark before a statement: ``(S//NF)``, ``(O-S)``, ``(TLP:AMBER)``."""
        return "".join(
            f"({'//'.join(_PORTIONS.get(part, part) for part in (level.label, *level.caveats))})"
            for level in self.levels
        )


# ---- reading ------------------------------------------------------------------------------------------------------

_NATION: Final = re.compile(r"^(UK|US)\s+")
_CAVEAT: Final = re.compile(r"\s*//\s*|\s+[-–—]\s+")
_SENSITIVE: Final = re.compile(r"^OFFICIAL\s*[-–—:/ ]\s*SENSITIVE\b\s*[:-]?\s*(.*)$")


def parse_marking(text: str) -> Marking | None:
    """The marking that ``text`` names, in capitals where it is a known one; ``None`` for an empty text.

    ``WHITE`` is read as ``CLEAR``; markings of several systems stand between `` · ``; any other text is a marking of
    its own, which nothing but itself covers.
    """
    levels = tuple(_level(part) for part in text.split(BETWEEN.strip()) if part.strip())
    return _merged(levels) if levels else None


def _level(text: str) -> Level:
    whole = " ".join(text.split())
    capitals = whole.upper()
    tlp = re.sub(r"\s", "", capitals)
    tlp = _SAME.get(tlp, tlp)
    if tlp in TLP_INKS:
        return Level(tlp, ("TLP",))
    nation = found[1] if (found := _NATION.match(capitals)) else ""
    rest = _NATION.sub("", capitals.removeprefix("//").strip())
    if found := _SENSITIVE.match(rest):
        return Level("OFFICIAL-SENSITIVE", ("UK",), _caveats(found[1]), nation)
    label, *caveats = _CAVEAT.split(rest, maxsplit=1)
    label = _SAME.get(label, label)
    systems = tuple(name for name, ladder in LADDERS.items() if label in ladder and nation in ("", name))
    return Level(label, systems, _caveats(*caveats), nation) if systems else Level(whole)


def _caveats(text: str = "") -> tuple[str, ...]:
    return tuple(part.strip() for part in _CAVEAT.split(text) if part.strip())


def _rank(label: str, system: System) -> int:
    return LADDERS[system].index(label) if system in LADDERS else 0


_LONGEST: Final = 80
_NEAR_TOP: Final = 600
_INLINE: Final = re.compile(r"\bTLP:(?:RED|AMBER\+STRICT|AMBER|GREEN|CLEAR|WHITE)\b")


def finding_marking(text: str) -> Marking | None:
    """The strictest marking that a source carries, or ``None``.

    A marking stands on a line of its own, known to a system and in capitals; a TLP label may also stand among other
    words within the first 600 characters, as in ``TLP:AMBER – not for publication``.
    """
    lines = {" ".join(line.split()) for line in text.splitlines() if 1 < len(line.strip()) <= _LONGEST}
    found = [marking for line in lines if line == line.upper() and (marking := _banner(line))]
    found += [marking for label in _INLINE.findall(text[:_NEAR_TOP]) if (marking := parse_marking(label))]
    return strictest(found)


def _banner(line: str) -> Marking | None:
    """The marking that a line in capitals is; a heading such as ``SECRET – WHAT WE KNOW`` is none."""
    marking = parse_marking(line)
    known = marking is not None and all("other" not in level.systems for level in marking.levels)
    dashed = re.search(r"\s[-–—]\s", line) and not line.startswith("OFFICIAL")
    return marking if known and not dashed else None


# ---- comparing ----------------------------------------------------------------------------------------------------


def strictest(markings: Iterable[Marking]) -> Marking | None:
    """The mildest marking that covers all of ``markings``; ``None`` for none.

    Within a system that is the highest level with the caveats of all; levels of systems that cannot be compared stand
    side by side.
    """
    found = {level for marking in markings for level in marking.levels}
    caveats: dict[tuple[str, tuple[System, ...], str], dict[str, None]] = {}
    for level in sorted(found, key=lambda level: (level.text, level.systems)):
        caveats.setdefault((level.label, level.systems, level.nation), {}).update(dict.fromkeys(level.caveats))
    levels = [Level(label, systems, tuple(named), nation) for (label, systems, nation), named in caveats.items()]
    return _merged(levels) if levels else None


def _merged(levels: Iterable[Level]) -> Marking:
    kept: list[Level] = []
    for level in sorted(levels, key=lambda each: len(each.systems)):
        for at, each in enumerate(kept):
            if both := each.joined(level):
                kept[at] = both
                break
        else:
            kept.append(level)
    return Marking(tuple(kept))


def weaker(one: Marking | None, two: Marking | None) -> bool:
    """Whether ``one`` does not cover ``two``: a lower level, a caveat less, or nothing of one of its systems."""
    if two is None:
        return False
    return not all(any(own.covers(level) for own in (one.levels if one else ())) for level in two.levels)


def portion_marks(markings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For (source id, marking) the portion mark of each source's statements; empty where all are marked alike."""
    parsed = {source: parse_marking(text) for source, text in markings}
    if len(set(parsed.values())) < 2:
        return {}
    return {source: marking.portion if marking else "" for source, marking in parsed.items()}
