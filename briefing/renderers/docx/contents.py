"""The table of contents: a field whose entries stand already, each linked to its heading."""

from __future__ import annotations

from briefing.model.document import Heading, plain
from briefing.renderers.docx.ledger import Ledger, heading_bookmark
from briefing.renderers.docx.markup import escaped, paragraph, run


def contents(title: str, depth: int, ledger: Ledger) -> str:
    """The contents down to the tree's level ``depth``, without page numbers, which only a layout could know."""
    listed = [
        (heading, heading_bookmark(number))
        for number, heading in enumerate(ledger.headings, 1)
        if heading.level <= depth
    ]
    head = paragraph("TOCHeading", run(title)) if title else ""
    last = len(listed) - 1
    entries = "".join(
        _entry(heading, mark, _begin(depth) if at == 0 else "", _END if at == last else "")
        for at, (heading, mark) in enumerate(listed)
    )
    return _control(head + entries, ledger) if entries else head


_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _begin(depth: int) -> str:
    instruction = escaped(f' TOC \\o "1-{max(1, min(depth - 1, 3))}" \\n \\h \\z ')
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _entry(heading: Heading, bookmark: str, begin: str, end: str) -> str:
    number = f"{heading.number}\u2002" if heading.number else ""
    link = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{run(number + plain(heading.children))}</w:hyperlink>'
    return paragraph(f"TOC{min(heading.level - 1, 3)}", begin + link + end)


def _control(inner: str, ledger: Ledger) -> str:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    properties = f'<w:id w:val="{ledger.control()}"/>{gallery}'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
