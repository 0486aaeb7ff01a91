"""A workbook in the zip form (.xlsx, .xlsm, the newer .et) -> grids, in one pass over each sheet's XML.

A library would build the whole sheet (minutes and gigabytes for 50,000 rows), or stream it without what is merged
and hidden. Element names are those of ECMA-376 part 1, 18.3; both its namespaces are read.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from reportgen.load.workbook.formats import PLAIN, Format, cleaned, format_of, shown
from reportgen.load.workbook.grid import Cell, DamagedError, Grid, Merge, Row
from reportgen.load.workbook.guard import BROKEN, COLUMNS_MAX, DAMAGED, MERGED, ROWS_MAX, too_far
from reportgen.place import column_letters, column_number
from reportgen.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

MERGES_MAX = 200_000
SHARED_MAX = 1 << 26  # characters of shared strings that cells may ask for: one may stand in a million cells
CHUNK = 1 << 20
_COLUMN = regex(rb"<(?:\w+:)?col\s[^>]*>")
_TRUE = ("1", "true", "on")
DIGITS = "0123456789"


class Package:
    """The parts of a workbook that every sheet needs; `data` is what `guard.admitted` gave."""

    def __init__(self, data: bytes) -> None:
        self._zip = package = zipfile.ZipFile(BytesIO(data))
        self._strings: list[Cell | None] | None = None
        self._asked = 0
        main = _office_document(package)
        folder = posixpath.dirname(main)
        self._targets = _relations(package, main, folder)
        book = _tree(package, main)
        self.formats = self._read_formats(package)
        date_system = book.find("{*}workbookPr")
        self.since_1904 = date_system is not None and date_system.get("date1904") in _TRUE
        self.grids: list[Grid] = [
            XlsxGrid(self, part, node.get("name", ""), node.get("state", "visible") == "visible")
            for node in book.iterfind("{*}sheets/{*}sheet")
            if (part := self._part_of(node)) is not None
        ]

    def opened(self, part: str) -> IO[bytes]:
        """A part, to be closed by the caller."""
        return self._zip.open(part)

    def string(self, index: int) -> Cell | None:
        """The cell with this shared string, None where it is empty; all are read when the first is asked for."""
        if self._strings is None:
            part = next((t for kind, t in self._targets.values() if kind == "sharedStrings"), None)
            self._strings = []
            if part is not None:
                with self.opened(part) as file:
                    self._strings = [_cell_of(_text(node)) for node in _elements(file, "{*}si")]
        cell = self._strings[index]
        self._asked += len(cell.text) if cell else 0
        if self._asked > SHARED_MAX:
            raise DamagedError("表格里的文字太多", "只留台账一张表，删去重复的长文字，再保存")
        return cell

    def _part_of(self, sheet: _Element) -> str | None:
        """The part of a sheet of cells; None for a chart or a macro sheet."""
        names = [value for name, value in sheet.attrib.items() if str(name).endswith("}id")]
        kind, target = self._targets.get(str(names[0]), ("", "")) if names else ("", "")
        return target if kind == "worksheet" else None

    def _read_formats(self, package: zipfile.ZipFile) -> list[Format]:
        part = next((t for kind, t in self._targets.values() if kind == "styles"), None)
        if part is None or part not in package.namelist():
            return []
        styles = _tree(package, part)
        codes = {n.get("numFmtId"): n.get("formatCode") for n in styles.iterfind("{*}numFmts/{*}numFmt")}
        numbers = [node.get("numFmtId", "0") for node in styles.iterfind("{*}cellXfs/{*}xf")]
        return [format_of(int(number), codes.get(number)) for number in numbers]


class XlsxGrid(Grid):
    """One sheet of a Package."""

    def __init__(self, package: Package, part: str, title: str, visible: bool) -> None:
        self.title, self.visible = title, visible
        self.since_1904 = package.since_1904
        self._package, self._part = package, part
        self._outlined: tuple[list[Merge], list[tuple[int, int]]] | None = None
        self._columns: dict[str, int] = {}

    def merges(self) -> list[Merge]:
        """Merged cells, by their first row."""
        return self._outline()[0]

    def hidden_columns(self) -> list[tuple[int, int]]:
        """Hidden columns, or those without width."""
        return self._outline()[1]

    def rows(self) -> Iterator[Row]:
        """The rows that hold anything, downwards."""
        try:
            with self._package.opened(self._part) as file:
                line = 0
                for node in _elements(file, "{*}row"):
                    line = int(node.get("r") or line + 1)
                    cells = self._cells(node)
                    if cells:
                        if line > ROWS_MAX:
                            raise DamagedError(*too_far(self.title, f"第 {line} 行"))
                        hidden = node.get("hidden") in _TRUE or node.get("ht") == "0"
                        yield Row(line, cells, hidden)
        except BROKEN as error:
            raise DamagedError(*DAMAGED) from error

    def _cells(self, row: _Element) -> list[tuple[int, Cell]]:
        cells: list[tuple[int, Cell]] = []
        column = 0
        known = self._columns
        for node in row:
            name = node.get("r")
            letters = name.rstrip(DIGITS) if name else ""
            column = (known.get(letters) or self._column(letters)) if letters else column + 1
            if len(node):  # an empty one is only formatted
                cell = self._cell(node)
                if cell is not None:
                    if column > COLUMNS_MAX:
                        raise DamagedError(*too_far(self.title, f" {column_letters(column)}{row.get('r', '')} "))
                    cells.append((column, cell))
        return cells

    def _column(self, letters: str) -> int:
        if not re.fullmatch("[A-Z]{1,3}", letters):
            raise ValueError(letters)
        self._columns[letters] = number = column_number(letters)
        return number

    def _cell(self, node: _Element) -> Cell | None:
        """None where the cell is empty."""
        kind = node.get("t", "n")
        if len(node) == 1:  # a text without a formula, as nearly all cells
            only = node[0]
            if kind == "s":
                return self._package.string(_index(only.text or ""))
            if kind == "inlineStr" and len(only):
                return _known_cell(_text(only))
        value = None
        formula = empty = False
        for child in node:
            name = child.tag.rpartition("}")[2]
            if name == "v":
                value = child.text
                empty = value is None
            elif name == "is":
                value = _text(child)
            elif name == "f":
                formula = True
        if formula and value is None and (kind != "str" or not empty):
            return Cell("")  # programs that only write workbooks leave the result out
        return self._value(kind, value, node) if value else None

    def _value(self, kind: str, value: str, node: _Element) -> Cell | None:
        if kind == "s":
            return self._package.string(_index(value))
        if kind == "n":
            style, formats = node.get("s"), self._package.formats
            form = formats[_index(style)] if style and formats else PLAIN
            return shown(float(value), form, self.since_1904)
        if kind == "b":
            return Cell("是" if value in _TRUE else "否")
        if kind == "d":
            return Cell(value[:10])
        return Cell(value) if kind == "e" else _known_cell(value)

    def _outline(self) -> tuple[list[Merge], list[tuple[int, int]]]:
        """Merges stand behind the rows, where they are needed first: they are looked for in the bytes."""
        if self._outlined is None:
            try:
                with self._package.opened(self._part) as file:
                    self._outlined = _outline(file)
            except BROKEN as error:
                raise DamagedError(*DAMAGED) from error
        return self._outlined


def _outline(file: IO[bytes]) -> tuple[list[Merge], list[tuple[int, int]]]:
    merges: list[Merge] = []
    hidden: list[tuple[int, int]] = []
    tail = b""
    above = True  # the rows, where the columns are told
    while chunk := file.read(CHUNK):
        text = tail + chunk
        text, mark, rest = text.rpartition(b"<")  # so that no element is cut in two
        tail = mark + rest
        if b"mergeCell" in text:
            merges += [merge for m in MERGED.finditer(text) if (merge := _merge(m))]
        if above:
            head, rows, _ = text.partition(b"sheetData")
            above = not rows
            hidden += [run for m in _COLUMN.finditer(head) if (run := _hidden(m[0]))]
        if len(merges) > MERGES_MAX:
            raise DamagedError("合并单元格太多", "取消不必要的合并单元格，再保存")
    return sorted(merges), hidden


def _merge(m: re.Match[bytes]) -> Merge | None:
    """A merge within the limits of a table: one over whole columns ends there, one far out is none."""
    top, left = int(m[2]), column_number(m[1].decode())
    bottom, right = min(int(m[4]), ROWS_MAX), min(column_number(m[3].decode()), COLUMNS_MAX)
    return Merge(top, left, bottom, right) if top <= bottom and left <= right else None


def _hidden(column: bytes) -> tuple[int, int] | None:
    if not re.search(rb"""\bhidden\s*=\s*["'](1|true|on)|\bwidth\s*=\s*["']0["']""", column):
        return None
    ends = [re.search(rb"\b%s\s*=\s*[\"'](\d{1,5})" % name, column) for name in (b"min", b"max")]
    return (int(ends[0][1]), int(ends[1][1])) if ends[0] and ends[1] else None


def _index(text: str) -> int:
    """A number that points into a list; none that would count from its end."""
    index = int(text)
    if index < 0:
        raise IndexError(text)
    return index


def _cell_of(text: str) -> Cell | None:
    text = cleaned(text)
    return Cell(text) if text else None


_known_cell = lru_cache(maxsize=1024)(_cell_of)  # units, states and deadlines stand in many rows


def _text(node: _Element) -> str:
    """The text of a string, plain or in runs; readings of its characters (rPh) are no part of it."""
    if len(node) == 1:
        only = node[0]
        if not len(only):
            return only.text or ""
    parts = []
    for child in node:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [t.text or "" for t in child.iterfind("{*}t")]
    return "".join(parts)


def _elements(file: IO[bytes], tag: str) -> Iterator[Any]:
    """The elements of this name, each forgotten when the next is asked for."""
    from lxml import etree

    for _, node in etree.iterparse(
        file, events=("end",), tag=tag, resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True,
    ):  # fmt: skip
        yield node
        node.clear()
        above = node.getparent()
        while above is not None and node.getprevious() is not None:
            del above[0]


def _tree(package: zipfile.ZipFile, part: str) -> _Element:
    from lxml import etree

    strict = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(package.read(part), strict)


def _office_document(package: zipfile.ZipFile) -> str:
    """The main part, which nearly always is xl/workbook.xml."""
    found = [target for kind, target in _relations(package, "", "").values() if kind == "officeDocument"]
    return found[0] if found else "xl/workbook.xml"


def _relations(package: zipfile.ZipFile, part: str, folder: str) -> dict[str, tuple[str, str]]:
    """Id -> kind (worksheet, styles) and target of each relation of a part."""
    name = posixpath.join(folder, "_rels", f"{posixpath.basename(part)}.rels")
    if name not in package.namelist():
        return {}
    found = {}
    for node in _tree(package, name):
        target = str(node.get("Target", ""))
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[str(node.get("Id"))] = (str(node.get("Type", "")).rpartition("/")[2], whole)
    return found
