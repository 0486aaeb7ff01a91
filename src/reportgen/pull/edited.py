"""A Word file as it stands after all edits -> its units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from reportgen.check import marks
from reportgen.check.paper import Role
from reportgen.check.paper.roles import Told, roles
from reportgen.enumerated import numbered
from reportgen.pull.changes import Unit, What
from reportgen.pull.split import CAPTION, NUMBERED_NOTE, Form, cleaned, pieces
from reportgen.read.word import Para, Where, WordFile
from reportgen.regex import regex
from reportgen.write.docx_imprint import COPIES
from reportgen.write.docx_letterhead import SIGNED

# What the styles of our own writer say, by their names in small letters; editors keep them as a rule.
STYLES = {
    "title": What.TITLE, "主送机关": What.ADDRESSEE, "附件说明": What.NOTE, "附件说明首项": What.NOTE,
    "附件说明续项": What.NOTE, "署名": What.SIGNER, "联合署名": What.SIGNER, "成文日期": What.DATE,
    "附注": What.ANNOTATION, "附件标题": What.ANNEX, "附件标志": What.ANNEX,
} | dict.fromkeys(
    ("版头事项", "发文机关标志", "发文字号", "上行文发文字号", "签发人", "抄送机关", "版记"), What.FRAME
)  # fmt: skip
FORMS = {"公文正文": Form.PLAIN, "caption": Form.PLAIN, "图注": Form.PLAIN}
HEADING = regex(r"(?:heading|标题) ?([1-4])")
RUN_IN = regex("接排标题[1-4]")
ROLES = {
    Role.TITLE: What.TITLE, Role.LETTERHEAD: What.FRAME, Role.ADDRESSEE: What.ADDRESSEE, Role.NOTE: What.NOTE,
    Role.SIGNER: What.SIGNER, Role.DATE: What.DATE, Role.REMARK: What.ANNOTATION, Role.ATTACHMENT: What.ANNEX,
    Role.IMPRINT: What.FRAME, Role.HEADING: What.HEADING,
}  # fmt: skip
IN_LINES = (What.TITLE, What.ANNEX)
BESIDE = (What.SIGNER, What.DATE, What.FRAME)  # several may stand in one paragraph, parted by tabs
NUMBER = {What.NOTE: NUMBERED_NOTE, What.FRAME: regex(f"{SIGNED}|{COPIES}")}  # what stands before the words
IMPRINT_MAX = 40  # characters of 印发机关 and 印发日期


class _Line(NamedTuple):
    """A paragraph, or the first one of a cell, with what it is; `form` and `level` are those of the body."""

    para: Para
    what: What
    form: Form = Form.RUN_IN
    level: int = 0


def units_of_word(word: WordFile) -> list[Unit]:
    """All units, in order: tracked changes accepted; without page furniture, blank paragraphs, and drawings.

    The lines of a title are one unit. `tie` holds all bookmarks of the paragraph, parted by blanks. What a unit is,
    is told by its style, else by its words: a guess, which the built unit that it is paired with corrects.
    """
    return list(_Walk(word).units())


class _Walk:
    """Goes through the paragraphs once, and counts them and the tables."""

    def __init__(self, word: WordFile) -> None:
        self.paras = [p for p in word.paras if p.where is not Where.BOX]
        self._index = count()
        self._tables: dict[int | None, int] = {}  # of the file -> of the units
        self._title: list[Para] = []  # its lines, one after the other
        self._what = What.TITLE  # whose title it is
        self._mark = ""  # 附件1, above its title

    def units(self) -> Iterator[Unit]:
        """Of the whole file."""
        cells = _cells(self.paras)
        for line in _lines(self.paras, cells):
            if line.what in IN_LINES:
                yield from self._title_line(line)
                continue
            yield from self._whole_title()
            if line.what is What.CELL:
                yield self._cell(cells[_spot(line.para)])
            else:
                yield from self._paragraph(line)
        yield from self._whole_title()

    def _title_line(self, line: _Line) -> Iterator[Unit]:
        """附件1 begins another title, as does a line of another kind."""
        mark = marks.ATTACHMENT_MARK.fullmatch(line.para.shown) if line.what is What.ANNEX else None
        if mark or line.what is not self._what:
            yield from self._whole_title()
        self._what = line.what
        if mark:
            self._mark = mark[0].strip()
        else:
            self._title.append(line.para)

    def _whole_title(self) -> Iterator[Unit]:
        text = "".join(cleaned(line) for p in self._title for line in p.shown.split("\n"))
        if text:
            yield Unit(self._what, text, next(self._index), self._mark, tie=_ties(self._title[0]))
        self._title, self._mark = [], ""

    def _paragraph(self, line: _Line) -> Iterator[Unit]:
        """A line break that was typed begins another paragraph, for that is what the reader sees."""
        tied = _ties(line.para)
        for text in _shown(line.para).split("\n"):
            if line.what in (What.BODY, What.HEADING):
                yield from self._body(cleaned(text), line, tied)
            else:
                yield from self._whole(text, line, tied)
            tied = ""

    def _body(self, text: str, line: _Line, tied: str) -> Iterator[Unit]:
        index = next(self._index)
        if caption := CAPTION.match(text):
            yield Unit(What.BODY, text[caption.end() :], index, caption[0].strip(), tie=tied)
            return
        label = line.para.number.strip()
        counted = label if label and text.startswith(label) and not numbered(text)[0] else ""  # 3. before 37项
        text = text[len(counted) :].lstrip()
        for n, p in enumerate(pieces(text, line.form, line.level)):
            number = counted if counted and not n else p.number
            yield Unit(p.what, text[p.start : p.end], index, number, p.level, tie=tied)

    def _whole(self, text: str, line: _Line, tied: str) -> Iterator[Unit]:
        """One that is not split but at tabs, where several bodies stand side by side."""
        parted = [t for t in map(cleaned, text.split("\t")) if t] if line.what in BESIDE else [cleaned(text)]
        ties = tied.split()
        for n, one in enumerate(filter(None, parted)):
            number = NUMBER[line.what].match(one) if line.what in NUMBER else None
            start = number.end() if number else 0
            own = ties[n] if len(ties) == len(parted) else tied
            if one[start:].strip():
                index = next(self._index)
                yield Unit(line.what, one[start:].strip(), index, one[:start].strip(), tie=own)

    def _cell(self, paras: list[Para]) -> Unit:
        first = paras[0]
        number = self._tables.setdefault(first.table, len(self._tables))
        parted = (cleaned(line) for p in paras for line in _shown(p).split("\n"))
        text = "\n".join(filter(None, parted))
        return Unit(What.CELL, text, next(self._index), table=number, row=first.row, column=first.column)


def _lines(paras: Sequence[Para], cells: Mapping[_Spot, list[Para]]) -> Iterator[_Line]:
    """What stands in the file, in order: paragraphs with text, and cells."""
    outside = [p for p in paras if p.where is not Where.TABLE and not p.is_blank]
    told = dict(zip((p.index for p in outside), roles([p.shown for p in outside]), strict=True))
    frames = {p.table for p in paras if p.where is Where.TABLE and _is_frame(p)}
    before: _Line | None = None
    for p in paras:
        if p.table in frames:
            yield from () if p.is_blank else (_Line(p, What.FRAME),)
        elif p.where is Where.TABLE:
            if cells[_spot(p)][0] is p:
                yield _Line(p, What.CELL)
        elif p.index in told:
            before = _line(p, told[p.index], before)
            yield before


def _line(para: Para, told: Told, before: _Line | None) -> _Line:
    """By its style where that is one of ours, else by its words and what stands before it."""
    name = para.style.casefold()
    if name in STYLES:
        return _Line(para, _title(para, told) if STYLES[name] is What.TITLE else STYLES[name])
    if heading := HEADING.fullmatch(name):
        return _Line(para, What.HEADING, Form.HEADING, int(heading[1]))
    form = FORMS.get(name, Form.RUN_IN)
    if form is Form.PLAIN:
        return _Line(para, ROLES[told.role] if told.role in (Role.SIGNER, Role.DATE) else What.BODY, form)
    if told.role is Role.BODY and told.part and before and before.what is What.ANNEX and para.shape.align == "center":
        return _Line(para, What.ANNEX)
    return _Line(para, ROLES.get(told.role, What.BODY), form)


def _title(para: Para, told: Told) -> What:
    """Any program has a style of this name: papers set their red head and their annexes in it, too."""
    if told.role is Role.ATTACHMENT:
        return What.ANNEX
    return What.FRAME if marks.ISSUER.fullmatch(para.shown) else What.TITLE


def _is_frame(cell: Para) -> bool:
    """Whether a cell belongs to 版头 or 版记."""
    if STYLES.get(cell.style.casefold()) is What.FRAME or (cell.shape.frame and cell.text.strip()):
        return True
    text = cell.text.strip()
    return bool(marks.COPY_TO.match(text) or (len(text) <= IMPRINT_MAX and marks.ISSUED.search(text)))


_Spot = tuple[int | None, int, int]


def _spot(para: Para) -> _Spot:
    return para.table, para.row, para.column


def _cells(paras: Sequence[Para]) -> dict[_Spot, list[Para]]:
    """The paragraphs of each cell."""
    cells: dict[_Spot, list[Para]] = {}
    for p in paras:
        if p.where is Where.TABLE:
            cells.setdefault(_spot(p), []).append(p)
    return cells


def _shown(para: Para) -> str:
    """With the number that Word counts right before the text, as the program prints it."""
    return para.number.strip() + para.text.lstrip() if para.number.strip() else para.text


def _ties(para: Para) -> str:
    return " ".join(para.ties)
