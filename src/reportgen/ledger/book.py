"""Cells that hold a user's text as text; a workbook as bytes that depend on nothing but its content."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from reportgen.dates import parse_date
from reportgen.ledger.columns import Kind
from reportgen.regex import regex
from reportgen.write.escape import UNHELD
from reportgen.write.package import pack, part
from reportgen.write.save import WORKBOOK_MARK, workbook_digest

CELL_AT_MOST = 32_767  # UTF-16 units that a cell can hold
DATE_FORMAT, TEXT_FORMAT = "yyyy-mm-dd", "@"
NO_DATE = datetime(2000, 1, 1)  # never the clock: the same input gives the same bytes
# Excel writes a character that XML can't hold as _x000B_, and so a text that looks like that with its _ as _x005F_.
_LOOKS_ESCAPED = regex("_(?=x[0-9A-Fa-f]{4}_)")
# What Excel or WPS would take for a formula, a number or a date when somebody edits the cell; ＝1 too (OWASP).
_NOT_PLAIN = regex(r"\s*[=+@＝＋－＠'-]|[\d\s.,，/:：%年月日-]+$")
_MODIFIED = regex(rb"(<dcterms:modified[^>]*>)[^<]*")
_FIXED = regex(rb"(<row [^>]*?) customHeight=\"1\"")
SHEETS = "xl/worksheets/sheet"
NO_DIGEST = "0" * 64
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Sheet = Any  # an openpyxl Worksheet, Book its Workbook: their stubs know neither styles nor custom properties
Book = Any
Results = Mapping[str, Mapping[str, object]]  # part of a sheet -> cell -> what its formula comes to


def cell_text(text: str) -> str:
    """A text as a cell stores it."""
    return UNHELD.sub(lambda m: f"_x{ord(m[0]):04X}_", _LOOKS_ESCAPED.sub("_x005F_", text))


def fits(text: str) -> bool:
    """Whether a cell can hold it whole; openpyxl would cut it, Excel call the file damaged."""
    return len(cell_text(text).encode("utf-16-le", "surrogatepass")) // 2 <= CELL_AT_MOST


def put_text(cell: Any, text: str) -> None:
    """A string, whatever it looks like; nothing for ""."""
    if not text:
        cell.value = None
        return
    cell.value = cell_text(text)
    cell.data_type = "s"
    if _NOT_PLAIN.match(text):
        cell.quotePrefix = True


def put(cell: Any, kind: Kind, text: str) -> None:
    """A value as its column has it: whole dates as dates, plain whole numbers as numbers, all else as text."""
    if kind == "date" and (date := parse_date(text)) is not None and date.day:
        cell.value = date.first()
        if "d" not in cell.number_format.lower() or "[" in cell.number_format:  # one that shows the day may stay
            cell.number_format = DATE_FORMAT
    elif kind in ("number", "count") and text.isascii() and text.isdecimal() and str(int(text)) == text < "9" * 10:
        cell.value = int(text)
    else:
        put_text(cell, text)


def finished(book: Book, results: Results | None = None, *, copied: datetime | None = None) -> bytes:
    """The workbook as bytes, marked with its digest, so that `save` sees when somebody has edited it.

    `copied` is the date of the workbook that this one is a copy of; the rows of any other grow with their texts.
    """
    from openpyxl.packaging.custom import StringProperty

    marks = book.custom_doc_props
    if WORKBOOK_MARK in marks.names:
        del marks[WORKBOOK_MARK]
    marks.append(StringProperty(name=WORKBOOK_MARK, value=NO_DIGEST))
    stream = BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as saved:
        parts = {name: saved.read(name) for name in saved.namelist()}
    for name, values in (results or {}).items():
        parts[name] = _with_results(parts[name], values)
    if copied is None:
        parts = {name: _growing(data) if name.startswith(SHEETS) else data for name, data in parts.items()}
    moment = f"{copied or NO_DATE:%Y-%m-%dT%H:%M:%SZ}".encode()
    parts[CORE] = _MODIFIED.sub(lambda m: m[1] + moment, parts[CORE])
    plain = pack(part(name, data) for name, data in parts.items())
    with zipfile.ZipFile(BytesIO(plain)) as package:
        digest = workbook_digest(package)
    parts[CUSTOM] = parts[CUSTOM].replace(NO_DIGEST.encode(), digest.encode())
    return pack(part(name, data) for name, data in parts.items())


def _growing(sheet: bytes) -> bytes:
    """A sheet whose heights of rows hold until somebody types; openpyxl fixes each height that it writes."""
    return _FIXED.sub(rb"\1", sheet)


def _with_results(sheet: bytes, values: Mapping[str, object]) -> bytes:
    """A sheet whose formulas keep what they came to: openpyxl drops it, and the reader asks for it."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    tree = etree.fromstring(sheet, parser)
    for cell in tree.iter(f"{MAIN}c"):
        value = values.get(cell.get("r", ""))
        if value is None or cell.find(f"{MAIN}f") is None:
            continue
        old = cell.find(f"{MAIN}v")
        result = etree.SubElement(cell, f"{MAIN}v") if old is None else old
        result.text = str(int(value)) if isinstance(value, bool) else cell_text(str(value))
        kind = "b" if isinstance(value, bool) else "n" if isinstance(value, int | float) else "str"
        cell.set("t", kind)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def new_book(title: str) -> Book:
    """An empty workbook with one sheet; nothing in it comes from the clock or the machine."""
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.creator = "reportgen"
    book.properties.created = NO_DATE
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.title = title
    return book
