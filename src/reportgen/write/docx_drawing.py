"""Chart -> a group of shapes in a line of its own: what write/svg.py prints, as Word's own drawing."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import plain
from reportgen.document.chart import said
from reportgen.gongwen import CAPTION_LINE, CHART_ABOVE, TABLE_LINE, TWIPS_PER_MM
from reportgen.write.docx_box import DRAWING, words
from reportgen.write.docx_runs import paragraph, runs
from reportgen.write.drawing import draw
from reportgen.write.escape import attribute, escape
from reportgen.write.flow import Illustration
from reportgen.write.shapes import LINE, RULE, WIDTH, Anchor, Drawing, Fill, Label, Rect, Rule, Shape

EMU = 360  # a hundredth of a millimetre
SPARE = 70  # on either side of a label, so that no face makes it two lines
SHAPES_AT_MOST = 1000  # of a drawing: its number, and this many behind it, are the ids of its shapes
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_HATCHES = {Fill.HATCHED: "ltUpDiag", Fill.BACKWARD: "ltDnDiag", Fill.CROSSED: "diagCross"}
_SIDES = {Anchor.START: "left", Anchor.MIDDLE: "center", Anchor.END: "right"}
_EDGE = f'<a:ln w="{RULE * EMU}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'


def illustration(item: Illustration, keep: str, properties: str) -> Iterator[str]:
    """The drawing, its caption and its note, on one page.

    `keep` binds the last paragraph to what follows, `properties` are those of the section that ends with it.
    """
    yield paragraph("Chart", _run(item))
    note = item.chart.note
    if note:
        yield paragraph("Caption", runs(item.caption), "<w:keepNext/>")
    yield paragraph("ChartNote" if note else "Caption", runs(note or item.caption), keep + properties)


def illustration_height(item: Illustration, pitch: int) -> float:
    """The room that it takes, in lines of the text."""
    high = draw(item.chart).height / 100 * TWIPS_PER_MM
    return (high + CHART_ABOVE + CAPTION_LINE + (TABLE_LINE if item.chart.note else 0)) / pitch


def _run(item: Illustration) -> str:
    drawing = draw(item.chart)
    first = item.number * SHAPES_AT_MOST
    cx, cy = WIDTH * EMU, drawing.height * EMU
    names = f'name="图{item.number}" title="{attribute(plain(item.chart.title))}" descr="{attribute(said(item.chart))}"'
    extent = f'<a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/><a:chOff x="0" y="0"/><a:chExt cx="{cx}" cy="{cy}"/>'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0"'
        f' distR="0"><wp:extent cx="{cx}" cy="{cy}"/>{_margin()}<wp:docPr id="{first}" {names}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{_GROUP}"><wpg:wgp>'
        f"<wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{extent}</a:xfrm></wpg:grpSpPr>"
        f"{''.join(_shapes(drawing, first))}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )


def _margin() -> str:
    """For the outer half of the edges."""
    half = RULE * EMU // 2
    return f'<wp:effectExtent l="{half}" t="{half}" r="{half}" b="{half}"/>'


def _shapes(drawing: Drawing, first: int) -> Iterator[str]:
    for number, shape in enumerate(drawing.shapes, first + 1):
        yield f'<wps:wsp><wps:cNvPr id="{number}" name="{_name(shape)}{number - first}"/>{_shape(shape)}</wps:wsp>'


def _name(shape: Shape) -> str:
    return "文字" if isinstance(shape, Label) else "线" if isinstance(shape, Rule) else "块"


def _shape(shape: Shape) -> str:
    if isinstance(shape, Rect):
        place = f'<a:off x="{shape.x * EMU}" y="{shape.y * EMU}"/>{_size(shape.width, shape.height)}'
        return _area(f"<a:xfrm>{place}</a:xfrm>", "rect", _fill(shape.fill))
    if isinstance(shape, Rule):
        (left, right), (top, bottom) = sorted((shape.x1, shape.x2)), sorted((shape.y1, shape.y2))
        rising = (shape.x2 - shape.x1) * (shape.y2 - shape.y1) < 0
        place = f'<a:off x="{left * EMU}" y="{top * EMU}"/>{_size(right - left, bottom - top)}'
        flip = ' flipV="1"' if rising else ""
        return _area(f"<a:xfrm{flip}>{place}</a:xfrm>", "line", "<a:noFill/>")
    return _label(shape)


def _area(place: str, form: str, fill: str) -> str:
    look = f'<wps:spPr>{place}<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{fill}{_EDGE}</wps:spPr>'
    return f"<wps:cNvSpPr/>{look}<wps:bodyPr/>"


def _size(width: int, height: int) -> str:
    return f'<a:ext cx="{width * EMU}" cy="{height * EMU}"/>'


def _fill(fill: Fill) -> str:
    if fill not in _HATCHES:
        return f'<a:solidFill><a:srgbClr val="{fill.value}"/></a:solidFill>'
    colours = '<a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr>'
    return f'<a:pattFill prst="{_HATCHES[fill]}">{colours}</a:pattFill>'


def _label(label: Label) -> str:
    left, right = label.left - SPARE, label.left + label.wide + SPARE
    if label.anchor is not Anchor.MIDDLE:  # its edge stays where it is
        left, right = (label.x, right) if label.anchor is Anchor.START else (left, label.x)
    left, right = max(0, left), min(WIDTH, right)  # a shape outside would shrink the whole group in LibreOffice
    text = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{escape(label.text)}</w:t></w:r>'
    content = paragraph("ChartText", text, f'<w:jc w:val="{_SIDES[label.anchor]}"/>')
    place = (left * EMU, label.y * EMU, (right - left) * EMU, LINE * EMU)
    return (
        words(place, content) + '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        ' anchor="t"><a:noAutofit/></wps:bodyPr>'
    )
