"""A Word file as plain frozen data: sections, paragraphs, tables, with the values that take effect on paper.

Lengths are twips (1/20 pt), sizes points. What styles, document defaults, theme and numbering say is resolved.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal

from reportgen.place import Place, Source
from reportgen.records import dataclass


class Where(Enum):
    """Where a paragraph stands; paragraphs of content controls count as where the control stands."""

    BODY = "正文"
    TABLE = "表格"
    BOX = "文本框"


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set. `asian` and `latin` are faces, "" where nothing names one; `colour` RRGGBB, "" automatic.

    `spacing` is points added to each character, `scale` its width (1 = 100%), `hint` that “ ” — … are taken for
    Chinese, `language` that of its Chinese text ("" where nothing says).
    """

    asian: str = ""
    latin: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""
    spacing: float = 0.0
    scale: float = 1.0
    hint: bool = False
    language: str = ""
    script: str = ""  # sub or super: set below or above the line

    @property
    def character(self) -> float:
        """The width of one Han character, twips."""
        return max(1.0, (self.size * self.scale + self.spacing) * 20)  # never 0: indents are counted in it


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; `field` is PAGE where Word prints the page number, "" for plain text."""

    text: str
    look: Look
    field: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set. `first` is negative for a hanging indent.

    `rule` is exact, atLeast or auto; `line` twips for the first two, 240ths of a line for auto.
    """

    align: str = "left"  # left, center, right, both, distribute
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    line: float = 240.0
    rule: str = "auto"
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    widow_control: bool = True
    snap: bool = True  # to the grid
    outline: int | None = None  # 0 is the first level
    stops: bool = False  # has tab stops of its own, so that a tab is no filler
    kinsoku: bool = True  # 避头尾: no line begins with ，
    hanging: bool = True  # a mark may stand beyond the end of the line
    ruled: bool = False  # a rule above or below it
    frame: str = ""  # how a frame or text box around it is aligned: left, center, right, outside, inside


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `index` counts from 1 over all of the file; `number` is what Word counts for it, such as 一、.

    `text` holds \t for a tab, \n for a line break; `table` is the index of its table, of the innermost one. `ties` are
    the names of the bookmarks of our own writer that begin in it, those of deleted paragraphs that it took in first.
    """

    index: int
    text: str
    runs: tuple[Run, ...]
    shape: Shape
    base: Look  # of its style: what an empty one is set in
    style: str = ""  # the style's name
    number: str = ""
    where: Where = Where.BODY
    section: int = 0
    table: int | None = None
    row: int = -1  # of its table, from 0, and the column of its cell
    column: int = -1
    starts_page: bool = False
    breaks: bool = False  # holds a page break
    drawn: bool = False  # holds a drawing: a picture, a line, a text box
    ties: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What a reader sees: the number and the text."""
        return self.number + self.text

    @property
    def is_blank(self) -> bool:
        """Nothing to be seen in it."""
        return not self.shown.strip()

    @property
    def look(self) -> Look:
        """Of its first visible run."""
        return next((r.look for r in self.runs if r.text.strip()), self.base)


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `longest` is the number of characters of its longest cell."""

    header: bool
    unsplit: bool
    longest: int
    characters: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `first` and `last` are the indexes of its paragraphs (last < first: none).

    `width` and `indent` are those of its frame, `padding` what its cells keep free on both sides together.
    """

    first: int
    last: int
    rows: tuple[Row, ...]
    width: float | None
    indent: float
    align: str
    padding: float
    floating: bool
    borders: frozenset[str]  # colours of its rules, "" automatic
    section: int
    nested: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A section; a footer is None where it has none, not even one taken over from the section before it."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    gutter: float
    columns: int
    grid: str  # "", lines, linesAndChars, snapToChars
    pitch: float  # of the grid, twips
    char_space: float  # of the grid, points
    title_page: bool  # the first page has a footer of its own
    start: int | None  # the page number that it begins with
    number_format: str
    header: str  # the text of all its headers
    footer: tuple[Para, ...] | None
    even_footer: tuple[Para, ...] | None
    first_footer: tuple[Para, ...] | None

    @property
    def landscape(self) -> bool:
        """Whether the sheet is turned."""
        return self.width > self.height

    @property
    def text_width(self) -> float:
        """版心's width."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> float:
        """版心's height."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Comment:
    """批注: who wrote it, and its text; Leftovers have these two alone, the text cut short.

    `words` are those that it was made on, `index` that of the paragraph where they begin, 0 outside of the text. A line
    feed parts paragraphs.
    """

    author: str
    text: str
    date: str = ""  # as in a Revision
    index: int = 0
    words: str = ""
    resolved: bool = False
    replies: tuple[Comment, ...] = ()


RevisionKind = Literal["插入", "删除", "移动", "格式"]


@dataclass(frozen=True, slots=True)
class Revision:
    """修订: a stretch of one paragraph that one author changed; a line feed in `text` stands for a paragraph mark.

    `index` is that of the paragraph where it stands when all is accepted, of a paragraph that is gone that of the
    next; `before` and `after` are the few characters around it there. `gone` tells that the text stands there no
    more: it was deleted, or moved away from here.
    """

    kind: RevisionKind
    author: str
    date: str  # ISO: 2022-08-30T09:00:00Z, "" where the file says nothing
    text: str
    index: int
    before: str = ""
    after: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself; "" where it says nothing."""

    title: str = ""
    author: str = ""
    last_author: str = ""
    company: str = ""
    manager: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What the file carries beside its text: changes by number and with a few excerpts, comments, hidden characters."""

    inserted: int = 0
    deleted: int = 0
    formatted: int = 0  # changes of the look alone
    changes: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    hidden: int = 0  # characters
    hidden_text: str = ""
    highlighted: tuple[str, ...] = ()  # runs
    struck: tuple[str, ...] = ()
    properties: Properties = Properties()


@dataclass(frozen=True, slots=True)
class WordFile:
    """All of it. A line of `source` is a paragraph, so that a place counts characters in the extracted text."""

    source: Source
    paras: tuple[Para, ...]
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    even_and_odd: bool
    mirrored: bool  # margins of facing pages
    base: Look  # of the default paragraph style
    unread: tuple[str, ...] = ()  # what the file holds and this reader does not understand
    leftovers: Leftovers = Leftovers()
    notes: tuple[str, ...] = ()  # 脚注, 尾注
    revisions: tuple[Revision, ...] = ()  # of the body, as far as MOST of revisions.py goes
    more_revisions: int = 0  # beyond these
    comments: tuple[Comment, ...] = ()
    more_comments: int = 0

    def place(self, para: Para, start: int = 0, end: int | None = None) -> Place:
        """Of characters start..end of `para.shown`; without them, of the whole paragraph."""
        end = len(para.shown) if end is None else end
        return Place(
            self.source, para.index, start + 1, para.index, max(end, start + 1) + 1 if start == end else end + 1
        )

    def place_of(self, section: int) -> Place:
        """Where a section begins."""
        para = next((p for p in self.paras if p.section == section), None)
        return Place(self.source, para.index, 1, para.index, 2) if para else Place(self.source)
