"""Date expressions: what a text says of time, as written; :mod:`briefing.analysis.resolution` says when that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("january february march april may june july august september october november december").split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBERS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
NUMBERS |= {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
UNITS = ("day", "week", "month", "quarter", "year", "decade", "century")

_SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{'|'.join(m.title() for m in MONTHS)}|(?:{_SHORT})\.?)"
_YEAR = r"(?:1[4-9]\d\d|20\d\d|21\d\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_NUMBER = rf"(?:\d{{1,3}}|(?i:{'|'.join(NUMBERS)}))"
_VAGUE = r"(?i:a few|several|some|many|a couple of|recent)"
_PART = r"(?:(?P<{0}>early|mid|late|(?:the )?(?:beginning|start|middle|end) of)(?:[ -](?:in )?))?"
_UNIT = r"(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"

# In the order in which they are tried at a place; the first that matches wins, so the longer stand first.
_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<iso_y>{_YEAR})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>0[1-9]|[12]\d|3[01])"),
    ("dmy", rf"(?P<dmy_d>{_DAY})(?:[-–](?P<dmy_e>{_DAY}))?(?: of)? (?P<dmy_m>{_MONTH}),? (?P<dmy_y>{_YEAR})"),
    ("mdy", rf"(?P<mdy_m>{_MONTH}) (?P<mdy_d>{_DAY})(?:[-–](?P<mdy_e>{_DAY}))?,? (?P<mdy_y>{_YEAR})"),
    (
        "months",
        rf"(?i:from |between )(?P<ms_m>{_MONTH})(?: (?P<ms_x>{_YEAR}))?(?: to | and | until | through | ?[-–] ?)"
        rf"(?P<ms_n>{_MONTH}) (?P<ms_y>{_YEAR})"
        rf"|(?P<mt_m>{_MONTH})(?: (?P<mt_x>{_YEAR}))?(?: to | until | through | ?[-–] ?)"
        rf"(?P<mt_n>{_MONTH}) (?P<mt_y>{_YEAR})",
    ),
    ("my", _PART.format("my_p") + rf"(?P<my_m>{_MONTH})(?: of|,)? (?P<my_y>{_YEAR})"),
    ("dm", rf"(?P<dm_d>{_DAY})(?: of)? (?P<dm_m>{_MONTH})(?! \d)"),
    ("md", rf"(?P<md_m>{_MONTH}) (?P<md_d>{_DAY})(?![\d,.]*\d| percent|%)"),
    (
        "quarter",
        rf"(?:Q(?P<q_q>[1-4])|(?P<q_o>first|second|third|fourth|final|last) (?P<q_u>quarter|half))"
        rf"(?: of)?(?: (?P<q_y>{_YEAR}))",
    ),
    (
        "season",
        rf"(?:(?P<s_w>last|this|next|the (?:past|coming)) )?(?P<s_p>early |mid-|late )?(?P<s_s>{_SEASON})"
        rf"(?: of)? (?P<s_y>{_YEAR})|(?P<t_w>last|this|next) (?P<t_s>{_SEASON})",
    ),
    ("decade", r"(?:the )?(?:(?P<de_p>early|mid|late)[- ])?(?P<de_y>1[4-9]\d|20\d)0s"),
    (
        "years",
        rf"(?i:from |between )(?P<fr_a>{_YEAR})(?: to | and | until | through )(?P<fr_b>{_YEAR})"
        rf"|(?P<yr_a>{_YEAR}) ?[-–—/] ?(?P<yr_b>{_YEAR}|\d\d)(?!\d|-)",
    ),
    (
        "year",
        _PART.format("y_p")
        + rf"(?<![$€£\d.,])(?P<y_y>{_YEAR})(?![\d%]|[.,]\d|[-/]\d| (?:percent|people|troops|soldiers"
        r"|men|women|tons|tonnes|euros|dollars|units|vessels|ships|km|miles|words|billion|million)\b)",
    ),
    (
        "month",
        rf"(?:(?P<mo_w>(?i:last|this|next|(?:early|mid|late)(?: in)?|in|since|by|until|till|from|during|through"
        rf"|before|after|(?:beginning|start|end|middle) of))[ -](?P<mo_p>early |late |mid-)?)"
        rf"(?P<mo_m>{_MONTH})(?! \d| ?[-–] ?[A-Z])",
    ),
    (
        "ago",
        rf"(?:(?:about|some|almost|nearly|more than|over|just) )?(?P<ag_n>{_VAGUE}|{_NUMBER}) (?P<ag_u>{_UNIT}) ago",
    ),
    ("after", rf"(?P<af_n>{_VAGUE}|{_NUMBER}) (?P<af_u>{_UNIT}) (?P<af_w>after|before|earlier|later)"),
    (
        "span",
        rf"(?i:over|in|during|for|within|throughout) the (?P<sp_w>past|last|next|coming|preceding) "
        rf"(?:(?P<sp_n>{_VAGUE}|{_NUMBER}) )?(?P<sp_u>{_UNIT})",
    ),
    ("period", r"(?P<pe_w>last|this|next) (?P<pe_u>week|month|quarter|year|decade)"),
    ("day", r"(?P<da_w>yesterday|today|tomorrow|tonight)"),
    ("weekday", rf"(?:(?P<wd_w>last|this|next|on) )(?P<wd_d>{'|'.join(d.title() for d in WEEKDAYS)})"),
)
EXPRESSION = re.compile("(?<!\\w)(?:" + "|".join(rf"(?P<{kind}>{pattern})" for kind, pattern in _FORMS) + ")(?!\\w)")
KINDS = frozenset(kind for kind, _ in _FORMS)
# Every expression holds one of these, at most REACH characters after its beginning: the rest of a text is not tried.
CORE = re.compile(
    rf"\b(?:{_YEAR}|\d{{3}}0s|{_MONTH}|{_UNIT}|{_SEASON}|quarter|half|Q[1-4]|yesterday|today|tomorrow|tonight"
    rf"|{'|'.join(d.title() for d in WEEKDAYS)})\b"
)
REACH = 48


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at the characters ``[start, end)`` of a text: its kind and the parts that it gives.

    ``part`` is "early", "late" and the like; ``word`` a word such as "last", "ago", "coming"; ``count`` is ``None``
    where the text is vague ("a few days later"); ``year2`` and ``month2`` end a range, ``day2`` too.
    """

    kind: str
    phrase: str
    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    year2: int = 0
    month2: int = 0
    day2: int = 0
    part: str = ""
    word: str = ""
    unit: str = ""
    count: int | None = None


