"""Words that stand cut inside a line are put together again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.readers.hyphens import rejoined

PAGE = (
    "The pro- tection of networks and the pro- vision of pilots are in- cluded in the protection of ports, and "
    "author- ities of cyber- defence under- stand it: cyber is not defence. Go for- ward. Short- and long-term, home- "
    "or office, pre- versus post-war, short- as well as long-term."
)


def test_a_page_copied_with_its_cut_words_is_mended() -> None:
    (text,) = rejoined([PAGE])
    for word in ("protection of networks", "provision", "included", "authorities", "understand", "forward"):
        assert word in text
    assert "cyber- defence" in text


def test_the_first_half_of_a_pair_keeps_its_hyphen() -> None:
    (text,) = rejoined([PAGE])
    assert "Short- and long-term, home- or office, pre- versus post-war, short- as well as long-term." in text


def test_where_it_is_rare_only_a_word_that_stands_whole_elsewhere_is_put_together() -> None:
    assert rejoined(["A long- overdue vote.", "The pro- tection failed.", "It was protection."]) == [
        "A long- overdue vote.",
        "The protection failed.",
        "It was protection.",
    ]


@given(st.lists(st.text("ab- C,")))
def test_nothing_but_hyphens_and_spaces_is_lost(texts: list[str]) -> None:
    kept = str.maketrans("", "", "- ")
    assert [text.translate(kept) for text in rejoined(texts)] == [text.translate(kept) for text in texts]
