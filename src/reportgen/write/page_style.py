"""The style sheet of the preview's pages: sheets of A4 on a screen, as GB/T 9704-2012 has them."""

from __future__ import annotations

from reportgen.gongwen import HouseStyle
from reportgen.write.html_style import chart_css, css


def page_css(house: HouseStyle) -> str:
    """The rules of the elements within a sheet."""
    return css(house) + chart_css(house)
