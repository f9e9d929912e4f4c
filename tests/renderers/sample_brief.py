"""Briefs built by hand: one with every kind of block and inline, and long ones to measure by.

The texts are invented; names in Latin, Greek and Cyrillic are there because they must read right in every format.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model.brief import Brief, Dossier, Meta, Reference
from briefing.model.dates import Precision
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
from briefing.model.notice import Notice
from briefing.model.register import Analysis, Event, Force, Likelihood, Recommendation, Stance, Threat
from briefing.model.sentence import Sentence
from briefing.model.source import Passage, Source, Span
from briefing.model.verdict import SECTIONS, Cue, Section, Verdict

BACK, THREAT, ASK, REST = Section.BACKGROUND, Section.THREAT_ASSESSMENT, Section.RECOMMENDATION, Section.OTHER

LABELS = (
    ("contents", "Contents"),
    ("page", "page"),
    ("table", "Table"),
    ("figure", "Figure"),
    ("extractive_note", "Extracted from one source; recommends nothing of its own"),
)

SYMBOLS = "≥ 3 sources, ≤ 5 days, − 2 °C, ✓ checked, ■ ▲ ● ◦, € 4,200, 5 × 3 ≠ 14"

SENTENCES: tuple[tuple[str, Section, float], ...] = (
    ("The Strait That Nobody Watches", REST, 0.94),
    ("Since 2008 the two shores of the Karmel Strait have shared one pilot service and one radar station.", BACK, 0.97),
    ("The agreement was signed in Αθήνα and renewed twice, most recently in March 2019.", BACK, 0.95),
    (
        "Ferries carry some 4,200 people a day, and a third of the grain leaves through the port of Łódźin.",
        BACK,
        0.93,
    ),
    ("In May a trawler cut the southern data cable, and repairs took nineteen days.", BACK, 0.88),
    ("President Aleksandar Vučić called the incident “an accident, until somebody proves otherwise”.", BACK, 0.71),
    ("Diplomats in Київ and Đakovica read it as a rehearsal.", THREAT, 0.64),
    ("The coastguard denies that its patrol boats were told to stay in port that night.", THREAT, 0.58),
    (
        "Unmarked survey ships have returned every month since, and they map the sea bed beside the pipeline.",
        THREAT,
        0.96,
    ),
    ("A second cut is likely before the winter, and it could easily silence both shores at once.", THREAT, 0.98),
    ("Without a common radar picture, a collision at night may be mistaken for an attack.", THREAT, 0.91),
    ("The Union should station a repair vessel in Łódźin before the end of October.", ASK, 0.99),
    ("Coastal states must share their radar data with one another, should a cable fail again.", ASK, 0.98),
    ("Brussels and its partners should publish the names of the survey ships and sanction their owners.", ASK, 0.97),
    (
        "Some parliamentarians want the strait closed to foreign trawlers, which would punish the wrong people.",
        ASK,
        0.55,
    ),
    ("NATO could lend two minehunters for training with the harbour pilots.", ASK, 0.89),
    ("« Le détroit n'est à personne », as the old harbour master used to say.", REST, 0.61),
    ("The author teaches maritime history and advises a shipping insurer.", REST, 0.99),
)
"""Text, section and score of the sentences S1.1, S1.2 …"""


def _source() -> Source:
    texts = [text for text, _, _ in SENTENCES]
    passages, at = [], 0
    for text in texts:
        passages.append(Passage(Span(at, at + len(text))))
        at += len(text) + 2
    return Source(
        id="S1",
        name="strait.txt",
        format="txt",
        text="\n\n".join(texts),
        passages=tuple(passages),
        title="The Strait That Nobody Watches",
        author="M. Ilić",
        publisher="Harbour Review",
        published="2024-02-19",
        sha256="0" * 64,
        provenance=("Harbour Review", "Coastal Digest"),
    )


def _scores(section: Section, score: float) -> tuple[float, float, float, float]:
    rest = round((1 - score) / 3, 6)
    first, second, third, fourth = (score if section is each else rest for each in SECTIONS)
    return first, second, third, fourth


def _verdicts(source: Source) -> tuple[Verdict, ...]:
    return tuple(
        Verdict(
            Sentence("S1", index, passage.span, text, paragraph=index),
            section,
            _scores(section, score),
            cues=(Cue(text.split()[0], "first word", 0.1),),
            doubtful=score < 0.7,
        )
        for index, (passage, (text, section, score)) in enumerate(zip(source.passages, SENTENCES, strict=True), 1)
    )


RECOMMENDATIONS = (
    ("R1", "the Union", "station a repair vessel in Łódźin", "military", Force.SHOULD, 12, "before the end of October"),
    ("R2", "coastal states", "share their radar data with one another", "intelligence", Force.MUST, 13, ""),
    ("R3", "Brussels · its partners", "publish the names of the survey ships", "information", Force.SHOULD, 14, ""),
    ("R4", "Brussels · its partners", "sanction their owners", "sanctions", Force.SHOULD, 14, ""),
    ("R5", "NATO", "lend two minehunters for training with the harbour pilots", "military", Force.COULD, 16, ""),
)
"""Id, actors, action, instrument, force, sentence, deadline."""

EVENTS = (
    ("E1", "2008", "", "one pilot service and one radar station", 2, False),
    ("E2", "2019-03", "", "the agreement was renewed", 3, False),
    ("E3", "2023-05", "", "a trawler cut the southern data cable", 5, False),
    ("E4", "2024-10", "", "a repair vessel is to be in Łódźin", 12, True),
)


def _analysis() -> Analysis:
    return Analysis(
        recommendations=tuple(
            Recommendation(
                id=key,
                actors=tuple(actors.split(" · ")),
                verb=action.split()[0],
                action=action,
                force=force,
                stance=Stance.OWN,
                quote=SENTENCES[n - 1][0],
                evidence=(f"S1.{n}",),
                instruments=(instrument,),
                deadline=deadline or None,
            )
            for key, actors, action, instrument, force, n, deadline in RECOMMENDATIONS
        ),
        threats=(
            Threat(
                "T1",
                "a second cut",
                "silence both shores at once",
                ("S1.10",),
                None,
                "both shores",
                Likelihood("likely", "UK PHIA", 55, 75),
                "before the winter",
            ),
            Threat(
                "T2",
                "mistaken attack",
                "a collision at night may be mistaken for an attack",
                ("S1.11",),
                None,
                None,
                Likelihood("may", ""),
            ),
        ),
        timeline=tuple(
            Event(key, date, Precision.MONTH if "-" in date else Precision.YEAR, text, (f"S1.{n}",), end, future=future)
            for key, date, end, text, n, future in EVENTS
        ),
    )


def text(*parts: str | Inline) -> tuple[Inline, ...]:
    """Inlines of which strings are ``Text``."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def cite(*numbers: int) -> Citation:
    """A citation of sentences of the source S1."""
    return Citation(tuple(f"S1.{n}" for n in numbers))


