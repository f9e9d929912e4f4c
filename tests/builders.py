"""A small language for building dossiers, and one that holds every kind of entry.

``unit("NATO should talk.", ASK)`` is a sentence with its section; ``dossier_of(units)`` joins them to a source and its
verdicts. The texts are invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.model.brief import Dossier, Meta
from briefing.model.dates import Basis, Precision
from briefing.model.notice import Notice, Severity
from briefing.model.register import (
    Actor,
    Agreement,
    Analysis,
    Claim,
    Clarification,
    Event,
    Force,
    Likelihood,
    Position,
    Provenance,
    Recommendation,
    Response,
    ResponseKind,
    Stance,
    Threat,
)
from briefing.model.sentence import Sentence, SentenceKind
from briefing.model.source import Passage, Source, Span
from briefing.model.verdict import SECTIONS, Section, Verdict

BACK, THREAT, ASK, REST = Section.BACKGROUND, Section.THREAT_ASSESSMENT, Section.RECOMMENDATION, Section.OTHER
NOTE, BOILERPLATE, HEADING = SentenceKind.NOTE, SentenceKind.BOILERPLATE, SentenceKind.HEADING


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence to be: its text, section, score, kind and paragraph."""

    text: str
    section: Section
    score: float = 0.95
    kind: SentenceKind = SentenceKind.SENTENCE
    paragraph: int = 0


def unit(
    text: str,
    section: Section = REST,
    score: float = 0.95,
    kind: SentenceKind = SentenceKind.SENTENCE,
    paragraph: int = 0,
) -> Unit:
    """A sentence for :func:`dossier_of`; ``paragraph`` 0 gives each sentence its own."""
    return Unit(text, section, score, kind, paragraph)


def source_of(units: Sequence[Unit], key: str = "S1", **fields: object) -> Source:
    """A source whose text is the units, each in a passage of its own."""
    passages, at = [], 0
    for each in units:
        passages.append(Passage(Span(at, at + len(each.text))))
        at += len(each.text) + 2
    text = "\n\n".join(each.text for each in units)
    plain = Source(id=key, name=f"{key.lower()}.txt", format="txt", text=text, passages=tuple(passages))
    return replace(plain, **fields)


def verdicts_of(source: Source, units: Sequence[Unit]) -> tuple[Verdict, ...]:
    """A verdict for each unit; those that score under 0.7 are doubtful."""
    return tuple(
        Verdict(
            Sentence(source.id, index, passage.span, each.text, each.kind, each.paragraph or index),
            each.section,
            scores(each.section, each.score),
            doubtful=each.score < 0.7,
        )
        for index, (passage, each) in enumerate(zip(source.passages, units, strict=True), 1)
    )


def scores(section: Section, score: float) -> tuple[float, float, float, float]:
    """Scores that sum to one, with ``score`` for ``section``."""
    rest = (1 - score) / 3
    first, second, third, fourth = (score if section is each else rest for each in SECTIONS)
    return first, second, third, fourth


def ask(
    key: str,
    actor: str | Sequence[str],
    action: str,
    n: int,
    units: Sequence[Unit],
    *,
    force: Force = Force.SHOULD,
    instruments: Iterable[str] = ("diplomatic",),
    stance: Stance = Stance.OWN,
    source: str = "S1",
    **fields: object,
) -> Recommendation:
    """A recommendation that rests on the ``n``-th unit."""
    actors = (actor,) if isinstance(actor, str) else tuple(actor)
    plain = Recommendation(
        id=key,
        actors=tuple(each for each in actors if each),
        verb=action.split()[0],
        action=action,
        force=force,
        stance=stance,
        quote=units[n - 1].text,
        evidence=(f"{source}.{n}",),
        instruments=tuple(instruments),
    )
    return replace(plain, **fields)


def dossier_of(units: Sequence[Unit], analysis: Analysis | None = None, **meta: str) -> Dossier:
    """The dossier of one source that holds ``units``."""
    source = source_of(units)
    about = Meta(**{"title": "A brief", "date": "2024-03-01", **meta})
    return Dossier(about, (source,), verdicts_of(source, units), analysis or Analysis())


# ---- the whole dossier --------------------------------------------------------------------------------------------

