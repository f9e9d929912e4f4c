"""Several sources in one brief: what is the same is joined, what differs is shown, publishers are counted once."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.publishers import duplicates, near_duplicates, origins
from briefing.model.register import Force, Provenance, Stance
from tests.analysis.reading_of import analysis_of
from tests.builders import ASK, BACK, THREAT, source_of, unit

LONG = " ".join(f"word{n} of the long report on grain" for n in range(60))


def test_the_same_demand_in_two_sources_is_joined_with_the_wording_of_each() -> None:
    found = analysis_of(
        (unit("The European Union should impose sanctions on the shipping firms of Iran.", ASK),),
        (unit("Brussels must impose sanctions on Iran’s shipping firms.", ASK),),
    )
    one, other = found.recommendations
    assert (one.also, other.also) == ((other.id,), (one.id,))
    assert one.action != other.action
    (agreement,) = found.agreements
    assert [(p.source, p.force, p.stance) for p in agreement.positions] == [
        ("S1", Force.SHOULD, Stance.OWN),
        ("S2", Force.MUST, Stance.OWN),
    ]


def test_a_demand_that_another_source_rejects_is_shown_as_a_disagreement() -> None:
    found = analysis_of(
        (unit("NATO should deploy patrol vessels to the strait.", ASK),),
        (unit("The alliance should not deploy patrol vessels to the strait.", ASK),),
    )
    (agreement,) = found.agreements
    assert {p.stance for p in agreement.positions} == {Stance.OWN, Stance.REJECTED}


def test_demands_on_different_actors_are_not_joined() -> None:
    found = analysis_of(
        (unit("Chile should deploy patrol vessels to the strait.", ASK),),
        (unit("Peru should deploy patrol vessels to the strait.", ASK),),
    )
    assert all(entry.also == () for entry in found.recommendations)


def test_ids_run_through_all_sources_and_point_at_their_own() -> None:
    found = analysis_of(
        (unit("NATO should act in Estonia.", ASK), unit("Russia threatens to attack Estonia.", THREAT)),
        (unit("Chile should leave the pact.", ASK), unit("Iran threatens to attack Oman.", THREAT)),
    )
    assert [(r.id, r.evidence) for r in found.recommendations] == [("R1", ("S1.1",)), ("R2", ("S2.1",))]
    assert [(t.id, t.evidence) for t in found.threats] == [("T1", ("S1.2",)), ("T2", ("S2.2",))]


def test_the_same_danger_in_two_sources_is_joined() -> None:
    one, other = analysis_of(
        (unit("Russia is preparing sabotage of the Baltic cables.", THREAT),),
        (unit("Moscow is preparing sabotage of Baltic cables.", THREAT),),
    ).threats
    assert (one.also, other.also) == (("T2",), ("T1",))


def test_three_sites_that_quote_one_agency_are_one_publisher() -> None:
    told = "The ferry sank off the coast with forty sheep aboard."
    found = analysis_of(
        (unit(f"OSLO (Reuters) — {told}", BACK),),
        (unit(f"BERGEN (Reuters) – {told}", BACK),),
        (unit("Off the coast the ferry sank with forty sheep aboard, the harbour said.", BACK),),
    )
    (statement,) = found.corroborations
    assert statement.sentences == ("S1.1", "S2.1", "S3.1")
    assert statement.publishers == ("Reuters", "S3")


def test_a_denial_does_not_corroborate() -> None:
    found = analysis_of(
        (unit("The ferry carried weapons to the northern port in March.", BACK),),
        (unit("The ferry never carried weapons to the northern port in March.", BACK),),
    )
    assert found.corroborations == ()


def test_of_statements_made_alike_only_one_is_in_the_body() -> None:
    told = "The ferry sank off the coast with forty sheep aboard."
    assert len(analysis_of((unit(told, BACK),), (unit(told, BACK),)).body) == 1


def test_near_duplicates_are_reported_and_count_as_one() -> None:
    one = source_of([unit(LONG)], "S1")
    other = replace(source_of([unit(LONG + " and a new end")], "S2"), publisher="Gazette")
    third = source_of([unit("Something else entirely, on fish and cables and the price of both.")], "S3")
    (notice,) = near_duplicates([one, other, third])
    assert (notice.code, notice.where) == ("near-duplicate", "S1 S2")
    assert [pair[:2] for pair in duplicates([one, other, third])] == [("S1", "S2")]
    found = origins([one, other, third], [Provenance("S1", ("Herald",)), Provenance("S2", ("Gazette",))])
    assert found == {"S1": "Herald", "S2": "Herald", "S3": "S3"}


def test_an_article_before_a_publishers_name_makes_no_second_one() -> None:
    one, other = source_of([unit("Fish.")], "S1"), source_of([unit("Cables.")], "S2")
    found = origins([one, other], [Provenance("S1", ("the Herald",)), Provenance("S2", ("Herald",))])
    assert len(set(found.values())) == 1


def test_no_source_at_all_gives_an_empty_analysis() -> None:
    found = analysis_of()
    assert (found.recommendations, found.threats, found.timeline, found.body) == ((), (), (), ())
