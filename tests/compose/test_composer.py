"""The default set on a whole dossier: what stands where, and what it rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.compose import ComposeOptions, TemplateFault, compose
from briefing.compose.citations import anchors
from briefing.model.document import Callout, Emphasis, Figure, PageBreak, plain
from briefing.model.register import Analysis, Cut
from briefing.model.source import Span
from tests.builders import LAKE, REST, THREAT, dossier_of, lake, lake_and_shore, unit
from tests.compose.reading import annex, citations, headings, rows, tables, words


def test_the_sections_stand_in_order_and_the_numbered_ones_are_numbered() -> None:
    found = [each for each in headings(compose(lake())) if not each[0].isdigit() or each[1] == " "]
    assert found[:4] == [
        "Lake Orsa: two locks, two armies",
        "Recommendations at a glance",
        "1 Background",
        "2 Threat assessment",
    ]
    assert found[-2:] == ["4 Sources and provenance", "Evidence annex"]


def test_the_bottom_line_has_three_sentences_at_most_each_with_its_reference() -> None:
    (box,) = [block for block in compose(lake()).blocks if isinstance(block, Callout)]
    lines = [plain(each.children) for each in box.children]  # type: ignore[union-attr]
    assert lines == [f"{LAKE[n - 1].text}\u00a0[S1.{n}]" for n in (2, 9, 13)]


def test_the_table_at_a_glance_holds_every_recommendation_of_the_sources_own() -> None:
    table = tables(compose(lake()).blocks)[0]
    assert [row[:2] + row[4:] for row in rows(table)] == [
        ("1", "lake states", "must"),
        ("2", "Union", "should"),
        ("3", "Union", "should"),
        ("4", "member states", "must"),
        ("5", "Kesten · its neighbours", "could"),
        ("6", "unstated", "should"),
    ]
    assert rows(table)[3][2] == "freeze the accounts of the lock authority, should Tervia refuse\u00a0[S1.15]"
    assert rows(table)[4][2] == "share radar pictures there [Lake Orsa]\u00a0[S1.16]"


def test_reported_and_rejected_proposals_are_kept_apart_and_counted() -> None:
    brief = compose(lake())
    assert "1 reported [S1.18], 1 not to be done [S1.19]" in words(brief.blocks)
    (others,) = [table for table in tables(brief.blocks) if "Standing" in [plain(c.title) for c in table.columns]]
    assert [(row[3], row[4]) for row in rows(others)] == [("opposition in Kesten", "reported"), ("", "not to be done")]


def test_a_claim_stands_beside_its_denial_and_the_editors_note() -> None:
    (claim,) = [row for table in tables(compose(lake()).blocks) for row in rows(table) if "lights” " in row[0]]
    assert "Tervia denies the account." in claim[1]
    assert "editorial note [The log" in claim[1]


def test_the_annex_lists_every_sentence_with_section_and_score_and_counts_the_boilerplate() -> None:
    brief = compose(lake())
    found = annex(brief.blocks)
    assert [row.anchor for row in found.rows] == [verdict.sentence.id for verdict in lake().verdicts]
    assert [row[3] for row in rows(found)] == [f"{verdict.score:.2f}" for verdict in lake().verdicts]
    assert [row[2] for row in rows(found)][5] == "background ◦"
    assert "2 units of surrounding matter" in words(brief.blocks)


def test_every_citation_leads_to_a_row_of_the_annex() -> None:
    brief = compose(lake_and_shore())
    assert set(citations(brief.blocks)) <= anchors(brief.blocks)
    assert "S2.1" in set(citations(brief.blocks))


def test_every_reference_is_a_statement_with_the_sentences_behind_it() -> None:
    brief = compose(lake())
    assert brief.references
    texts = {verdict.sentence.id: verdict.sentence.text for verdict in lake().verdicts}
    whole = [each for each in brief.references if each.statement in texts.values()]
    assert len(whole) > 10
    assert all(texts[each.sentences[0]] == each.statement for each in whole)


def test_a_document_without_a_recommendation_says_so() -> None:
    dossier = dossier_of([unit("A quiet day.", REST), unit("Snow may fall in the passes.", THREAT)])
    assert (
        words(compose(dossier).blocks).count("No sentence of the sources was found to recommend anything of their own.")
        == 2
    )


def test_the_annex_starts_a_new_page_and_its_heading_goes_with_it() -> None:
    blocks = compose(lake()).blocks
    (place,) = [n for n, block in enumerate(blocks) if isinstance(block, PageBreak)]
    assert plain(blocks[place + 1].children) == "Evidence annex"  # type: ignore[union-attr]


def test_what_may_be_left_out_of_a_statement_is_marked_and_stands_whole_in_the_annex() -> None:
    dossier = lake()
    cut = replace(dossier.analysis, cuts=(Cut("S1.9", (Span(36, len(LAKE[8].text) - 1),)),))
    found = words(compose(replace(dossier, analysis=cut)).blocks)
    assert "Another collision is likely before t …" in found
    assert LAKE[8].text in found


def test_an_analyst_puts_sentences_into_the_body_and_takes_them_out() -> None:
    dossier = replace(lake(), body=("-S1.4", "+S1.7"))
    short = ComposeOptions(limits=(("background", 1),))
    before = words(compose(dossier, short).blocks).partition("Evidence annex")[0]
    assert "Kesten never recognised" not in before
    assert "Tervia denies the account.\u00a0[S1.7]" in before


def test_length_limits_order_titles_numbering_and_depth_are_options() -> None:
    full = compose(lake(), ComposeOptions(length="full"))
    short = compose(lake(), ComposeOptions(length="short"))
    assert len(words(short.blocks)) < len(words(full.blocks))
    chosen = ComposeOptions(
        order=("title", "threats", "background"), titles=(("threats", "What may come"),), numbering=True, depth=2
    )
    assert headings(compose(lake(), chosen)) == (
        "Lake Orsa: two locks, two armies",
        "1 What may come",
        "1.1 Claims and what stands against them",
        "2 Background",
    )
    plain_ones = headings(compose(lake(), ComposeOptions(numbering=False)))
    assert "Background" in plain_ones


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ComposeOptions(template="policy_breif"),
            "there is no template set `policy_breif`; did you mean `policy_brief`?",
        ),
        (ComposeOptions(options=(("contets", True),)), "no option `contets`; did you mean `contents`?"),
        (ComposeOptions(options=(("contents", "perhaps"),)), "option `contents` takes true or false, not 'perhaps'"),
        (ComposeOptions(options=(("annex", "some"),)), "option `annex` is one of all, cited, not 'some'"),
        (ComposeOptions(length="long"), "there is no length `long`"),  # type: ignore[arg-type]
        (ComposeOptions(order=("title", "treats")), "there is no section `treats`; did you mean `threats`?"),
        (ComposeOptions(only="R99"), "there is no register entry `R99`"),
        (ComposeOptions(only="backgroud"), "there is no section `backgroud`; did you mean `background`?"),
        (ComposeOptions(labels=(("basiss", "x"),)), "there is no label `basiss`; did you mean `basis`?"),
        (
            ComposeOptions(limits=(("backgroun", 3),)),
            "`backgroun` is nothing that has a limit; did you mean `background`?",
        ),
        (ComposeOptions(titles=(("backgroun", "x"),)), "there is no section `backgroun`; did you mean `background`?"),
    ],
)
def test_an_option_that_cannot_be_used_is_refused_with_the_nearest_name(options: ComposeOptions, message: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        compose(lake(), options)
    assert message in str(caught.value)


def test_options_may_come_as_text_as_the_command_line_gives_them() -> None:
    brief = compose(lake(), ComposeOptions(options=(("figures", "false"), ("contents", "no"))))
    assert not [block for block in brief.blocks if isinstance(block, Figure)]


def test_the_same_dossier_and_options_give_the_same_brief() -> None:
    assert compose(lake_and_shore()) == compose(lake_and_shore())


def test_the_annex_may_hold_only_what_the_brief_cites() -> None:
    brief = compose(lake(), ComposeOptions(options=(("annex", "cited"),)))
    listed = {row.anchor for row in annex(brief.blocks).rows}
    assert listed == set(citations(brief.blocks))
    assert "S1.20" not in listed


def test_a_brief_of_one_empty_dossier_can_be_composed() -> None:
    brief = compose(dossier_of([unit("Nothing.", REST)], Analysis()))
    assert "No sentence of the sources was found to give an entry" in words(brief.blocks)


def test_register_entries_that_the_body_leaves_out_stand_in_the_annex() -> None:
    brief = compose(lake(), ComposeOptions(limits=(("threats", 1), ("timeline", 2), ("recommendations", 3))))
    before, _, after = words(brief.blocks).partition("Further register entries")
    assert "tell the islanders that no one will come to their aid" not in before.replace(LAKE[10].text, "")
    shown = [row for table in tables(brief.blocks) for row in rows(table)]
    for threat in lake().analysis.threats:
        assert [row for row in shown if row[0] == threat.id], threat.id
    assert len([row for row in shown if row[0] in ("[1994]", "2016", "October [2024]")]) == 3
    assert "Not shown here: 3" in before
    assert after


def test_of_many_threats_that_an_entry_answers_the_closest_are_named_and_the_others_counted() -> None:
    lake_ = lake()
    danger, entry = lake_.analysis.threats[0], lake_.analysis.recommendations[0]
    threats = tuple(replace(danger, id=f"T{number}") for number in range(1, 7))
    answering = replace(entry, threats=("T6", "T2", "T1", "T3", "T4", "T5"), threat_links=("Tervia",) * 6)
    analysis = replace(lake_.analysis, threats=threats, recommendations=(answering,))
    assert "T6, T2, T1, T3 and 2 more" in words(compose(replace(lake_, analysis=analysis)).blocks)


def test_the_annex_gives_the_purpose_of_the_entries_that_the_body_leaves_out() -> None:
    entry = replace(lake().analysis.recommendations[0], threats=(), threat_links=())
    many = tuple(replace(entry, id=f"R{n}", purpose=f"to end quarrel {n}") for n in range(1, 30))
    brief = compose(replace(lake(), analysis=replace(lake().analysis, recommendations=many)), ComposeOptions())
    assert all(f"to end quarrel {n}" in words(brief.blocks) for n in range(1, 30))


def test_a_threat_on_somebodys_word_says_whose() -> None:
    danger = replace(lake().analysis.threats[0], attribution="harbour board")
    brief = compose(replace(lake(), analysis=replace(lake().analysis, threats=(danger,))))
    assert "[according to harbour board]" in words(brief.blocks)


def test_where_no_actor_is_named_what_it_is_asked_of_stands_in_italics() -> None:
    entry = replace(
        lake().analysis.recommendations[0], actors=(), actors_from_context=(), subject="partnerships of the lake states"
    )
    brief = compose(replace(lake(), analysis=replace(lake().analysis, recommendations=(entry,))))
    (cell,) = [row.cells[1] for row in tables(brief.blocks)[0].rows]
    assert isinstance(cell[0], Emphasis)
    assert plain(cell) == "partnerships of the lake states"
