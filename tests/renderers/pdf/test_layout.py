"""Where blocks stand: pages, breaks, what stays together, links, the outline."""

from __future__ import annotations

import ctypes
import re

import pypdfium2
import pypdfium2.raw as raw
import pytest

from briefing.model.document import (
    Block,
    Callout,
    Citation,
    Column,
    Heading,
    Landscape,
    Link,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    Text,
)
from briefing.renderers.options import RenderOptions
from briefing.renderers.pdf import render_pdf
from briefing.renderers.pdf.canvas import TaggedCanvas
from briefing.renderers.pdf.structure import ARTIFACT, Element, StructureError
from tests.renderers.pdf.reading import artifacts, page_texts, seen_text, structure, whole_text
from tests.renderers.sample_brief import brief_of, long_brief, sample_brief, text

LONG = "Ferries carry some people a day, and a third of the grain leaves through the port. "


def paragraph(words: str) -> Paragraph:
    return Paragraph(text(words))


def pages(*blocks: Block) -> list[str]:
    return page_texts(render_pdf(brief_of(blocks)))


def sized(data: bytes) -> list[tuple[int, int]]:
    return [
        (round(width), round(height)) for width, height in (each.get_size() for each in pypdfium2.PdfDocument(data))
    ]


# ---- pages --------------------------------------------------------------------------------------------------------


def test_a_page_break_begins_a_page_and_never_leaves_an_empty_one() -> None:
    assert pages(PageBreak(), paragraph("one"), PageBreak(), PageBreak(), paragraph("two"), PageBreak()) == [
        "one",
        "two",
    ]


def test_wide_blocks_stand_on_pages_turned_sideways() -> None:
    data = render_pdf(brief_of([paragraph("one"), Landscape((paragraph("two"),)), paragraph("three")]))
    assert sized(data) == [(595, 842), (842, 595), (595, 842)]
    assert page_texts(data) == ["one", "two", "three"]


def test_paper_may_be_letter() -> None:
    assert sized(render_pdf(brief_of([paragraph("one")]), RenderOptions(paper="Letter"))) == [(612, 792)]


def test_each_page_bears_marking_title_date_and_number_outside_the_content() -> None:
    data = render_pdf(
        brief_of([paragraph("one"), PageBreak(), paragraph("two")], marking="TLP:RED", title="The strait")
    )
    first, second = artifacts(data)
    assert first.count("TLP:RED") == second.count("TLP:RED") == 2
    assert "page 1 / 2" in first
    assert "page 2 / 2" in second
    assert "2024-03-01" in second
    assert "The strait" in second


# ---- what stays together ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", range(28, 46))
def test_a_heading_never_ends_a_page(lines: int) -> None:
    filler = [paragraph("A line.") for _ in range(lines)]
    for each in pages(*filler, Heading(2, text("Heading")), paragraph(LONG * 3)):
        assert not each.rstrip().endswith("Heading")


@pytest.mark.parametrize("lines", range(28, 36))
def test_neither_first_nor_last_line_of_a_paragraph_stands_alone(lines: int) -> None:
    filler = [paragraph("A line.") for _ in range(lines)]
    found = pages(*filler, paragraph(" ".join(f"n{n:03}" for n in range(80))))
    numbers = [[int(n) for n in re.findall(r"n(\d{3})", each)] for each in found]
    assert [n for part in numbers for n in part] == list(range(80))
    assert all(len(part) >= 24 for part in numbers if part), "a line holds some 15 of these words"


def test_a_caption_stays_with_its_table_and_two_rows_of_it() -> None:
    rows = tuple(Row((text(f"row {n}"),)) for n in range(6))
    table = Table((Column(text("Head"), 1.0),), rows, text("The caption"), 1)
    for lines in range(30, 42):
        for each in pages(*[paragraph("A line.") for _ in range(lines)], table):
            assert ("The caption" in each) == ("row 0" in each) == ("row 1" in each)


# ---- tables -------------------------------------------------------------------------------------------------------


