"""Hostile inputs of up to 50 MB: for each a name with its suffix, and a function that makes its bytes.

Most formats come twice: as large as a file may be, and as large as the limits of reading let through, where reading is
slowest.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

MEGABYTE = 1_000_000
FILE = 50 * MEGABYTE
MARKUP = 20 * MEGABYTE
TEXT = 9_900_000

_WORDS = """
    council budget ferry border winter agency report minister cable harbour convoy sanction harvest treaty cabinet
    river tunnel archive village pipeline signal embassy quota reserve storm auditor the of and to in that with by
    """.split()
_WORD_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sentences(seed: int = 7, count: int = 4_000) -> list[str]:
    """``count`` sentences of twelve words."""
    chance = random.Random(seed)
    return [" ".join(chance.choices(_WORDS, k=12)).capitalize() + "." for _ in range(count)]


def filled(unit: str | bytes, size: int, start: str | bytes = b"", end: str | bytes = b"") -> bytes:
    """``unit`` again and again between ``start`` and ``end``, ``size`` bytes in all."""
    first, piece, last = (part.encode() if isinstance(part, str) else part for part in (start, unit, end))
    return first + piece * ((size - len(first) - len(last)) // len(piece)) + last


def numbered(unit: str, count: int, start: str = "", end: str = "") -> bytes:
    """``unit`` ``count`` times, each with its number where ``%d`` stands, between ``start`` and ``end``."""
    return (start + "".join([unit % at for at in range(count)]) + end).encode()


def prose(size: int, between: str) -> bytes:
    """Sentences with ``between`` after each."""
    text = between.join([*sentences(), ""])
    return (text * (size // len(text) + 1))[:size].encode()


def wrapped(size: int) -> bytes:
    """Prose cut into lines of 72 characters, which end where they end."""
    text = prose(size, " ").decode()
    return re.sub(r"(.{60,72}) ", r"\1\n", text).encode()


def distinct_words() -> bytes:
    """Lines of words that come once each, in letters outside ASCII, wrapped at 60 characters."""
    words = (chr(0x4E00 + at // 20_000) + chr(0x4E00 + at % 20_000) for at in range(2_400_000))
    text = " ".join(words)
    return "\n".join(text[at : at + 60] for at in range(0, 3_000_000, 60)).encode()


def planes() -> bytes:
    """Every character of Unicode but the surrogates, three times."""
    return "\n".join(
        "".join(chr(at) for at in range(start, start + 256) if not 0xD800 <= at < 0xE000)
        for _ in range(3)
        for start in range(0, 0x110000, 256)
    ).encode()


def noise(size: int, low: int = 0) -> bytes:
    """Random bytes from ``low`` up."""
    data = random.Random(7).randbytes(size)
    return data.translate(bytes(low + at % (256 - low) for at in range(256)))


# ---- Word ---------------------------------------------------------------------------------------------------------


def word(body: str, parts: Mapping[str, bytes] = MappingProxyType({}), *, before: str = "", level: int = 1) -> bytes:
    """A Word file whose body is ``body``; ``parts`` are further ones, all of them headers."""
    headers = [name for name in parts if name.startswith("word/header")]
    types = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}.header+xml"/>' for name in headers)
    related = "".join(
        f'<Relationship Id="h{at}" Type="{_RELATION}/header" Target="{name.removeprefix("word/")}"/>'
        for at, name in enumerate(headers)
    )
    space = "http://schemas.openxmlformats.org/package/2006"
    relation = "application/vnd.openxmlformats-package.relationships+xml"
    content = {
        "[Content_Types].xml": f'<Types xmlns="{space}/content-types">'
        f'<Default Extension="rels" ContentType="{relation}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="a/b"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}/relationships">{related}</Relationships>',
        "word/document.xml": f'{before}<w:document xmlns:w="{_WORD_SPACE}"><w:body>{body}</w:body></w:document>',
        **parts,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(
        target, "w", zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED, compresslevel=level
    ) as file:
        for name, part in content.items():
            file.writestr(name, part)
    return target.getvalue()


def paragraphs(count: int, runs: int = 1) -> str:
    """Paragraphs of ``runs`` runs of three words."""
    return "".join("<w:p>" + f"<w:r><w:t>Point {at} stands </w:t></w:r>" * runs + "</w:p>" for at in range(count))


def box(inside: str, deep: int = 1) -> str:
    """A paragraph with ``inside`` in a text box, ``deep`` of them in one another."""
    return "<w:p><w:r><w:txbxContent>" * deep + inside + "</w:txbxContent></w:r></w:p>" * deep


def word_table(rows: int, cells: int) -> str:
    """A table of ``rows`` rows of ``cells`` cells."""
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc>" * cells + "</w:tr>"
    return f"<w:tbl>{row * rows}</w:tbl>"


def header(size: int) -> bytes:
    """The part of a header with ``size`` bytes of empty paragraphs and noise that keeps it from being packed well."""
    content = filled("<w:p/>", size).decode()
    return f'<w:hdr xmlns:w="{_WORD_SPACE}">{content}<!--{noise(size // 99).hex()}--></w:hdr>'.encode()


# ---- PDF ----------------------------------------------------------------------------------------------------------


def pdf(objects: Iterable[bytes]) -> bytes:
    """A PDF of ``objects``, numbered from 1, the first of which is its catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(out))
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table + trailer


