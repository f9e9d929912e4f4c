"""Figures as pictures: a drawing painted at 300 dots an inch, in the faces of the other formats."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import Final, assert_never

from PIL import Image, ImageDraw, ImageFont

from briefing.model.document import Figure, plain
from briefing.renderers.docx.ledger import Ledger
from briefing.renderers.docx.markup import emu, quoted
from briefing.renderers.figures import Dot, Drawing, Label, Line, Rect, Shape, draw

DOTS_PER_INCH: Final = 300
_SCALE: Final = DOTS_PER_INCH / 72
_ANCHORS: Final = {"start": "ls", "middle": "ms", "end": "rs"}


def picture(figure: Figure, width: float, ledger: Ledger) -> str:
    """A run that holds the picture of ``figure``, ``width`` points wide, with its alternative text."""
    drawing = draw(figure.chart, width)
    number = ledger.drawing()
    relation = ledger.relations.picture(painted(drawing))
    size = f'cx="{emu(drawing.width)}" cy="{emu(drawing.height)}"'
    about = f'id="{number}" name="Figure {number}" descr={quoted(figure.alt)} title={quoted(plain(figure.caption))}'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {about}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Figure {number}" descr={quoted(figure.alt)}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def painted(drawing: Drawing) -> bytes:
    """``drawing`` as a PNG on white, 300 dots an inch."""
    size = (max(1, round(drawing.width * _SCALE)), max(1, round(drawing.height * _SCALE)))
    image = Image.new("RGB", size, "white")
    canvas = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        _paint(shape, canvas)
    stream = io.BytesIO()
    flat = image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # the octree rounds white down by one, which would show as a ground on the page
    flat.putpalette([255 if value >= 254 else value for value in flat.getpalette() or ()])
    flat.save(stream, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), compress_level=4)
    return stream.getvalue()


def _paint(shape: Shape, canvas: ImageDraw.ImageDraw) -> None:
    match shape:
        case Rect(x, y, width, height, fill, stroke, radius):
            box = (_dots(x), _dots(y), max(_dots(x), _dots(x + width)), max(_dots(y), _dots(y + height)))
            canvas.rounded_rectangle(box, _dots(radius), fill or None, stroke or None, _pen(0.8) if stroke else 1)
        case Line():
            for start, end in _strokes(shape):
                canvas.line((*start, *end), shape.colour, _pen(shape.width))
        case Dot(x, y, radius, fill, stroke):
            canvas.circle((_dots(x), _dots(y)), _dots(radius), fill or None, stroke or None, _pen(0.8))
        case Label(x, y, text, size, colour, anchor, bold):
            canvas.text((_dots(x), _dots(y)), text, colour, _face(bold, round(size * _SCALE)), _ANCHORS[anchor])
        case _:
            assert_never(shape)


Point = tuple[float, float]


def _strokes(line: Line) -> list[tuple[Point, Point]]:
    length = ((line.x2 - line.x1) ** 2 + (line.y2 - line.y1) ** 2) ** 0.5
    if not line.dash or not length or sum(line.dash) <= 0:
        return [((_dots(line.x1), _dots(line.y1)), (_dots(line.x2), _dots(line.y2)))]
    on, off = line.dash[0], line.dash[-1]
    starts = (step * (on + off) for step in range(int(length / (on + off)) + 1))
    return [(_along(line, at / length), _along(line, min(at + on, length) / length)) for at in starts]


def _along(line: Line, share: float) -> Point:
    return _dots(line.x1 + (line.x2 - line.x1) * share), _dots(line.y1 + (line.y2 - line.y1) * share)


def _dots(points: float) -> int:
    return round(points * _SCALE)


def _pen(points: float) -> int:
    return max(1, _dots(points))


@cache
def _face(bold: bool, size: int) -> ImageFont.FreeTypeFont:
    path = files("briefing.renderers").joinpath("fonts", f"NotoSans-{'Bold' if bold else 'Regular'}.ttf")
    return ImageFont.truetype(io.BytesIO(path.read_bytes()), max(1, size), layout_engine=ImageFont.Layout.BASIC)
