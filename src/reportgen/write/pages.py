"""Document -> what the preview shows: its elements with numbered runs, and the runs by their numbers.

Nothing of where a text came from stands in the page but numbers; `Pages.runs` answers for them.
"""

from __future__ import annotations

from typing import NamedTuple

from reportgen.document import Document, Inlines, SignOff, Text
from reportgen.gongwen import NATIONAL, HouseStyle
from reportgen.write.escape import attribute, escape
from reportgen.write.flow import flow
from reportgen.write.html_body import TITLES, Body, column_rules
from reportgen.write.html_dress import LOOKS, Dress
from reportgen.write.page_frame import frame_rules
from reportgen.write.page_style import page_css

# A figure can be pressed, which a screen reader says where it reads it; the Tab key reaches only one element.
FIGURE = ' class="figure" role="button" tabindex="-1"'


class Run(NamedTuple):
    """A run of the page and the template line (`shared/blocks.j2:9 正文`) of the element that it stands in.

    Runs of one `element` are read one after the other: those of a paragraph, or of one line of a table's `cell`.
    """

    text: Text
    origin: str
    element: int = 0
    cell: bool = False


class Pages(NamedTuple):
    """`html`: sections of elements; `css`: the rules of these sheets; a `data-n` in the html is an index of `runs`."""

    html: str
    css: str
    runs: tuple[Run, ...]


class _Traced(Dress):
    """Each run gets a number, each element the line and block of its template."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._origin = ""
        self._element = 0
        self._sign_offs = 0

    def block(self, origin: str) -> str:
        self._origin = origin
        self._element += 1
        at, _, name = origin.partition(" ")
        return f' data-at="{attribute(at)}" data-block="{attribute(name)}"'

    def classes(self, block: SignOff) -> str:
        self._sign_offs += 1
        return f" {block.signing.name.lower()} n{self._sign_offs}"

    def inner(self, inlines: Inlines, *, cell: bool = False) -> str:
        self._element += cell
        return "".join(LOOKS[t.look].format(self._run(t, cell)) for t in inlines if t.text)

    def _run(self, text: Text, cell: bool) -> str:
        self.runs.append(Run(text, self._origin, self._element, cell))
        kind = FIGURE if text.figure else ""
        return f'<span data-n="{len(self.runs) - 1}"{kind}>{escape(text.text)}</span>'


def pages(document: Document, style: HouseStyle = NATIONAL) -> Pages:
    """The elements in the order of the paper. Where pages end is for the browser to say, which has the faces."""
    items = list(flow(document))
    dress = _Traced()
    html = "".join(Body(style, dress, TITLES).sections(items))
    return Pages(html, "".join((page_css(style), *column_rules(items), *frame_rules(items, style))), tuple(dress.runs))