def stream(content: bytes, *, packed: bool = True, more: bytes = b"") -> bytes:
    """A stream of ``content``."""
    data = zlib.compress(content, 6) if packed else content
    return b"<</Length %d%s%s>>stream\n%s\nendstream" % (len(data), b"/Filter/FlateDecode" * packed, more, data)


def pages(contents: Iterable[bytes], *, packed: bool = True, shared: int = 0) -> bytes:
    """A PDF with a page for each of ``contents``; with ``shared``, so many pages that all show the first one."""
    streams = [stream(content, packed=packed) for content in contents]
    count = shared or len(streams)
    kids = b" ".join(b"%d 0 R" % (4 + len(streams) + at) for at in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *streams,
            *(page % (4 + (0 if shared else at)) for at in range(count)),
        ]
    )


def shown(lines: int, page: int = 0, words: int = 12) -> bytes:
    """The content of a page with ``lines`` lines of ``words`` words, which are not those of another ``page``."""
    step = 780 / lines
    chance = random.Random(page)
    texts = (
        b"1 0 0 1 20 %.3f Tm(%s)Tj\n" % (790 - at * step, " ".join(chance.choices(_WORDS, k=words)).encode())
        for at in range(lines)
    )
    return b"BT/F %.2f Tf\n" % min(9, 0.7 * step) + b"".join(texts) + b"ET\n"