def statement(n: int) -> tuple[Inline, ...]:
    """The n-th sentence, followed by its citation."""
    return text(SENTENCES[n - 1][0], " ", cite(n))


def _heading(level: int, title: str, anchor: str = "", number: str = "") -> Heading:
    return Heading(level, text(title), anchor, number)


def _glance() -> Table:
    columns = (
        Column((), 0.07),
        Column(text("Who"), 0.23),
        Column(text("What"), 0.40),
        Column(text("Instrument"), 0.18),
        Column(text("Force"), 0.12),
    )
    rows = tuple(
        Row(
            (
                text(Link(text(key), f"#{key}")),
                text(actors),
                text(action, " ", cite(n)),
                text(instrument),
                text(Tag(force.value, force.value)),
            )
        )
        for key, actors, action, instrument, force, n, _ in RECOMMENDATIONS
    )
    caption = text("What the source asks for, of whom, and how strongly")
    return Table(columns, rows, caption, number=1, anchor="table-1")


def _front() -> tuple[Block, ...]:
    return (
        Paragraph(text("TLP:AMBER"), "marking"),
        _heading(1, "The Karmel Strait: cables, ferries and what to do"),
        Paragraph(
            text(
                Strong(text("For ")),
                "Head of mission · ",
                Strong(text("Date ")),
                "1 March 2024 · ",
                Strong(text("Basis ")),
                "one commentary, Harbour Review",
            ),
            "meta",
        ),
        Callout("Bottom line", (Paragraph(statement(10), "lead"), Paragraph(statement(13), "lead")), "key"),
        _heading(2, "Recommendations at a glance", "glance"),
        _glance(),
        Paragraph(
            text("No other entry names a deadline. ", Aside(text("One proposal is rejected.")), " ", cite(15)), "note"
        ),
        Contents("Contents", 3),
    )


