"""Document -> one HTML file that stands alone: for a web page, and to print on A4 as GB/T 9704-2012 has it.

It holds no script, no style attribute and no link, so it passes any content security policy that allows its
one style element; and nothing of where the text came from.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import Document, plain
from reportgen.gongwen import NATIONAL, HouseStyle
from reportgen.write.escape import attribute, escape
from reportgen.write.flow import Flow, Illustration, flow
from reportgen.write.html_body import Body, column_rules
from reportgen.write.html_dress import Dress
from reportgen.write.html_style import chart_css, css


def write(document: Document, style: HouseStyle = NATIONAL) -> bytes:
    """UTF-8. The same document gives the same bytes."""
    return "".join(_page(document, list(flow(document)), style)).encode()


def _page(document: Document, items: list[Flow], style: HouseStyle) -> Iterator[str]:
    title = document.properties.title or plain(document.title)
    yield (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
    )
    if document.properties.author:
        yield f'<meta name="author" content="{attribute(document.properties.author)}">\n'
    yield f"<style>\n{css(style)}"
    yield from column_rules(items)
    if any(isinstance(item, Illustration) for item in items):
        yield chart_css(style)
    yield "</style>\n</head>\n<body>\n<main>\n"
    yield from Body(style, Dress()).sections(items)
    yield "</main>\n</body>\n</html>\n"