def apart(letters: int, page: int) -> bytes:
    """The content of a page of ``letters`` letters that stand far apart from each other."""
    places = (b"1 0 0 1 %d %d Tm(%c)Tj\n" % (at % 25 * 20, 790 - at // 25 * 5, 97 + page % 26) for at in range(letters))
    return b"BT/F 4 Tf\n" + b"".join(places) + b"ET\n"


def looped_tree(deep: int) -> bytes:
    """A PDF whose page tree goes down ``deep`` nodes and then starts again."""
    nodes = [b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 9>>" % (at + 1, at + 3) for at in range(deep)]
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"])


def object_streams(count: int, each: int) -> bytes:
    """A PDF with ``count`` object streams of ``each`` objects."""
    numbers = " ".join(f"{100 + at} {at * 3}" for at in range(each))
    content = (numbers + " " + "99 " * each).encode()
    packed = stream(content, more=b"/Type/ObjStm/N %d/First %d" % (each, len(numbers) + 1))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
    tree = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    return pdf([*tree, *[packed] * count])


def nested_forms(deep: int) -> bytes:
    """A PDF in which each part draws the next one ten times."""
    more = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 10, more=more % (at + 5)) for at in range(deep)]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Contents 4 0 R>>"
    tree = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    return pdf([*tree, *forms, stream(shown(1), more=more % 4)])


_END = b"\nstartxref\n0\n%%EOF"
_HTML = "<html><body>"

INPUTS: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        # plain text
        "one line.txt": lambda: prose(FILE, " "),
        "one line at the limit.txt": lambda: prose(TEXT, " "),
        "one word.txt": lambda: filled("a", TEXT),
        "a million one-word lines.txt": lambda: numbered("word%d\n", 1_000_000),
        "half a million one-word lines.txt": lambda: numbered("word%d\n", 499_000),
        "paragraphs at the limit.txt": lambda: prose(7_000_000, "\n\n"),
        "lines at the limit.txt": lambda: prose(7_000_000, "\n"),
        "wrapped lines.txt": lambda: wrapped(TEXT),
        "words cut at each line.txt": lambda: filled("the harbour of the coun-\ncil\n", 7_000_000),
        "words cut inside lines.txt": lambda: filled("the coun- cil of the har- bour\n", 9_900_000),
        "distinct words, wrapped.txt": distinct_words,
        "shouted lines.txt": lambda: numbered("SECRET //LINE %d\n\n", 99_000),
        "spaces.txt": lambda: filled(" ", FILE),
        "tabs.txt": lambda: filled("\t", TEXT, "\U0001f600", "end"),
        "line feeds.txt": lambda: filled("\n", FILE),
        "a far indented line above others.txt": lambda: b" " * 5_000_000 + b"- one\n" + b"two\n" * 490_000,
        "a heading of spaces.txt": lambda: b"# a" + b" " * 5_000_000 + b"b",
        "a heading of hashes.txt": lambda: b"# a" + b"#" * 5_000_000 + b"b",
        "rules and bullets.txt": lambda: filled("- - - - x\n* * * y\n=== =\n• • •\n", 4_000_000),
        "NUL bytes.txt": lambda: filled(b"\0", FILE, b"text "),
        "NULs after a page of text.txt": lambda: prose(70_000, " ") + b"\0" * 49_000_000,
        "mixed encodings.txt": lambda: filled("Grüße für ".encode() + "Zürich\n".encode("cp1252"), FILE),
        "mixed encodings at the limit.txt": lambda: filled("éé".encode() + b"\xe9", TEXT),
        "high bytes.txt": lambda: noise(FILE, 160),
        "unknown encoding.txt": lambda: noise(FILE, 128),
        "UTF-16 without a mark.txt": lambda: prose(FILE // 2, " ").decode().encode("utf-16-le"),
        "every plane of Unicode.txt": planes,
        "right-to-left overrides.txt": lambda: filled("\u202egnp.\u2066x", FILE),
        "smiling faces.txt": lambda: filled("\U0001f600 ", 39_000_000),
        "comments before nothing.txt": lambda: filled("<!---->", FILE),
        # Markdown
        "prose.md": lambda: prose(7_000_000, "\n\n"),
        "prose on lines.md": lambda: prose(TEXT, "\n"),
        "one line.md": lambda: prose(TEXT, " "),
        "lists.md": lambda: filled("- one of them\n  1. below it\n", FILE),
        "lists at the limit.md": lambda: filled("- one of them\n  + below it\n", 1_250_000),
        "deep lists at the limit.md": lambda: b"".join(b"  " * (at % 18) + b"- item\n" for at in range(49_000)),
        "lists of paragraphs.md": lambda: filled("- one\n\n  two\n\n", 650_000),
        "nested lists.md": lambda: b"".join(b"  " * (at % 400) + b"- item\n" for at in range(22_000)),
        "nested quotes.md": lambda: filled(">" * 100 + " deep\n\n", FILE),
        "nested quotes at the limit.md": lambda: filled("> " * 18 + "deep\n\n", 200_000),
        "quotes deeper than is read.md": lambda: filled("> " * 45 + "deep\n\n", 200_000),
        "lists in quotes.md": lambda: filled("> - > - > - a\n", 190_000),
        "a table.md": lambda: filled("| a | b |\n", FILE, "| a | b |\n|---|---|\n"),
        "a wide table.md": lambda: b"|a" * 20_000 + b"|\n" + b"|-" * 20_000 + b"|\n" + b"|x|\n" * 5_000,
        "a table of empty cells.md": lambda: b"a|" * 9_000 + b"\n" + b"-|" * 9_000 + b"\n" + b"x\n" * 90_000,
        "emphasis.md": lambda: filled("*a **b ", FILE),
        "emphasis at the limit.md": lambda: filled("*a **b _c __d ", 250_000),
        "brackets.md": lambda: filled("[", 99_000),
        "links at the limit.md": lambda: filled("[a](b (c) ![d](", 300_000),
        "link definitions.md": lambda: numbered("[a%d]: /b\n", 90_000),
        "backticks.md": lambda: b"".join(b"`" * (at % 300) + b" " for at in range(660)) + b"x" * 99,
        "code.md": lambda: filled("```\ncode\n```\n", FILE),
        "code at the limit.md": lambda: filled("    code\n", 4_000_000),
        "entities.md": lambda: filled("&amp;&#65;&x; ", TEXT),
        "HTML in Markdown.md": lambda: filled("<div><b>one</b>\n\n", FILE),
        "HTML in Markdown at the limit.md": lambda: filled("<div>\n\n", 690_000),
        "an open tag.md": lambda: b"<a " + b"b " * 40_000 + b"\n\n" + b"<!-- " * 9_000,
        "front matter of spaces.md": lambda: b"---\na: b" + b" " * 19_900 + b"c\n---\n" + prose(9_000, " "),
        "indented lines.md": lambda: filled(" " * 900 + "x\n", TEXT),
        # web pages
        "a million tags.html": lambda: filled("<p>a</p>", 8_000_000, _HTML),
        "paragraphs at the limit.html": lambda: filled(
            "<p>The council met in winter to hear of the ferries, and of what it had put off in spring.</p>",
            9_400_000,
            _HTML,
        ),
        "open tags at the limit.html": lambda: filled("<p>a", 390_000, _HTML),
        "nested.html": lambda: filled("<div>", 2_000_000, _HTML),
        "wrongly nested.html": lambda: filled("<b><p></b><i></p>x</i>", 2_000_000, _HTML),
        "a table.html": lambda: filled("<tr><td>a<td>b", 1_380_000, _HTML + "<table>"),
        "tables in tables.html": lambda: filled("<table><tr><td>", 2_500_000, _HTML),
        "a row of cells.html": lambda: filled("<td>a", 2_900_000, _HTML + "<table><tr>"),
        "list items.html": lambda: filled("<li>one", 690_000, _HTML + "<ul>"),
        "entities.html": lambda: filled("&amp;&#x41;&bogus;", MARKUP, _HTML + "<p>"),
        "one text at the limit.html": lambda: _HTML.encode() + prose(TEXT, " "),
        "attributes.html": lambda: numbered("a%d ", 19_000, _HTML + "<p ", ">text"),
        "tags of attributes.html": lambda: filled(
            "<p " + " ".join(f"a{at}" for at in range(600)) + ">x", MARKUP, _HTML
        ),
        "metadata.html": lambda: numbered('<meta name="a%d" content="b">', 590_000, "<html><head>", "</head>text"),
        "a page for trafilatura.html": lambda: filled("<div><p>The council met.</p></div>", 160_000, _HTML),
        "a long page for trafilatura.html": lambda: filled(
            "<p>" + " ".join(sentences()[:24]) + "</p>", TEXT, _HTML + "<article>"
        ),
        "classes for trafilatura.html": lambda: filled(f"<div class='{'post-' * 400}'>one</div>", 18_000_000, _HTML),
        "links for trafilatura.html": lambda: filled("<p><a href='/2021/01/02/'>2 January 2021</a>", 200_000, _HTML),
        "a script for trafilatura.html": lambda: filled(
            '{"@type":"Person","name":"A B"},',
            MARKUP - 99,
            '<html><head><script type="application/ld+json">[',
            "1]</script></head><body><p>text",
        ),
        "a title for trafilatura.html": lambda: filled("One - two | ", MARKUP, "<html><title>", "</title><p>text"),
        "nested tables for trafilatura.html": lambda: filled(
            "<table><tr><td>" * 60 + "x" + "</table>" * 60, 1_500_000 // 20, _HTML
        ),
        "dates for trafilatura.html": lambda: filled("2021-01-02 12/11/2019 ", TEXT, _HTML + "<p>"),
        "broken tags.html": lambda: filled("</x>< <a<", 1_340_000, _HTML + "text"),
        # Word
        "half a million paragraphs.docx": lambda: word(paragraphs(500_000), level=0),
        "paragraphs beyond the limit.docx": lambda: word(paragraphs(240_000), level=0),
        "paragraphs at the limit.docx": lambda: word(paragraphs(99_000)),
        "one paragraph of runs.docx": lambda: word("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 620_000 + "</w:p>"),
        "one paragraph of empty runs.docx": lambda: word(f"<w:p>{'<w:r/>' * 2_490_000}</w:p>", level=0),
        "elements in two kinds.docx": lambda: word("<w:p><w:r/></w:p>" * 99_000 + "<a/>" * 2_090_000, level=0),
        "runs.docx": lambda: word(paragraphs(10_000, 40)),
        "a table.docx": lambda: word(word_table(36_000, 8)),
        "a row of cells.docx": lambda: word(word_table(1, 300_000)),
        "text boxes in text boxes.docx": lambda: word(box("<w:p/>", 60)),
        "a paragraph in many text boxes.docx": lambda: word(box(f"<w:p>{'<w:r/>' * 2_490_000}</w:p>", 60), level=0),
        "paragraphs in paragraphs.docx": lambda: word(
            "<w:tbl><w:tr><w:tc>"
            + "<w:p>" * 200
            + f"<w:r><w:t>{prose(9_000_000, ' ').decode()}</w:t></w:r>"
            + "</w:p>" * 200
            + "</w:tc></w:tr></w:tbl>"
        ),
        "one long text.docx": lambda: word("<w:p><w:r><w:t>" + prose(TEXT, " ").decode() + "</w:t></w:r></w:p>"),
        "ten headers.docx": lambda: word("<w:p/>", {f"word/header{at}.xml": header(19 * MEGABYTE) for at in range(9)}),
        "headers at the limit.docx": lambda: word(
            "<w:p/>", {f"word/header{at}.xml": header(1_580_000) for at in range(9)}, level=0
        ),
        "parts of no known kind.docx": lambda: word(
            "<w:p/>", {f"word/header{at}.bin": header(1_580_000) for at in range(9)}, level=0
        ),
        "attributes.docx": lambda: word("<w:p " + " ".join(f'a{at}=""' for at in range(900_000)) + "/>"),
        "namespaces.docx": lambda: word("<w:p " + " ".join(f'xmlns:a{at}="b{at}"' for at in range(450_000)) + "/>"),
        "characters by number.docx": lambda: word("<w:p><w:r><w:t>" + "&#65;" * 3_900_000 + "</w:t></w:r></w:p>"),
        "a zip bomb.docx": lambda: word("", {"word/a.bin": bytes(400 * MEGABYTE)}),
        "pictures.docx": lambda: word(paragraphs(9), {"word/a.bin": noise(49 * MEGABYTE)}, level=0),
        "an XML bomb.docx": lambda: word(
            "<w:p><w:r><w:t>&j;</w:t></w:r></w:p>",
            before="<!DOCTYPE x [<!ENTITY a 'ha'>"
            + "".join(f"<!ENTITY {two} '{f'&{one};' * 10}'>" for one, two in zip("abcdefghi", "bcdefghij", strict=True))
            + "]>",
        ),
        "four hundred thousand parts.docx": lambda: word(
            "<w:p/>", {f"w/{at}.bin": b"" for at in range(400_000)}, level=0
        ),
        "relationships.docx": lambda: word(
            paragraphs(1), {f"word/header{at}.xml": header(99) for at in range(60_000)}, level=0
        ),
        # PDF
        "five thousand pages.pdf": lambda: pages(shown(50, page) for page in range(5_000)),
        "pages beyond the limit.pdf": lambda: pages(shown(40, page) for page in range(2_900)),
        "pages at the limit.pdf": lambda: pages(shown(40, page) for page in range(1_580)),
        "pages and marks at the limit.pdf": lambda: pages(
            shown(40, page) + b"0 0 m 9 9 l S " * 1_900 for page in range(1_580)
        ),
        "long pages.pdf": lambda: pages(shown(500, page) for page in range(126)),
        "a page of lines.pdf": lambda: pages([shown(120_000)]),
        "one page three thousand times.pdf": lambda: pages([shown(45)], shared=2_900),
        "single letters.pdf": lambda: pages(apart(1_500, page) for page in range(800)),
        "single letters at the limit.pdf": lambda: pages(apart(1_500, page) for page in range(132)),
        "a column of letters.pdf": lambda: pages([b"BT/F 1 Tf 1 Tr " + b"(a)Tj 0 -1 Td\n" * 900_000 + b"ET"]),
        "marks.pdf": lambda: pages([b"0 0 m 9 9 l S " * 1_400_000]),
        "marks on each page.pdf": lambda: pages(shown(2, page) + b"0 0 m 9 9 l S " * 60_000 for page in range(230)),
        "a huge stream.pdf": lambda: pages([b" " * 60 * MEGABYTE]),
        "many huge streams.pdf": lambda: pages([b" " * 19 * MEGABYTE] * 12),
        "a loop in the tree of pages.pdf": lambda: looped_tree(1),
        "a long loop in the tree of pages.pdf": lambda: looped_tree(3_000),
        "a deep tree of pages.pdf": lambda: looped_tree(400_000),
        "object streams.pdf": lambda: object_streams(40, 40_000),
        "forms in forms.pdf": lambda: nested_forms(12),
        "a million objects.pdf": lambda: pdf([b"<</Type/Catalog/Pages 2 0 R>>", *[b"9"] * 1_100_000]),
        "brackets.pdf": lambda: filled(b"[", FILE, b"%PDF-1.7\n1 0 obj\n", _END),
        "streams without an end.pdf": lambda: filled(b"stream\n", FILE, b"%PDF-1.7\n", _END),
        "packed streams without an end.pdf": lambda: filled(
            b"1 0 obj<</Filter/FlateDecode>>stream\n" + zlib.compress(b"a"), FILE, b"%PDF-1.7\n", _END
        ),
        "dictionaries in dictionaries.pdf": lambda: filled(b"<</A", FILE, b"%PDF-1.7\n1 0 obj\n", _END),
        "names.pdf": lambda: pdf([b"<</Type/Catalog/Pages 2 0 R/A[%s]>>" % (b"/A" * 24_000_000)]),
        "streams of nothing.pdf": lambda: pages([b""] * 380_000, packed=False, shared=1),
        "noise.pdf": lambda: b"%PDF-1.7\n" + noise(49 * MEGABYTE) + _END,
        "headers of objects.pdf": lambda: filled(b"1 0 obj\n", FILE, b"%PDF-1.7\n", _END),
    }
)
