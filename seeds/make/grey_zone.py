"""Writes seeds/grey-zone-brief.docx: headings, a list under a lead-in that names the actor, a table, footnotes.

Written part by part, so that the file needs no template and the same text gives the same bytes.
Run ``python seeds/make/grey_zone.py``.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

TARGET = Path(__file__).parent.parent / "grey-zone-brief.docx"
TEXT = Path(__file__).with_name("grey_zone.txt")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = {"# ": "Title", "## ": "Heading1", "### ": "Heading2", "- ": "ListBullet", "1 ": "ListNumber"}
PARTS = ("styles", "numbering", "footnotes", "header")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLE_SHEET = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/><w:sz w:val="22"/>
<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276"
w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ListNumber"><w:name w:val="List Number"/><w:basedOn w:val="Normal"/>
<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
"""
LEVEL = """
<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{1}"/>
<w:lvlText w:val="{2}"/>
<w:pPr><w:ind w:left="400" w:hanging="300"/></w:pPr></w:lvl></w:abstractNum>
"""
SEPARATORS = """
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
"""


def run(text: str) -> str:
    """A run of ``text``."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, style: str = "Normal") -> str:
    """A paragraph; ``[^2]`` in ``text`` is the mark of the second footnote."""
    pieces = text.split("[^")
    content = run(pieces[0])
    for piece in pieces[1:]:
        number, rest = piece.split("]", 1)
        mark = f'<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/>'
        content += f"<w:r>{mark}</w:r>{run(rest)}"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def table(rows: list[str]) -> str:
    """A table with a first row that is repeated on each page."""
    grid = [[cell.strip() for cell in row.strip("| ").split("|")] for row in rows]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "<w:gridCol/>" * len(grid[0])
    lines = "".join(
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if at == 0 else ''}"
        + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for at, row in enumerate(grid)
    )
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"
    )


def body(blocks: list[str]) -> Iterator[str]:
    """Yields the markup of ``blocks``; ``^`` starts a footnote, which stands elsewhere."""
    for block in blocks:
        mark = next((mark for mark in STYLES if block.startswith(mark)), "")
        if block.startswith("| "):
            yield table(block.split("\n"))
        elif not block.startswith("^ "):
            yield paragraph(" ".join(block[len(mark) :].split()), STYLES.get(mark, "Normal"))


def parts(blocks: list[str]) -> dict[str, str]:
    """The WordprocessingML parts by name, without their outermost element."""
    notes = [" ".join(block[2:].split()) for block in blocks if block.startswith("^ ")]
    size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1400" w:right="1400" w:bottom="1400" w:left="1400"/>'
    section = f'<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>{size}</w:sectPr>'
    return {
        "document": f"<w:body>{''.join(body(blocks))}{section}</w:body>",
        "styles": STYLE_SHEET,
        "numbering": LEVEL.format(0, "bullet", "•")
        + LEVEL.format(1, "decimal", "%1.")
        + "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in (0, 1)),
        "footnotes": SEPARATORS
        + "".join(f'<w:footnote w:id="{at}">{paragraph(note)}</w:footnote>' for at, note in enumerate(notes, 1)),
        "header": paragraph("Centre for Black Sea Studies · Policy brief 12"),
    }


def content_types() -> str:
    """The list of the parts' types."""
    names = {"document": "document.main", **{part: part for part in PARTS}}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}.{kind}+xml"/>' for part, kind in names.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def relationships(targets: dict[str, str]) -> str:
    """A list of relationships: type by target."""
    items = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def core() -> str:
    """The core properties."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>Below the threshold: answering grey-zone pressure on the western Black Sea</dc:title>"
        "<dc:creator>Ioana Munteanu</dc:creator><dc:language>en-GB</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2024-05-02T08:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2024-05-02T08:00:00Z</dcterms:modified></cp:coreProperties>'
    )


def main() -> None:
    """Writes the file."""
    blocks = TEXT.read_text(encoding="utf-8").strip().split("\n\n")
    files = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            {
                "word/document.xml": f"{OFFICE}/relationships/officeDocument",
                "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
            }
        ),
        "docProps/core.xml": core(),
        "word/_rels/document.xml.rels": relationships(
            {f"{part}.xml": f"{OFFICE}/relationships/{part}" for part in PARTS}
        ),
    }
    roots = {
        "document": "document",
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "header": "hdr",
    }
    for part, content in parts(blocks).items():
        root = roots[part]
        files[f"word/{part}.xml"] = (
            f'<w:{root} xmlns:w="{WORD}" xmlns:r="{OFFICE}/relationships">{content.strip()}</w:{root}>'
        )
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), HEAD + content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