def register(rows: int, words: str = "share their radar data") -> Table:
    columns = (Column(text("No."), 0.2), Column(text("What"), 0.8))
    return Table(columns, tuple(Row((text(f"R{n}"), text(f"{words} ({n})"))) for n in range(rows)), text("Register"), 1)


def test_a_table_over_many_pages_repeats_its_head_which_is_read_once() -> None:
    data = render_pdf(brief_of([register(120)]))
    contents, marginal = page_texts(data), artifacts(data)
    assert len(contents) > 3
    assert ["No." in each for each in contents] == [True] + [False] * (len(contents) - 1)
    assert all("No." in each and "What" in each for each in marginal[1:])


def test_heads_of_columns_and_rows_have_a_scope() -> None:
    data = render_pdf(brief_of([register(3)]))
    assert data.count(b"/Scope /Column") == 2
    assert data.count(b"/Scope /Row") == 3


def test_every_row_is_whole_on_one_page() -> None:
    found = "\n".join(pages(register(90, LONG * 2)))
    for each in found.split("\n"):
        assert each.count("Ferries") == 2 * len(re.findall(r"\(\d+\)", each))


def test_a_row_taller_than_a_page_is_cut_between_lines() -> None:
    words = " ".join(f"n{n:04}" for n in range(3000))
    found = pages(Table((Column(text("Head"), 1.0),), (Row((text(words),)), Row((text("last"),)))))
    assert len(found) > 3
    assert re.findall(r"n(\d{4})", "".join(found)) == [f"{n:04}" for n in range(3000)]
    assert found[-1].rstrip().endswith("last")


def test_a_head_taller_than_a_page_is_cut_as_a_row_is() -> None:
    words = " ".join(f"n{n:04}" for n in range(3000))
    found = "".join(pages(Table((Column(text(words), 1.0),), (Row((text("row"),)),))))
    assert re.findall(r"n(\d{4})", found) == [f"{n:04}" for n in range(3000)]


def test_columns_of_numbers_end_at_one_edge() -> None:
    columns = (Column(text("a"), 0.5), Column(text("b"), 0.5, "right"))
    rows = tuple(Row((text("x"), text(number))) for number in ("1,111", "7,404", "90"))
    each = pypdfium2.PdfDocument(render_pdf(brief_of([Table(columns, rows)])))[0].get_textpage()
    edges = {
        round(each.get_charbox(match.end() - 1, loose=True)[2])
        for match in re.finditer(r"1,111|7,404|90", each.get_text_range())
    }
    assert max(edges) - min(edges) <= 1


# ---- contents, links, outline -------------------------------------------------------------------------------------


def test_contents_name_the_page_on_which_each_heading_stands() -> None:
    brief = long_brief(paragraphs=60, rows=5)
    data = render_pdf(brief)
    found = page_texts(data)
    entries = re.findall(r"^(\d+ Part \d+|Register|Evidence annex) +(\d+)\s*$", seen_text(data), re.MULTILINE)
    assert len(entries) == 5
    for title, number in entries:
        assert title.split()[-1] in found[int(number) - 1]


def test_a_citation_leads_to_the_row_of_its_sentence_and_the_row_back() -> None:
    row = Row((text("S1.1"), text("the sentence")), "S1.1")
    table = Table((Column((), 0.2), Column((), 0.8)), (row,), header=False)
    data = render_pdf(brief_of([Paragraph(text("Words ", Citation(("S1.1",)))), PageBreak(), table]))
    document = pypdfium2.PdfDocument(data)
    assert _link_targets(document, 0) == [1]
    assert _link_targets(document, 1) == [0]
    assert b"/Contents (Evidence S1.1)" in data


def _link_targets(document: pypdfium2.PdfDocument, number: int) -> list[int]:
    each, start, link, found = document[number], ctypes.c_int(0), raw.FPDF_LINK(), []
    while raw.FPDFLink_Enumerate(each.raw, start, link):
        found.append(raw.FPDFDest_GetDestPageIndex(document.raw, raw.FPDFLink_GetDest(document.raw, link)))
    return found


