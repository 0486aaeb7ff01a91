"""Page numbers of the base package: — 1 — outside, one character in, on odd and even pages; GB/T 9704-2012, 7.5.

On a landscape sheet the number keeps its place on the paper (8), so it stands turned, in a frame at the left edge.
"""

from __future__ import annotations

from collections.abc import Callable

from reportgen.gongwen import FOOTER_LINE, LANDSCAPE, PAGE_NUMBER_DEPTH, PAGE_NUMBER_INDENT, UPRIGHT
from reportgen.write.docx_box import Box, from_page, text_box

Footer = Callable[[bool], str]

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
SLACK = 40  # twips that the turned frame is wider than its line, which Word would else cut
_DASH = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def upright(odd: bool, centred: bool = False) -> str:
    """The footer of an upright sheet."""
    return f"<w:ftr {_SPACES}>{_number(odd, centred)}</w:ftr>"


def landscape(odd: bool, centred: bool = False) -> str:
    """The footer of a landscape sheet: an empty line that a turned frame is tied to."""
    number = 1 if odd else 2
    box = Box(
        number=number,
        name=f"页码{number}",
        width=FOOTER_LINE + SLACK,
        height=UPRIGHT.text_width,
        across=from_page(PAGE_NUMBER_DEPTH - SLACK),
        down=from_page(LANDSCAPE.margins.top),
        turned=True,
    )
    frame = text_box(box, _number(odd, centred))
    return f'<w:ftr {_SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{frame}</w:p></w:ftr>'


def _number(odd: bool, centred: bool) -> str:
    """单页码居右空一字，双页码居左空一字; some cities want it in the middle."""
    side = "right" if odd else "left"
    layout = f'<w:ind w:{side}="{PAGE_NUMBER_INDENT}"/><w:jc w:val="{side}"/>'
    if centred:
        layout = '<w:jc w:val="center"/>'
    text = _DASH.format("— ") + _PAGE + _DASH.format(" —")
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{layout}</w:pPr>{text}</w:p>'