def _timeline() -> tuple[Block, ...]:
    points = (
        TimelinePoint(2008, 2009, "2008", "one pilot service, one radar station"),
        TimelinePoint(2019 + 2 / 12, 2019 + 3 / 12, "March 2019", "agreement renewed"),
        TimelinePoint(2023 + 4 / 12, 2023 + 5 / 12, "May [2023]", "southern data cable cut"),
        TimelinePoint(2024 + 9 / 12, 2024 + 10 / 12, "October 2024", "repair vessel in Łódźin", future=True),
    )
    alt = "A time line from 2008 to 2024 with four events; the same data stand in table 2."
    columns = (Column(text("When"), 0.24), Column(text("What"), 0.76))
    rows = tuple(
        Row((text(point.label), text(point.title, " ", cite(n))))
        for point, n in zip(points, (2, 3, 5, 12), strict=True)
    )
    return (
        Figure(TimelineChart(points), text("Events named in the source"), alt, number=1, anchor="figure-1"),
        Table(columns, rows, text("Events"), number=2, style="plain", anchor="table-2"),
    )


def _background() -> tuple[Block, ...]:
    return (
        _heading(2, "Background", "background", "1"),
        Paragraph((*statement(2), *text(" "), *statement(3), *text(" "), *statement(4))),
        Paragraph(text(SENTENCES[4][0], " ", cite(5), " ", SENTENCES[5][0], " ", cite(6, 7))),
        *_timeline(),
    )


def _threats() -> tuple[Block, ...]:
    bars = (
        LikelihoodBar("T1 a second cut", "likely", 55, 75),
        LikelihoodBar("T2 mistaken attack", "realistic possibility", 40, 50),
    )
    return (
        _heading(2, "Threat assessment", "threats", "2"),
        Paragraph((*statement(9), *text(" "), *statement(10))),
        Figure(
            LikelihoodChart("UK PHIA yardstick", bars),
            text("Likelihood in the source's own words, on the UK scale"),
            "Two bars: likely, 55 to 75 percent; realistic possibility, 40 to 50 percent.",
            number=2,
            anchor="figure-2",
        ),
        _heading(3, "Claims and denials", "claims"),
        ListBlock(
            (
                (Paragraph(text("“read it as a rehearsal” ", cite(7), " — ", SENTENCES[7][0], " ", cite(8))),),
                (
                    Paragraph(text("Two things stay open:")),
                    ListBlock(
                        ((Paragraph(text("who owns the trawler")),), (Paragraph(text("who paid for the survey")),)), 1
                    ),
                ),
            )
        ),
        Callout("Doubtful", (Paragraph(text("Two sentences lie below the threshold ", cite(7, 8), ".")),), "warning"),
    )


def _recommendation(key: str, actors: str, action: str, instrument: str, force: Force, n: int) -> tuple[Block, ...]:
    meta = (
        *text(Strong(text("Instrument ")), instrument, "  ", Strong(text("Force ")), Tag(force.value, force.value)),
        *text("  ", Strong(text("Deadline ")), "none stated"),
    )
    return (
        Heading(3, text(f"{actors}: {action}"), key, key),
        Quote((Paragraph(statement(n)),)),
        Paragraph(meta, "meta"),
    )


def _recommendations() -> tuple[Block, ...]:
    actors = ("the Union", "coastal states", "Brussels · its partners", "NATO")
    instruments = ("military", "intelligence", "information", "sanctions")
    cells = tuple(
        tuple(
            tuple(key for key, who, _, means, _, _, _ in RECOMMENDATIONS if (who, means) == (actor, instrument))
            for instrument in instruments
        )
        for actor in actors
    )
    return (
        _heading(2, "Recommendations", "recommendations", "3"),
        *(block for row in RECOMMENDATIONS for block in _recommendation(*row[:6])),
        Figure(
            MatrixChart(actors, instruments, cells),
            text("Recommendations by actor and instrument"),
            "A matrix of four actors and four instruments; the same data stand in table 1.",
            number=3,
            anchor="figure-3",
        ),
    )


