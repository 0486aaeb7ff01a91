"""Cells of a workbook as text, and what a cell can't tell: a formula without its result, a number for a month."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import IO, Any

from reportgen.dates import EXCEL_EPOCH, EXCEL_SERIALS, YEARS
from reportgen.load.workbook.guard import BROKEN

MONTH_FORMATS = frozenset({27, 36, 50, 52, 57})  # yyyy年m月 of a Chinese Excel, which openpyxl takes for plain numbers
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes a character that XML can't hold
_CELL_NAME = re.compile(r"([A-Z]+)(\d+)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CHUNK = 1 << 20


def text_of(cell: Any) -> str:
    """A cell as text: dates as they are shown (2022-08-30, 2022-08), 1.0 as 1, line breaks kept."""
    value: object = cell.value
    if isinstance(value, int | float) and cell._style.numFmtId in MONTH_FORMATS and int(value) in EXCEL_SERIALS:
        return f"{EXCEL_EPOCH + dt.timedelta(days=int(value)):%Y-%m}"
    if isinstance(value, dt.datetime | dt.date):
        shown = re.sub(r'"[^"]*"|\[[^]]*]|\\.', "", cell.number_format).lower()
        return f"{value:%Y-%m}" if "m" in shown and "d" not in shown and "h" not in shown else f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    lines = unescaped(str(value)).strip().splitlines()
    return "\n".join(line.strip() for line in lines).strip()


def unescaped(text: str) -> str:
    """`_x000B_` as the character that it stands for; a carriage return, which stands beside a line feed, as nothing."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text).replace("\r", "") if "_x" in text else text


def is_january_or_october(value: object) -> bool:
    """Whether a number may be a month of either name: Excel stores 2022.10 as 2022.1, whatever it shows."""
    if not isinstance(value, float) or int(value) not in YEARS:
        return False
    return f"{value:.6f}".partition(".")[2] == "100000"


def unsaved_formulas(path: Path, sheet: str) -> frozenset[tuple[int, int]]:
    """Row and column of the cells of a sheet that hold a formula, but not what it comes to.

    Programs that only write workbooks leave it out; Excel and WPS put it in when they save. A result that is
    no text at all (`=IF(A1="","",A1)`) is one. The workbook has passed `workbook_guard.refusal`.
    """
    try:
        with zipfile.ZipFile(path) as package:
            part = _part_of(package, sheet)
            if part is None or not _has_formula(package, part):
                return frozenset()
            with package.open(part) as file:
                return frozenset(_unsaved(file))
    except BROKEN:
        return frozenset()  # openpyxl has read the workbook; this look is only for a better message


def _has_formula(package: zipfile.ZipFile, part: str) -> bool:
    tail = b""
    with package.open(part) as file:
        while chunk := file.read(CHUNK):
            if _FORMULA.search(tail + chunk):
                return True
            tail = chunk[-20:]
    return False


def _part_of(package: zipfile.ZipFile, sheet: str) -> str | None:
    """The name in the package of the sheet with this title."""
    from lxml import etree

    strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    book = etree.fromstring(package.read("xl/workbook.xml"), strict)
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), strict)
    targets = {r.get("Id"): str(r.get("Target")) for r in relations}
    for found in book.iterfind(".//{*}sheet"):
        if found.get("name") == sheet and found.get(RELATION) in targets:
            target = targets[found.get(RELATION)]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return None


def _unsaved(file: IO[bytes]) -> set[tuple[int, int]]:
    from lxml import etree

    from reportgen.place import column_number

    cells: set[tuple[int, int]] = set()
    for _, node in etree.iterparse(
        file, events=("end",), tag=("{*}c", "{*}row"), resolve_entities=False, no_network=True, load_dtd=False
    ):
        name = _CELL_NAME.fullmatch(node.get("r", ""))
        if name and node.find("{*}f") is not None:
            value = node.find("{*}v")
            if value is None or (not value.text and node.get("t") != "str"):
                cells.add((int(name[2]), column_number(name[1])))
        if etree.QName(node).localname == "row":
            node.clear()
    return cells
