"""What an analyst finds in the Word file: styles, fields, notes, comments, controls, properties."""

from __future__ import annotations

import io
import re

import docx
import pytest
from lxml import etree
from PIL import Image

from briefing.model.brief import Brief
from briefing.model.document import Column, Contents, Heading, Link, ListBlock, Paragraph, Quote, Row, Table, Text
from briefing.renderers import RenderOptions, render
from tests.renderers.docx.checking import W, part, parts, words
from tests.renderers.sample_brief import SENTENCES, brief_of, sample_brief

ALT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture(scope="module")
def data() -> bytes:
    return render(sample_brief(), "docx", RenderOptions())


@pytest.fixture(scope="module")
def body(data: bytes) -> etree._Element:
    return part(data)


def rendered(brief: Brief) -> etree._Element:
    return part(render(brief, "docx", RenderOptions()))


def styled(body: etree._Element, style: str) -> list[etree._Element]:
    return [each.getparent().getparent() for each in body.iter(f"{W}pStyle") if each.get(f"{W}val") == style]  # type: ignore[union-attr]


def test_python_docx_opens_it_with_headings_and_tables(data: bytes) -> None:
    document = docx.Document(io.BytesIO(data))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings[:3] == ["Recommendations at a glance", "1\u2002Background", "2\u2002Threat assessment"]
    assert len(document.tables) == 4


def test_runs_are_formatted_by_styles_alone(body: etree._Element) -> None:
    allowed = {f"{W}rStyle", f"{W}lang", f"{W}rtl"}
    direct = {each.tag for marks in body.iter(f"{W}rPr") for each in marks} - allowed
    assert direct <= {f"{W}i", f"{W}iCs", f"{W}b", f"{W}bCs"}
    paragraphs = {each.tag for marks in body.iter(f"{W}pPr") for each in marks}
    assert paragraphs <= {f"{W}pStyle", f"{W}numPr", f"{W}sectPr", f"{W}bidi"}


def test_contents_list_every_heading_and_lead_to_it(body: etree._Element) -> None:
    entries = [each for level in (1, 2, 3) for each in styled(body, f"TOC{level}")]
    headings = [each for level in (1, 2) for each in styled(body, f"Heading{level}")]
    assert sorted(map(words, entries)) == sorted(map(words, headings))
    anchors = {words(each): each.find(f"{W}hyperlink").get(f"{W}anchor") for each in entries}  # type: ignore[union-attr]
    for heading in headings:
        marks = [each.get(f"{W}name") for each in heading.iter(f"{W}bookmarkStart")]
        assert anchors[words(heading)] in marks
    instructions = [each.text for each in body.iter(f"{W}instrText") if "TOC" in (each.text or "")]
    assert instructions == [' TOC \\o "1-2" \\n \\h \\z ']


def test_nothing_asks_to_be_updated_on_opening(data: bytes) -> None:
    everything = b"".join(parts(data).values())
    assert b"updateFields" not in everything
    assert b"w:dirty" not in everything


def test_captions_count_in_fields(body: etree._Element) -> None:
    fields = [(each.text or "").split()[:2] for each in body.iter(f"{W}instrText") if "SEQ" in (each.text or "")]
    assert fields.count(["SEQ", "Table"]) == 4
    assert fields.count(["SEQ", "Figure"]) == 3
    assert [words(each)[:8] for each in styled(body, "Caption")] == [f"Table {n}." for n in (1, 2, 3, 4)]


def test_the_table_at_a_glance_leads_to_each_recommendation(body: etree._Element) -> None:
    glance = next(body.iter(f"{W}tbl"))
    targets = [each.get(f"{W}anchor") for each in glance.iter(f"{W}hyperlink") if re.fullmatch(r"R\d", words(each))]
    assert targets == ["R1", "R2", "R3", "R4", "R5"]
    marks = {each.get(f"{W}name") for heading in styled(body, "Heading2") for each in heading.iter(f"{W}bookmarkStart")}
    assert set(targets) <= marks


