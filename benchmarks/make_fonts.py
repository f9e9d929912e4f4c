"""Makes the font files of ``briefing/renderers/fonts`` from full ones; run when their characters are to change.

::

    python benchmarks/make_fonts.py /usr/share/fonts/truetype/noto /usr/share/fonts/truetype/dejavu

The folders hold the static TrueType files of Noto Serif, Noto Sans, Noto Naskh Arabic and Noto Sans Hebrew (Debian
``fonts-noto-core``, SIL Open Font License 1.1) and of DejaVu Sans (Debian ``fonts-dejavu-core``, Bitstream Vera
licence). Hints and layout tables are left out, which a PDF set without them does not use. ``coverage.py`` beside the
fonts says which characters they hold and how wide those of Noto Sans are, so that no font need be opened to know it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont

from briefing.renderers.fonts.arabic import forms

TARGET = Path(__file__).parent.parent / "briefing" / "renderers" / "fonts"

TEXT_FACES = tuple(
    f"Noto{family}-{style}" for family in ("Serif", "Sans") for style in ("Regular", "Bold", "Italic", "BoldItalic")
)
SYMBOL_FACE = "DejaVuSans"
ARABIC_FACES = ("NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold")
HEBREW_FACES = ("NotoSansHebrew-Regular", "NotoSansHebrew-Bold")

TEXT_RANGES = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
    (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x200A), (0x2010, 0x2027), (0x202F, 0x205E), (0x2070, 0x209F),
    (0x20A0, 0x20C0), (0x2100, 0x214F), (0x2150, 0x218B), (0x2212, 0x2212),
)  # fmt: skip
"""Latin with its extensions, Greek, Cyrillic, punctuation, figures, currencies, letter-like signs."""

SYMBOL_RANGES = (
    (0x20, 0x20), (0x531, 0x58A), (0x10A0, 0x10FF), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x232B),
    (0x2460, 0x2473), (0x2500, 0x257F), (0x2580, 0x259F), (0x25A0, 0x25FF), (0x2600, 0x26FF), (0x2701, 0x27BE),
    (0x27F5, 0x27FF), (0x2A7D, 0x2A7E), (0x2B05, 0x2B0D), (0xFFFD, 0xFFFD), *((c, c) for c in (0x2032, 0x2033, 0x2038)),
)  # fmt: skip
"""Arrows, mathematical signs, shapes, ticks and crosses, and the Armenian and Georgian letters."""

ARABIC_SIGNS = (
    (0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x61F), (0x640, 0x640), (0x64B, 0x655), (0x660, 0x66C), (0x670, 0x670),
    (0x6D4, 0x6D4), (0x6F0, 0x6F9),
)  # fmt: skip
"""What stands beside the letters of Arabic, Persian and Urdu: marks, figures, punctuation."""

HEBREW_RANGES = ((0x5B0, 0x5BC), (0x5BE, 0x5BE), (0x5C1, 0x5C2), (0x5C7, 0x5C7), (0x5D0, 0x5EA), (0x5F0, 0x5F4))


def characters(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """The code points of inclusive ranges."""
    return {code for low, high in ranges for code in range(low, high + 1)}


def make_subset(source: Path, target: Path, codes: set[int]) -> TTFont:
    """Writes the glyphs of ``codes`` in ``source`` to ``target`` and returns the font written."""
    options = Options(
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        glyph_names=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
    )
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "kern", "MATH", "FFTM", "STAT", "BASE", "meta"]
    options.recalc_timestamp = False
    font = load_font(str(source), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    save_font(font, str(target), options)
    return font


def ranges_of(codes: Iterable[int]) -> list[tuple[int, int]]:
    """The inclusive ranges that hold exactly ``codes``."""
    groups = groupby(enumerate(sorted(codes)), key=lambda pair: pair[1] - pair[0])
    runs = [[code for _, code in group] for _, group in groups]
    return [(run[0], run[-1]) for run in runs]


def widths(font: TTFont) -> list[int]:
    """The advances of the printable ASCII characters in thousandths of the size."""
    cmap, metrics, scale = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    return [round(1000 * metrics[cmap[code]][0] / scale) for code in range(0x20, 0x7F)]


def coverage_module(covered: dict[str, set[int]], regular: list[int], bold: list[int]) -> str:
    """The source of ``coverage.py``."""
    ranges = (f"{name}: Ranges = {tuple(ranges_of(codes))}" for name, codes in covered.items())
    return "\n".join(
        (
            '"""What the fonts hold; written by ``benchmarks/make_fonts.py``, not by hand."""',
            "",
            "# ruff: noqa: E501",
            "# fmt: off",
            "Ranges = tuple[tuple[int, int], ...]",
            *ranges,
            f"SANS_WIDTHS: tuple[int, ...] = {tuple(regular)}",
            f"SANS_BOLD_WIDTHS: tuple[int, ...] = {tuple(bold)}",
            "",
        )
    )


def arabic_characters() -> tuple[set[int], set[int]]:
    """The code points that can be set in Arabic, and those of all glyphs that setting them takes."""
    letters = {ord(letter) for letter in forms() if len(letter) == 1}
    shapes = {ord(shape) for shapes in forms().values() for shape in shapes.values()}
    covered = letters | characters(ARABIC_SIGNS)
    return covered, covered | shapes | {0x20}


def main(folders: list[Path]) -> None:
    """Makes all fonts from the files found in ``folders``."""
    files = {path.stem: path for folder in folders for path in folder.glob("*.ttf")}
    arabic, arabic_glyphs = arabic_characters()
    wanted = {face: characters(TEXT_RANGES) for face in TEXT_FACES} | {SYMBOL_FACE: characters(SYMBOL_RANGES)}
    wanted |= dict.fromkeys(ARABIC_FACES, arabic_glyphs)
    wanted |= dict.fromkeys(HEBREW_FACES, characters(HEBREW_RANGES) | {0x20})
    fonts = {face: make_subset(files[face], TARGET / f"{face}.ttf", codes) for face, codes in wanted.items()}
    held = {face: set(font.getBestCmap()) for face, font in fonts.items()}
    lacking = [face for face in ARABIC_FACES if arabic_glyphs - held[face]]
    if lacking:
        raise SystemExit(f"shapes of Arabic letters are missing in {', '.join(lacking)}")
    covered = {
        "TEXT": set.intersection(*(held[face] for face in TEXT_FACES)),
        "SYMBOLS": held[SYMBOL_FACE],
        "ARABIC": arabic,
        "HEBREW": set.intersection(*(held[face] for face in HEBREW_FACES)) - {0x20},
    }
    source = coverage_module(covered, widths(fonts["NotoSans-Regular"]), widths(fonts["NotoSans-Bold"]))
    (TARGET / "coverage.py").write_text(source)
    print(f"{sum(path.stat().st_size for path in TARGET.glob('*.ttf')):,} bytes, {len(covered['TEXT']):,} characters")


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
