"""The laws of a brief, over texts that nobody has written."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import Settings, build, from_record, read_bytes, to_record
from briefing.model.brief import Brief
from briefing.model.codec import encode
from briefing.model.document import Block, Callout, Landscape, ListBlock, Quote, Table
from briefing.model.sentence import read_through
from briefing.output import make
from briefing.pipeline import compose
from briefing.sentences import split

CHOSEN = Settings(date="2026-01-31", formats=("pdf", "docx", "html"))
HOSTILE = ("*bold* _it_", "| a | b |", "<b>x</b>", "{{ brief.title }}", "{% raw %}", "&amp; &", "# no", "1. no", "`c`")
HOSTILE += (
    "[x](http://e.org)",
    "![i](x)",
    "\u202etxt.exe",
    "\u05e9\u05dc\u05d5\u05dd",
    "Київ",
    "Αθήνα",
    "a\u0301",
    "===",
    "---",
)
SUBJECTS = ("The Council", "NATO", "Serbia", "Critics", "The minister", "She", "Moscow", "The report")
PREDICATES = (
    "should adopt the budget by June",
    "must not recognise the claim",
    "attacked the convoy in May 2021",
    "may threaten the strait",
    "said that talks had failed",
    "denied the charge",
    "met in Vienna on 3 March 1999",
    "could impose sanctions on those responsible",
)
clauses = st.builds("{} {}".format, st.sampled_from(SUBJECTS), st.sampled_from(PREDICATES))
sentences = st.one_of(clauses, st.builds("{} {}".format, clauses, st.sampled_from(HOSTILE)), st.sampled_from(HOSTILE))
paragraphs = st.lists(sentences, min_size=1, max_size=5).map(lambda found: ". ".join(found) + ".")
articles = st.lists(paragraphs, min_size=1, max_size=4).map("\n\n".join)
characters = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")
written = st.text(characters, min_size=1).filter(lambda text: any(map(str.isalnum, text)))
slowly = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _brief(article: str) -> Brief:
    return build((read_bytes(article.encode(), "article.txt", CHOSEN),), CHOSEN)


@given(st.one_of(articles, written))
@settings(max_examples=150, deadline=None)
def test_every_word_points_back(article: str) -> None:
    source = read_bytes(article.encode("utf-8", "replace"), "article.txt")
    for sentence in split(source):
        assert read_through(source.text, sentence.span, sentence.omitted) == sentence.text


@given(articles)
@slowly
def test_nothing_is_lost(article: str) -> None:
    brief = _brief(article)
    ids = [verdict.sentence.id for verdict in brief.dossier.verdicts]
    assert Counter(ids) == Counter(set(ids))
    rows = Counter(row.anchor for table in _tables(brief.blocks) for row in table.rows if row.anchor in set(ids))
    assert rows == Counter(ids)


@given(articles)
@slowly
def test_every_statement_has_a_reference_to_a_sentence_of_the_source(article: str) -> None:
    brief = _brief(article)
    known = {verdict.sentence.id for verdict in brief.dossier.verdicts}
    assert all(reference.sentences and set(reference.sentences) <= known for reference in brief.references)
    asked = {place for entry in brief.dossier.analysis.recommendations for place in entry.evidence}
    assert asked <= known


@given(articles)
@slowly
def test_one_brief_in_many_formats_says_the_same(article: str) -> None:
    made = make(_brief(article).dossier, CHOSEN)
    assert set(made.files) == {"pdf", "docx", "html"}


MARKER = "quokka"
PLAIN = _brief(
    f"The Council should adopt the {MARKER} budget by June 2027. Storms may threaten the {MARKER} coast. "
    f"The Council met the {MARKER} envoys in Vienna on 3 March 1999. Moscow denied the {MARKER} charge."
)
visible = st.text(st.characters(blacklist_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Z"]), min_size=1)


@given(st.one_of(st.sampled_from(HOSTILE), visible))
@settings(max_examples=60, deadline=None)
def test_characters_of_a_source_never_change_the_tree(words: str) -> None:
    dossier = from_record(_replaced(to_record(PLAIN.dossier), words))
    hostile = compose(dossier, CHOSEN)
    assert _words(encode(hostile.blocks)) == _words(_replaced(encode(PLAIN.blocks), words))


def test_the_same_source_gives_the_same_bytes() -> None:
    article = "The Council should adopt the budget by June 2027. Storms may threaten the coast."
    first, second = (make(_brief(article).dossier, CHOSEN).files for _ in range(2))
    assert dict(first) == dict(second)


def _tables(blocks: tuple[Block, ...]) -> list[Table]:
    found: list[Table] = []
    for block in blocks:
        match block:
            case Table():
                found.append(block)
            case Quote(children) | Callout(_, children) | Landscape(children):
                found += _tables(children)
            case ListBlock(items):
                found += [table for item in items for table in _tables(item)]
            case _:
                pass
    return found


def _words(data: Any) -> Any:
    """JSON data of a tree without its charts and their descriptions, cut to their room; their table says the same."""
    if isinstance(data, dict):
        return {key: _words(item) for key, item in data.items() if key not in ("chart", "alt")}
    return [_words(item) for item in data] if isinstance(data, list) else data


def _replaced(data: Any, words: str) -> Any:
    """JSON data with ``words`` where the marker stands."""
    if isinstance(data, str):
        return data.replace(MARKER, words)
    if isinstance(data, list):
        return [_replaced(item, words) for item in data]
    return {key: _replaced(item, words) for key, item in data.items()} if isinstance(data, dict) else data
