"""Writes seeds/baltic-cables.pdf: running heads, page numbers, cut words, columns, a table, a footnote, a marking.

Run ``python seeds/make/cables.py``; the same text gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import grey
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

TARGET = Path(__file__).parent.parent / "baltic-cables.pdf"
TEXT = Path(__file__).with_name("cables.txt")
FONTS = Path(__file__).parents[2] / "briefing" / "renderers" / "fonts"
FACES = {
    "Sans": "NotoSans-Regular",
    "Sans-Bold": "NotoSans-Bold",
    "Serif": "NotoSerif-Regular",
    "Serif-Italic": "NotoSerif-Italic",
}
GRID = [
    ("FONT", (0, 0), (-1, -1), "Sans", 9),
    ("FONT", (0, 0), (-1, 0), "Sans-Bold", 9),
    ("GRID", (0, 0), (-1, -1), 0.5, grey),
]
TITLE = "Cables under the Baltic: likely threats to 2026"
AUTHOR = "Karin Aalto and Jonas Lindqvist"
MARGIN, FOOT = 25 * mm, 24 * mm
for face, file in FACES.items():
    registerFont(TTFont(face, FONTS / f"{file}.ttf"))
registerFontFamily("Serif", normal="Serif", italic="Serif-Italic", bold="Serif", boldItalic="Serif-Italic")
BODY = ParagraphStyle(
    "body", fontName="Serif", fontSize=10.5, leading=13, alignment=TA_JUSTIFY, spaceAfter=6, embeddedHyphenation=1
)
STYLES = {
    "# ": ParagraphStyle("title", fontName="Sans-Bold", fontSize=20, leading=24, spaceAfter=10),
    "## ": ParagraphStyle(
        "heading", fontName="Sans-Bold", fontSize=13, leading=16, spaceBefore=8, spaceAfter=4, keepWithNext=1
    ),
    "- ": ParagraphStyle("item", parent=BODY, leftIndent=14, bulletIndent=3, spaceAfter=3),
    "^ ": ParagraphStyle("note", parent=BODY, fontSize=8, leading=10),
    "@ ": ParagraphStyle("byline", fontName="Sans", fontSize=9.5, leading=13, spaceAfter=8),
}


def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Draws the running head, the marking and the page number."""
    width, height = A4
    canvas.saveState()
    canvas.setFont("Sans", 8)
    canvas.drawString(MARGIN, height - 14 * mm, "Sound and Strait Institute | Assessment 7/2024")
    canvas.drawRightString(width - MARGIN, height - 14 * mm, "TLP:GREEN")
    canvas.drawCentredString(width / 2, 12 * mm, f"Page {document.page} of 3")
    canvas.restoreState()


def story(text: str) -> list[Flowable]:
    """The paragraphs of ``text``: ``#`` title, ``##`` heading, ``-`` item, ``^`` note, ``@`` byline, ``|`` table,
    ``||`` next column, ``=2=`` next page in two columns, ``=1=`` in one."""
    flowables: list[Flowable] = []
    for block in text.strip().split("\n\n"):
        line = " ".join(block.split()).replace("~", "\u00ad")
        mark = next((mark for mark in STYLES if line.startswith(mark)), "")
        if line == "||":
            flowables.append(FrameBreak())
        elif line in {"=2=", "=1="}:
            flowables += [NextPageTemplate(line), PageBreak()]
        elif line.startswith("| "):
            rows = [[cell.strip() for cell in row.strip("| ").split("|")] for row in block.strip().split("\n")]
            flowables.append(Table(rows, style=GRID, hAlign="LEFT", spaceAfter=8))
        elif mark == "- ":
            flowables.append(Paragraph(line[2:], STYLES[mark], bulletText="•"))
        else:
            flowables.append(Paragraph(line[len(mark) :], STYLES.get(mark, BODY)))
    return flowables


def main() -> None:
    """Writes the file."""
    width, height = A4
    room, top = width - 2 * MARGIN, height - 2 * FOOT
    column = (room - 8 * mm) / 2
    document = BaseDocTemplate(
        str(TARGET), pagesize=A4, title=TITLE, author=AUTHOR, subject="Assessment 7/2024", invariant=1
    )
    one = PageTemplate("=1=", [Frame(MARGIN, FOOT, room, top, 0, 0, 0, 0)], onPage=furniture)
    frames = [Frame(MARGIN + at * (column + 8 * mm), FOOT, column, top, 0, 0, 0, 0) for at in (0, 1)]
    document.addPageTemplates([one, PageTemplate("=2=", frames, onPage=furniture)])
    document.build(story(TEXT.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
