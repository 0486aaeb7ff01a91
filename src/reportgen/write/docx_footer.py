"""Page numbers of the base package: — 1 — outside, one character in, on odd and even pages; GB/T 9704-2012, 7.5.

On a landscape sheet the number keeps its place on the paper (8), so it stands turned, in a frame at the left edge.
"""

from __future__ import annotations

from collections.abc import Callable

from reportgen.gongwen import FOOTER_LINE, LANDSCAPE, PAGE_NUMBER_DEPTH, PAGE_NUMBER_INDENT, UPRIGHT

Footer = Callable[[bool], str]
EMU = 635  # a twip

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_DASH = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def upright(odd: bool) -> str:
    """The footer of an upright sheet."""
    return f"<w:ftr {_SPACES}>{_number(odd)}</w:ftr>"


def landscape(odd: bool) -> str:
    """The footer of a landscape sheet: an empty line that a turned frame is tied to."""
    left, top = PAGE_NUMBER_DEPTH * EMU, LANDSCAPE.margins.top * EMU
    width, height = FOOTER_LINE * EMU, UPRIGHT.text_width * EMU
    frame = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{1 if odd else 2}" name="页码{1 if odd else 2}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{_number(odd)}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
    return f'<w:ftr {_SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{frame}</w:p></w:ftr>'


def _number(odd: bool) -> str:
    """单页码居右空一字，双页码居左空一字."""
    side = "right" if odd else "left"
    layout = f'<w:ind w:{side}="{PAGE_NUMBER_INDENT}"/><w:jc w:val="{side}"/>'
    text = _DASH.format("— ") + _PAGE + _DASH.format(" —")
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{layout}</w:pPr>{text}</w:p>'