def test_a_statement_has_a_footnote_that_names_its_place(data: bytes, body: etree._Element) -> None:
    notes = {each.get(f"{W}id"): words(each) for each in part(data, "word/footnotes.xml").iter(f"{W}footnote")}
    lead = styled(body, "CalloutKeyText")[0]
    (mark,) = lead.iter(f"{W}footnoteReference")
    assert notes[mark.get(f"{W}id")] == "The Strait That Nobody Watches, para. 10"


def test_a_footnote_quotes_the_sentence_where_the_text_does_not(data: bytes, body: etree._Element) -> None:
    notes = {each.get(f"{W}id"): words(each) for each in part(data, "word/footnotes.xml").iter(f"{W}footnote")}
    note = next(each for each in styled(body, "Note") if "No other entry" in words(each))
    (mark,) = note.iter(f"{W}footnoteReference")
    assert SENTENCES[14][0] in notes[mark.get(f"{W}id")]


def test_citations_lead_to_the_annex(body: etree._Element) -> None:
    rows = {each.get(f"{W}name") for row in body.iter(f"{W}tr") for each in row.iter(f"{W}bookmarkStart")}
    cited = {each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink") if words(each).startswith("S1.")}
    assert {"S1_10", "S1_13"} <= cited <= rows


def test_heads_of_tables_repeat_and_rows_do_not_split(body: etree._Element) -> None:
    for table in body.iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None
        assert table.find(f"{W}tblPr/{W}tblDescription") is not None


def test_a_row_taller_than_most_of_a_page_may_split() -> None:
    columns = (Column((Text("What"),), 1.0),)
    long = Row(((Text("word " * 2000),),))
    table = next(rendered(brief_of((Table(columns, (long,), (Text("Long"),)),))).iter(f"{W}tbl"))
    assert list(table.iter(f"{W}tr"))[1].find(f"{W}trPr") is None


def test_pictures_have_alternative_text_and_300_dots_an_inch(data: bytes, body: etree._Element) -> None:
    assert [each.get("descr", "")[:6] for each in body.iter(ALT)] == ["A time", "Two ba", "A matr"]
    pictures = [content for name, content in parts(data).items() if name.startswith("word/media/")]
    assert len(pictures) == 3
    for content in pictures:
        image = Image.open(io.BytesIO(content))
        assert [round(each) for each in image.info["dpi"]] == [300, 300]
        assert image.convert("RGB").getpixel((0, image.height - 1)) == (255, 255, 255)


def test_doubtful_sentences_carry_a_comment_with_scores_and_source(data: bytes, body: etree._Element) -> None:
    comments = [words(each) for each in part(data, "word/comments.xml").iter(f"{W}comment")]
    assert len(comments) == len(list(body.iter(f"{W}commentRangeStart"))) == 4
    assert "S1.7 threat assessment 0.64" in comments[1] or "S1.7 threat assessment 0.64" in comments[0]
    assert any(SENTENCES[6][0] in each for each in comments)


def test_header_and_footer_of_every_section_carry_marking_and_pages(data: bytes, body: etree._Element) -> None:
    sections = list(body.iter(f"{W}sectPr"))
    assert [each.find(f"{W}pgSz").get(f"{W}orient") for each in sections] == [None, "landscape"]  # type: ignore[union-attr]
    for section in sections:
        assert section.find(f"{W}headerReference") is not None
        assert section.find(f"{W}footerReference") is not None
    running = [part(data, name) for name in parts(data) if name.startswith(("word/header", "word/footer"))]
    assert all("TLP:AMBER" in words(each) for each in running)
    footers = [part(data, name) for name in parts(data) if name.startswith("word/footer")]
    assert all(
        [(each.text or "").strip() for each in foot.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"] for foot in footers
    )


@pytest.mark.parametrize(
    ("marking", "style", "colour", "ground"),
    [
        ("TLP:RED", "RunningMarkingRed", "FF2B2B", "000000"),
        ("TLP:CLEAR", "RunningMarkingClear", "FFFFFF", "000000"),
        ("OFFICIAL", "RunningMarking", "1D3557", None),
    ],
)
def test_a_marking_stands_in_its_colours(marking: str, style: str, colour: str, ground: str | None) -> None:
    made = render(sample_brief(marking), "docx", RenderOptions())
    assert next(part(made, "word/header1.xml").iter(f"{W}pStyle")).get(f"{W}val") == style
    styles = part(made, "word/styles.xml")
    look = next(each for each in styles if each.get(f"{W}styleId") == style).find(f"{W}rPr")
    assert look is not None
    assert look.find(f"{W}color").get(f"{W}val") == colour  # type: ignore[union-attr]
    shade = look.find(f"{W}shd")
    assert (shade.get(f"{W}fill") if shade is not None else None) == ground


def test_properties_say_what_the_document_is(data: bytes) -> None:
    core = docx.Document(io.BytesIO(data)).core_properties
    assert (core.title, core.language, core.category) == (sample_brief().meta.title, "en-GB", "TLP:AMBER")
    assert "TLP:AMBER" in parts(data)["docProps/custom.xml"].decode()


def test_languages_are_marked(data: bytes, body: etree._Element) -> None:
    assert [each.get(f"{W}val") for each in part(data, "word/styles.xml").iter(f"{W}lang")] == ["en-GB"]
    french = [words(each.getparent().getparent()) for each in body.iter(f"{W}lang") if each.get(f"{W}val") == "fr-FR"]  # type: ignore[union-attr]
    assert french[0] == "« Le détroit n'est à personne »"


def test_numbered_lists_start_anew_and_bullets_share_one_list() -> None:
    def items(start: int | None) -> ListBlock:
        return ListBlock(((Paragraph((Text("one"),)),), (Paragraph((Text("two"),)),)), start)

    made = rendered(brief_of((items(None), items(1), items(3), items(None))))
    numbers = [each.get(f"{W}val") for each in made.iter(f"{W}numId")]
    assert numbers[0] == numbers[1] == numbers[6] == numbers[7]
    assert len({numbers[2], numbers[4], numbers[0]}) == 3


def test_right_to_left_text_is_marked_for_word_to_order() -> None:
    made = rendered(brief_of((Paragraph((Text("ממשלת ישראל"),)), Paragraph((Text("He said שלום to all."),)))))
    first, second = (each for each in made.iter(f"{W}p"))
    assert first.find(f"{W}pPr/{W}bidi") is not None
    assert second.find(f"{W}pPr/{W}bidi") is None
    turned = [words(each) for each in second.iter(f"{W}r") if each.find(f"{W}rPr/{W}rtl") is not None]
    assert turned == ["שלום"]


def test_links_lead_to_the_web_and_by_mail_only() -> None:
    targets = ("https://example.org/?a=1&b=2", "javascript:alert(1)", "file:///etc/passwd", "#nowhere")
    made = render(brief_of(tuple(Paragraph((Link((Text(each),), each),)) for each in targets)), "docx", RenderOptions())
    rels = parts(made)["word/_rels/document.xml.rels"].decode()
    assert rels.count("External") == 1
    assert "javascript" not in rels
    assert [words(each) for each in part(made).iter(f"{W}hyperlink")] == [targets[0]]


def test_contents_without_a_heading_are_a_title_alone() -> None:
    made = rendered(brief_of((Contents("Contents"), Quote((Paragraph((Text("Words."),)),)))))
    assert words(made) == "ContentsWords."
    assert list(made.iter(f"{W}fldChar")) == []


def test_a_heading_deeper_than_three_levels_keeps_the_third() -> None:
    made = rendered(brief_of((Heading(6, (Text("Deep"),)),)))
    assert [words(each) for each in styled(made, "Heading3")] == ["Deep"]
