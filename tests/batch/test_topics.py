from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefing.batch import find_items
from briefing.batch.topics import topics

CABLES = (
    "The anchor of a tanker cut the undersea cable between the islands. Repair ships reached the cable in May.",
    "Navies should patrol the undersea cable. A tanker that drags its anchor over a cable must be boarded.",
)
ELECTIONS = (
    "Voters in the republic go to the polls in spring. Observers report that the electoral commission lost ballots.",
    "The electoral commission must count all ballots again. Observers should return before voters go to the polls.",
)


def test_documents_of_one_topic_stand_together() -> None:
    assert topics([CABLES[0], ELECTIONS[0], CABLES[1], ELECTIONS[1]]) == ((0, 2), (1, 3))


def test_a_text_without_words_stands_alone() -> None:
    assert topics(["", CABLES[0], "…"]) == ((0,), (1,), (2,))


@given(st.lists(st.text("abc de", max_size=40), max_size=12))
def test_every_document_is_in_one_topic(texts: list[str]) -> None:
    assert sorted(place for group in topics(texts) for place in group) == list(range(len(texts)))


def test_a_topic_becomes_one_item_and_what_cannot_be_read_its_own(tmp_path: Path) -> None:
    for name, text in (("a", CABLES[0]), ("b", ELECTIONS[0]), ("c", CABLES[1])):
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "d.pdf").write_bytes(b"no PDF")
    items = find_items([str(tmp_path)], "topic")
    assert [[path.name for path in item.sources] for item in items] == [["a.txt", "c.txt"], ["b.txt"], ["d.pdf"]]
