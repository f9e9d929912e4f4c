"""A style document gives a brief its looks and its letterhead, and nothing of what it said."""

from __future__ import annotations

import pytest
from lxml import etree

from briefing.errors import SettingsError
from briefing.renderers import RenderOptions, render
from briefing.renderers.docx import style_document_notices
from briefing.verify import verify
from tests.renderers.docx.checking import W, part, parts, words
from tests.renderers.docx.letterhead import OLD, altered, letterhead
from tests.renderers.sample_brief import sample_brief


@pytest.fixture(scope="module")
def housed() -> bytes:
    return render(sample_brief(), "docx", RenderOptions(style_document=letterhead()))


def style(data: bytes, name: str) -> etree._Element:
    styles = part(data, "word/styles.xml")
    return next(each for each in styles.iter(f"{W}style") if each.find(f"{W}name").get(f"{W}val") == name)  # type: ignore[union-attr]


def test_a_style_of_the_house_is_used_whatever_its_id(housed: bytes) -> None:
    heading = style(housed, "heading 1") if _has(housed, "heading 1") else style(housed, "Heading 1")
    assert heading.get(f"{W}styleId") == "Heading1"
    assert heading.find(f"{W}rPr/{W}color").get(f"{W}val") == "990033"  # type: ignore[union-attr]
    assert "berschrift1" not in parts(housed)["word/styles.xml"].decode()


def _has(data: bytes, name: str) -> bool:
    return f'w:val="{name}"' in parts(data)["word/styles.xml"].decode()


def test_a_style_that_the_house_lacks_is_ours_and_a_notice_says_so(housed: bytes) -> None:
    assert style(housed, "Callout Key Text") is not None
    (notice,) = style_document_notices(letterhead())
    assert notice.code == "style-missing"
    assert "footnote text" in notice.message
    assert "heading 1" not in notice.message


def test_running_text_takes_the_face_of_the_house(housed: bytes) -> None:
    assert style(housed, "Body Text").find(f"{W}rPr/{W}sz") is None
    fonts = style(housed, "Normal").find(f"{W}rPr/{W}rFonts")
    assert fonts is not None
    assert fonts.get(f"{W}ascii") == "Verdana"


def test_the_page_of_the_house_is_kept_and_turned_for_wide_tables(housed: bytes) -> None:
    sizes = [(each.get(f"{W}w"), each.get(f"{W}h")) for each in part(housed).iter(f"{W}pgSz")]
    assert sizes[0] == ("11339", "15874")
    assert ("15874", "11339") in sizes
    assert {each.get(f"{W}left") for each in part(housed).iter(f"{W}pgMar")} == {"2268"}


def test_the_letterhead_stands_on_the_first_page_and_the_header_on_the_others(housed: bytes) -> None:
    section = next(part(housed).iter(f"{W}sectPr"))
    kinds = [each.get(f"{W}type") for each in section.iter(f"{W}headerReference")]
    assert sorted(kinds) == ["default", "first"]
    assert section.find(f"{W}titlePg") is not None
    headers = [each for name, each in parts(housed).items() if name.startswith("word/header")]
    assert sum(b"Ministry of Harbours" in each for each in headers) == 1
    assert sum(b"<pic:pic" in each for each in headers) == 1


def test_the_marking_stands_in_every_header_and_footer_and_pages_are_counted(housed: bytes) -> None:
    running = {name: part(housed, name) for name in parts(housed) if name.startswith(("word/header", "word/footer"))}
    assert all("TLP:AMBER" in words(each) for each in running.values())
    footers = [each for name, each in running.items() if "footer" in name]
    fields = [{(each.text or "").strip() for each in footer.iter(f"{W}instrText")} for footer in footers]
    assert all({"PAGE", "NUMPAGES"} <= each for each in fields)
    assert verify(sample_brief(), {"docx": housed}) == ()


def test_nothing_of_the_old_letter_is_left(housed: bytes) -> None:
    everything = b"".join(parts(housed).values()).decode("utf-8", "replace")
    assert OLD not in everything
    assert "Somebody" not in everything
    assert "old keywords" not in everything


def test_a_template_is_as_good_as_a_document() -> None:
    template = altered(
        letterhead(),
        {"[Content_Types].xml": lambda xml: xml.replace("document.main+xml", "template.main+xml")},
    )
    assert render(sample_brief(), "docx", RenderOptions(style_document=template)) == render(
        sample_brief(), "docx", RenderOptions(style_document=letterhead())
    )


def test_a_header_that_shows_a_picture_from_elsewhere_is_refused() -> None:
    name = next(each for each in parts(letterhead()) if each.startswith("word/_rels/header"))
    elsewhere = altered(
        letterhead(),
        {
            name: lambda xml: xml.replace(
                'Target="media/image1.png"', 'TargetMode="External" Target="http://x.example/"'
            )
        },
    )
    with pytest.raises(SettingsError, match="not inside it"):
        style_document_notices(elsewhere)


@pytest.mark.parametrize("data", [b"", b"not a document", b"PK\x05\x06" + b"\x00" * 18])
def test_what_is_no_word_document_is_refused_in_a_line(data: bytes) -> None:
    with pytest.raises(SettingsError) as raised:
        style_document_notices(data)
    assert raised.value.exit_code == 4
    assert raised.value.line().startswith("style document: ")
