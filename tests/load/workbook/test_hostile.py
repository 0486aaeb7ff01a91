"""Files that are made to harm, or that change or block while they are read: each ends in a message, soon and small."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from reportgen.load import workbook
from reportgen.load.workbook import xlsx
from tests.load.workbook.packages import CELL, FAR, GOOD, SHEET, refusal, repacked
from tests.load.workbook.test_ledger import HEAD, ROW, read
from tests.reports import said

DTD = "工作簿里有不该有的文档类型声明"
ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
STRINGS = "xl/sharedStrings.xml"


def with_part(home: Path, name: str, data: bytes) -> None:
    """The good workbook with one more part."""
    (home / "台账.xlsx").write_bytes(GOOD)
    with zipfile.ZipFile(home / "台账.xlsx", "a", 8) as package:
        package.writestr(name, data)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "docProps/core.xml", SHEET])
def test_a_dtd_in_any_part_is_refused(tmp_path: Path, part: str) -> None:
    repacked(tmp_path, part, f"<?xml version='1.0'?>{ENTITY}<x>&a;</x>")
    assert refusal(tmp_path) == DTD


@pytest.mark.parametrize(
    ("declared", "coding"),
    [
        *(("utf-16", "utf-16"), ("utf-16", "utf-16-be"), ("UCS-4", "utf-32-be"), ("UCS-4", "utf-32")),
        *(("ebcdic-cp-us", "cp037"), ("UTF-7", "ascii"), ("IBM037", "ascii")),
    ],
)
def test_a_part_in_an_encoding_that_could_hide_a_dtd_is_refused(tmp_path: Path, declared: str, coding: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?><worksheet/>'
    repacked(tmp_path, SHEET, text.encode(coding))
    assert refusal(tmp_path) == DTD


def test_a_query_that_excel_keeps_in_utf_16_beside_the_table_does_not_matter(tmp_path: Path) -> None:
    query = '<?xml version="1.0" encoding="utf-16"?><DataMashup>x</DataMashup>'
    with_part(tmp_path, "customXml/item1.xml", query.encode("utf-16"))
    made, found = read(tmp_path)
    assert (len(made), found) == (1, [])


def test_an_entity_is_never_expanded(tmp_path: Path) -> None:
    repacked(tmp_path, SHEET, "&lol;</t></is></c></row></sheetData>", old="</t></is></c></row></sheetData>")
    assert refusal(tmp_path) == "文件不完整或已损坏"


@pytest.mark.parametrize(
    ("far", "where"),
    [
        (CELL.format("XFD1048576"), " XFD1048576 "),
        (CELL.format("&#88;FD2"), " XFD2 "),  # as a reference, which the bytes don't show
        ('<c a=">" r="XFD2"><v>1</v></c>', " XFD2 "),
        ("<c><v>1</v></c>" * 201, " GS2 "),  # cells without names are counted
    ],
)
def test_a_cell_far_out_is_refused_however_it_is_hidden(tmp_path: Path, far: str, where: str) -> None:
    repacked(tmp_path, SHEET, f'<row r="2">{far}</row></sheetData>', old="</sheetData>")
    assert [d.reason for d in read(tmp_path)[1] if d.code == "LED310"] == [FAR.format(where)]


def test_a_row_far_out_is_refused_however_it_is_hidden(tmp_path: Path) -> None:
    repacked(tmp_path, SHEET, '<row r="6&#48;001"><c><v>1</v></c></row></sheetData>', old="</sheetData>")
    assert [d.reason for d in read(tmp_path)[1]] == [FAR.format("第 60001 行")]


def shared(home: Path, text: str, cells: int) -> None:
    """A ledger whose tasks all hold one shared text, which stands in the file once."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}" t="s"><v>0</v></c></row>' for n in range(3, cells + 3)
    )
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as source, zipfile.ZipFile(data, "w", 8) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == SHEET:
                part = part.replace(b"</sheetData>", f"{rows}</sheetData>".encode())
            if name == "xl/_rels/workbook.xml.rels":
                part = part.replace(b"</Relationships>", relation.encode())
            if name != STRINGS:
                target.writestr(name, part)
        target.writestr(STRINGS, f'<sst xmlns="{main}"><si><t>{text}</t></si></sst>', 0)
    (home / "台账.xlsx").write_bytes(data.getvalue())