LAKE: tuple[Unit, ...] = (
    unit("The Lake That Two Armies Share", REST, 0.9, HEADING),
    unit("Thirty years after the truce, the ferries of Lake Orsa again carry soldiers.", BACK, 0.97, paragraph=2),
    unit(
        "Tervia closed the northern locks in 2016 and has kept a garrison there since March 2019.",
        BACK,
        0.96,
        paragraph=2,
    ),
    unit("Kesten never recognised the garrison.", BACK, 0.93, paragraph=2),
    unit("In May two patrol boats collided off Đurđin, and nine sailors were hurt.", BACK, 0.9, paragraph=3),
    unit("Kesten says that the Tervian boat had switched off its lights.", BACK, 0.64, paragraph=3),
    unit("Tervia denies the account.", BACK, 0.81, paragraph=3),
    unit("[The log of the Tervian boat was never published. – Ed.]", REST, 0.88, NOTE, 3),
    unit(
        "Another collision is likely before the winter, and it could draw in the lake's third shore.",
        THREAT,
        0.98,
        paragraph=4,
    ),
    unit(
        "General Αλέξης Μάρκου warned that Tervia is moving rocket launchers to the southern shore.",
        THREAT,
        0.95,
        paragraph=4,
    ),
    unit(
        "Broadcasts from across the water tell the islanders that no one will come to their aid.",
        THREAT,
        0.92,
        paragraph=4,
    ),
    unit(
        "There is a realistic possibility that the water pumps of Київ Bay fail under fire.", THREAT, 0.66, paragraph=4
    ),
    unit("The lake states must keep the peace on the water.", ASK, 0.97, paragraph=5),
    unit(
        "The Union should send observers to both locks before the end of October and publish what they see.",
        ASK,
        0.99,
        paragraph=5,
    ),
    unit("Should Tervia refuse, member states must freeze the accounts of the lock authority.", ASK, 0.98, paragraph=5),
    unit(
        "Kesten and its neighbours could share radar pictures there to prevent further collisions.",
        ASK,
        0.94,
        paragraph=5,
    ),
    unit("The islands' broadcasts ought to be answered, not jammed.", ASK, 0.83, paragraph=6),
    unit("The opposition in Kesten proposes to mine the channel.", ASK, 0.58, paragraph=6),
    unit("The channel should not be mined.", ASK, 0.9, paragraph=6),
    unit("« Le lac n'est à personne », the old lock keeper used to say.", REST, 0.61, paragraph=7),
    unit("The author taught hydrology and now advises a bank.", REST, 0.99, BOILERPLATE, 8),
    unit("Subscribe to the Harbour Gazette for a letter each week.", REST, 0.99, BOILERPLATE, 9),
)
"""The sentences S1.1, S1.2 … of :func:`lake`."""


def _asked() -> tuple[Recommendation, ...]:
    return (
        ask("R1", "lake states", "keep the peace on the water", 13, LAKE, force=Force.MUST, instruments=("other",)),
        ask(
            "R2",
            "Union",
            "send observers to both locks",
            14,
            LAKE,
            instruments=("diplomatic", "intelligence"),
            deadline="before the end of October",
            threats=("T1",),
        ),
        ask("R3", "Union", "publish what they see", 14, LAKE, instruments=("information",)),
        ask(
            "R4",
            "member states",
            "freeze the accounts of the lock authority",
            15,
            LAKE,
            force=Force.MUST,
            instruments=("sanctions",),
            condition="Should Tervia refuse",
            target="lock authority",
        ),
        ask(
            "R5",
            ("Kesten", "its neighbours"),
            "share radar pictures there",
            16,
            LAKE,
            force=Force.COULD,
            instruments=("intelligence", "military"),
            purpose="to prevent further collisions",
            clarifications=(Clarification("there", "Lake Orsa"),),
            threats=("T1", "T2"),
        ),
        ask("R6", "", "broadcasts ought to be answered", 17, LAKE, instruments=("information",), threats=("T3",)),
        ask(
            "R7",
            "",
            "mine the channel",
            18,
            LAKE,
            stance=Stance.REPORTED,
            speaker="opposition in Kesten",
            instruments=("military",),
        ),
        ask("R8", "", "mined", 19, LAKE, stance=Stance.REJECTED, instruments=("military",)),
    )


def _dangers() -> tuple[Threat, ...]:
    phia = "UK PHIA yardstick"
    return (
        Threat(
            "T1",
            "another collision",
            "Another collision",
            ("S1.9",),
            likelihood=Likelihood("likely", phia, 55, 75),
            horizon="before the winter",
        ),
        Threat(
            "T2",
            "rocket launchers on the southern shore",
            "moving rocket launchers to the southern shore",
            ("S1.10",),
            actor="Tervia",
            attribution="General Αλέξης Μάρκου",
        ),
        Threat(
            "T3", "broadcasts to the islanders", "tell the islanders that no one will come to their aid", ("S1.11",)
        ),
        Threat(
            "T4",
            "failure of the water pumps",
            "the water pumps of Київ Bay fail under fire",
            ("S1.12",),
            likelihood=Likelihood("realistic possibility", phia, 40, 50),
            confidence="low confidence",
        ),
    )


