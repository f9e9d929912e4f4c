"""Which characters can be set, what becomes of the others, and of Arabic and Hebrew."""

from __future__ import annotations

import unicodedata

import pypdfium2
import pytest

from briefing.model.document import Paragraph
from briefing.model.notice import Severity
from briefing.renderers import fonts
from briefing.renderers.fonts.arabic import forms, shaped
from briefing.renderers.pdf import missing_characters, render_pdf
from briefing.renderers.pdf.faces import face
from tests.renderers.pdf.reading import seen_text
from tests.renderers.sample_brief import brief_of, sample_brief, text


def test_the_faces_hold_what_the_coverage_says() -> None:
    for kind, sample in (("text", "aßŁΩЖ…€"), ("symbols", "→✓■≥\ufffd"), ("hebrew", "את"), ("arabic", "٣،")):
        for family in ("Noto Serif", "Noto Sans"):
            held = face(fonts.face_for(kind, family)[0]).face.charToGlyph  # type: ignore[arg-type]
            assert all(ord(character) in held for character in sample), (kind, family)


def test_every_shape_of_an_arabic_letter_is_in_both_weights() -> None:
    shapes = {ord(shape) for shapes in forms().values() for shape in shapes.values()}
    for name in ("NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"):
        assert shapes <= set(face(name).face.charToGlyph)


@pytest.mark.parametrize(
    "words",
    [
        "Vučić, Đakovica, Łódź, žluťoučký",
        "Київ, Приштина",
        "Αθήνα, Ἑλλάς",
        "≥ 3, ≤ 5, − 2 °C, ✓ ■ ▲ → €",
        "1\u20092\u20033",
    ],
)
def test_names_and_signs_can_be_set(words: str) -> None:
    assert fonts.missing(words) == ()
    found = seen_text(render_pdf(brief_of([Paragraph(text(words))])))
    assert "".join(words.split()) in "".join(found.split())


def test_a_brief_that_can_be_set_has_no_notice() -> None:
    assert missing_characters(sample_brief()) == ()


def test_characters_without_a_font_are_shown_as_replaced_noticed_and_kept_for_copying() -> None:
    brief = brief_of([Paragraph(text("before 漢字 after 😀"))])
    (notice,) = missing_characters(brief)
    assert notice.severity is Severity.WARNING
    assert "漢 (U+6F22 cjk unified ideograph-6f22)" in notice.message
    assert "U+1F600" in notice.message
    data = render_pdf(brief)
    assert b"DejaVuSans" in data, "the face of the replacement is there"
    assert b"DejaVuSans" not in render_pdf(brief_of([Paragraph(text("before after"))]))
    assert "before 漢字 after" in seen_text(data)


def test_titles_and_markings_are_looked_through_too() -> None:
    assert missing_characters(brief_of([], title="漢"))
    assert missing_characters(brief_of([], marking="漢"))


def test_invisible_characters_go_and_control_characters_become_spaces() -> None:
    assert fonts.clean("a\u00adb\u200bc\u202ed\u2066e\ufefff\x07g\x00") == "abcdef g "
    assert fonts.clean("e\u0301") == "é"


def test_a_line_takes_the_width_of_its_letters() -> None:
    words = "A line of words, with Łódź"
    measured = sum(face("NotoSans-Regular").face.charWidths[ord(c)] for c in words) * 9 / 1000
    assert fonts.text_width(words, 9) == pytest.approx(measured, rel=0.02)


# ---- Arabic and Hebrew --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "shapes"),
    [
        ("بيت", "ﺑﻴﺖ"),
        ("دار", "ﺩﺍﺭ"),
        ("سلام", "ﺳﻼﻡ"),
        ("لا", "ﻻ"),
        ("ثلاثاء", "ﺛﻼﺛﺎﺀ"),
        ("می\u200cخواهم", "ﻣﯽﺧﻮﺍﻫﻢ"),
        ("پژگ", "ﭘﮋﮒ"),
        ("بَيت", "ﺑَﻴﺖ"),
    ],
)
def test_arabic_letters_join_their_neighbours(word: str, shapes: str) -> None:
    assert shaped(word) == shapes


def test_the_shapes_are_those_of_the_letters() -> None:
    word = "المنطقة والعلاقات"
    assert unicodedata.normalize("NFKC", shaped(word)) == word


def test_hebrew_and_arabic_are_set_without_a_notice_and_copied_as_written() -> None:
    words = ("قال الوزير إن الاتفاق وقع في أثينا", "השר אמר שההסכם נחתם באתונה")
    brief = brief_of([Paragraph(text(each)) for each in words])
    assert missing_characters(brief) == ()
    seen = unicodedata.normalize("NFKC", seen_text(render_pdf(brief)))
    assert all(each in seen for each in words)


def test_a_paragraph_from_right_to_left_begins_at_the_right_edge() -> None:
    data = render_pdf(brief_of([Paragraph(text("שלום לכולם"))]))
    each = pypdfium2.PdfDocument(data)[0].get_textpage()
    first = each.get_charbox(each.get_text_range().index("ש"))
    last = each.get_charbox(each.get_text_range().rindex("ם"))
    assert first[0] > 500 > last[0] > 400


def test_letters_of_arabic_that_have_no_shapes_are_replaced_not_set_apart() -> None:
    assert fonts.missing("ټوله") == ("ټ",)
