"""Text in a shape, as Word, WPS and LibreOffice know it; a box of its own keeps its place whatever the text does."""

from __future__ import annotations

from typing import NamedTuple

EMU = 635  # a twip
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


class Box(NamedTuple):
    """Its name in Word's list of shapes, its size in twips, where it stands and how text goes round it."""

    number: int  # of the shape, unlike that of any other in the package
    name: str
    width: int
    height: int
    across: str  # content of wp:positionH with its frame of reference
    down: str  # the same of wp:positionV
    wrap: str = 'wrapSquare wrapText="bothSides"'  # LibreOffice loses the place of a box with wrapNone
    turned: bool = False  # the text runs downwards, its head to the right
    foot: bool = False  # the content stands on the lower edge of the box


def from_page(twips: int) -> str:
    """A distance from the edge of the sheet, as `across` or `down`."""
    return f'relativeFrom="page"><wp:posOffset>{twips * EMU}</wp:posOffset>'


def in_margins(side: str) -> str:
    """An edge of 版心 (left, bottom), as `across` or `down`."""
    return f'relativeFrom="margin"><wp:align>{side}</wp:align>'


def text_box(box: Box, content: str) -> str:
    """A run that holds the box; its paragraph is what the box is tied to."""
    cx, cy = box.width * EMU, box.height * EMU
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{box.number}" behindDoc="0"'
        f' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f"<wp:positionH {box.across}</wp:positionH><wp:positionV {box.down}</wp:positionV>"
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:{box.wrap}/>'
        f'<wp:docPr id="{box.number}" name="{box.name}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{_SHAPE}"><wps:wsp>'
        f"{words((0, 0, cx, cy), content)}"
        f'<wps:bodyPr rot="0" vert="{"vert" if box.turned else "horz"}" wrap="square" lIns="0" tIns="0" rIns="0"'
        f' bIns="0" anchor="{"b" if box.foot else "t"}"/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def words(place: tuple[int, int, int, int], content: str) -> str:
    """What is in a shape of text before its wps:bodyPr: where it stands (x, y, width, height in EMU), and the text."""
    x, y, cx, cy = place
    return (
        '<wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    )
