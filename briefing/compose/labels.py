"""Our own words in the brief's language: labels, plurals, dates, numbers; never a source's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from briefing.compose.faults import Fault, TemplateFault, nearest
from briefing.compose.template_set import TemplateSet
from briefing.model.dates import PartialDate

FALLBACK = "en"


class Labels:
    """The labels of one language by name; ``labels.sources`` in a template."""

    def __init__(self, words: Mapping[str, Any], language: str = FALLBACK) -> None:
        self._words: Mapping[str, Any] = MappingProxyType(dict(words))
        self.language = language

    def __contains__(self, name: object) -> bool:
        return name in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def get(self, name: str, default: str | None = None) -> str:
        """The label called ``name``; ``default``, or else the name in plain words, when there is none."""
        value = self._words.get(name)
        if isinstance(value, str):
            return value
        return name.replace("_", " ") if default is None else default

    def fill(self, name: str, **values: object) -> str:
        """The label with its ``{places}`` filled; a place that has no value stands as it is."""
        words = self.get(name)
        for key, value in values.items():
            words = words.replace(f"{{{key}}}", str(value))
        return words

    def counted(self, number: int, noun: str) -> str:
        """``number`` with its noun in the right form: ``1 sentence``, ``5 sentences``, ``3 rečenice``."""
        for form in (plural_form(number, self.language), "other"):
            if f"{noun}_{form}" in self._words:
                return self.fill(f"{noun}_{form}", n=self.number(number))
        return f"{self.number(number)} {self.get(noun)}"

    def number(self, value: int) -> str:
        """``value`` with its thousands apart (a no-break space unless the labels name another mark)."""
        return f"{value:,}".replace(",", self.get("thousands", "\u00a0"))

    def joined(self, words: Iterable[str]) -> str:
        """``a, b and c``."""
        items = list(words)
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.get('and')} {items[-1]}"

    def date(self, iso: str) -> str:
        """An ISO date as it is written in the language, as far as it is known: ``1 March 2024``, ``May``, ``2008``."""
        try:
            date = PartialDate.from_iso(iso)
        except (ValueError, TypeError):
            return iso
        months = self._words.get("months") or [f"{number:02d}" for number in range(1, 13)]
        month = months[date.month - 1] if 0 < date.month <= len(months) else ""
        form = "date_day" if date.day else "date_month" if date.month else "date_year"
        filled = self.fill(form, day=date.day or "", month=month, year=date.year or "")
        return " ".join(filled.split()).rstrip(",")

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """All labels that are words, as pairs in the order of their names."""
        return tuple(sorted((name, words) for name, words in self._words.items() if isinstance(words, str)))


def plural_form(number: int, language: str) -> str:
    """The CLDR plural category of a whole ``number``: ``one``, ``few`` or ``other``."""
    main = language.split("-")[0]
    if main in ("sr", "hr", "bs"):
        tens, ones = number % 100, number % 10
        if ones == 1 and tens != 11:
            return "one"
        return "few" if ones in (2, 3, 4) and tens not in (12, 13, 14) else "other"
    if main == "fr":
        return "one" if number < 2 else "other"
    return "one" if number == 1 else "other"


def labels_for(template_set: TemplateSet, language: str, given: Mapping[str, str]) -> Labels:
    """The labels of ``language`` over those of English, with the ones ``given`` over both.

    Raises :class:`TemplateFault` for a given label that the set does not have, and for a language without a table.
    """
    chosen = matching(template_set, language)
    words = template_set.labels(FALLBACK)
    if chosen != FALLBACK:
        words |= template_set.labels(chosen)
    unknown = [name for name in given if name not in words]
    if unknown:
        raise TemplateFault(Fault(f"there is no label `{name}`{nearest(name, words)}") for name in unknown)
    return Labels({**words, **given}, chosen)


def matching(template_set: TemplateSet, language: str) -> str:
    """The language of the table that serves ``language``: itself, its main language, or English."""
    known = {name.casefold(): name for name in template_set.languages()}
    for tag in (language, language.split("-")[0], *(name for name in known if name.split("-")[0] == language)):
        if tag.casefold() in known:
            return known[tag.casefold()]
    return FALLBACK
