"""Our own base document: a Word package with styles, theme, lists and settings, and not a word in it.

python-docx's bundled template carries a stale part that makes Word offer a repair; this one is made for briefs.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from briefing.renderers import theme
from briefing.renderers.docx.markup import DECLARATIONS, PROLOGUE, twips
from briefing.renderers.docx.styles import all_styles
from briefing.renderers.options import Paper

EPOCH: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its margins, in points."""

    width: float
    height: float
    top: float = theme.MARGIN_TOP
    bottom: float = theme.MARGIN_BOTTOM
    left: float = theme.MARGIN_SIDE
    right: float = theme.MARGIN_SIDE
    header: float = theme.HEADER_AT * 0.6
    footer: float = theme.HEADER_AT * 0.6
    """How far the header begins below the upper edge, and the footer ends above the lower one."""

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom

    def turned(self) -> Page:
        """The page on its side; its margins stay where they are."""
        return replace(self, width=self.height, height=self.width)


def page_of(paper: Paper) -> Page:
    """The page of our own base document on ``paper``."""
    return Page(*theme.PAPERS[paper])


@cache
def base_document(paper: Paper, language: str) -> bytes:
    """The base document as a Word file; ``language`` is a tag such as ``en-GB``."""
    return packed(base_parts(page_of(paper), language))


def base_parts(page: Page, language: str) -> dict[str, bytes]:
    """The parts of the base document by name."""
    parts = {
        "[Content_Types].xml": _data("content_types.xml"),
        "_rels/.rels": _data("package_rels.xml"),
        "word/_rels/document.xml.rels": _data("document_rels.xml"),
        "word/document.xml": document_xml(page),
        "word/styles.xml": styles_xml(page, language),
        "word/numbering.xml": numbering_xml(),
        "word/settings.xml": _data("settings.xml").replace("${language}", language),
        "word/fontTable.xml": _data("fonts.xml"),
        "word/theme/theme1.xml": _data("theme.xml"),
        "docProps/core.xml": _data("core.xml"),
        "docProps/app.xml": _data("app.xml"),
    }
    return {name: text.encode() for name, text in parts.items()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of ``parts``, the same bytes whatever the day: content types first, then by name, one fixed date."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda each: (each != "[Content_Types].xml", each)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, parts[name])
    return stream.getvalue()


def document_xml(page: Page, references: str = "", first: bool = False) -> str:
    """A main part with one empty paragraph and one section with ``references`` to its headers and footers.

    ``first`` says that the first page has its own.
    """
    body = f"<w:p/><w:sectPr>{references}{page_xml(page)}{'<w:titlePg/>' * first}</w:sectPr>"
    return f"{PROLOGUE}<w:document {DECLARATIONS}><w:body>{body}</w:body></w:document>"


def page_xml(page: Page) -> str:
    """The size and the margins of a section."""
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="{twips(page.header)}" w:footer="{twips(page.footer)}" w:gutter="0"/>'
    )


def styles_xml(page: Page, language: str) -> str:
    """The part of styles, with theme faces and the language as the document's defaults."""
    styles = "".join(style.xml() for style in all_styles(page.measure, page.turned().measure))
    defaults = _data("defaults.xml").replace("${language}", language)
    return f"{PROLOGUE}<w:styles {DECLARATIONS}>{defaults}{styles}</w:styles>"


BULLETS: Final = ("•", "–", "·")
NUMBERS: Final = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3."))


def abstract_lists(first: int) -> str:
    """The two kinds of list, bulleted and numbered, as abstract numberings ``first`` and ``first + 1``."""
    bullets = "".join(_level(depth, "bullet", BULLETS[depth % 3]) for depth in range(9))
    numbers = "".join(
        _level(depth, NUMBERS[depth % 3][0], NUMBERS[depth % 3][1].replace(str(depth % 3 + 1), str(depth + 1)))
        for depth in range(9)
    )
    kind = '<w:multiLevelType w:val="hybridMultilevel"/>'
    return (
        f'<w:abstractNum w:abstractNumId="{first}">{kind}{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="{first + 1}">{kind}{numbers}</w:abstractNum>'
    )


def _level(depth: int, kind: str, shape: str) -> str:
    indent, hang = twips(theme.INDENT * (depth + 1)), twips(theme.INDENT)
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{shape}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{hang}"/></w:pPr></w:lvl>'
    )


def numbering_xml() -> str:
    """An empty part of lists; a document adds the kinds that it uses."""
    return f"{PROLOGUE}<w:numbering {DECLARATIONS}/>"


def _data(name: str) -> str:
    return files("briefing.renderers.docx").joinpath("parts", name).read_text("utf-8")
