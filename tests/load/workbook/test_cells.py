"""Cells as they are shown, of both forms: dates of both systems, months, percentages, truth values, errors."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path

import pytest

from reportgen.load.workbook import grids
from reportgen.load.workbook.formats import Kind, format_of, plain
from tests.load.workbook.books import Book, Shown
from tests.load.workbook.packages import with_cell
from tests.load.workbook.test_ledger import read
from tests.reports import said

HEAD = ("序号", "反馈问题", "编号", "整改时限", "状态", "公开")
BOTH = pytest.mark.parametrize("form", ["xlsx", "xls"])


def saved(book: Book, home: Path, form: str) -> None:
    (book.xlsx if form == "xlsx" else book.xls)(home / "台账.xlsx")


def texts(home: Path, form: str, *cells: object, since_1904: bool = False) -> list[str]:
    saved(Book([cells], since_1904=since_1904), home, form)
    (row,) = grids(home / "台账.xlsx")[0].rows()
    return [cell.text for _, cell in row.cells]


@BOTH
def test_cells_are_read_as_they_are_shown(tmp_path: Path, form: str) -> None:
    cells = (1.0, 1.5, 0.1 + 0.2, 13800000000, " 甲 \n 乙 ", True, False, dt.date(2022, 8, 30))
    shown = ["1", "1.5", "0.3", "13800000000", "甲\n乙", "是", "否", "2022-08-30"]
    assert texts(tmp_path, form, *cells) == shown


@BOTH
@pytest.mark.parametrize(
    ("value", "form_code", "text"),
    [
        *((1.0, "0%", "100%"), (0.549, "0.0%", "54.9%"), (0.5, "0.00%", "50.00%"), (0.345, "0%", "34%")),
        *(
            (44803, "yyyy-mm-dd", "2022-08-30"),
            (44803.5, "yyyy/m/d h:mm", "2022-08-30"),
            (44803, "[$-804]yyyy年m月d日", "2022-08-30"),
        ),
        *((44803, 'yyyy"年"m"月"', "2022-08"), (44803, "yyyy", "2022年"), (0.354166667, "h:mm", "8:30")),
        *((37, "General", "37"), (37, '0"项"', "37"), (2022.5, "0.00", "2022.5"), (1234.5, "#,##0.00", "1234.5")),
        (44803, '"截至"m"月"d"日"', "2022-08-30"),
    ],
)
def test_numbers_under_a_format(tmp_path: Path, form: str, value: float, form_code: str, text: str) -> None:
    assert texts(tmp_path, form, Shown(value, form_code)) == [text]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (14, Kind.DAY),
        (57, Kind.MONTH),
        (31, Kind.DAY),
        (27, Kind.MONTH),
        (9, Kind.PERCENT),
        (0, Kind.PLAIN),
        (21, Kind.TIME),
    ],
)
def test_formats_without_a_text_are_those_of_a_chinese_excel(number: int, kind: Kind) -> None:
    assert format_of(number, None).kind is kind


@pytest.mark.parametrize("code", ["General", "@", "0.00E+00", '"第"0"项"', "[Red]0.00", "#,##0;[Red]-#,##0", "0_ "])
def test_formats_of_numbers_are_no_dates(code: str) -> None:
    assert format_of(200, code).kind is Kind.PLAIN


def test_no_more_digits_than_excel_keeps() -> None:
    assert [plain(v) for v in (3.0, -2.0, 1e300, 123456789012345.0)] == ["3", "-2", "1e+300", "123456789012345"]


@BOTH
def test_dates_of_a_workbook_that_counts_from_1904(tmp_path: Path, form: str) -> None:
    assert texts(tmp_path, form, Shown(43341, "yyyy-mm-dd"), since_1904=True) == ["2022-08-30"]


@BOTH
@pytest.mark.parametrize(("since_1904", "serial"), [(False, 44926), (True, 43464)])
def test_a_bare_serial_in_a_column_of_dates_is_its_day_in_both_systems(
    tmp_path: Path, form: str, since_1904: bool, serial: int
) -> None:
    saved(Book([HEAD, (1, "略", serial, serial, "推进中", True)], since_1904=since_1904), tmp_path, form)
    (task,), found = read(tmp_path)
    assert (found, str(task.deadline), task.id) == ([], "2022年12月31日", str(serial))


@BOTH
def test_a_percentage_is_no_status(tmp_path: Path, form: str) -> None:
    saved(Book([HEAD, (1, "略", None, "2022年底前", Shown(1.0, "0%"), "是")]), tmp_path, form)
    _, (fault,) = read(tmp_path)
    assert (said([fault]), fault.message) == (["LED302 E2"], "状态“100%”含义不明")


def test_errors_of_an_old_workbook_are_told_by_their_names(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("台账", cell_overwrite_ok=True)
    for column, word in enumerate(HEAD):
        sheet.write(0, column, word)
    for column, value in enumerate((1, "略", "", "2022年底前", "推进中")):
        sheet.write(1, column, value)
    sheet.row(1).set_cell_error(2, "#REF!")
    book.save(str(tmp_path / "台账.xlsx"))
    assert said(read(tmp_path)[1]) == ["LED317 C2"]


def test_strings_in_runs_and_their_readings(tmp_path: Path) -> None:
    Book([HEAD, (1, "x", None, "2022年底前", "推进中", "是")]).xlsx(tmp_path / "台账.xlsx")
    runs = "<r><t>管网</t></r><r><rPr><b/></rPr><t>破损。</t></r><rPh sb='0' eb='2'><t>guan</t></rPh>"
    with_cell(tmp_path, '<c r="B2".*?</c>', f'<c r="B2" t="inlineStr"><is>{runs}</is></c>')
    assert read(tmp_path)[0][0].finding == "管网破损。"


def test_cells_and_rows_without_their_names_follow_each_other(tmp_path: Path) -> None:
    """Some programs leave the names out, as the standard allows."""
    Book([HEAD, (1, "x", None, "2022年底前", "推进中", "是")]).xlsx(tmp_path / "台账.xlsx")
    cells = "".join(f'<c t="inlineStr"><is><t>{t}</t></is></c>' for t in ("1", "管网破损。"))
    with_cell(
        tmp_path,
        '<row r="2".*?</row>',
        f'<row>{cells}<c/><c t="str"><v>2022年底前</v></c><c t="str"><v>推进中</v></c></row>',
    )
    (task,), found = read(tmp_path)
    assert (found, task.finding, str(task.deadline)) == ([], "管网破损。", "2022年底前")
    assert str(task.no.place).endswith("!A2")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
        ('<worksheet xmlns="', '<x:worksheet xmlns:x="'),
    ],
)
def test_both_namespaces_and_prefixed_names_are_read(tmp_path: Path, old: str, new: str) -> None:
    Book([HEAD, (1, "略", None, "2022年底前", "推进中", "是"), (None, None, "7")], ["A2:A3"]).xlsx(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as good, zipfile.ZipFile(tmp_path / "台账.xlsx", "w") as package:
        for name in good.namelist():
            text = good.read(name).decode().replace(old, new)
            if "<x:" in text:
                text = re.sub(r"<(/?)(?!x:|[?])", r"<\1x:", text)
            package.writestr(name, text)
    (task,), found = read(tmp_path)
    assert (found, task.id) == ([], "7")


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [(1.25, "[h]:mm", "30:00"), (0.5, "[h]:mm", "12:00"), (-5, "yyyy-mm-dd", "-5"), (-0.5, "h:mm", "-0.5")],
)
def test_hours_may_go_beyond_a_day_and_what_is_no_time_stays_a_number(
    tmp_path: Path, value: float, form: str, text: str
) -> None:
    (grid,) = grids(Book([(Shown(value, form),)]).xlsx(tmp_path / "台账.xlsx"))
    assert [cell.text for row in grid.rows() for _, cell in row.cells] == [text]
