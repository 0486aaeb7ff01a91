"""The package of a good workbook, to be changed part by part, and why such a file is refused."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl

from tests.load.workbook.test_ledger import HEAD, ROW, read
from tests.reports import said

SHEET = "xl/worksheets/sheet1.xml"
CELL = '<c r="{}"><v>1</v></c>'
RELATIONS, BOOK = "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
FAR = "表格超过 60000 行或 200 列：工作表“Sheet”的{}在这以外"


def packed() -> bytes:
    book, data = openpyxl.Workbook(), BytesIO()
    assert book.active is not None
    for row in (HEAD, ROW):
        book.active.append(row)
    book.save(data)
    return data.getvalue()


GOOD = packed()


def repacked(home: Path, name: str, change: str | bytes, old: str = "") -> None:
    """The good workbook with a part replaced, or with `old` in that part replaced."""
    with zipfile.ZipFile(BytesIO(GOOD)) as source, zipfile.ZipFile(home / "台账.xlsx", "w", 8) as target:
        for member in source.namelist():
            data: str | bytes = source.read(member)
            if member == name:
                data = source.read(member).decode().replace(old, str(change)) if old else change
                assert data != source.read(member).decode()
            target.writestr(member, data)


def refusal(home: Path) -> str:
    made, found = read(home)
    assert made == []
    assert said(found) == ["LED310 2:12"]
    return found[0].reason


def changed(home: Path, *changes: tuple[str, str, str], more: dict[str, str] | None = None) -> None:
    """The good workbook with texts of its parts replaced, and with further parts; a part without text is left out."""
    with zipfile.ZipFile(BytesIO(GOOD)) as source:
        parts = {name: source.read(name).decode() for name in source.namelist()}
    for part, old, new in changes:
        parts[part], count = re.subn(old, new, parts[part])
        assert count, old
    with zipfile.ZipFile(home / "台账.xlsx", "w") as target:
        for name, text in {**parts, **(more or {})}.items():
            if text:
                target.writestr(name, text)


def with_cell(home: Path, old: str, new: str) -> None:
    """The workbook at home/台账.xlsx with a cell's XML, which `old` matches, replaced."""
    path = home / "台账.xlsx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text, changed = re.subn(old, new, parts[SHEET].decode())
    assert changed == 1
    parts[SHEET] = text.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
