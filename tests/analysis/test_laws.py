"""What holds of every analysis, whatever the sentences: references lead somewhere, words are the source's own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis import AnalysisOptions, analyse
from briefing.model.sentence import collapse
from tests.builders import ASK, BACK, REST, THREAT, Unit, source_of, unit, verdicts_of

SENTENCES = st.sampled_from(
    [
        "Iran may attack ships near Oman in 2031.",
        "If talks fail, Russia will blockade Estonia by 2030, an official warned.",
        "Chile joined the pact in 2019 – Peru left it in May.",
        "Two decades after the war, Serbs and Albanians have met.",
        "NATO should deploy patrols to Estonia if Russia attacks.",
        "The US and the EU must not sell arms to Iran (see annex).",
        "Peru accused Chile of theft.",
        "Chile denied it; “nothing”, it said, “was taken”.",
        "Moreover, 140 workers died in the flood, writes the Herald.",
        "They should act, critics say.",
        "It — and this is new – will not last.",
        "… and,, then;",
        "“",
        "Should Moscow move, Kyiv would strike back.",
    ]
)
WORDS = st.text("abcIran the,.–;“”()’ 2019 should", min_size=1, max_size=60)
SECTIONS = st.sampled_from([BACK, THREAT, ASK, REST])
UNITS = st.lists(st.builds(unit, SENTENCES | WORDS.map(collapse).filter(bool), SECTIONS), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(UNITS, min_size=1, max_size=3))
def test_every_reference_leads_to_a_sentence_and_every_role_to_its_words(sources: list[list[Unit]]) -> None:
    read_in = [source_of(units, f"S{n}") for n, units in enumerate(sources, 1)]
    verdicts = [v for s, units in zip(read_in, sources, strict=True) for v in verdicts_of(s, units)]
    texts = {v.sentence.id: v.sentence.text for v in verdicts}
    found = analyse(read_in, verdicts, AnalysisOptions(date="2030-03-01"))
    evidence = [t.evidence for t in found.threats] + [e.evidence for e in found.timeline]
    for ids in (*evidence, *(c.evidence for c in found.claims), *(r.evidence for r in found.recommendations)):
        assert ids
        assert set(ids) <= set(texts)
    assert set(found.body) | set(found.bottom_line) <= set(texts)
    assert set(dict(found.salience)) == set(texts)
    assert len(found.bottom_line) <= 3
    for threat in found.threats:
        body = next(s.text for s in read_in if threat.evidence[0].startswith(f"{s.id}."))
        assert all(part in collapse(body) for part in threat.conduct.split("; ") if len(threat.evidence) == 1)
        assert {s.role: s.span.of(body) for s in threat.spans}.get("actor", threat.actor) == threat.actor
    for event in found.timeline:
        assert event.text.strip("… ") in texts[event.evidence[0]]
        assert event.phrase in texts[event.evidence[0]]
    for cut in found.cuts:
        assert all(span.end <= len(texts[cut.sentence]) for span in cut.spans)


@settings(max_examples=15, deadline=None)
@given(UNITS)
def test_the_same_sentences_give_the_same_analysis(units: list[Unit]) -> None:
    source = source_of(units)
    verdicts = verdicts_of(source, units)
    assert analyse([source], verdicts) == analyse([source], verdicts)
