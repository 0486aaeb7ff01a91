"""Files that were named as a ledger and are something else: told by what they are, each with its own way out."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from reportgen.load import workbook
from tests.load.workbook.packages import GOOD, refusal
from tests.load.workbook.test_ledger import HEAD, ROW, read
from tests.reports import said


def old_workbook() -> bytes:
    """A real .xls."""
    book, data = xlwt.Workbook(), BytesIO()
    sheet = book.add_sheet("台账")
    for line, row in enumerate((HEAD, ROW)):
        for column, value in enumerate(row):
            sheet.write(line, column, value)
    book.save(data)
    return data.getvalue()


OLD = old_workbook()


def ole(stream: str) -> bytes:
    """The container of an .xls, its stream called otherwise: what .doc, .ppt and files with a password begin as."""
    wide = stream.encode("utf-16-le") + b"\0\0"
    at = OLD.index("Workbook".encode("utf-16-le") + b"\0\0")
    return OLD[:at] + wide.ljust(64, b"\0") + len(wide).to_bytes(2, "little") + OLD[at + 66 :]


def locked() -> bytes:
    """An .xls with a password: behind its first record stands FILEPASS (2Fh)."""
    at = OLD.index(b"\x09\x08\x10\x00") + 20
    return OLD[:at] + b"\x2f\x00" + OLD[at + 2 :]


def zipped(**parts: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_x_", "."), text)
    return data.getvalue()


SPREADSHEET = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
FOREIGN: dict[str, tuple[bytes, str, str]] = {
    "an empty file": (b"", "文件是空的（0 字节）", "重新取一份"),
    "a locked .xlsx": (ole("EncryptedPackage"), "文件加了密码", "去掉打开密码"),
    "a locked .xls": (locked(), "文件加了密码", "去掉打开密码"),
    "a .doc or .wps": (ole("WordDocument"), "文件是 Word 或 WPS 文字文件，不是表格", "复制到新的 Excel 工作簿"),
    "a .ppt": (ole("PowerPoint Document"), "文件是演示文稿，不是表格", "改正文件名"),
    "a .msg": (ole("__properties"), "文件是别的旧版 Office 文件，里面没有工作簿", "另存为"),
    "half an .xls": (OLD[:1500], "文件不完整或已损坏", "重新取一份"),
    "the head of an .xls": (OLD[:8] + bytes(504), "文件不完整或已损坏", "重新取一份"),
    "a .docx": (
        zipped(word__document_x_xml="<x/>"),
        "文件是 Word 或 WPS 文字文件，不是表格",
        "复制到新的 Excel 工作簿",
    ),
    "a .pptx": (zipped(ppt__presentation_x_xml="<x/>"), "文件是演示文稿，不是表格", "改正文件名"),
    "an .xlsb": (zipped(xl__workbook_x_bin="x"), "文件是 Excel 二进制工作簿（.xlsb）", "另存为"),
    "an .ods": (
        zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        "文件是 OpenDocument 表格（.ods）",
        "另存为",
    ),
    "an .odt": (
        zipped(mimetype="application/vnd.oasis.opendocument.text"),
        "文件是 OpenDocument 文档，不是表格",
        "复制",
    ),
    "a .zip": (zipped(readme_x_txt="x"), "文件是压缩包，里面没有 Excel 工作簿", "解压"),
    "half an .xlsx": (GOOD[:600], "文件不完整或已损坏", "重新取一份"),
    "a .csv": ("序号,状态\n1,推进中\n".encode("gbk"), "文件是纯文本（如 .csv、.txt），不是 Excel 工作簿", "另存为"),
    "a .txt in UTF-8": ("序号\t状态\n".encode(), "文件是纯文本（如 .csv、.txt），不是 Excel 工作簿", "另存为"),
    "a .txt in UTF-16": ("序号\t状态\n".encode("utf-16"), "文件是纯文本（如 .csv、.txt），不是 Excel 工作簿", "另存为"),
    "a page as .xls": (
        b"<html><table></table></html>",
        "文件是网页，只是把扩展名改成了表格的（多由业务系统导出）",
        "另存为",
    ),
    "a table as .xls": (" <table><tr><td>序号</td></tr></table>".encode("gbk"), "文件是网页", "另存为"),
    "XML as .xls": (SPREADSHEET.encode(), "文件是 XML 表格，只是把扩展名改成了 Excel 的（多由业务系统导出）", "另存为"),
    "other XML": (b"<?xml version='1.0'?><a/>", "文件是 XML 文件，不是 Excel 工作簿", "另存为"),
    "a .pdf": (b"%PDF-1.7\n", "文件是 PDF 文件，不是表格", "复制到新的 Excel 工作簿"),
    "an .rtf": (b"{\\rtf1}", "文件是 RTF 文字文件，不是表格", "复制到新的 Excel 工作簿"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "文件是图片，不是表格", "Excel 台账"),
    "noise": (bytes(range(256)) * 4, "文件内容不是 Excel 工作簿", "另存为"),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_file_that_is_no_workbook_is_told_by_what_it_is(tmp_path: Path, what: str) -> None:
    data, reason, fix = FOREIGN[what]
    (tmp_path / "台账.xlsx").write_bytes(data)
    made, found = read(tmp_path)
    assert (made, said(found)) == ([], ["LED310 2:12"])
    assert found[0].reason.startswith(reason)
    assert fix in found[0].fix


@pytest.mark.parametrize("name", ["台账.xls", "台账.et", "台账.xlsx", "台账"])
def test_both_forms_of_a_workbook_are_told_apart_by_content_whatever_their_name(tmp_path: Path, name: str) -> None:
    for data in (GOOD, OLD):
        (tmp_path / name).write_bytes(data)
        made, found = read(tmp_path, f"{{台账: {name}}}")
        assert (len(made), found) == (1, [])
        assert str(made[0].no.place) == f"{name}!{'Sheet' if data is GOOD else '台账'}!A2"


@given(st.lists(st.tuples(st.integers(0, len(OLD) - 1), st.integers(0, 255)), min_size=1, max_size=5), st.data())
def test_a_damaged_old_workbook_is_read_or_refused_in_peace(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]], data: st.DataObject
) -> None:
    damaged = bytearray(OLD)
    for at, byte in flips:
        damaged[at] = byte
    path = tmp_path_factory.getbasetemp() / "damaged.xls"
    path.write_bytes(bytes(damaged[: data.draw(st.integers(1, len(OLD)))] if data.draw(st.booleans()) else damaged))
    rows, found = workbook.read(path, "台账.xls", None, None)
    assert rows is not None or [d.code for d in found] in (["LED310"], ["LED312"])


def test_a_workbook_of_before_1995_has_no_container(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for line, row in enumerate((HEAD, ROW)):
        for column, value in enumerate(row):
            sheet.write(line, column, value)
    (tmp_path / "台账.xls").write_bytes(book.get_biff_data())
    made, found = read(tmp_path, "{台账: 台账.xls}")
    assert (len(made), found) == (1, [])


DOC = ole("WordDocument")
TORN = DOC[:44] + b"\xff\xff" + DOC[46:]  # says that its table of contents is larger than the file


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (TORN, "文件是 Word 或 WPS 文字文件，不是表格"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "文件是 XML 表格"),
    ],
    ids=["a torn .doc", "XML without its head"],
)
def test_another_file_is_known_by_less_than_the_whole(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "台账.xlsx").write_bytes(data)
    assert refusal(tmp_path).startswith(reason)


def test_a_book_to_be_read_aloud_is_an_archive(tmp_path: Path) -> None:
    """An .epub has a mimetype too."""
    with zipfile.ZipFile(tmp_path / "台账.xlsx", "w") as package:
        package.writestr("mimetype", "application/epub+zip")
    assert refusal(tmp_path) == "文件是压缩包，里面没有 Excel 工作簿"