def _sources() -> tuple[Block, ...]:
    return (
        _heading(2, "Sources and provenance", "sources", "4"),
        Paragraph(
            text(
                Strong(text("Provenance ")),
                "Harbour Review → Coastal Digest (translation). ",
                Link(text("The journal's site"), "https://example.org/review?a=1&b=2"),
                LineBreak(),
                Link(text("Write to the editors"), "mailto:editors@example.org"),
            ),
            "note",
        ),
        Quote((Paragraph((Emphasis((Text("« Le détroit n'est à personne »", "fr"),)), *text(" ", cite(17)))),), "fr"),
        Callout("Note", (Paragraph(text(SYMBOLS)),), "note"),
        Rule(),
        Paragraph(text('Escapes: <b>not bold</b> & {{ nothing }} *plain* | `code` ]]> "quoted"'), "body"),
        Only(("html",), (Paragraph(text("Only in HTML.")),)),
        Only(("pdf", "docx"), (Paragraph(text("Printed formats only."), "label"),)),
    )


def _annex() -> tuple[Block, ...]:
    columns = (
        Column(text("No."), 0.09),
        Column(text("Sentence"), 0.62),
        Column(text("Section"), 0.20),
        Column(text("Score"), 0.09, "right"),
    )
    rows = tuple(
        Row(
            (
                text(f"S1.{n}"),
                text(sentence),
                text(
                    Tag(section.value.replace("_", " "), section.value),
                    *([" ", Tag("doubtful", "doubtful")] if score < 0.7 else []),
                ),
                text(f"{score:.2f}"),
            ),
            f"S1.{n}",
        )
        for n, (sentence, section, score) in enumerate(SENTENCES, 1)
    )
    return (
        PageBreak(),
        _heading(2, "Evidence annex", "annex"),
        Table(columns, rows, text("Every sentence of the source, its section and score"), number=3, style="annex"),
        Landscape((_heading(2, "A wide table", "wide"), _wide_table())),
    )


def _wide_table() -> Table:
    columns = tuple(Column(text(f"Column {n}"), 0.125, "right" if n == 8 else "left") for n in range(1, 9))
    rows = tuple(Row(tuple(text(f"{row * n:,}") for n in range(1, 9))) for row in range(1001, 1006))
    return Table(columns, rows, text("Numbers side by side"), number=4, style="plain")


def sample_blocks() -> tuple[Block, ...]:
    """Every kind of block and inline, in the order of a brief."""
    return (
        *_front(),
        *_background(),
        *_threats(),
        *_recommendations(),
        *_sources(),
        *_annex(),
    )


def brief_of(blocks: Iterable[Block], *, marking: str = "", title: str = "A brief", language: str = "en") -> Brief:
    """A brief of ``blocks`` resting on the sample source."""
    source = _source()
    meta = Meta(title, "2024-03-01", marking=marking, addressee="Head of mission", language=language, version="0.1.0")
    references = tuple(Reference(sentence, (f"S1.{n}",)) for n, (sentence, _, _) in enumerate(SENTENCES, 1))
    return Brief(
        meta,
        tuple(blocks),
        Dossier(meta, (source,), _verdicts(source), _analysis()),
        references,
        LABELS,
        (Notice("sample", "A notice that travels with the brief."),),
    )


def sample_brief(marking: str = "TLP:AMBER") -> Brief:
    """The brief with every kind of block and inline."""
    return brief_of(sample_blocks(), marking=marking, title="The Karmel Strait: cables, ferries and what to do")


def long_brief(paragraphs: int = 400, rows: int = 250) -> Brief:
    """Many paragraphs, each with a citation, and a register of many rows; 400 and 250 make some 111 pages."""
    sentences = tuple(f"S1.{n}" for n in range(1, len(SENTENCES) + 1))
    filler = " ".join(sentence for sentence, _, _ in SENTENCES[1:12])
    blocks: list[Block] = [_heading(1, "A long brief"), Contents("Contents")]
    for n in range(paragraphs):
        if n % 20 == 0:
            blocks.append(_heading(2, f"Part {n // 20 + 1}", f"part-{n // 20 + 1}", str(n // 20 + 1)))
        blocks.append(Paragraph(text(f"Paragraph {n + 1}. {filler} ", Citation((sentences[n % len(sentences)],)))))
    register = tuple(
        Row(
            (
                text(f"R{n}"),
                text("coastal states"),
                text(f"Entry {n}: {SENTENCES[12][0]} ", cite(13)),
                text(Tag("must", "must")),
            )
        )
        for n in range(1, rows + 1)
    )
    columns = (
        Column(text("No."), 0.1),
        Column(text("Who"), 0.2),
        Column(text("What"), 0.55),
        Column(text("Force"), 0.15),
    )
    blocks += [
        _heading(2, "Register", "register"),
        Table(columns, register, text("The register"), number=1),
        *_annex()[:3],
    ]
    return brief_of(blocks, title="A long brief")
