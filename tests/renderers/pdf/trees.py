"""Trees of blocks made at random: every kind of block, nested, with any characters."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing.model.document import (
    Aside,
    Block,
    Callout,
    Citation,
    Column,
    Contents,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Landscape,
    LikelihoodBar,
    LikelihoodChart,
    LineBreak,
    Link,
    ListBlock,
    MatrixChart,
    Only,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Rule,
    Strong,
    Table,
    Tag,
    Text,
    TimelineChart,
    TimelinePoint,
)

SETTABLE = "abc DEF 019 .,;:!?-–—()[]{}<>&*|\\/'\"“”«» é ß Ł č ğ Ω λ Ж ї ₂ € ≥ → ✓ ■ \u00a0\u2009"
"""Characters that the fonts have, all of them from left to right."""

texts = st.text(SETTABLE, max_size=60)
"""Text that can be set as it stands."""

wild_texts = st.one_of(texts, st.text(max_size=20), st.text("אבג ابتلا 中😀 x1(", max_size=20))
"""Any text: other scripts, control characters, what no font has."""

words = st.text("abcdefgh", min_size=1, max_size=12)
anchors = st.sampled_from(("", "", "one", "two", "S1.1", "R1"))
targets = st.sampled_from(
    ("#one", "#S1.1", "#nowhere", "https://example.org/?a=(1)", "mailto:a@example.org", "file:///etc")
)


def inlines(text: st.SearchStrategy[str] = texts) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Sequences of inlines, some in one another."""
    leaves = st.one_of(
        st.builds(Text, text, st.sampled_from(("", "", "fr"))),
        st.builds(Tag, text, st.sampled_from(("must", "other", "unheard of"))),
        st.builds(Citation, st.lists(st.sampled_from(("S1.1", "S1.2")), min_size=1, max_size=2).map(tuple)),
        st.just(LineBreak()),
    )
    return st.lists(st.one_of(leaves, _around(leaves)), max_size=3).map(tuple)


def _around(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    children = st.lists(inner, max_size=2).map(tuple)
    return st.one_of(
        st.builds(Emphasis, children),
        st.builds(Strong, children),
        st.builds(Aside, children),
        st.builds(Link, children, targets),
    )


@st.composite
def tables(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> Table:
    """Tables of up to four columns."""
    count = draw(st.integers(1, 4))
    cells = st.tuples(*([inlines(text)] * count))
    columns = tuple(
        Column(draw(inlines(text)), 1 / count, draw(st.sampled_from(("left", "right", "center")))) for _ in range(count)
    )
    rows = draw(st.lists(st.builds(Row, cells, anchors), max_size=3).map(tuple))
    style = draw(st.sampled_from(("register", "annex", "plain")))
    return Table(columns, rows, draw(inlines(text)), draw(st.integers(0, 9)), style, draw(st.booleans()), draw(anchors))


def charts() -> st.SearchStrategy[object]:
    """Charts of every kind, empty ones too."""
    years = st.floats(-3000, 3000)
    points = st.builds(TimelinePoint, years, years, wild_texts, wild_texts, st.booleans())
    bars = st.builds(LikelihoodBar, wild_texts, wild_texts, st.floats(-20, 120), st.floats(-20, 120))
    return st.one_of(
        st.builds(TimelineChart, st.lists(points, max_size=8).map(tuple)),
        st.builds(LikelihoodChart, wild_texts, st.lists(bars, max_size=5).map(tuple)),
        matrices(),
    )


@st.composite
def matrices(draw: st.DrawFn) -> MatrixChart:
    """Matrices of up to four rows and columns."""
    rows = draw(st.lists(wild_texts, max_size=4).map(tuple))
    columns = draw(st.lists(wild_texts, max_size=4).map(tuple))
    cells = st.lists(words, max_size=3).map(tuple)
    return MatrixChart(rows, columns, tuple(tuple(draw(cells) for _ in columns) for _ in rows))


def blocks(text: st.SearchStrategy[str] = texts) -> st.SearchStrategy[tuple[Block, ...]]:
    """Sequences of blocks, some in one another."""
    roles = st.sampled_from(("body", "lead", "meta", "note", "label", "marking"))
    leaves = st.one_of(
        st.builds(Heading, st.integers(1, 6), inlines(text), anchors, st.sampled_from(("", "1", "R2"))),
        st.builds(Paragraph, inlines(text), roles, anchors),
        tables(text),
        st.builds(Figure, charts(), inlines(text), text, st.integers(0, 3), anchors),
        st.builds(Contents, text, st.integers(0, 4)),
        st.sampled_from((PageBreak(), Rule())),
    )
    nested = st.recursive(leaves, lambda inner: _boxes(inner, text), max_leaves=4)
    return st.lists(nested, max_size=4).map(tuple)


def _boxes(inner: st.SearchStrategy[Block], text: st.SearchStrategy[str]) -> st.SearchStrategy[Block]:
    children = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(ListBlock, st.lists(children, max_size=3).map(tuple), st.sampled_from((None, 1, 9))),
        st.builds(Quote, children, st.sampled_from(("", "fr", "el"))),
        st.builds(Callout, text, children, st.sampled_from(("key", "note", "warning"))),
        st.builds(Landscape, children),
        st.builds(Only, st.sampled_from((("pdf",), ("html",))), children),
    )
