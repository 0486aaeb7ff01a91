"""One workbook a unit: its tasks and nothing else, what it does not fill locked, names that any system allows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from reportgen.ledger.split import file_name
from reportgen.pipeline.ledger import split_ledger
from tests.ledger.rounds import FARMING, HOUSING, ROWS, WATER, cells_of, divided, ledger, report_of
from tests.reports import CITY, said

FILLED: tuple[str, ...] = (
    "责任人",
    "联系电话",
    "状态",
    "完成日期",
    "进展",
    "存在问题",
    "下步措施",
    "销号环节",
    "公示起",
    "公示止",
)
FILLED += ("公示工作日", "销号日期", "佐证")


def test_each_unit_gets_its_tasks_and_a_task_of_two_units_goes_to_both(tmp_path: Path) -> None:
    parts = split_ledger(ledger(tmp_path), tmp_path / "分发", by="责任单位", by_date="", force=False)
    assert [(unit, count, path.name) for unit, count, path in parts.rows] == [
        (WATER, 2, f"台账-{WATER}.xlsx"),
        (HOUSING, 2, f"台账-{HOUSING}.xlsx"),
        (FARMING, 2, f"台账-{FARMING}.xlsx"),
    ]
    assert [t.no for t in report_of(tmp_path / "分发" / f"台账-{FARMING}.xlsx").tasks] == ["2", "4"]


def test_the_title_the_unit_and_the_day_stand_above_the_header(tmp_path: Path) -> None:
    split_ledger(ledger(tmp_path), tmp_path, by="责任单位", by_date="2022年8月5日", force=False)
    book = openpyxl.load_workbook(tmp_path / f"台账-{WATER}.xlsx")
    texts = [cell.value for row in book["台账"].iter_rows(max_row=2) for cell in row if cell.value]
    assert texts == ["整改任务台账", f"填报单位：{WATER}", "请于2022年8月5日前交回"]
    assert "请于2022年8月5日前交回" in str(book["填报说明"].cell(book["填报说明"].max_row, 1).value)


def test_without_a_day_none_is_asked_for(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(divided(tmp_path) / f"台账-{WATER}.xlsx")
    assert not any("交回" in str(c.value) for row in book["台账"].iter_rows(max_row=2) for c in row)


def test_what_departments_do_not_fill_is_locked_and_the_rest_open(tmp_path: Path) -> None:
    path = divided(tmp_path) / f"台账-{WATER}.xlsx"
    assert openpyxl.load_workbook(path)["台账"].protection.sheet is True
    locked = {head: cell.protection.locked for (_, head), cell in cells_of(path).items()}
    assert {head for head, is_locked in locked.items() if not is_locked} == set(FILLED)
    assert {head for head, is_locked in locked.items() if is_locked} == {"序号", "反馈问题", "责任单位", "整改时限"}


def test_the_notes_of_the_city_are_not_handed_out(tmp_path: Path) -> None:
    for path in divided(tmp_path).iterdir():
        assert b"\xe7\x9b\xaf\xe7\xb4\xa7" not in b"".join(_parts(path))  # 盯紧
        assert "内部备注" not in {head for _, head in cells_of(path)}


def _parts(path: Path) -> list[bytes]:
    import zipfile

    with zipfile.ZipFile(path) as package:
        return [package.read(name) for name in package.namelist()]


def test_tasks_without_a_unit_are_named(tmp_path: Path) -> None:
    lost = [(*row[:2], None, *row[3:]) for row in ROWS[2:]]
    parts = split_ledger(ledger(tmp_path, *ROWS[:2], *lost), tmp_path, by="责任单位", by_date="", force=False)
    assert said(parts.found) == ["LED361 A5"]
    assert "序号 3、4 没有责任单位" in parts.found[0].reason
    assert len(parts.rows) == 3


def test_by_the_leading_unit(tmp_path: Path) -> None:
    yaml = tmp_path / "city.yaml"
    tasks = "".join(
        f"  - {{序号: {n}, 牵头单位: {u}, 责任单位: 甲、乙}}\n" for n, u in ((1, "市水利局"), (2, "市住建局"))
    )
    yaml.write_text(f"{CITY}整改任务:\n  列表:\n{tasks}", encoding="utf-8")
    parts = split_ledger(yaml, tmp_path, by="牵头单位", by_date="", force=False)
    assert [unit for unit, _, _ in parts.rows] == ["市水利局", "市住建局"]


def test_a_ledger_in_which_nobody_has_a_task_makes_nothing(tmp_path: Path) -> None:
    rows = [(*row[:2], None, *row[3:]) for row in ROWS]
    parts = split_ledger(ledger(tmp_path, *rows), tmp_path / "分发", by="责任单位", by_date="", force=False)
    assert [d.code for d in parts.found] == ["LED361", "LED377"]
    assert not (tmp_path / "分发").exists()


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("市水利局", "台账-市水利局.xlsx"),
        ("陵城区委/区政府", "台账-陵城区委_区政府.xlsx"),
        ("../../etc/passwd", "台账-etc_passwd.xlsx"),
        ("NUL", "台账-_NUL.xlsx"),
        ("con.x", "台账-_con.x.xlsx"),
        ("甲 乙.", "台账-甲_乙.xlsx"),
        ("...", "台账-_.xlsx"),
    ],
)
def test_names_of_files_are_cleaned(unit: str, name: str) -> None:
    assert file_name(unit) == name


def test_a_long_name_is_cut_between_characters() -> None:
    name = file_name("某某" * 200)
    assert len(name.encode()) <= 200
    assert name.endswith("某.xlsx")


def test_two_units_whose_names_become_one_get_two_files(tmp_path: Path) -> None:
    rows = [(1, "甲。", "一局:二局", "2022年底前", "推进中"), (2, "乙。", "一局_二局", "2022年底前", "推进中")]
    parts = split_ledger(ledger(tmp_path, *rows), tmp_path, by="责任单位", by_date="", force=False)
    assert [path.name for _, _, path in parts.rows] == ["台账-一局_二局.xlsx", "台账-一局_二局-2.xlsx"]


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    folder = tmp_path / "分发"
    folder.mkdir()
    (folder / f"台账-{FARMING}.xlsx").write_bytes(b"somebody's work")
    parts = split_ledger(ledger(tmp_path), folder, by="责任单位", by_date="", force=False)
    assert [d.code for d in parts.found] == ["OUT601"]
    assert [p.name for p in folder.iterdir()] == [f"台账-{FARMING}.xlsx"]


def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path) -> None:
    first = {p.name: p.read_bytes() for p in divided(tmp_path).iterdir()}
    assert first == {p.name: p.read_bytes() for p in divided(tmp_path).iterdir()}