def test_only_web_and_mail_addresses_become_links() -> None:
    for target in ("javascript:alert(1)", "file:///etc/passwd", "#nowhere", "ftp://example.org"):
        assert b"/Annot" not in render_pdf(brief_of([Paragraph((Link(text("words"), target),))]))
    for target in ("https://example.org/?a=(1)&b", "mailto:a@example.org"):
        assert b"/Annot" in render_pdf(brief_of([Paragraph((Link(text("words"), target),))]))


def test_the_outline_has_every_heading_at_its_level() -> None:
    blocks = (Heading(1, text("Title")), Heading(4, text("Deep")), Heading(2, text("Again"), number="1"))
    document = pypdfium2.PdfDocument(render_pdf(brief_of(blocks)))
    assert [(item.level, item.get_title()) for item in document.get_toc()] == [
        (0, "Title"),
        (1, "Deep"),
        (1, "1 Again"),
    ]


# ---- structure ----------------------------------------------------------------------------------------------------


def test_headings_skip_no_level() -> None:
    found = structure(render_pdf(brief_of([Heading(3, text("a")), Heading(3, text("b")), Heading(6, text("c"))])), 0)
    assert [child.tag for child in found.children] == ["H1", "H2", "H3"]


def test_the_language_of_a_quotation_is_known() -> None:
    blocks = [Quote((Paragraph(text("Le détroit")),), "fr"), Paragraph((Text("Θάλασσα", "el"),))]
    root = structure(render_pdf(brief_of(blocks, language="en-GB")), 0)
    assert root.all("BlockQuote")[0].lang == "fr"
    assert root.all("Span")[0].lang == "el"
    assert b"/Lang (en-GB)" in render_pdf(brief_of(blocks, language="en-GB"))


def test_figures_have_alternative_text_and_captions() -> None:
    data = render_pdf(sample_brief())
    nodes = [node for number in range(len(page_texts(data))) for node in structure(data, number).all("Figure")]
    assert len(nodes) == 3
    assert all(len(node.alt) > 20 for node in nodes)


def test_contents_lists_tables_notes_and_callouts_have_their_elements() -> None:
    root = structure(render_pdf(sample_brief()), 0)
    for tag in (
        "TOC",
        "TOCI",
        "Reference",
        "Table",
        "THead",
        "TBody",
        "TR",
        "TH",
        "TD",
        "Note",
        "Caption",
        "Div",
        "Link",
    ):
        assert root.all(tag), tag
    lists = structure(render_pdf(sample_brief()), 1)
    assert len(lists.all("L")) == 2
    assert len(lists.all("Lbl")) == len(lists.all("LBody")) == 4


def test_text_without_a_structure_element_is_an_error() -> None:
    canvas = TaggedCanvas((100, 100), "en")
    with pytest.raises(StructureError, match="without a structure element"):
        canvas.drawString(10, 10, "slipped in")
    with pytest.raises(StructureError, match="without a structure element"):
        canvas.drawText(canvas.beginText(10, 10))
    with pytest.raises(StructureError, match="without a structure element"):
        canvas.paint("0 0 10 10 re f")
    with canvas.content(ARTIFACT), pytest.raises(StructureError, match="inside content of Artifact"):
        canvas.open(Element("P"))


def test_a_callout_shows_its_title_and_goes_over_pages() -> None:
    box = Callout("Bottom line", tuple(paragraph(LONG * 8) for _ in range(12)), "key")
    found = pages(box)
    assert len(found) > 1
    assert found[0].startswith("Bottom line")
    assert "".join(found).count("Ferries") == 96


def test_a_heading_too_long_for_any_page_is_cut() -> None:
    words = " ".join(f"n{n:04}" for n in range(1500))
    found = whole_text(render_pdf(brief_of([Heading(1, text(Strong(text(words))))])))
    assert re.findall(r"n(\d{4})", found) == [f"{n:04}" for n in range(1500)]