def _happened() -> tuple[Event, ...]:
    return (
        Event("E1", "1994", Precision.YEAR, "the truce", ("S1.2",), basis=Basis.INFERRED),
        Event("E2", "2016", Precision.YEAR, "Tervia closed the northern locks", ("S1.3",)),
        Event("E3", "2019-03", Precision.MONTH, "a garrison since March 2019", ("S1.3",), end="2024-02"),
        Event("E4", "--05", Precision.MONTH, "two patrol boats collided off Đurđin", ("S1.5",), basis=Basis.UNRESOLVED),
        Event(
            "E5", "2024-10", Precision.MONTH, "observers at both locks", ("S1.14",), basis=Basis.RELATIVE, future=True
        ),
    )


def lake(**meta: str) -> Dossier:
    """A dossier with every kind of entry, from one source."""
    source = source_of(
        LAKE,
        title="The Lake That Two Armies Share",
        author="M. Ilić",
        publisher="Harbour Gazette",
        published="2024-02-19",
        provenance=("Lake Review", "Harbour Gazette"),
    )
    analysis = Analysis(
        recommendations=_asked(),
        threats=_dangers(),
        timeline=_happened(),
        actors=(
            Actor("Tervia", "state", ("the Tervian side",), ("S1.3", "S1.7", "S1.10", "S1.15")),
            Actor("Kesten", "state", (), ("S1.4", "S1.6", "S1.16", "S1.18")),
            Actor("Αλέξης Μάρκου", "person", (), ("S1.10",)),
        ),
        claims=(
            Claim(
                "C1",
                "the Tervian boat had switched off its lights",
                ("S1.6",),
                (
                    Response(ResponseKind.DENIAL, "Tervia denies the account.", ("S1.7",), "Tervia"),
                    Response(ResponseKind.NOTE, "[The log of the Tervian boat was never published. – Ed.]", ("S1.8",)),
                ),
                "Kesten",
            ),
        ),
        provenance=(Provenance("S1", ("Lake Review", "Harbour Gazette"), ("S1.21",), translated=True),),
        salience=tuple(
            (f"S1.{n}", each.score / 2 if each.section is not REST else 0.0) for n, each in enumerate(LAKE, 1)
        ),
        bottom_line=("S1.2", "S1.9", "S1.13"),
        notices=(Notice("estimate-mixed", "two words of likelihood from one scale", Severity.WARNING, "S1"),),
    )
    about = Meta(
        **{
            "title": "Lake Orsa: two locks, two armies",
            "date": "2024-03-01",
            "marking": "OFFICIAL",
            "addressee": "Head of mission",
            "version": "0.1.0",
            "model": "a small network",
            **meta,
        }
    )
    return Dossier(about, (source,), verdicts_of(source, LAKE), analysis, source.notices)


def lake_and_shore(**meta: str) -> Dossier:
    """:func:`lake` with a second source of another publisher, marked TLP:AMBER, that backs one recommendation."""
    first = lake(**{"marking": "TLP:AMBER", **meta})
    units = (
        unit("Observers belong at the locks, and the Union should send them now.", ASK, 0.97),
        unit("The southern shore has been quiet since Ἰούλιος.", BACK, 0.8),
    )
    second = source_of(units, "S2", title="Shore Notes", publisher="Shore Institute", marking="TLP:AMBER")
    more = ask("R9", "Union", "send them now", 1, units, source="S2", also=("R2",))
    positions = (
        Position("S1", "R2", Stance.OWN, Force.SHOULD),
        Position("S2", "R9", Stance.OWN, Force.SHOULD),
    )
    found = first.analysis
    analysis = replace(
        found,
        recommendations=(*(replace(e, also=("R9",)) if e.id == "R2" else e for e in found.recommendations), more),
        provenance=(*found.provenance, Provenance("S2", ("Shore Institute",))),
        agreements=(
            Agreement("Union", "send observers", ("diplomatic",), positions, ("Lake Review", "Shore Institute")),
        ),
        salience=(*found.salience, ("S2.1", 0.5), ("S2.2", 0.4)),
    )
    return replace(
        first,
        sources=(*first.sources, second),
        verdicts=(*first.verdicts, *verdicts_of(second, units)),
        analysis=analysis,
    )
