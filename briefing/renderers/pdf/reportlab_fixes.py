"""What reportlab 5.1 writes that PDF/A or PDF/UA forbids, put right without touching reportlab's own classes."""

from __future__ import annotations

import unicodedata
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont


class LineEndedStream(PDFStream):  # type: ignore[misc]
    """A stream with a line end before ``endstream`` (PDF/A-2, 6.1.7.1).

    Both characters of it, for data that ends in the first of them would else be counted as one byte less.
    """

    def format(self, document: Any) -> bytes:
        """The stream in PDF syntax."""
        written: bytes = super().format(document)
        return written[: -len(b"endstream\n")] + b"\r\nendstream\n"


def end_lines(document: Any) -> None:
    """Makes every stream of the document one that ends its line; to be called when all of them are registered."""
    for thing in document.idToObject.values():
        if type(thing) is PDFStream:
            thing.__class__ = LineEndedStream


class MappedFont(TTFont):  # type: ignore[misc]
    """A TrueType font whose map to Unicode leaves out unused codes instead of naming them U+0000 (PDF/UA-1, 7.21.7)."""

    def addObjects(self, doc: Any) -> None:
        """Adds the font's objects to the document."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for index, subset in enumerate(subsets):
            name = (SUBSETN(index) + b"+" + self.face.name + self.face.subfontNameX).decode("ascii")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = unicode_map(name, subset)


def unicode_map(name: str, codes: list[int]) -> str:
    """The CMap from the code ``i`` of a font to the character ``codes[i]`` (ISO 32000-1, 9.10.3)."""
    rows = [f"<{i:02X}> <{_letters(code).encode('utf-16-be').hex().upper()}>" for i, code in enumerate(codes) if code]
    blocks = (rows[at : at + 100] for at in range(0, len(rows), 100))
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def\n/CMapType 2 def",
            "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        )
    )


def _letters(code: int) -> str:
    """The character of a code; for the shape of an Arabic letter the letter itself."""
    letter = unicodedata.normalize("NFKC", chr(code)) if 0xFB50 <= code < 0xFEFD else chr(code)
    return letter if len(letter) == 1 else chr(code)