def test_a_shared_text_stands_in_every_cell_that_asks_for_it(tmp_path: Path) -> None:
    shared(tmp_path, "甲&#10; 乙_x000D_ ", 3)
    assert [task.finding for task in read(tmp_path)[0][1:]] == ["甲\n乙"] * 3


def test_a_long_shared_text_in_a_million_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "SHARED_MAX", 50_000)
    shared(tmp_path, "长" * 1000, 100)
    path = tmp_path / "台账.xlsx"
    ledger, _ = workbook.opened(path, path.name, None, None)
    assert ledger is not None
    assert len(list(ledger.tasks())) < 51  # what comes behind is not built
    assert [d.reason for d in ledger.found] == ["表格里的文字太多"]


def test_more_parts_than_any_workbook_has_are_refused_before_they_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for n in range(10_001):
            package.writestr(str(n), b"")
    (tmp_path / "台账.xlsx").write_bytes(data.getvalue())
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert refusal(tmp_path) == "工作簿展开后太大"


def test_a_workbook_that_says_to_unpack_to_200_mib_is_refused(tmp_path: Path) -> None:
    with_part(tmp_path, "xl/media/image1.png", b"x")
    data = bytearray((tmp_path / "台账.xlsx").read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (201 << 20).to_bytes(4, "little")
    (tmp_path / "台账.xlsx").write_bytes(bytes(data))
    assert refusal(tmp_path) == "工作簿展开后太大"


def test_a_part_with_a_password_is_damage(tmp_path: Path) -> None:
    data = bytearray(GOOD)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rindex(mark)
        data[at + flags] |= 1
    (tmp_path / "台账.xlsx").write_bytes(bytes(data))
    assert refusal(tmp_path) == "文件不完整或已损坏"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_and_a_device_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "台账.xlsx")  # to open it would wait for ever
    assert refusal(tmp_path) == "“台账.xlsx”不是文件"
    (tmp_path / "台账.xlsx").unlink()
    (tmp_path / "台账.xlsx").symlink_to("/dev/zero")
    assert refusal(tmp_path) == "“台账.xlsx”不是文件"


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "台账.xlsx").write_bytes(GOOD)
    monkeypatch.setattr(workbook.guard, "SIZE_MAX", len(GOOD) - 1)
    small = os.stat_result((0o100644, *[0] * 9))
    monkeypatch.setattr(Path, "stat", lambda *_, **__: small)
    refused = workbook.guard.admitted(tmp_path / "台账.xlsx")
    assert isinstance(refused, tuple)
    assert refused[0].startswith("文件有 ")


def test_a_workbook_that_is_saved_while_it_is_read_is_the_one_before(tmp_path: Path) -> None:
    """The header of one and the rows of the other would put values under the wrong heads."""
    path = tmp_path / "台账.xlsx"
    path.write_bytes(GOOD)
    ledger, _ = workbook.opened(path, path.name, None, None)
    path.write_bytes(b"PK\x03\x04 half of another")
    assert ledger is not None
    (task,) = ledger.tasks()
    assert [e.key.text for e in task.entries] == list(HEAD)
    assert ledger.found == []


@pytest.mark.parametrize("written", ["备注：_xD800_甲", "甲_xDFFF__x0000_乙"])
def test_half_a_character_in_a_note_or_a_stray_cell_never_gets_into_a_message(tmp_path: Path, written: str) -> None:
    cell = f'<row r="9"><c r="A9" t="inlineStr"><is><t>{written}</t></is></c></row></sheetData>'
    repacked(tmp_path, SHEET, cell, old="</sheetData>")
    (found,) = read(tmp_path)[1]
    assert f"{found.reason}{found.fix}".encode()
    assert "甲" in found.reason


def test_half_a_character_and_controls_in_a_value_are_named_and_left_out(tmp_path: Path) -> None:
    task = "<row r='9'><c r='A9'><v>9</v></c><c r='B9' t='str'><v>甲_xD800_乙_x0001_丙</v></c></row></sheetData>"
    repacked(tmp_path, SHEET, task, old="</sheetData>")
    made, found = read(tmp_path)
    assert said(found) == ["SRC106 B9"]
    assert "U+D800" in found[0].reason
    assert [t.finding for t in made] == [ROW[1], "甲 乙 丙"]
