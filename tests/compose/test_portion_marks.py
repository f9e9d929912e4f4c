"""Where sources are marked differently each statement says which marking is its own."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.compose import ComposeOptions, compose
from briefing.model.brief import Dossier
from tests.builders import lake_and_shore
from tests.compose.reading import words


def _marked(*markings: str) -> Dossier:
    dossier = lake_and_shore()
    sources = tuple(replace(source, marking=mark) for source, mark in zip(dossier.sources, markings, strict=True))
    return replace(dossier, sources=sources)


def test_each_citation_carries_the_mark_of_its_source() -> None:
    shown = words(compose(_marked("SECRET//NOFORN", "UNCLASSIFIED"), ComposeOptions()).blocks)
    assert re.findall(r"\(\S+\)\s\[S1\.\d+\]", shown)
    assert {mark for mark, source in re.findall(r"(\(\S+\))\s\[(S\d)\.\d+\]", shown) if source == "S1"} == {"(S//NF)"}
    assert {mark for mark, source in re.findall(r"(\(\S+\))\s\[(S\d)\.\d+\]", shown) if source == "S2"} == {"(U)"}


def test_each_row_of_the_annex_carries_the_mark_of_its_source() -> None:
    brief = compose(_marked("SECRET", "UNCLASSIFIED"), ComposeOptions())
    rows = [row for block in brief.blocks for row in getattr(block, "rows", ()) if re.match(r"S\d\.", row.anchor)]
    assert rows
    assert all(("(S)" if row.anchor.startswith("S1") else "(U)") in words_of_first_cell(row) for row in rows)


def test_sources_marked_alike_need_no_marks() -> None:
    plainly = words(compose(_marked("", ""), ComposeOptions()).blocks)
    assert words(compose(_marked("TLP:GREEN", "TLP:GREEN"), ComposeOptions()).blocks).count("(TLP:GREEN)") == 0
    assert "(TLP" not in plainly


def words_of_first_cell(row: object) -> str:
    from briefing.model.document import Row, plain

    assert isinstance(row, Row)
    return plain(row.cells[0])