def expressions(text: str) -> Iterator[Expression]:
    """The date expressions of ``text`` in order; they do not overlap."""
    at = 0
    for core in CORE.finditer(text):
        if core.end() <= at:
            continue
        for match in EXPRESSION.finditer(text, max(at, core.start() - REACH), min(len(text), core.end() + REACH)):
            if match.start() > core.end():
                break
            at = match.end()
            yield _expression(next(kind for kind in KINDS if match.group(kind) is not None), match)


def month_number(name: str) -> int:
    """1 to 12 for the English name of a month or its abbreviation."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _expression(kind: str, match: re.Match[str]) -> Expression:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    parts = {name.split("_")[1]: value for name, value in groups.items() if "_" in name}
    # Ranges of years have groups of their own: a to b, the end perhaps by its last two digits.
    first, last = parts.get("a", ""), parts.get("b", "")
    if len(last) == 2:
        last = first[:2] + last
    unit = parts.get("u", "").removesuffix("s").replace("centurie", "century")
    return Expression(
        kind,
        match.group(kind),
        match.start(kind),
        match.end(kind),
        year=_year(kind, parts, first),
        month=_number(parts.get("m")) if kind == "iso" else month_number(parts["m"]) if "m" in parts else 0,
        day=WEEKDAYS.index(parts["d"].lower()) if kind == "weekday" else _number(parts.get("d")),
        year2=_number(last) or _number(parts.get("x")),
        month2=month_number(parts["n"]) if kind == "months" else 0,
        day2=_number(parts.get("e")),
        part=parts.get("p", "").strip(" -"),
        word=parts.get("w", ""),
        unit=unit or ("quarter" if "q" in parts else ""),
        count=_count(parts),
    )


def _year(kind: str, parts: dict[str, str], first: str) -> int:
    if kind == "decade":
        return int(parts["y"] + "0")
    return _number(parts.get("y")) or _number(first)


def _number(text: str | None) -> int:
    digits = re.match(r"\d+", text or "")
    return int(digits.group()) if digits else 0


def _count(parts: dict[str, str]) -> int | None:
    """How many units: of "after", "ago" and spans the number, of quarters and halves which one."""
    if "q" in parts:
        return int(parts["q"])
    if "o" in parts:
        return min(ORDINALS[parts["o"]], 2 if parts.get("u") == "half" else 4)
    number = parts.get("n", "")
    if number.isdigit():
        return int(number)
    return NUMBERS.get(number.lower()) if number else (1 if "u" in parts and not parts["u"].endswith("s") else None)
